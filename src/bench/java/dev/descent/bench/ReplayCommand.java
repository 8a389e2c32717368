package dev.descent.bench;

import dev.descent.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How soon searches come near the best of a grid that was trained once. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Replays searches against grids of which every trial is known, over 20 seeds: the regret of the best that was trained"
                    + " to its end, after epochs worth so many whole trainings.",
            "--train makes the tables of the grids anew, src/bench/replay/*.csv; it takes some minutes. --pictures DIR draws the curves."
        })
final class ReplayCommand implements Callable<Integer> {
    @Option(names = "--train", description = "Trains the grids and writes their tables.")
    private boolean train;

    @Option(names = "--pictures", description = "The folder for pictures of the curves; default: none are drawn.")
    private Path pictures;

    @Override
    public Integer call() throws IOException {
        for (String name : ReplayedGrid.NAMES) {
            if (train) {
                train(name);
            }
            ReplayedGrid grid = ReplayedGrid.of(name);
            System.out.println(grid.title() + "\n");
            System.out.println(table(grid.rows()));
            if (pictures != null) {
                Files.createDirectories(pictures);
                Files.writeString(pictures.resolve("search-" + name + ".svg"), grid.picture());
            }
        }
        return 0;
    }

    private static void train(String name) throws IOException {
        Path results = Path.of("target/bench/replay");
        Main.main(new String[] {
            "run",
            "--quiet",
            "--results",
            results.toString(),
            ReplayedGrid.FOLDER.resolve(name + ".yaml").toString()
        });
        Files.writeString(ReplayedGrid.FOLDER.resolve(name + ".csv"), ReplayTable.of(results.resolve(name)));
    }

    private static MarkdownTable table(List<List<String>> rows) {
        MarkdownTable table = new MarkdownTable(rows.get(0).toArray(String[]::new));
        rows.stream().skip(1).forEach(row -> table.row(row.toArray(String[]::new)));
        return table;
    }
}
