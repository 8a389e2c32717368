package dev.descent.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks' command line; without a command it runs {@link JobsCommand}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures what Descent costs on this machine and prints tables in Markdown.",
        subcommands = {
            JobsCommand.class,
            ScalingCommand.class,
            OperationsCommand.class,
            DataCommand.class,
            CalibrationCommand.class,
            ReplayCommand.class,
            CostCommand.class,
            JournalCommand.class,
            ClusterCommand.class
        })
final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) {
        boolean named = arguments.length > 0 && !arguments[0].startsWith("--");
        CommandLine line = new CommandLine(new Benchmarks());
        boolean help = arguments.length > 0 && arguments[0].equals("--help");
        String[] completed = named || help ? arguments : prepend("jobs", arguments);
        int exit = line.execute(completed);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    private static String[] prepend(String first, String[] rest) {
        String[] all = new String[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
