package dev.descent.cli;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /** Runs the command line; a status other than 0 ends the JVM with it. */
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofThisProcess();
        int status = CommandLines.execute(terminal, arguments);
        if (status != 0) {
            System.exit(status);
        }
    }
}
