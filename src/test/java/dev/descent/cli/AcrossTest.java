package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code descent across}, from trained folders to files. */
class AcrossTest {
    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void prepare() {
        rig = new CommandRig(folder);
    }

    @Test
    void valuesOfTheOnlyCommonAxisAreCompared() {
        List<Object> folders = trained(6, "optimizer: [sgd, adam]");
        assertThat(across(folders)).as(rig.err()).isZero();
        assertThat(rig.out())
                .startsWith("optimizer across 6 data sets: ")
                .contains(" of 2 values of optimizer, ", "corrected for 1 pair (Holm)", "val_rmse")
                .contains("The same number for each, on every data set: 1.")
                .contains("Data sets are taken as independent: several that come from one source tell less")
                .doesNotContain("flattered", "→", "have the same scores", "tried equally often");
    }

    @Test
    void copiesOfADataSetAreSuspected() throws IOException {
        List<Object> folders = trained(3, "optimizer: [sgd, adam]");
        assertThat(across(folders)).isZero();
        assertThat(rig.out()).doesNotContain("have the same scores");
        String renamed = Files.readString(folder.resolve("data/t0.csv")).replace("a,b,y", "p,q,y");
        Files.writeString(folder.resolve("data/again.csv"), renamed);
        String yaml = Files.readString(folder.resolve("experiments/t0.yaml"));
        Path copy = rig.experiment("again.yaml", yaml.replace("t0.csv", "again.csv"));
        assertThat(rig.run("run", copy, "--results", rig.results(), "--quiet")).isZero();
        folders.add(rig.results().resolve("again"));
        assertThat(across(folders)).as(rig.err()).isZero();
        assertThat(rig.out())
                .contains("again and t0 have the same scores: if one is a copy of the other they are one data set.");
    }

    @Test
    void anEngineThatIsNotBuiltInIsNamed() throws IOException {
        List<Object> folders = trained(3, "optimizer: [sgd, adam]");
        for (int i = 0; i < 2; i++) {
            Path yaml = rig.results().resolve("t" + i + "/experiment.yaml");
            Files.writeString(yaml, Files.readString(yaml).replace("engine: lockstep", "engine: mine"));
        }
        assertThat(across(folders, "--out", out())).as(rig.err()).isZero();
        String note =
                "What t0, t1 tell is of the engine mine, which is not built in: its numbers may repeat on one machine"
                        + " and with one version of it only.";
        assertThat(rig.out()).contains(note);
        assertThat(out().resolve("across.md")).content().contains(note);
    }

    @Test
    void unequalNumbersOfTriesStandInTheHeadline() {
        List<Object> folders = trained(2, "optimizer: [sgd, {adam: {learning_rate: [0.01, 0.1, 0.2]}}]");
        assertThat(across(folders, "--axis", "optimizer")).as(rig.err()).isZero();
        assertThat(rig.out())
                .contains(" They were not tried equally often: on t0 adam was chosen from 3 configurations, sgd from 1;"
                        + " the numbers differ on 1 other data set too.");
    }

    @Test
    void theOrderOfTheFoldersDecidesNothing() throws IOException {
        List<Object> folders = trained(2, "optimizer: [sgd, adam, lion], learning_rate: [0.01, 0.1]");
        folders.addAll(trained(2, 2, "optimizer: [adam, rmsprop, sgd], learning_rate: [0.1, 0.01]"));
        assertThat(across(folders, "--axis", "optimizer", "--out", out())).isZero();
        String printed = rig.out();
        Map<String, String> files = files(out());
        List<Object> reversed = new ArrayList<>();
        folders.forEach(path -> reversed.add(0, path));
        assertThat(across(reversed, "--axis", "optimizer", "--out", out())).isZero();
        assertThat(rig.out()).isEqualTo(printed).contains("lion is", "rmsprop is", "t0, t1, t2, t3 are flattered");
        assertThat(files(out())).isEqualTo(files);
    }

