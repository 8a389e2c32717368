package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on searches that outcomes decide on: tpe and successive halving. */
class DecidingSearchTest {
    private static final String FILE = """
            dataset: {csv: ../data/advertising.csv, target: sales, features: [TV, radio], scale: standard, split: {validation: 0.2}}
            layers: [{dense: {units: 4, activation: relu}}, {dense: 1}]
            loss: mse
            epochs: 9
            optimizer: sgd
            sweep:
              search: {%s}
              over:
                optimizer: [momentum, {adam: {beta_1: {uniform: [0.5, 0.9]}}}]
                learning_rate: {log_uniform: [1e-3, 1]}
              repeats: 2
            expect:
              - %s
            """;
    private static final String TPE = "tpe: {configurations: 18, startup: 6}";
    private static final String HALVING = "successive_halving: 18";

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
    }

    private int run(String search, String expectation) {
        return rig.run(
                "run", "--results", rig.results(), rig.experiment("s.yaml", FILE.formatted(search, expectation)));
    }

    @Test
    @DisplayName("a condition may ask for values that tpe has yet to propose")
    void conditionsOnWhatIsProposed() {
        assertThat(run(TPE, "best.learning_rate != 0.123456"))
                .as(rig.out() + rig.err())
                .isZero();
        assertThat(run(TPE, "best.learning_rate == 0.123456")).isEqualTo(1);
        assertThat(run(TPE, "adam.val_loss < 1000")).as(rig.out() + rig.err()).isZero();
        assertThat(rig.result("s/trials.csv").lines().skip(13).toList())
                .as("a proposal with adam")
                .anyMatch(row -> row.contains("adam(beta_1="));
        String best = rig.result("s/best.yaml").contains("optimizer: {adam:") ? "adam" : "momentum";
        assertThat(run(TPE, "best.optimizer == " + best))
                .as(rig.out() + rig.err())
                .isZero();
        assertThat(run(TPE, "best.optimizer != " + best)).isEqualTo(1);
        assertThat(run(TPE, "verdict(adam, momentum) != equal")).isEqualTo(2);
        assertThat(run(TPE, "verdict(adam, momentum) != too_many")).isEqualTo(2);
        assertThat(run(TPE, "best.learning_rat > 0")).isEqualTo(2);
        assertThat(run(TPE, "best.optimizer == rmsprop")).isEqualTo(2);
    }

    @Test
    @DisplayName("halved is a status that conditions know")
    void conditionsOnTheStatus() {
        assertThat(run(HALVING, "best.status == completed"))
                .as(rig.out() + rig.err())
                .isZero();
        assertThat(run(HALVING, "all.status != failed"))
                .as(rig.out() + rig.err())
                .isZero();
        assertThat(run(HALVING, "all.epochs == 9")).isEqualTo(1);
        assertThat(rig.result("s/report.md")).contains("it does not hold for 32 of 36 trials");
        assertThat(run(HALVING, "all.status != halved")).isEqualTo(2);
        assertThat(rig.err()).contains("can't hold unless trials diverge, for the search stops some of them");
        assertThat(run(HALVING, "all.status == completed")).isEqualTo(2);
        assertThat(rig.err()).contains("can never hold, for the search stops some trials");
        Path confirmed = rig.experiment(
                "c.yaml",
                FILE.formatted(HALVING, "all.status == completed")
                        .replace("  repeats: 2\n", "  repeats: 2\n  confirm: {best: 1, repeats: 2}\n"));
        assertThat(rig.run("plan", confirmed)).as(rig.err()).isZero();
    }

    @Test
    @DisplayName("check trains a search again and finds nothing moved, and moved cells where there are some")
    void check() {
        for (String search : List.of(TPE, HALVING)) {
            Path file = rig.experiment("s.yaml", FILE.formatted(search, "best.val_loss < 1000"));
            assertThat(run(search, "best.val_loss < 1000")).as(rig.err()).isZero();
            assertThat(rig.run("check", "--results", rig.results(), file))
                    .as(rig.out() + rig.err())
                    .isZero();
        }
        Path changed = rig.experiment(
                "s.yaml", FILE.formatted(HALVING, "best.val_loss < 1000").replace("units: 4", "units: 5"));
        assertThat(rig.run("check", "--results", rig.results(), changed)).isEqualTo(1);
    }

    @Test
    @DisplayName("explain tells the trials of the first round, and why no others")
    void explain() {
        Path file = rig.experiment("s.yaml", FILE.formatted(TPE, "best.val_loss < 1000"));
        assertThat(rig.run("explain", "--trial", "12", file)).as(rig.err()).isZero();
        assertThat(rig.run("explain", "--trial", "13", file)).isEqualTo(2);
        assertThat(rig.err()).contains("what later rounds train is decided by outcomes");
    }

    @Test
    @DisplayName("progress counts rounds")
    void progress() {
        assertThat(run(HALVING, "best.val_loss < 1000")).isZero();
        assertThat(rig.out() + rig.err())
                .contains("s: round 1 of at most 3: 36 trials to train")
                .contains("s: round 2 of at most 3: 12 trials to train")
                .contains("s: round 3 of at most 3: 4 trials to train");
    }

    @Test
    @DisplayName("the line over many experiments is the same whether made of outcomes or of trials.csv")
    void index() {
        assertThat(run(HALVING, "best.val_loss < 1000")).isZero();
        String made = rig.result("README.md");
        Path other = rig.experiment(
                "t.yaml", FILE.formatted("random: 4", "best.val_loss < 1000").replace("epochs: 9", "epochs: 2"));
        assertThat(rig.run("run", "--results", rig.results(), other)).isZero();
        String line =
                made.lines().filter(it -> it.startsWith("| [s]")).findFirst().orElseThrow();
        assertThat(rig.result("README.md").lines()).contains(line);
    }

    @Test
    @DisplayName("a small space bounds the rounds of tpe, and what is excluded is no configuration of it")
    void smallSpaces() {
        String few = FILE.replaceFirst("(?s)    optimizer: \\[momentum.*", "");
        String sweep =
                "    batch_size: [16, 20, 24, 30, 32, 40]\n    optimizer: [sgd, adam]\n  exclude: [{optimizer: sgd, batch_size: 16}]\n";
        Path some = rig.experiment("f.yaml", few.formatted("tpe: {configurations: 50, startup: 4, batch: 4}") + sweep);
        assertThat(rig.run("plan", some)).as(rig.err()).isZero();
        assertThat(rig.out())
                .containsPattern("f: at most 11 trials of at most 11 configurations in at most (3|4) rounds\n");
        int rounds = rig.out().contains("at most 3 rounds") ? 3 : 4;
        assertThat(rig.run("run", "--results", rig.results(), some))
                .as(rig.err())
                .isZero();
        assertThat(rig.out() + rig.err()).contains("round " + rounds + " of at most " + rounds);
        assertThat(rig.result("f/trials.csv").lines()).hasSize(1 + 11);
        assertThat(rig.result("f/report.md"))
                .contains("the search ended before its 50 configurations: no new one was left to propose");

        Path all = rig.experiment(
                "g.yaml", few.formatted("tpe: {configurations: 50, startup: 40}") + "    optimizer: [sgd, adam]\n");
        assertThat(rig.run("run", "--results", rig.results(), all))
                .as(rig.err())
                .isZero();
        assertThat(rig.result("g/report.md"))
                .contains("the search ended before its 50 configurations: no new one was left to propose");
    }
}
