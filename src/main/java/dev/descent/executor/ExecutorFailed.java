package dev.descent.executor;

/** An executor can't go on for a reason outside of the program: a cluster that does not answer. What was answered stays. */
public final class ExecutorFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message a sentence that a user reads, with what to do about it */
    public ExecutorFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