    @Test
    void ofTooFewDataSetsNoPValuesOfPairsAreShown() {
        List<Object> folders = trained(2, "optimizer: [sgd, adam]");
        assertThat(across(folders)).isZero();
        assertThat(rig.out())
                .contains("2 data sets can't tell any two of them apart by more than chance: it takes 6, 4 more.")
                .contains("2^(1 − 2) = 0.5")
                .doesNotContain("won–tied–lost");
    }

    @Test
    void eachIsScoredByItsBestConfigurationChosenByTheOwnColumn() throws IOException {
        List<Object> folders =
                trained(2, "optimizer: [sgd, {adam: {learning_rate: [0.01, 0.1]}}], batch_size: [8, 16]");
        assertThat(across(folders, "--axis", "optimizer", "--out", out()))
                .as(rig.err())
                .isZero();
        assertThat(rig.out())
                .contains(
                        "The scores on t0, t1 are flattered: ",
                        "`--by test_rmse` scores them on rows that chose nothing.")
                .contains("Not the same number for each on t0, t1: ")
                .endsWith("→ " + out().resolve("across.md") + "\n");
        String csv = Files.readString(out().resolve("across.csv"));
        assertThat(csv.lines().filter(line -> line.startsWith("t0,sgd,")))
                .singleElement()
                .asString()
                .matches("t0,sgd,[12],[0-9.e-]+,,val_rmse,val_rmse,2,\"optimizer=sgd, batch_size=(8|16)\"");
        assertThat(csv.lines().filter(line -> line.startsWith("t0,adam,")))
                .singleElement()
                .asString()
                .matches("t0,adam,.*,4,\"optimizer=adam\\(learning_rate=.*");
        assertThat(across(folders, "--axis", "optimizer", "--by", "test_rmse", "--out", out()))
                .isZero();
        assertThat(rig.out()).contains("test_rmse").doesNotContain("flattered");
        String judged = Files.readString(out().resolve("across.csv"));
        assertThat(configurations(judged)).isEqualTo(configurations(csv));
        assertThat(judged).contains(",test_rmse,val_rmse,").isNotEqualTo(csv);
    }

    private static List<String> configurations(String csv) {
        return csv.lines()
                .skip(1)
                .map(line -> line.split(",")[0] + line.replaceAll(".*,(?=[0-9]+,\")", ""))
                .sorted()
                .toList();
    }

    @Test
    void severalCommonAxesAreListed() {
        List<Object> folders = trained(2, "optimizer: [sgd, adam], learning_rate: [0.01, 0.1, 0.2]");
        assertThat(across(folders)).isEqualTo(2);
        assertThat(rig.err())
                .isEqualTo("all of these folders swept several axes: optimizer (2 values), learning_rate (3 values); "
                        + "say which to compare, such as --axis optimizer\n");
        assertThat(across(folders, "--axis", "optimizer.learning_rate")).isZero();
        assertThat(rig.out()).startsWith("learning_rate across 2 data sets: ");
        assertThat(across(folders, "--axis", "optimzer")).isEqualTo(2);
        assertThat(rig.err())
                .contains(
                        "t0 has not swept 'optimzer'; did you mean 'optimizer'? it has swept optimizer, learning_rate")
                .contains("t1 has not swept");
        assertThat(across(folders, "--axis", "optimizer", "--by", "test_rms")).isEqualTo(2);
        assertThat(rig.err()).contains("t0 has no column 'test_rms'", "did you mean 'test_rmse'?");
    }

    @Test
    void aValueThatOneFolderLacksIsLeftOutAndTold() {
        List<Object> folders = trained(2, "optimizer: [sgd, adam, lion]");
        folders.addAll(trained(2, 1, "optimizer: [sgd, adam, rmsprop]"));
        assertThat(across(folders)).as(rig.err()).isZero();
        assertThat(rig.out())
                .contains("of 2 values of optimizer")
                .contains("lion is left out: not tried on t2. Without that folder it would be compared.")
                .contains("rmsprop is left out: not tried on t0, t1. Without those folders it would be compared.");
    }

