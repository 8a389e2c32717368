package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiment of the shelf that halves: who comes through is who would have come without the others. */
class HalvedShelfTest {
    private static final String SEARCH = "{successive_halving: {configurations: 27, eta: 3, min_epochs: 3}}";

    @TempDir
    private Path folder;

    @Test
    void survivorsAreTheTrialsOfTheSameSearchWithoutHalving() throws IOException {
        String halving = Files.readString(Path.of("experiments/halving.yaml"));
        assertThat(halving).contains(SEARCH);
        CommandRig rig = new CommandRig(folder);
        Path random = rig.experiment("whole.yaml", halving.replace(SEARCH, "{random: {configurations: 27}}"));
        assertThat(rig.run("run", "--results", rig.results(), random))
                .as(rig.err())
                .isZero();
        List<String> whole = rig.result("whole/trials.csv").lines().skip(1).toList();
        List<String> stored = Files.readAllLines(Path.of("results/halving/trials.csv")).stream()
                .skip(1)
                .toList();
        List<String> through =
                stored.stream().filter(row -> row.contains(",completed,")).toList();
        assertThat(stored).hasSize(27);
        assertThat(through).hasSize(3);
        assertThat(whole).containsAll(through);
    }
}
