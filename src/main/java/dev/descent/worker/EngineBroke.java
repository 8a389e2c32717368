package dev.descent.worker;

/** An engine that is not built in broke its contract, so that nothing more is asked of it. What it finished before stays. */
public final class EngineBroke extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineBroke(String engine, String how) {
        super("the engine '" + engine + "' broke its contract: it " + how);
    }
}
