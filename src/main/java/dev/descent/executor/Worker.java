package dev.descent.executor;

import dev.descent.engine.WorkerPool;

/** Carries out tasks of one base, in one process. Several threads may use it at once. */
public interface Worker {
    /**
     * Carries out a task: makes its trials, compares their ids, trains them, and tells what became of each, once. A trial that is bad costs
     * the others nothing. It returns early, with some trials untold, when the listener is cancelled.
     *
     * @param helpers threads that help
     * @throws RuntimeException what the listener throws
     */
    void carryOut(Task task, TaskListener listener, WorkerPool helpers);
}
