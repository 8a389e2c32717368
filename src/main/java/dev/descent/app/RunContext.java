package dev.descent.app;

/** What the experiments of one command share: how they are to be trained, who hears of it, and who may stop it. */
record RunContext(Loader loader, RunOptions options, RunListener listener, Cancellation cancellation) {}
