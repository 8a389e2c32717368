package dev.descent.app;

/**
 * Thrown where a command can't go on because the request is wrong or the machine lacks something, never for a fault of the program
 * itself. The message is the one thing that the person at the terminal is told, and it ends with the remedy; the command ends with
 * {@link #exitCode}.
 */
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
