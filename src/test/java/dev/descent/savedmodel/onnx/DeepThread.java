package dev.descent.savedmodel.onnx;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** A thread with a deep stack: ONNX Runtime 1.29 needs more than 1.5 MB to start, and a thread of the JVM has 1 MB; it would end the process. */
final class DeepThread {
    private static final long STACK = 64L << 20;

    private DeepThread() {}

    static <T> T call(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(null, task, "onnx", STACK).start();
        return task.get();
    }
}
