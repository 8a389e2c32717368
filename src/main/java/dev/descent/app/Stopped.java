package dev.descent.app;

import java.util.List;

/**
 * Thrown where a command can't go on because the request is wrong, the machine lacks something or results contradict each other, never for a fault of the program
 * itself. Its sentences are all that the person at the terminal is told, and end with the remedy; the command ends with
 * {@link #exitCode}.
 */
public final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final List<String> sentences;

    private Stopped(ExitCode exitCode, List<String> sentences, Throwable cause) {
        super(String.join("\n", sentences), cause);
        this.exitCode = exitCode;
        this.sentences = List.copyOf(sentences);
    }

    /** The request is wrong. */
    public static Stopped refused(String message) {
        return new Stopped(ExitCode.REFUSED, List.of(message), null);
    }

    /** The request is wrong in several ways, a sentence each. */
    static Stopped refused(List<String> sentences) {
        return new Stopped(ExitCode.REFUSED, sentences, null);
    }

    /** What was to agree does not. */
    static Stopped notHeld(String message) {
        return new Stopped(ExitCode.NOT_HELD, List.of(message), null);
    }

    /** The machine lacks something that no exception tells of. */
    public static Stopped machine(String message) {
        return new Stopped(ExitCode.MACHINE_LACKS, List.of(message), null);
    }

    /** The machine lacks something. */
    public static Stopped machine(String message, Throwable cause) {
        return new Stopped(ExitCode.MACHINE_LACKS, List.of(message), cause);
    }

    /** What the person at the terminal is told, a line each. */
    public List<String> sentences() {
        return sentences;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
