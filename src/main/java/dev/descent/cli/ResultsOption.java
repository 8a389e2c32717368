package dev.descent.cli;

import dev.descent.app.RunOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where results are. */
final class ResultsOption {
    @Option(
            names = "--results",
            paramLabel = "DIR",
            description =
                    "The folder of the results; it is made if there is none. Files in it that Descent did not write are never replaced. Default: results")
    private Path results = RunOptions.RESULTS;

    void set(Path given) {
        results = given;
    }

    Path path() {
        return results;
    }
}
