package dev.descent.app;

/**
 * What the experiments of one command share: how they are to be trained, who hears of it, and who may stop it.
 *
 * @param parking bytes that checkpoints of paused trials may take
 */
record RunContext(Loader loader, RunOptions options, RunListener listener, Cancellation cancellation, long parking) {
    RunContext(Loader loader, RunOptions options, RunListener listener, Cancellation cancellation) {
        this(loader, options, listener, cancellation, ParkedTrials.BUDGET);
    }
}