    @Test
    void theBestOfSeveralSeedsIsNoScore() {
        List<Object> folders = trained(1, "optimizer: [sgd, adam], seed: [1, 2]");
        folders.addAll(trained(1, 1, "optimizer: [sgd, adam]"));
        assertThat(across(folders)).isEqualTo(2);
        assertThat(rig.err()).contains("t0 has `seed` among its axes, ", "make it anew with `repeats`");
    }

    @Test
    void foldersWithoutACommonAxisAreRefused() {
        List<Object> folders = trained(1, "optimizer: [sgd, adam]");
        folders.addAll(trained(1, 1, "optimizer: [lion, rmsprop], learning_rate: [0.1]"));
        assertThat(across(folders)).isEqualTo(2);
        assertThat(rig.err())
                .contains("no axis has two values that all of these folders tried: ")
                .contains("t0 swept optimizer; ", "t1 swept optimizer, learning_rate; ");
        assertThat(across(folders, "--axis", "optimizer")).isEqualTo(2);
        assertThat(rig.err())
                .contains("fewer than two values of optimizer were tried in all of these folders: ")
                .contains("t0 tried sgd, adam; ");
    }

    @Test
    void whatIsNoDataSetOfItsOwnIsRefusedAllAtOnce() throws IOException {
        List<Object> folders = trained(2, "optimizer: [sgd, adam]");
        Path zero = (Path) folders.get(0);
        Path one = (Path) folders.get(1);
        assertThat(rig.run("across", zero)).isEqualTo(2);
        assertThat(rig.err()).isEqualTo("one folder is one data set; name at least two, such as results/a results/b\n");
        Path copy = copy(zero, "copy");
        Path newer = copy(one, "newer");
        replace(newer.resolve("experiment.yaml"), "format: [0-9]+", "format: 99");
        Path foreign = Files.createDirectories(folder.resolve("foreign"));
        Path unknown = copy(one, "unknown");
        Files.delete(unknown.resolve("experiment.yaml"));
        Path half = copy(one, "half");
        Files.createDirectories(half.resolve(".run/ready"));
        Path broken = copy(one, "broken");
        Files.writeString(broken.resolve("trials.csv"), "a,\"b\n");
        assertThat(rig.run("across", zero, copy, newer, foreign, unknown, half, broken))
                .isEqualTo(2);
        assertThat(rig.err().lines())
                .hasSize(6)
                .anySatisfy(line -> assertThat(line).contains("copy are of one table, so they are not two data sets"))
                .anySatisfy(line -> assertThat(line).contains("newer is of format 99"))
                .anySatisfy(line -> assertThat(line).contains("foreign is not a results folder: it has no trials.csv"))
                .anySatisfy(line -> assertThat(line).contains("unknown does not say in an experiment.yaml"))
                .anySatisfy(line -> assertThat(line).contains("half: .run/ready shows that only some reports"))
                .anySatisfy(line -> assertThat(line).contains("broken: trials.csv, row 1: a quote is never closed"));
        assertThat(rig.out()).isEmpty();
    }

    @Test
    void resultsOfOtherSettingsAreTold() throws IOException {
        List<Object> folders = trained(2, "optimizer: [sgd, adam]");
        Path file = folder.resolve("experiments/t1.yaml");
        assertThat(rig.run("run", file, "--results", rig.results(), "--set", "epochs=1"))
                .isZero();
        assertThat(rig.run("across", folders.get(0), rig.results().resolve("t1@epochs=1")))
                .isZero();
        assertThat(rig.out()).contains("t1@epochs=1 is of other settings than the experiment's own (`--set`).");
    }

