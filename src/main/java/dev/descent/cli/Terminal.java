package dev.descent.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a command prints.
 *
 * @param out what the command was asked for
 * @param err progress, warnings and errors
 * @param status the line that is rewritten, if a person looks at a terminal; what is printed stands above it
 */
record Terminal(PrintStream out, PrintStream err, Optional<StatusLine> status) {
    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 20;

    Terminal {
        out = new VisibleStream(out);
        err = new VisibleStream(err);
    }

    /** A place without a person: a file, a pipe, a log. */
    static Terminal plain(PrintStream out, PrintStream err) {
        return new Terminal(out, err, Optional.empty());
    }

    /** A screen with a status line at its foot. */
    static Terminal interactive(PrintStream out, PrintStream err, int columns) {
        StatusLine status = new StatusLine(err, columns);
        return new Terminal(status.above(out), status.above(err), Optional.of(status));
    }

    /** This process's own. Logs go the same way, on a screen above the status line. */
    static Terminal ofThisProcess(StandardOutput output) {
        PrintStream out = new PrintStream(new BufferedOutputStream(output), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Terminal terminal =
                isInteractive() ? interactive(out, err, columns(System.getenv("COLUMNS"))) : plain(out, err);
        System.setErr(terminal.err());
        return terminal;
    }

    /** How wide a screen is that says so in a variable, as some shells export it; else as wide as all are. */
    static int columns(String variable) {
        boolean told = variable != null && variable.matches("[0-9]{1,4}");
        return told ? Math.max(FEWEST_COLUMNS, Integer.parseInt(variable)) : USUAL_COLUMNS;
    }

    /** Whether this process is attached to a terminal. */
    @SuppressWarnings("SystemConsoleNull") // both are looked at: no console, and one without a terminal
    private static boolean isInteractive() {
        Console console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM")) || System.getenv("CI") != null) {
            return false;
        }
        try {
            // From JDK 22 on there is a console without a terminal too.
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
