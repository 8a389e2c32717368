package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search would have found in another order is told of one that draws without looking, and of no other. */
class AdaptiveCurveTest {
    private static final String FILE = """
            dataset: {csv: ../data/advertising.csv, target: sales, features: [TV], scale: standard, split: {validation: 0.2}}
            layers: [{dense: 1}]
            loss: mse
            optimizer: sgd
            epochs: 1
            sweep:
              search: {SEARCH: {configurations: 12}}
              over: {learning_rate: {log_uniform: [1e-3, 1]}}
            """;

    @TempDir
    private Path folder;

    @Test
    void onlyASearchThatDoesNotAdaptHasACurveInAnyOrder() {
        CommandRig rig = new CommandRig(folder);
        Path random = rig.experiment("r.yaml", FILE.replace("SEARCH", "random"));
        Path adapting = rig.experiment("t.yaml", FILE.replace("SEARCH", "tpe"));
        assertThat(rig.run("run", "--results", rig.results(), random, adapting))
                .as(rig.err())
                .isZero();
        assertThat(rig.result("r/plots/best_so_far.svg")).contains("in any order");
        assertThat(rig.result("t/plots/best_so_far.svg"))
                .doesNotContain("in any order")
                .contains("which proposes by what it has seen");
    }
}
