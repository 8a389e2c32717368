package dev.descent.app;

/** A request to stop, made once: Ctrl-C, or the first failure under --fail-fast. */
public final class Cancellation {
    private volatile boolean asked;

    public void ask() {
        asked = true;
    }

    public boolean asked() {
        return asked;
    }
}
