package dev.descent.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /** Runs the command line; a status other than 0 ends the JVM with it. */
    public static void main(String[] arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                Terminal.isInteractive());
        int status = CommandLines.execute(terminal, arguments);
        if (status != 0) {
            System.exit(status);
        }
    }
}