    @Test
    void whatDivergedEverywhereIsNoDataSet() throws IOException {
        List<Object> folders = trained(3, "optimizer: [sgd, adam]");
        replace(((Path) folders.get(2)).resolve("trials.csv"), "completed", "diverged");
        assertThat(across(folders)).isZero();
        assertThat(rig.out()).contains("across 2 data sets: ", "t2 is left out: no optimizer has a value there.");
        replace(((Path) folders.get(1)).resolve("trials.csv"), "completed", "diverged");
        assertThat(across(folders)).isEqualTo(4);
        assertThat(rig.out()).startsWith("nothing to compare: ");
    }

    @Test
    void aMeanOfSurvivorsIsNoScore() throws IOException {
        List<Object> folders = trained(2, "optimizer: [sgd, adam]");
        Path trials = ((Path) folders.get(0)).resolve("trials.csv");
        Files.writeString(trials, Files.readString(trials).replaceFirst("completed", "diverged"));
        assertThat(across(folders, "--out", out())).isZero();
        assertThat(Files.readString(out().resolve("across.csv"))).contains("t0,sgd,2,,1 of 2 trials diverged,");
    }

    @Test
    void trainingRowsAreTold() {
        List<Object> folders = trained(2, "optimizer: [sgd, adam]");
        assertThat(across(folders, "--by", "final_loss")).isZero();
        assertThat(rig.out()).contains("t0, t1 are scored on the rows that were trained on: ");
    }

    @Test
    void functionsAreDataSetsToo() {
        List<Object> folders = new ArrayList<>();
        for (String function : List.of("x^2", "x^4 + x")) {
            String name = "f" + folders.size();
            Path file = rig.experiment(
                    name + ".yaml",
                    "minimize: {function: " + function
                            + ", start: {x: 1}}\nsteps: 5\noptimizer: sgd\nsweep: {grid: {optimizer: [sgd, adam]}}\n");
            assertThat(rig.run("run", file, "--results", rig.results()))
                    .as(rig.err())
                    .isZero();
            folders.add(rig.results().resolve(name));
        }
        assertThat(across(folders)).as(rig.err()).isZero();
        assertThat(rig.out()).contains("final_loss").doesNotContain("trained on");
    }

    @Test
    void filesAreThoseOfThisComparisonAlone() throws IOException {
        List<Object> folders = trained(6, "optimizer: [sgd, adam]");
        assertThat(across(folders, "--out", out())).as(rig.err()).isZero();
        Map<String, String> six = files(out());
        assertThat(six)
                .containsOnlyKeys("across.md", "across.csv", "pairs.csv", "plots/mean_ranks.svg", "plots/profile.svg");
        assertThat(six.toString()).doesNotContain(folder.toString());
        assertThat(across(folders.subList(0, 2), "--out", out())).isZero();
        assertThat(files(out()))
                .containsOnlyKeys("across.md", "across.csv", "plots/mean_ranks.svg", "plots/profile.svg");
        assertThat(across(folders, "--out", out())).isZero();
        assertThat(files(out())).isEqualTo(six);
    }

    @Test
    void aFolderOfSomebodysIsRefusedAndLeftAsItIs() throws IOException {
        List<Object> folders = trained(2, "optimizer: [sgd, adam]");
        Files.createDirectories(out());
        Files.writeString(out().resolve("across.md"), "# mine\n");
        assertRefused(folders, out(), "it holds across.md and no across.md that Descent wrote");
        Files.delete(out().resolve("across.md"));
        Files.writeString(out().resolve("notes.txt"), "mine");
        assertRefused(folders, out(), "it holds notes.txt and no across.md that Descent wrote");
        assertRefused(folders, out().resolve("notes.txt"), "that is a file");
        assertRefused(folders, rig.results().resolve("t0"), "are the files of experiments alone");
        assertRefused(folders, rig.results().resolve("across"), "are the files of experiments alone");
        assertRefused(folders, folder.resolve(".git/x"), "in .git is what git keeps for itself");
        assertRefused(folders, Path.of(""), "--out is empty");
    }

