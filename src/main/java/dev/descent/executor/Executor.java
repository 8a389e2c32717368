package dev.descent.executor;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import java.util.Iterator;

/** Runs cohorts somewhere. Found by name, as engines are. The order and place of execution never change an outcome. */
public interface Executor {
    /** The name that stands in the experiment file. */
    String name();

    /**
     * Trains every cohort and returns when all have ended or the listener cancelled. Where checkpoints can't go, a cohort may be trained
     * without them.
     *
     * @param work the cohorts; asked for one at a time, never by two threads at once
     * @param jobs how many cohorts may train at once
     */
    void execute(Iterator<Cohort> work, Engine engine, ExecutionListener listener, int jobs);
}
