package dev.descent.executor;

import java.util.Iterator;

/** What an executor is to do: tasks, what they have in common, and a worker for this process. */
public interface Work {
    /**
     * What each other process needs; made when it is asked for.
     *
     * @throws ExecutorFailed if it can't be read
     */
    Base base();

    /**
     * The tasks; asked for one at a time, never by two threads at once.
     *
     * @param time how long each should take, where there are trials enough
     */
    Iterator<Task> tasks(TaskTime time);

    /** A worker in this process, which need not read the base. */
    Worker worker();
}
