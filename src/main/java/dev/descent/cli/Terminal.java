package dev.descent.cli;

import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.Method;

/**
 * Where a command prints.
 *
 * @param out what the command was asked for
 * @param err progress, warnings and errors
 * @param interactive whether a person looks at {@code err} on a terminal, so that a line may be rewritten
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive) {
    Terminal {
        out = new VisibleStream(out);
        err = new VisibleStream(err);
    }

    /** Whether this process is attached to a terminal. */
    static boolean isInteractive() {
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
