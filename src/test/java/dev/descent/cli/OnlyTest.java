package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --only} trains a part of a sweep, and what is missing is trained later as if the sweep had never been divided. */
class OnlyTest {
    private static final String NETWORKS = """
            dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {test: 0.1}}
            layers: [{dense: 1}]
            loss: mse
            epochs: 2
            sweep:
              grid: {optimizer: [adam, sgd: {momentum: 0.5}, sgd: {momentum: 0.9}], learning_rate: [0.001, 0.01]}
              repeats: 2
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void makeRig() {
        rig = new CommandRig(folder);
    }

    @Test
    void trainsThePartAndLaterTheOthersWithTheSameBytes() {
        assertThat(only(NETWORKS, "optimizer=adam")).as(rig.err()).isZero();
        assertThat(rig.err()).contains("4 trials to train");
        assertThat(rig.out())
                .contains("x: 4 of 12 trials are trained, the best of the part with final_loss ")
                .containsPattern(
                        "final_loss ([0-9.]+) \\(mean of 2\\); a run without --only trains the others and writes"
                                + " the reports\n"
                                + "  optimizer  learning_rate  trials  final_loss +sd\n"
                                + "  adam       0\\.01 +2 +\\1 +[0-9.]+\n"
                                + "  adam       0\\.001 +2 +[0-9.]+ +[0-9.]+\n$");
        assertThat(rig.results().resolve("x/report.md")).doesNotExist();
        assertThat(rig.results().resolve("README.md")).doesNotExist();
        assertThat(only(NETWORKS, "optimizer=adam")).isZero();
        assertThat(rig.err()).contains("0 trials to train, 4 known");
        assertThat(run(NETWORKS)).isZero();
        assertThat(rig.err()).contains("8 trials to train, 4 known");
        List<String> divided = results();
        assertThat(run(NETWORKS, "--fresh")).isZero();
        assertThat(results()).isEqualTo(divided);
    }

    @Test
    void writesTheReportsWhenNothingIsMissing() {
        assertThat(only(NETWORKS, "optimizer=adam")).isZero();
        assertThat(only(NETWORKS, "optimizer=sgd")).isZero();
        assertThat(rig.err()).contains("8 trials to train");
        assertThat(rig.out()).contains("x: all 12 trials are trained, so this is of the whole sweep: ", "report.md");
        assertThat(rig.err()).endsWith("open " + rig.results().resolve("x/report.html") + " in a browser\n");
        List<String> divided = results();
        assertThat(run(NETWORKS, "--fresh")).isZero();
        assertThat(results()).isEqualTo(divided);
    }

    @Test
    void valuesOfAKeyAreAlternativesAndKeysConditions() {
        assertThat(only(NETWORKS, "optimizer=adam", "optimizer=sgd(momentum=0.9)", "learning_rate=1e-2", "repeat=1"))
                .isZero();
        assertThat(rig.err()).contains("2 trials to train");
        assertThat(only(NETWORKS, "trial=12")).isZero();
        assertThat(rig.out()).contains("3 of 12 trials are trained");
        assertThat(run(NETWORKS)).isZero();
        assertThat(rig.err()).contains("9 trials to train, 3 known");
    }

    @Test
    void choosesCases() {
        String cases = """
                minimize: {function: x^2, start: {x: 1.2}}
                steps: 2
                optimizer: sgd
                sweep: {cases: {slow: {learning_rate: 0.01}, fast: {learning_rate: 0.1}}}
                """;
        assertThat(only(cases, "case=slow")).isZero();
        assertThat(rig.out()).contains("1 of 2 trials are trained");
    }

    @Test
    void aCheckTellsHowFarThePartHasCome() {
        assertThat(only(NETWORKS, "optimizer=adam")).isZero();
        Path experiment = rig.experiment("x.yaml", NETWORKS);
        assertThat(rig.run("check", experiment, "--results", rig.results())).isEqualTo(1);
        assertThat(rig.out())
                .contains(
                        "x: unfinished: 4 of 12 trials are trained, and no report is written; `descent run` trains the"
                                + " others\n")
                .doesNotContain("difference");
        assertThat(only(NETWORKS, "optimizer=adam")).isZero();
        assertThat(rig.err()).as("the check leaves it").contains("0 trials to train, 4 known");
        assertThat(run(NETWORKS)).isZero();
        assertThat(rig.run("check", experiment, "--results", rig.results()))
                .as(rig.out())
                .isZero();
    }

    @Test
    void leavesReportsThatStand() {
        assertThat(run(NETWORKS.replace("[0.001, 0.01]", "[0.001]"))).isZero();
        List<String> before = results();
        assertThat(only(NETWORKS, "optimizer=adam")).isZero();
        assertThat(rig.out()).contains("8 of 12 trials are trained");
        assertThat(results()).isEqualTo(before);
    }

    @Test
    void refusesWhatNoTrialHas() {
        assertThat(only(NETWORKS, "optimiser=adam", "learning_rate=0.02", "repeat=3"))
                .isEqualTo(2);
        assertThat(rig.err()).isEqualTo("""
                        --only optimiser=…: x does not sweep 'optimiser'; did you mean 'optimizer'? expected one of optimizer, learning_rate, trial, repeat
                        --only learning_rate=0.02: no trial of x has it; expected one of 0.001, 0.01
                        --only repeat=3: no trial of x has it; expected one of 1, 2
                        """);
        assertThat(only(NETWORKS, "optimizer=adam", "trial=12")).isEqualTo(2);
        assertThat(rig.err()).contains("no trial of x has all that is asked for together");
        assertThat(only(NETWORKS, "optimizer")).isEqualTo(2);
        assertThat(rig.err()).contains("--only wants KEY=VALUE, such as optimizer=adam, but is 'optimizer'");
        assertThat(rig.results()).doesNotExist();
    }

    @Test
    void namesTheKeyThatAnotherSpellingMeans() {
        assertThat(only(NETWORKS, "lr=0.001")).isEqualTo(2);
        assertThat(rig.err()).isEqualTo("""
                        --only lr=…: x does not sweep 'lr'; Descent calls it `learning_rate`; expected one of optimizer, learning_rate, trial, repeat
                        """);
        String units = NETWORKS.replace("[{dense: 1}]", "[{dense: 2}, {dense: 1}]")
                .replace("learning_rate: [0.001, 0.01]", "layers[0].units: [2, 3]");
        assertThat(only(units, "layers.0.units=2")).isEqualTo(2);
        assertThat(rig.err()).contains("does not sweep 'layers.0.units'; write layers[0].units; expected one of");
    }

    @Test
    void refusesWhatIsTrainedAsAWhole() {
        String tpe = """
                minimize: {function: x^2, start: {x: 1.2}}
                steps: 2
                optimizer: sgd
                sweep:
                  search: {tpe: {configurations: 12, startup: 6, batch: 3}}
                  over: {learning_rate: {log_uniform: {min: 0.01, max: 0.1}}}
                """;
        assertThat(only(tpe, "trial=1")).isEqualTo(2);
        assertThat(rig.err())
                .isEqualTo(
                        "x is searched in 3 rounds, and what a round trains follows from all trials of those before it;"
                                + " leave out --only\n");
        assertThat(run(NETWORKS, "--only", "optimizer=adam", "--fresh")).isEqualTo(2);
        assertThat(rig.err()).contains("leave out one of the two");
    }

    private int only(String yaml, String... conditions) {
        List<String> words = new ArrayList<>();
        for (String condition : conditions) {
            words.add("--only");
            words.add(condition);
        }
        return run(yaml, words.toArray(new String[0]));
    }

    private int run(String yaml, String... options) {
        List<Object> words =
                new ArrayList<>(List.of("run", rig.experiment("x.yaml", yaml), "--results", rig.results()));
        words.addAll(List.of(options));
        return rig.run(words.toArray());
    }

    private List<String> results() {
        List<String> texts = new ArrayList<>();
        for (String file : List.of("trials.csv", "predictions.csv", "report.md", "report.html", "experiment.yaml")) {
            texts.add(Files.exists(rig.results().resolve("x").resolve(file)) ? rig.result("x/" + file) : file);
        }
        return texts;
    }
}
