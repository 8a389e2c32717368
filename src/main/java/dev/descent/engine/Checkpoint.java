package dev.descent.engine;

/**
 * Where a trial stood when an epoch had ended: all that an engine needs to go on with it as if it had never paused. Only the engine that
 * made it knows what it holds; everybody else keeps it and hands it back. It never changes: an engine that goes on from it works on a
 * copy.
 */
public interface Checkpoint {
    /** Epochs that have ended. */
    int epoch();

    /** About how much memory it takes, in bytes. */
    long bytes();
}
