package dev.descent.cli;

import dev.descent.app.ExitCode;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /** Runs the command line; a status other than 0 ends the JVM with it. */
    public static void main(String[] arguments) {
        LastWords lastWords = new LastWords();
        int status;
        try {
            status = execute(arguments);
        } catch (OutOfMemoryError e) {
            // Even to tell that needed more than there was.
            status = lastWords.tell();
        }
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int execute(String[] arguments) {
        StandardOutput output = new StandardOutput();
        Terminal terminal = Terminal.ofThisProcess(output);
        int status = CommandLines.execute(terminal, arguments);
        terminal.out().flush();
        if (status == ExitCode.DONE.code() && output.failure().isPresent()) {
            terminal.err()
                    .println("can't write what was asked for: "
                            + output.failure().get() + "; make room where the output goes and call this again");
            status = ExitCode.MACHINE_LACKS.code();
        }
        return status;
    }
}
