package dev.descent.app;

/** A wish to stop, set once by whoever holds it: Ctrl-C, or the first failure under --fail-fast. */
public final class Cancellation {
    private volatile boolean asked;

    public void ask() {
        asked = true;
    }

    public boolean asked() {
        return asked;
    }
}
