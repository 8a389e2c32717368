package dev.descent.cli;

import dev.descent.app.Cancellation;
import dev.descent.app.ExitCode;
import dev.descent.app.Loader;
import dev.descent.app.RunOptions;
import dev.descent.app.Runner;
import dev.descent.config.Experiment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Unites shards. */
@Command(
        name = "merge",
        description = {
            "Unites what `run --shard` has trained, here and in results folders of other machines, and writes the reports; exit code 5 says "
                    + "that trials are missing.",
            "",
            "Folders of other machines are only read. Where two have trained one trial, all its numbers must be the same, to the bit, or "
                    + "nothing is merged.",
            ""
        })
final class MergeCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Parameters(
            arity = "0..*",
            paramLabel = "DIR",
            description =
                    "Results folders as other machines left them, with .run in them. The shards in --results are read anyway.")
    private List<Path> folders = List.of();

    @Option(
            names = "--experiment",
            paramLabel = "FILE or DIR",
            description = "An experiment file, or a folder of them; may be given several times. Default: experiments")
    private List<Path> experiments = List.of(Path.of("experiments"));

    @Mixin
    private SettingOptions settings;

    @Mixin
    private ResultsOption results;

    @Mixin
    private JobsOption jobs;

    private final Terminal terminal;

    MergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        RunOptions options = settings.toRunOptions(results.path(), jobs.count(), false, false);
        Loader loader = settings.loader();
        List<Experiment> loaded = loader.load(experiments, options);
        List<Path> named =
                experiments.stream().filter(it -> !Files.isDirectory(it)).toList();
        Runner runner = new Runner(loader, options, new Progress(terminal, false), new Cancellation());
        return ExitCode.of(runner.merge(loaded, folders, named)).code();
    }
}