    @Test
    void linksAreNotWrittenThrough() throws IOException {
        List<Object> folders = trained(2, "optimizer: [sgd, adam]");
        assertThat(across(folders, "--out", out())).isZero();
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path plots = out().resolve("plots");
        for (Path plot : List.of(plots.resolve("mean_ranks.svg"), plots.resolve("profile.svg"))) {
            Files.delete(plot);
        }
        Files.delete(plots);
        Files.createSymbolicLink(plots, elsewhere);
        assertRefused(folders, out(), "plots in it is a link");
        Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        assertRefused(folders, link, "that is no folder");
        assertThat(files(elsewhere)).isEmpty();
    }

    @Test
    void valuesWhoseScoresAreOfOtherLossesRowsOrTargetsAreRefused() throws IOException {
        List<Object> losses = trained(2, "loss: [mse, mae]");
        assertThat(across(losses)).as(rig.err()).isZero();
        assertThat(across(losses, "--by", "val_loss")).isEqualTo(2);
        assertThat(rig.err())
                .isEqualTo(
                        "values of loss have losses of several units, so these can't be compared by val_loss; compare by a"
                                + " metric, such as --by val_rmse\n");
        List<Object> penalties = trained(2, "'layers[0].kernel_regularizer': [{l2: 0.1}, {l2: 0.2}]");
        assertThat(across(penalties)).as(rig.err()).isZero();
        assertThat(across(penalties, "--by", "val_loss")).isEqualTo(2);
        assertThat(rig.err()).contains("values of layers[0].kernel_regularizer have losses of several units");
        List<Object> splits = trained(2, "dataset.split: [{validation: 0.2}, {validation: 0.3}]");
        assertThat(across(splits)).isEqualTo(2);
        assertThat(rig.err())
                .isEqualTo(
                        "values of dataset.split are judged on other rows, so their scores can't be compared; take another"
                                + " axis\n");
    }

    @Test
    void anotherAxisByWhichScoresAreOfSeveralUnitsIsRefused() throws IOException {
        List<Object> losses =
                trained(0, 2, "optimizer: [sgd, adam], loss: [mse, mae]", "report: {rank_by: val_loss}\n");
        String swept =
                "t0, t1 swept loss besides optimizer: losses of configurations that differ in loss can't be compared,"
                        + " so that val_loss ";
        for (String by : List.of("val_loss", "val_rmse")) {
            assertThat(across(losses, "--axis", "optimizer", "--by", by)).isEqualTo(2);
            assertThat(rig.err())
                    .isEqualTo(swept + "picks no best of each optimizer; rank the experiments by a metric, such as"
                            + " `report: {rank_by: val_rmse}`\n");
        }
        List<Object> metrics = trained(2, "optimizer: [sgd, adam], loss: [mse, mae]");
        assertThat(across(metrics, "--axis", "optimizer")).as(rig.err()).isZero();
        assertThat(across(metrics, "--axis", "optimizer", "--by", "val_loss")).isEqualTo(2);
        assertThat(rig.err())
                .isEqualTo(swept + "is no score of those picked; compare by a metric, such as --by val_rmse\n");
        List<Object> cases = trained(
                0,
                2,
                "optimizer: [sgd, adam]}, cases: {a: {}, b: {'layers[0].kernel_regularizer': {l2: 0.1}}",
                "report: {rank_by: val_loss}\n");
        assertThat(across(cases, "--axis", "optimizer")).isEqualTo(2);
        assertThat(rig.err())
                .contains("swept case besides optimizer: losses of configurations that differ in layers[0]");
        List<Object> rows = trained(2, "optimizer: [sgd, adam], dataset.split.validation: [0.2, 0.4]");
        assertThat(across(rows, "--axis", "optimizer")).isEqualTo(2);
        assertThat(rig.err())
                .contains(
                        "differ in dataset.split.validation are judged on other rows, so that val_rmse picks no best of")
                .endsWith("; sweep dataset.split.validation in experiments of their own\n");
    }

