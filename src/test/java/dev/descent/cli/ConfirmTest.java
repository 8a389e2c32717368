package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The best configurations of a search, trained again on repeats that they were not picked by. */
class ConfirmTest {
    private static final String FILE = """
            dataset: {csv: ../data/advertising.csv, target: sales, features: [TV, radio], scale: standard, split: {validation: 0.2}}
            layers: [{dense: {units: 4, activation: relu}}, {dense: 1}]
            loss: mse
            epochs: 3
            optimizer: sgd
            sweep:
              search: {sobol: 8}
              over: {learning_rate: {log_uniform: [1e-3, 1e3]}, layers[0].units: {int_uniform: [2, 9]}}
              repeats: 2
              confirm: {best: 3, repeats: 5}
            expect: ['best.val_loss < 100']
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;
    private Path file;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
        file = rig.experiment("s.yaml", FILE);
    }

    @Test
    void theReportRanksWhatConfirmsAndTellsWhatItWasPickedBy() {
        assertThat(rig.run("run", "--results", rig.results(), file))
                .as(rig.err())
                .isZero();
        List<String> tuning = rig.result("s/tuning.csv").lines().toList();
        List<String> trials = rig.result("s/trials.csv").lines().toList();
        assertThat(tuning).hasSize(1 + 8 * 2);
        assertThat(trials).hasSize(1 + 3 * 5);
        assertThat(trials.get(0)).isEqualTo(tuning.get(0));
        assertThat(trials.stream().skip(1).map(row -> row.split(",")[4]).limit(5))
                .containsExactly("1001", "1002", "1003", "1004", "1005");
        assertThat(trials.get(1)).startsWith("17,");
        assertThat(tuning).anyMatch(row -> row.contains(",diverged,"));
        assertThat(trials).noneMatch(row -> row.contains(",diverged,"));
        assertThat(rig.result("s/summary.csv").lines()).hasSize(1 + 3);
        assertThat(rig.result("s/report.md"))
                .contains(" of the 3 of 8 configurations that were confirmed: ")
                .contains(
                        "15 trials that confirm: 3 configurations × 5 repeats; all completed; picked by 16 trials: 8 configurations × 2 repeats, 10 of them diverged;")
                .contains("it is one of 3 pairs of 3 configurations")
                .contains("| rank when picked | val_loss when picked | val_loss again |");
        Matcher flattery = Pattern.compile(
                        "The first of them had val_loss ([0-9.]+) when it was picked; again, it has ([0-9.]+)\\. The value when "
                                + "confirmed less the value when picked is ([-0-9.e]+) \\(95 % interval ([-0-9.e]+) to ([-0-9.e]+), Welch, of 2 and 5 repeats\\)"
                                + "(, which is not told from 0\\.|: having been picked flattered it\\.|: having been picked did not)")
                .matcher(rig.result("s/report.md"));
        assertThat(flattery.find()).isTrue();
        double picked = Double.parseDouble(flattery.group(1));
        double again = Double.parseDouble(flattery.group(2));
        double low = Double.parseDouble(flattery.group(4));
        double high = Double.parseDouble(flattery.group(5));
        assertThat(Double.parseDouble(flattery.group(3))).isCloseTo(again - picked, within(1e-4 * picked));
        assertThat((low + high) / 2).isCloseTo(again - picked, within(1e-4 * picked));
        assertThat(flattery.group(6).startsWith(", which is not told from 0")).isEqualTo(low <= 0 && high >= 0);
        assertThat(rig.result("s/best.yaml"))
                .startsWith(
                        "# Made from the results of s: the best of the 3 of 8 configurations that were confirmed by val_loss, alone.\n"
                                + "# Its trials are not those that confirm but those that it was picked by, with the ids that they have in tuning.csv there.\n");
        assertThat(rig.result("s/report.md"))
                .contains(
                        "trains it alone, on the repeats that it was picked by, into another folder; where its table is not found, `--data DIR` names");
    }

    @Test
    void whatWasConfirmedAreTheFirstOfTheRankingWithoutIt() {
        Path grid = rig.experiment("g.yaml", FILE.replaceFirst(" *confirm: .*\n", ""));
        assertThat(rig.run("run", "--results", rig.results(), file, grid)).isZero();
        assertThat(rig.result("g/trials.csv")).isEqualTo(rig.result("s/tuning.csv"));
        String ranking = rig.result("g/report.md").split("## Ranking")[1];
        String flattered = rig.result("s/report.md").split("## What picking flatters")[1];
        for (int rank = 1; rank <= 3; rank++) {
            String of = "\\| " + rank + " \\| ([^|]+ \\| [^|]+) \\| ([^|]+) \\|";
            Matcher first = Pattern.compile(of).matcher(ranking);
            assertThat(first.find()).isTrue();
            assertThat(flattered).contains("| " + first.group(1) + " | " + rank + " | " + first.group(2) + " |");
        }
    }

    @Test
    void theBytesAreTheSameForAnyJobsAndMadeAgainFromTheJournal() throws Exception {
        assertThat(rig.run("run", "--results", rig.results(), "--jobs", 1, file))
                .isZero();
        Path other = folder.resolve("other");
        assertThat(rig.run("run", "--results", other, "--jobs", 2, file)).isZero();
        List<Path> files;
        try (Stream<Path> all = Files.walk(rig.results().resolve("s"))) {
            files = all.filter(it -> Files.isRegularFile(it) && !it.toString().contains(".run"))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(10);
        for (Path written : files) {
            Path same = other.resolve(rig.results().relativize(written));
            assertThat(same).hasSameBinaryContentAs(written);
        }
        String before = rig.result("s/report.html");
        assertThat(rig.run("report", "--results", rig.results(), file))
                .as(rig.err())
                .isZero();
        assertThat(rig.result("s/report.html")).isEqualTo(before);
        assertThat(rig.run("check", "--results", rig.results(), file))
                .as(rig.err())
                .isZero();
    }

    @Test
    void whereNothingCompletesNothingIsConfirmed() {
        Path none = rig.experiment("n.yaml", FILE.replace("[1e-3, 1e3]", "[1e20, 1e30]"));
        assertThat(rig.run("run", "--results", rig.results(), none)).isEqualTo(4);
        assertThat(rig.result("n/trials.csv").lines()).hasSize(1 + 8 * 2);
        assertThat(rig.results().resolve("n/tuning.csv")).doesNotExist();
        assertThat(rig.result("n/report.md"))
                .contains(
                        "- Nothing was confirmed, for no configuration came to the end of the search with a value.\n");
    }

    @Test
    void theOneThatIsConfirmedIsNamed() {
        Path one = rig.experiment("o.yaml", FILE.replace("best: 3", "best: 1"));
        assertThat(rig.run("run", "--results", rig.results(), one)).isZero();
        assertThat(rig.result("o/report.md"))
                .containsPattern(
                        "\\*\\*learning_rate=[0-9.]+, layers\\[0\\].units=[0-9]+, picked from 8 configurations, ends with val_loss")
                .contains("when it is confirmed.");
    }

    @Test
    void thePlanTellsTheSearchAndItsBounds() {
        Path odd = rig.experiment("p.yaml", FILE.replace("sobol: 8", "sobol: 12"));
        assertThat(rig.run("plan", odd)).isZero();
        assertThat(rig.out())
                .contains("p: at most 39 trials of at most 12 configurations in at most 2 rounds\n")
                .contains("  sobol: 12 configurations for each combination of grid, zip and cases\n")
                .contains(
                        "  a Sobol sequence fills the space most evenly with a power of two of them: 8 or 16 rather than 12\n")
                .contains(
                        "  at the end the best 3 again, on repeats 1001 to 1005, of which alone the verdict speaks\n");
    }

    @Test
    void thePlanDescribesTheFirstFewNetworks() {
        Path many = rig.experiment(
                "m.yaml", FILE.replace("sobol: 8", "sobol: 32").replace("int_uniform: [2, 9]", "int_uniform: [2, 99]"));
        assertThat(rig.run("plan", "--trials", 0, many)).isZero();
        assertThat(rig.out().split(" inputs: TV, radio")).hasSize(1 + 8);
        assertThat(rig.out()).contains(" other networks in ").contains("; layers.csv has them after a run\n");
    }

    @Test
    void optionsReachIntoASearch() {
        assertThat(rig.run("plan", "--trials", 0, file, "--set", "sweep.search.configurations=4"))
                .as(rig.err())
                .isZero();
        assertThat(rig.out()).contains("  sobol: 4 configurations for each combination");
        assertThat(rig.run("plan", file, "--set", "sweep.search.batch=4")).isEqualTo(2);
        assertThat(rig.err()).contains("--set:1:1: unknown key 'batch' in sobol");
    }

    private static String grid(String rates, String confirm, String expect) {
        return FILE.replaceFirst("(?s)  search:.*", "") + "  grid: {learning_rate: " + rates
                + "}\n  repeats: 2\n  confirm: " + confirm + "\n" + expect;
    }

    @Test
    void anEdgeIsOneOfAllThatWereTried() {
        Path three = rig.experiment("t.yaml", grid("[1e-4, 0.03, 0.08, 0.1]", "{best: 3, repeats: 3}", ""));
        Path one = rig.experiment("u.yaml", grid("[1e-4, 1e-3, 0.01, 0.03]", "{best: 1, repeats: 2}", ""));
        assertThat(rig.run("run", "--results", rig.results(), three, one)).isZero();
        // Of those that were confirmed it is the smallest, of those that were tried not.
        assertThat(rig.result("t/summary.csv")).doesNotContain("0.0001");
        assertThat(rig.result("t/report.md")).contains("0.03 has the lowest").doesNotContain(" tried:");
        assertThat(rig.result("u/report.md"))
                .contains("The best learning rate, 0.03, is the largest tried: a larger one may be better still.");
    }

    @ParameterizedTest
    @CsvSource({"'[1e-3, 1e3]', false", "'[1e-4, 1e-2]', true"})
    void aRateOfASearchIsHeldAgainstAllOfItsOptimizer(String range, boolean edge) {
        Path drawn =
                rig.experiment("r.yaml", FILE.replace("[1e-3, 1e3]", range).replace("{int_uniform: [2, 9]}", "[4, 5]"));
        assertThat(rig.run("run", "--results", rig.results(), drawn)).isZero();
        Matcher best = Pattern.compile("\\*\\*learning_rate=([0-9.e-]+), ").matcher(rig.result("r/report.md"));
        assertThat(best.find()).isTrue();
        double own = Double.parseDouble(best.group(1));
        List<String> lines = rig.result("r/tuning.csv").lines().toList();
        int column = List.of(lines.get(0).split(",")).indexOf("learning_rate");
        double largest = lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
                .max()
                .orElseThrow();
        assertThat(own == largest).isEqualTo(edge);
        assertThat(rig.result("r/report.md")
                        .contains("The best learning rate, " + best.group(1) + ", is the largest tried"))
                .isEqualTo(edge);
    }

    @Test
    void aGroupThatWasNotConfirmedIsNotUnknown() {
        Path two = rig.experiment(
                "t.yaml",
                grid(
                        "[1e-4, 0.01, 0.03]",
                        "{best: 2, repeats: 3}",
                        "expect: ['learning_rate=0.0001.val_loss < 1e9', 'verdict(learning_rate=0.0001, learning_rate=0.01) == worse']\n"));
        assertThat(rig.run("run", "--results", rig.results(), two)).isEqualTo(1);
        assertThat(rig.result("t/report.md"))
                .contains(
                        "| learning_rate=0.0001.val_loss < 1e9 | does not hold | no configuration with learning_rate=0.0001 was confirmed |")
                .contains(" == worse | does not hold | no configuration with learning_rate=0.0001 was confirmed |")
                .doesNotContain("nothing is named");
    }

    @Test
    void picturesOfTheTrialsThatPickedSayIt() {
        Path many =
                rig.experiment("m.yaml", FILE.replace("sobol: 8", "random: 64").replace("1e3]", "0.1]"));
        assertThat(rig.run("run", "--results", rig.results(), many)).isZero();
        assertThat(rig.result("m/report.md"))
                .contains("are in tuning.csv, and importance.svg, slices.svg and best_so_far.svg are of these;")
                .contains("Of the trials that picked; a dot a configuration, the diamond is the best when picked")
                .contains("Of the trials that picked; in the order of the search");
    }

    @Test
    void whereAllAreConfirmedNoneWasPicked() {
        Path all = rig.experiment("a.yaml", grid("[0.001, 0.01, 0.03]", "{best: 9, repeats: 1}", ""));
        assertThat(rig.run("plan", all)).isZero();
        assertThat(rig.out()).contains("  at the end all of them again, on repeat 1001, of which ");
        assertThat(rig.run("run", "--results", rig.results(), all)).isZero();
        assertThat(rig.result("a/report.md"))
                .contains("## When searched and again")
                .contains("Every configuration was confirmed, so that none was picked.")
                .contains("One trial a configuration: sweep.confirm.repeats shows how much is chance")
                .contains("; searched by 6 trials: 3 configurations × 2 repeats;")
                .doesNotContain("picking flatters", "having been picked");
    }

    @Test
    void whatASearchStoppedIsToldWhereOthersAreConfirmed() {
        String halving = FILE.replace("sobol: 8", "successive_halving: {configurations: 18, min_epochs: 1}")
                .replace("epochs: 3", "epochs: 9")
                .replace("best: 3", "best: 4")
                .replace("1e3]", "1]")
                .replace("  repeats: 2\n", "");
        Path stopped = rig.experiment("h.yaml", halving);
        assertThat(rig.run("plan", stopped)).isZero();
        assertThat(rig.out())
                .contains("h: at most 28 trials of at most 18 configurations in at most 4 rounds\n")
                .contains("  at the end the 2 that come through again, on repeats 1001 to 1005, ");
        assertThat(rig.run("run", "--results", rig.results(), stopped)).isZero();
        assertThat(rig.result("h/report.md"))
                .containsPattern("picked by 18 trials: 18 configurations × 1 repeat, [0-9]+ of them halved")
                .containsPattern(
                        "[0-9]+ of 18 configurations were stopped at epoch 1 and [0-9] at epoch 3\\. None of these was confirmed\\.")
                .containsPattern(
                        "The file asks for the best 4; no more than [12] configurations? came to the end with a value\\.");
    }

    @Test
    void thePictureOfRatesHasWhatIsConfirmedOfFewRatesToo() {
        Path rates = rig.experiment(
                "r.yaml",
                FILE.replaceFirst("(?s)  search:.*", "").replace("epochs: 3", "epochs: 9")
                        + "  grid: {learning_rate: [0.003, 0.01, 0.03, 0.1], layers[0].activation: [relu, tanh]}\n"
                        + "  confirm: {best: 5, repeats: 3}\n");
        assertThat(rig.run("run", "--results", rig.results(), rates)).isZero();
        List<String> rows = rig.result("r/summary.csv").lines().toList();
        assertThat(rows.stream().filter(row -> row.contains("tanh"))).hasSize(3);
        assertThat(rows.stream().filter(row -> row.contains("relu"))).hasSize(2);
        assertThat(rig.result("r/plots/learning_rate.svg")).contains(">relu").contains(">tanh");
        assertThat(rig.result("r/report.md"))
                .contains(
                        "val_loss against learning rate. The 5 of 8 configurations that were confirmed; means of up to 3 trials");
    }
}
