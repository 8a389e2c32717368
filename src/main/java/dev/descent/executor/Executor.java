package dev.descent.executor;

/**
 * Has tasks carried out somewhere. Found by name, as engines are. The order and place of execution never change an outcome.
 *
 * <p>What it carries is data: a {@link Base} once, {@link Task}s, and {@link Answer}s home. A worker elsewhere is opened from the base by
 * {@code dev.descent.worker.CarriedWork}.
 */
public interface Executor {
    /** The name that stands in the experiment file. */
    String name();

    /** Whether its workers are elsewhere, at {@link ExecutorSettings#master()}. */
    default boolean hasMaster() {
        return false;
    }

    /**
     * Has every task carried out, and returns when each trial is answered or the listener cancelled. A task that is lost with its worker
     * is carried out again; one trial that costs its worker its life each time is answered as {@link Answer.Threw} in the end, and the
     * others of its task are not lost.
     *
     * @throws ExecutorFailed if it can't go on
     * @throws RuntimeException what the listener throws
     */
    void execute(Work work, TaskListener listener, ExecutorSettings settings);
}