    @Test
    void aTestPartThatTheAxisLeavesAsItIsCompares() {
        List<Object> shares = trained(2, "dataset.split.validation: [0.25, 0.5]");
        assertThat(across(shares, "--by", "test_rmse")).as(rig.err()).isZero();
        assertThat(across(shares)).isEqualTo(2);
        assertThat(rig.err()).contains("values of dataset.split.validation are judged on other rows");
        List<Object> tests = trained(2, "dataset.split.test: [0.25, 0.5]");
        assertThat(across(tests, "--by", "test_rmse")).isEqualTo(2);
        assertThat(rig.err()).contains("values of dataset.split.test are judged on other rows");
    }

    @Test
    void weightsOfRowsCountInWeightedMetricsAndLossesAlone() {
        List<Object> weights = trained(
                0,
                2,
                "dataset.weight: [a, b]",
                "metrics: [mae, {mae: {weighted: true}}]\nreport: {rank_by: val_weighted_mae}\n");
        assertThat(across(weights)).isEqualTo(2);
        assertThat(rig.err())
                .isEqualTo(
                        "values of dataset.weight weigh rows otherwise, so these can't be compared by val_weighted_mae;"
                                + " compare by a metric, such as --by val_mae\n");
        assertThat(across(weights, "--by", "val_mae")).as(rig.err()).isZero();
        assertThat(across(weights, "--by", "val_loss")).isEqualTo(2);
    }

    private void assertRefused(List<Object> folders, Path place, String reason) throws IOException {
        Map<String, String> before = files(folder);
        assertThat(across(folders, "--out", place)).isEqualTo(2);
        assertThat(rig.err()).contains(reason);
        assertThat(rig.out()).isEmpty();
        assertThat(files(folder)).isEqualTo(before);
    }

    private Path out() {
        return folder.resolve("out");
    }

    private int across(List<Object> folders, Object... options) {
        List<Object> all = new ArrayList<>(List.of("across"));
        all.addAll(folders);
        all.addAll(List.of(options));
        return rig.run(all.toArray());
    }

    private List<Object> trained(int count, String grid) {
        return trained(0, count, grid);
    }

    private List<Object> trained(int first, int count, String grid) {
        return trained(first, count, grid, "");
    }

