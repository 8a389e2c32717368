package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repeats of a function: nothing is left to chance, so that they are no sample of anything. */
class IdenticalRepeatsTest {
    private static final String FILE = """
            minimize: {function: x^2 + 1, start: {x: 3}}
            optimizer: {sgd: {learning_rate: 0.25}}
            steps: 2
            sweep: {%s}
            """;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("of several configurations neither table nor verdict has an interval")
    void ofSeveral() throws Exception {
        run("repeats: 3, grid: {learning_rate: [0.25, 0.125]}");
        assertThat(read("report.md"))
                .contains(" has the lowest final_loss of 2 configurations: 1.5625 (3 identical repeats).")
                .contains("| rank | learning_rate | final_loss |\n")
                .contains("\nRepeats are identical, for nothing is left to chance: their values have no interval.\n")
                .doesNotContain("95 %");
        List<String> summary = read("summary.csv").lines().toList();
        assertThat(summary.get(0)).startsWith("learning_rate,n,diverged,failed,mean,sd,ci_low,ci_high,median,");
        assertThat(summary.get(1)).startsWith("0.25,3,0,0,1.5625,0,,,1.5625,,,1.5625,1.5625");
        assertThat(folder.resolve("results/x/plots/ranking.svg")).doesNotExist();
    }

    @Test
    @DisplayName("of a single configuration there is one value of all")
    void ofOne() throws Exception {
        run("repeats: 2");
        assertThat(read("report.md"))
                .contains("Ends with final_loss 1.5625 (2 identical repeats)")
                .contains("\nRepeats are identical, for nothing is left to chance: their values have no interval.\n")
                .doesNotContain("95 %");
    }

    private void run(String sweep) throws Exception {
        Path file = Files.writeString(folder.resolve("x.yaml"), FILE.formatted(sweep));
        assertThat(new Runner(
                                new Loader(),
                                SearchProcess.options(folder.resolve("results"), 1),
                                new RoundLog(),
                                new Cancellation())
                        .run(List.of(SearchProcess.load(file))))
                .singleElement()
                .matches(RunSummary::reported);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve("results/x").resolve(name));
    }
}
