package dev.descent.worker;

/** Work that must not be done here, since something here is not as it is where the work comes from. */
public final class WorkRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message why, in a sentence without a full stop */
    public WorkRefused(String message) {
        super(message);
    }
}
