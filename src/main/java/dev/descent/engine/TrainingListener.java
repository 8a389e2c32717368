package dev.descent.engine;

import dev.descent.model.Trial;

/** Hears from an engine. Called from the thread that trains. */
public interface TrainingListener {
    /**
     * An epoch of a trial has ended, with weights and a loss that are finite. Told of every epoch in its turn, the last one before
     * {@link #finished}; of a trial that goes on from a checkpoint from the epoch behind that. A trial that has to be trained again from
     * its start tells its epochs again. An engine may leave it out: whoever shows progress then knows of trials that end alone.
     *
     * <p>It is called between two epochs by the thread that trains, for a small network every few microseconds: it must return at once,
     * wait for nobody and throw nothing. That of a run puts down the newest numbers, which takes 10 ns, and leaves it to another thread to
     * look at them.
     *
     * @param epoch from 1
     * @param loss the epoch's {@link History#loss()}
     * @param validationLoss its {@link History#validationLoss()}; NaN without a validation part
     */
    default void epochEnded(Trial trial, int epoch, float loss, float validationLoss) {}

    /**
     * Whether {@link #parameters} is to be told of an epoch of a trial. Asked once before a trial's first step, then once after every epoch
     * that ended with finite weights and a finite loss: it must return at once, as {@link #epochEnded} must.
     *
     * @param epoch from 1; 0 before the first step
     */
    default boolean wantsParametersAt(Trial trial, int epoch) {
        return false;
    }

    /**
     * The weights of a trial as an epoch ended, those of batch normalization's running values among them; told behind {@link #epochEnded}
     * where {@link #wantsParametersAt} says so. A trial that goes on from a checkpoint tells those of the epochs behind that; one that has
     * to be trained again from its start tells them again, and are equal. An engine may leave it out: how its weights move is then not
     * known.
     *
     * @param epoch from 1; 0 before the first step
     * @param parameters in the order of {@link dev.descent.nn.Network}, the listener's own
     */
    default void parameters(Trial trial, int epoch, float[] parameters) {}

    /** Whether {@link #step} is to be told of steps of a trial. Asked before the trial's first step; it must return at once. */
    default boolean wantsSteps(Trial trial) {
        return false;
    }

    /**
     * Whether {@link #step} is to be told of a step. Asked before each step of a trial whose steps are wanted; it must return at once.
     *
     * @param step from 1, counted on over the epochs
     */
    default boolean wantsStepAt(Trial trial, long step) {
        return true;
    }

    /**
     * A step has been done; told before the {@link #epochEnded} of its epoch where {@link #wantsSteps} and {@link #wantsStepAt} say so. The
     * step at which a trial diverges, for the loss of its batch is not finite, is none. A trial that goes on from a checkpoint tells the
     * steps behind that. An engine may leave it out: there is no row a step then.
     */
    default void step(Trial trial, TrainingStep step) {}

    /** Whether {@link #kept} is to be told. */
    default boolean wantsParameters() {
        return false;
    }

    /**
     * A trial that completes keeps these weights, with which its outcome was measured; told before {@link #finished} where {@link
     * #wantsParameters} says so. An engine may leave it out: its networks can't be saved then.
     *
     * @param parameters in the order of {@link dev.descent.nn.Network}, the listener's own
     */
    default void kept(Trial trial, float[] parameters) {}

    /** A trial has ended. */
    void finished(Trial trial, TrialOutcome outcome);

    /**
     * A trial that {@link #finished} was just told of completed the epoch that it was to be trained until, or was stopped before it, and
     * its network has more epochs than that: it may be asked to go on.
     *
     * @param checkpoint what it can go on from
     */
    default void paused(Trial trial, Checkpoint checkpoint) {}

    /** Whether the engine shall stop as soon as it can; asked at least once an epoch. */
    boolean cancelled();
}
