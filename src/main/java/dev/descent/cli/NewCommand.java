package dev.descent.cli;

import dev.descent.app.NewExperiment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a first experiment file. */
@Command(
        name = "new",
        description = {
            "Writes a first experiment file for a CSV: its task, scaling, network and a sweep over optimizers and rates, "
                    + "with comments. It never overwrites a file.",
            ""
        })
final class NewCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Parameters(index = "0", paramLabel = "NAME", description = "The experiment's name: NAME.yaml is written.")
    private String name;

    @Option(names = "--csv", required = true, paramLabel = "FILE", description = "The table.")
    private Path csv;

    @Option(
            names = "--target",
            required = true,
            paramLabel = "COLUMN",
            description = "The column to predict; several times for several columns of numbers.")
    private List<String> targets = List.of();

    @Option(
            names = "--ignore",
            paramLabel = "COLUMN",
            description = "A column that is no feature; several times for several.")
    private List<String> ignored = List.of();

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "regression, binary or multiclass. Default: as the target looks")
    private Optional<String> task = Optional.empty();

    @Option(
            names = "--separator",
            paramLabel = "TEXT",
            description = "What stands between cells: \";\", tab, \"|\" or blanks. Default: as the file looks")
    private Optional<String> separator = Optional.empty();

    @Option(names = "--experiments", paramLabel = "DIR", description = "Where to write it. Default: experiments")
    private Path folder = Path.of("experiments");

    private final Terminal terminal;

    NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        List<Path> files =
                NewExperiment.write(name, csv, new NewExperiment.Wishes(targets, ignored, task, separator), folder);
        Path file = files.get(0);
        String asked = file + NewExperiment.dataOption(file, csv);
        terminal.out()
                .println("wrote " + file + "; `descent plan " + asked + "` shows its trials, `descent run " + asked
                        + "` trains them");
        for (Path schema : files.subList(1, files.size())) {
            terminal.out().println("wrote " + schema + ", by which editors complete and check experiments");
        }
        if (!NewExperiment.keepsLineEnds(file)) {
            terminal.out()
                    .println("to keep git from changing line ends, put these lines into .gitattributes: "
                            + "`data/** -text`, `experiments/** -text`, `results/** -text`");
        }
        return 0;
    }
}