    /** Results t0, t1 … of tables of their own. */
    private List<Object> trained(int first, int count, String grid, String more) {
        List<Object> folders = new ArrayList<>();
        for (int t = first; t < first + count; t++) {
            StringBuilder csv = new StringBuilder("a,b,y\n");
            for (int row = 0; row < 20; row++) {
                int a = (row * 7 + t) % 11;
                int b = (row * row + t) % 5;
                csv.append(a)
                        .append(',')
                        .append(b)
                        .append(',')
                        .append(a * (t + 1) - b * b + row % 3)
                        .append('\n');
            }
            String name = "t" + t;
            try {
                Files.writeString(folder.resolve("data/" + name + ".csv"), csv);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Path file = rig.experiment(
                    name + ".yaml",
                    "dataset: {csv: ../data/" + name
                            + ".csv, target: y, scale: standard, scale_target: standard, split: {validation: 0.25, test: 0.25}}\n"
                            + "layers: [{dense: 1}]\nloss: mse\noptimizer: sgd\nepochs: 3\nbatch_size: 8\n"
                            + "sweep: {grid: {" + grid + "}, repeats: 2}\n" + more);
            assertThat(rig.run("run", file, "--results", rig.results(), "--quiet"))
                    .as(rig.err())
                    .isZero();
            folders.add(rig.results().resolve(name));
        }
        return folders;
    }

    private Path copy(Path from, String name) throws IOException {
        Path to = Files.createDirectories(folder.resolve(name));
        for (String file : List.of("trials.csv", "experiment.yaml")) {
            Files.copy(from.resolve(file), to.resolve(file));
        }
        return to;
    }

    private static void replace(Path file, String pattern, String text) throws IOException {
        Files.writeString(file, Files.readString(file).replaceAll(pattern, text));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(path).toString().replace('\\', '/'),
                        new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void comparisonsAreReadByWhatTheyAreJudgedBy() {
        String file = """
                dataset: {csv: ../data/TABLE.csv, target: TARGET, split: {validation: 0.2, test: 0.2}}
                layers: [{dense: 1}]
                loss: mse
                epochs: 1
                sweep: {grid: {optimizer: [sgd, adam]}}
                compare:
                  of: optimizer
                  tune: {learning_rate: {log_uniform: [1e-4, 1e-2]}}
                  search: {sobol: 2}
                  tuning_repeats: 1
                  confirm_repeats: 2
                """;
        Path a = rig.experiment("a.yaml", file.replace("TABLE", "batches").replace("TARGET", "y"));
        Path b = rig.experiment("b.yaml", file.replace("TABLE", "overfitting").replace("TARGET", "y"));
        assertThat(rig.run("run", "--results", rig.results(), a, b))
                .as(rig.err())
                .isZero();
        assertThat(rig.run("across", rig.results().resolve("a"), rig.results().resolve("b"), "--axis", "optimizer"))
                .as(rig.err())
                .isZero();
        assertThat(rig.out())
                .contains("test_loss")
                .contains("The same number for each, on every data set: 2.")
                .doesNotContain("val_loss", "flattered", "studies");
    }

    @Test
    @DisplayName("of several studies all count, and of what was confirmed how many there were to pick from")
    void studiesAndConfirmedOnes() {
        String file = """
                dataset: {csv: ../data/TABLE.csv, target: y, split: {validation: 0.2, test: 0.2}}
                layers: [{dense: 1}]
                loss: mse
                epochs: 1
                sweep: {grid: {optimizer: [sgd, adam]}}
                compare:
                  of: optimizer
                  tune: {learning_rate: {log_uniform: [1e-4, 1e-2]}}
                  search: {sobol: 2}
                  tuning_repeats: 1
                  confirm_repeats: 2
                  studies: 2
                """;
        Path a = rig.experiment("a.yaml", file.replace("TABLE", "batches"));
        Path b = rig.experiment("b.yaml", """
                dataset: {csv: ../data/overfitting.csv, target: y, split: {validation: 0.2, test: 0.2}}
                layers: [{dense: 1}]
                loss: mse
                epochs: 1
                sweep:
                  grid: {optimizer: [sgd, adam], learning_rate: [1e-4, 1e-3, 1e-2]}
                  confirm: {best: 6, repeats: 2}
                """);
        assertThat(rig.run("run", "--results", rig.results(), a, b))
                .as(rig.err())
                .isZero();
        assertThat(rig.run(
                        "across",
                        rig.results().resolve("a"),
                        rig.results().resolve("b"),
                        "--axis",
                        "optimizer",
                        "--by",
                        "test_loss",
                        "--out",
                        folder.resolve("out")))
                .as(rig.err())
                .isZero();
        assertThat(rig.out())
                .contains("The same number for each, on every data set: 2 or 3.")
                .contains("a has several studies: a score is the mean over all of them");
        Map<String, List<Double>> losses = new TreeMap<>();
        rig.result("a/trials.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(row -> losses.computeIfAbsent(row[2], it -> new ArrayList<>())
                        .add(Double.parseDouble(row[row.length - 1])));
        assertThat(losses).hasSize(2);
        losses.forEach((optimizer, all) -> {
            assertThat(all).hasSize(4);
            double mean = all.stream().mapToDouble(it -> it).average().orElseThrow();
            assertThat(rig.result("../out/across.csv").lines().filter(line -> line.startsWith("a," + optimizer + ",")))
                    .singleElement()
                    .satisfies(line ->
                            assertThat(Double.parseDouble(line.split(",")[3])).isCloseTo(mean, withinPercentage(1e-3)));
        });
    }
}
