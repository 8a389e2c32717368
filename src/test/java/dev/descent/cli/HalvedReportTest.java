package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reports say of a search that halves, and of differences of values that have bounds. */
class HalvedReportTest {
    private static final String FILE = """
            dataset: {csv: ../data/iris.csv, target: species, scale: standard, split: {validation: 0.3}}
            layers: [{dense: {units: 8, activation: relu}}, {dense: {units: 3, activation: softmax}}]
            loss: categorical_crossentropy
            metrics: [accuracy]
            optimizer: adam
            epochs: 9
            report: {rank_by: val_accuracy}
            sweep:
              search: {successive_halving: {configurations: 18, min_epochs: 1}}
              over: {learning_rate: {log_uniform: [1e-4, 1]}, layers[0].activation: [relu, tanh]}
              repeats: 3
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
    }

    @Test
    void differencesOfAccuraciesEndWithWhatThereCanBe() {
        Path file = rig.experiment("h.yaml", FILE);
        assertThat(rig.run("run", "--results", rig.results(), file)).isZero();
        assertThat(rig.result("h/report.md"))
                .contains("(interval -1 to 1, p = 1, both corrected; ")
                .contains("No difference that accuracy can have would have been found with 80 % probability.");
        assertThat(rig.result("h/comparisons.csv")).contains(",-1,1,");
    }

    @Test
    void aGroupThatWasStoppedIsNotUnknown() {
        Path file = rig.experiment("h.yaml", FILE + "expect: [relu.val_accuracy > 0.5]\n");
        assertThat(rig.run("run", "--results", rig.results(), file)).isEqualTo(1);
        assertThat(rig.result("h/report.md"))
                .contains("no configuration with relu came through: the search stopped all of them");
    }

    @Test
    void theVerdictAndTheBaselinesTellTheSameDifference() {
        Path file = rig.experiment("l.yaml", """
                dataset: {csv: ../data/advertising.csv, target: sales, features: [TV, radio], scale: standard, split: {validation: 0.2}}
                layers: [{dense: 1}]
                loss: mse
                epochs: 3
                optimizer: sgd
                learning_rate: 0.1
                batch_size: 16
                sweep: {repeats: 4}
                """);
        assertThat(rig.run("run", "--results", rig.results(), file)).isZero();
        Matcher verdict = Pattern.compile(", which leads by ([0-9.]+) on average over 4 pairs")
                .matcher(rig.result("l/report.md"));
        assertThat(verdict.find()).isTrue();
        assertThat(rig.result("l/report.md"))
                .contains(
                        "Against the baseline linear, over 4 repeats, val_loss differs by " + verdict.group(1) + " (");
    }

    @Test
    void thePictureOfRatesTellsWhatItLacks() {
        Path file = rig.experiment(
                "r.yaml",
                FILE.replace("configurations: 18", "configurations: 27").replace("min_epochs: 1", "min_epochs: 3"));
        assertThat(rig.run("run", "--results", rig.results(), file)).isZero();
        assertThat(rig.result("r/report.md"))
                .contains("val_accuracy against learning rate. Without 18 configurations that were stopped; means of");
    }

    @Test
    void thePageTellsWhatWasStoppedAndDrawsItNotAtFirst() {
        Path file = rig.experiment("h.yaml", FILE);
        Path whole = rig.experiment(
                "w.yaml", FILE.replace("successive_halving: {configurations: 18, min_epochs: 1}", "random: 4"));
        assertThat(rig.run("run", "--results", rig.results(), file, whole)).isZero();
        String page = rig.result("h/report.html");
        assertThat(page)
                .contains("\"optimizer\",\"learning_rate\",\"halved\"")
                .containsPattern(
                        "\\[\"[0-9]+\",\"\",\"[0-9]+\",\"\",\"\",\"\",\"\",\"0\",\"0\",\"0\",\"adam\",\"[0-9.e-]+\",\"[13]\"[],]")
                .contains("filter((configuration) => !report.isHalved(configuration))")
                .contains("report.largerIsBetter ? \"> 0.9\" : \"< 5\"");
        assertThat(rig.result("w/report.html")).doesNotContain("\"halved\"");
    }

    @Test
    void whatWasStoppedWasTriedToo() {
        String file = """
                dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.2, test: 0.2}}
                layers: [{dense: {units: 8, activation: tanh}}, {dense: 1}]
                loss: mse
                optimizer: sgd
                epochs: 9
                sweep:
                  search: {successive_halving: {configurations: 27, min_epochs: 1}}
                  over: {learning_rate: {log_uniform: [1e-4, 1]}}
                  repeats: 3
                """;
        Path inside = rig.experiment("i.yaml", file);
        Path edge = rig.experiment("e.yaml", file.replace("[1e-4, 1]", "[1e-4, 0.01]"));
        assertThat(rig.run("run", "--results", rig.results(), inside, edge)).isZero();
        // The best is the smallest of the three that came through, but smaller ones were stopped.
        assertThat(rig.result("i/report.md"))
                .contains("learning_rate=0.0828376 has the lowest val_loss of 3 configurations that were not stopped")
                .contains("| 2 | 0.0915409 |", "| 3 | 0.0934267 |", "| 3 | 0.0245773 |")
                .doesNotContain(" tried:");
        assertThat(rig.result("e/report.md")).contains("is the largest tried: a larger one may be better still.");
    }
}
