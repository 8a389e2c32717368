package dev.descent.app;

/** A command that can't be carried out, with one message for the person at the terminal that ends with the remedy. */
public final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private Stopped(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The request is wrong. */
    public static Stopped refused(String message) {
        return new Stopped(ExitCode.REFUSED, message, null);
    }

    /** The machine lacks something that no exception tells of. */
    public static Stopped machine(String message) {
        return new Stopped(ExitCode.MACHINE_LACKS, message, null);
    }

    /** The machine lacks something. */
    public static Stopped machine(String message, Throwable cause) {
        return new Stopped(ExitCode.MACHINE_LACKS, message, cause);
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
