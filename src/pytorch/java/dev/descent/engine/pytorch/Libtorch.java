package dev.descent.engine.pytorch;

import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/**
 * The native library, loaded once a process and set up to give the same bits each time.
 *
 * <p>One thread computes, the one that calls: the order of a sum doesn't depend on processors. Denormal numbers are left as they are:
 * libtorch would flush them by a flag of the calling thread's processor, which the arithmetic of Java on that thread obeys as well.
 */
final class Libtorch {
    private static final Optional<String> OBSTACLE = load();

    private Libtorch() {}

    /** Why the library can't be used here, in a sentence; empty if it can. */
    static Optional<String> obstacle() {
        return OBSTACLE;
    }

    private static Optional<String> load() {
        // all memory is freed by scopes: no thread of JavaCPP has to look for what is left
        if (System.getProperty("org.bytedeco.javacpp.nopointergc") == null) {
            System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
        }
        try {
            Loader.load(torch.class);
            torch.set_num_threads(1);
            torch.set_num_interop_threads(1);
            torch.globalContext().setDeterministicAlgorithms(true, false);
            return Optional.empty();
        } catch (LinkageError | RuntimeException e) {
            return Optional.of("libtorch can't be loaded on " + platform() + ": " + reason(e));
        }
    }

    private static String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    /** In one line, without the folders that were looked in. */
    private static String reason(Throwable e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (e instanceof NoClassDefFoundError) {
            return "the class path lacks " + message.replace('/', '.');
        }
        return message.replaceFirst("(in java\\.library\\.path):.*", "$1");
    }
}
