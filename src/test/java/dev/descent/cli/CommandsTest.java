package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a user types them: what they print, what they write, how they end. */
class CommandsTest {
    private static final String SMALL = """
            dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.2}}
            layers: [{dense: {units: 4, activation: relu}}, {dense: 1}]
            loss: mse
            optimizer: adam
            epochs: 3
            sweep: {grid: {optimizer: [sgd, adam], learning_rate: [0.001, 0.01]}, repeats: 2}
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void openShop() {
        rig = new CommandRig(folder);
    }

    @Test
    void runWritesEveryReport() {
        Path file = rig.experiment("small.yaml", SMALL);
        assertThat(run(file)).as(rig.err()).isZero();
        assertThat(rig.results().resolve("small"))
                .isDirectoryContaining("glob:**/trials.csv")
                .isDirectoryContaining("glob:**/summary.csv")
                .isDirectoryContaining("glob:**/history.csv")
                .isDirectoryContaining("glob:**/predictions.csv")
                .isDirectoryContaining("glob:**/layers.csv")
                .isDirectoryContaining("glob:**/experiment.yaml")
                .isDirectoryContaining("glob:**/report.md");
        assertThat(rig.result("small/trials.csv").lines()).hasSize(9);
        assertThat(rig.result("README.md")).contains("small");
        assertThat(rig.out()).contains("small: ").contains("report.md");
    }

    @Test
    void aSecondRunTrainsNothingAndWritesTheSameBytes() {
        Path file = rig.experiment("small.yaml", SMALL);
        run(file);
        String first = rig.result("small/trials.csv") + rig.result("small/history.csv") + rig.result("small/report.md");
        assertThat(run(file)).isZero();
        assertThat(rig.err()).contains("0 trials to train, 8 known from before");
        assertThat(rig.result("small/trials.csv") + rig.result("small/history.csv") + rig.result("small/report.md"))
                .isEqualTo(first);
    }

    @Test
    void theCommitAndTheHostStandInTheRunFolderAlone() throws IOException {
        String commit = "0123456789abcdef0123456789abcdef01234567";
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/HEAD"), commit + "\n");
        Path file = rig.experiment("small.yaml", SMALL);
        run(file);
        assertThat(rig.result("small/.run/commit")).isEqualTo(commit + "\n");
        assertThat(rig.result("small/.run/host")).startsWith("host: ").contains("\njava: ");
        try (Stream<Path> tree = Files.walk(rig.results())) {
            List<Path> reports = tree.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().contains(".run"))
                    .toList();
            assertThat(reports)
                    .hasSizeGreaterThan(7)
                    .allSatisfy(path -> assertThat(path)
                            .content()
                            .doesNotContain(commit)
                            .doesNotContain(commit.substring(0, 7))
                            .doesNotContain(folder.toString()));
        }
    }

    @Test
    void failFastStopsAtTheFirstTrialThatDoesNotComplete() {
        Path file = rig.experiment("wild.yaml", """
                minimize: {function: x^2, start: {x: 1.2}}
                optimizer: sgd
                steps: 50
                sweep: {grid: {learning_rate: [0.1, 1.0e+30, 0.2]}}
                """);
        assertThat(rig.run("run", file, "--results", rig.results(), "--fail-fast", "--quiet"))
                .isEqualTo(1);
        assertThat(rig.err())
                .containsOnlyOnce("--fail-fast")
                .containsPattern(
                        "wild: stops, for --fail-fast is given: Trial 2 \\(learning_rate=1e\\+?30\\) diverged at step [0-9]+; the last finite loss is ")
                .contains("wild: cut short; what is finished is kept");
        assertThat(rig.results().resolve("wild/trials.csv")).doesNotExist();
        assertThat(run(file)).isZero();
        assertThat(rig.err()).contains("wild: 1 trial to train, 2 known from before");
        assertThat(rig.result("wild/trials.csv")).containsPattern("\n2,[0-9a-f]{16},1e\\+?30,1,0,diverged,");
        assertThat(rig.result("wild/report.md"))
                .contains("diverged")
                .containsPattern("(?s)\\| 1 \\|.*\\| 2 \\|.*1e\\+?30");
    }

    @Test
    void aChangedFileTrainsOnlyWhatIsNew() {
        run(rig.experiment("small.yaml", SMALL));
        run(rig.experiment("small.yaml", SMALL.replace("[0.001, 0.01]", "[0.01, 0.001, 0.1]")));
        assertThat(rig.err()).contains("4 trials to train, 8 known from before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "lockstep"})
    void bothEnginesWriteTheSameNumbers(String engine) {
        Path file = rig.experiment("small.yaml", SMALL);
        run(file);
        String trials = rig.result("small/trials.csv");
        String history = rig.result("small/history.csv");
        assertThat(rig.run("run", file, "--results", rig.results(), "--engine", engine, "--fresh"))
                .isZero();
        assertThat(rig.result("small/trials.csv")).isEqualTo(trials);
        assertThat(rig.result("small/history.csv")).isEqualTo(history);
    }

    @Test
    void planTrainsNothingAndCountsIterations() {
        Path file = rig.experiment("plan.yaml", """
                dataset: {csv: ../data/batches.csv, target: y}
                layers: [{dense: 1}]
                loss: mse
                optimizer: sgd
                epochs: 2
                batch_size: 400
                """);
        assertThat(rig.run("plan", file, "--trials", -1)).isEqualTo(2);
        assertThat(rig.err()).contains("--trials must be at least 0, but is -1");
        assertThat(rig.run("plan", file)).as(rig.err()).isZero();
        assertThat(rig.out()).contains("2000 rows in batches of 400: 5 iterations an epoch; 2 epochs: 10 steps");
        assertThat(rig.results()).doesNotExist();
    }

    @Test
    void checkHoldsWhatRunWroteAndNamesWhatMoved() throws IOException {
        Path file = rig.experiment("small.yaml", SMALL);
        run(file);
        assertThat(rig.run("check", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();
        Path trials = rig.results().resolve("small/trials.csv");
        String moved = Files.readString(trials).replaceFirst("completed,(\\d+),", "completed,1$1,");
        Files.writeString(trials, moved);
        assertThat(rig.run("check", file, "--results", rig.results())).isEqualTo(1);
        assertThat(rig.out()).contains("trials.csv").contains("parameters");
    }

    @Test
    void setChangesAKeyOfTheFile() {
        Path file = rig.experiment("small.yaml", SMALL);
        assertThat(rig.run("run", file, "--results", rig.results(), "--set", "epochs=1"))
                .as(rig.err())
                .isZero();
        assertThat(rig.result("small@epochs=1/experiment.yaml")).contains("epochs: 1\n");
    }

    @Test
    void anExpectationThatFailsMakesTheExitCodeOne() {
        Path file = rig.experiment("small.yaml", SMALL + "expect: [best.final_loss < 0.001]\n");
        assertThat(run(file)).isEqualTo(1);
        assertThat(rig.err()).contains("best.final_loss < 0.001");
    }

    @Test
    void everyTrialDivergedIsExitCodeFour() {
        Path file = rig.experiment("wild.yaml", """
                minimize: {function: x^2, start: {x: 1.2}}
                optimizer: sgd
                learning_rate: 1.0e+30
                steps: 50
                """);
        assertThat(run(file)).isEqualTo(4);
        assertThat(rig.result("wild/report.md")).contains("diverged");
    }

    @Test
    void allProblemsOfAllFilesAreToldAndNothingIsTrained() {
        rig.experiment("good.yaml", SMALL);
        rig.experiment(
                "bad.yaml",
                SMALL.replace("optimizer: adam\n", "optimizer: adma\n").replace("epochs: 3", "epochs: -3"));
        assertThat(rig.run("run", folder.resolve("experiments"), "--results", rig.results()))
                .isEqualTo(2);
        assertThat(rig.err())
                .contains("bad.yaml:4:12")
                .contains("adma")
                .contains("did you mean 'adam'")
                .contains("bad.yaml:5:9")
                .contains("2 problems; nothing was trained");
        assertThat(rig.results()).doesNotExist();
    }

    @Test
    void twoExperimentsOfOneNameAreRefused() {
        rig.experiment("a.yaml", "name: same\n" + SMALL);
        rig.experiment("b.yaml", "name: same\n" + SMALL);
        assertThat(rig.run("run", folder.resolve("experiments"), "--results", rig.results()))
                .isEqualTo(2);
        assertThat(rig.err()).contains("same").contains("a.yaml").contains("b.yaml");
    }

    @Test
    void anUnknownCommandOrFileIsExitCodeTwo() {
        assertThat(rig.run("rnu")).isEqualTo(2);
        assertThat(rig.run("run", folder.resolve("nowhere.yaml"))).isEqualTo(2);
        assertThat(rig.err()).contains("there is no file or folder");
        assertThat(rig.run("run", "--jobs", "0", rig.experiment("small.yaml", SMALL)))
                .isEqualTo(2);
    }

    @Test
    void aNewExperimentCanBeRunAsItIs() {
        Path experiments = folder.resolve("experiments");
        for (List<String> table : List.of(List.of("advertising", "sales"), List.of("iris", "species"))) {
            int code = rig.run(
                    "new",
                    "my-" + table.get(0),
                    "--csv",
                    folder.resolve("data/" + table.get(0) + ".csv"),
                    "--target",
                    table.get(1),
                    "--experiments",
                    experiments);
            assertThat(code).as(rig.err()).isZero();
            Path file = experiments.resolve("my-" + table.get(0) + ".yaml");
            assertThat(rig.run("run", file, "--results", rig.results(), "--set", "epochs=2"))
                    .as(rig.err())
                    .isZero();
        }
        assertThat(rig.run(
                        "new",
                        "my-iris",
                        "--csv",
                        folder.resolve("data/iris.csv"),
                        "--target",
                        "species",
                        "--experiments",
                        experiments))
                .isEqualTo(2);
        assertThat(rig.err()).contains("is there already");
    }

    @Test
    void aNewExperimentLeavesOutColumnsThatSayNothing() throws IOException {
        StringBuilder table = new StringBuilder("number,Age (years),empty,left\n");
        for (int row = 1; row <= 20; row++) {
            table.append(row)
                    .append(',')
                    .append(20 + row * 7 % 40)
                    .append(",,")
                    .append(row % 3 == 0 ? "yes\n" : "no\n");
        }
        Path csv = Files.writeString(folder.resolve("people.csv"), table);
        assertThat(rig.run("new", "people", "--csv", csv, "--target", "left", "--experiments", folder))
                .as(rig.err())
                .isZero();
        Path file = folder.resolve("people.yaml");
        assertThat(file)
                .content()
                .contains(
                        "    - number ",
                        "# looks like a key: it numbers or names the rows",
                        "    - empty ",
                        "# has no values")
                .doesNotContain("missing:");
        assertThat(rig.run("plan", file)).as(rig.err()).isZero();
        assertThat(rig.out()).contains("1 input: Age (years)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Null", "NULL", "null", "True", "No", "~", "1e5", ".inf", "a: b", "it's"})
    void aNewExperimentQuotesWhatYamlWouldReadOtherwise(String column) throws IOException {
        Path csv = folder.resolve("odd.csv");
        Files.writeString(csv, "x," + column + "\n0.5,1.5\n1.5,2.5\n2.5,0.5\n3.5,4.5\n4.5,5.5\n");
        Path file = folder.resolve("odd.yaml");
        assertThat(rig.run("new", "odd", "--csv", csv, "--target", column, "--experiments", folder))
                .isZero();
        assertThat(rig.run("plan", file)).as(rig.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"con", "nul.x", "a.", "readme.md", "Iris", "a b"})
    void aNewExperimentGetsNoNameThatAPlanWouldRefuse(String name) {
        Path csv = folder.resolve("data/iris.csv");
        assertThat(rig.run("new", name, "--csv", csv, "--target", "species", "--experiments", folder))
                .isEqualTo(2);
        assertThat(rig.err())
                .contains("the name '" + name + "' ")
                .contains("expected letters (no capitals) and digits of any script");
        assertThat(folder.resolve(name + ".yaml")).doesNotExist();
        Path file = rig.experiment(name + ".yaml", SMALL);
        assertThat(rig.run("plan", file)).isEqualTo(2);
        assertThat(rig.err()).contains("the file's name '" + name + "' ");
    }

    @Test
    void oneStepIsOneStep() {
        Path file = rig.experiment("one.yaml", "minimize: {function: x^2, start: {x: 1}}\noptimizer: sgd\nsteps: 1\n");
        assertThat(rig.run("plan", file)).as(rig.err()).isZero();
        assertThat(rig.out()).contains("over x, 1 step\n");
        Path network = rig.experiment("small.yaml", SMALL.replaceAll("sweep:.*", "batch_size: 160"));
        assertThat(rig.run("plan", network, "--set", "epochs=1")).as(rig.err()).isZero();
        assertThat(rig.out()).contains(": 1 step, in 1 trial\n").contains("\n  1 step in all\n");
    }

    @Test
    void aNewExperimentFillsNumbersThatAreMissing() throws IOException {
        Path csv = Files.writeString(folder.resolve("gaps.csv"), "a,b,y\n5,1,2\n,2,3.5\n7,,4\n8,4,5\n,,6\n3,2,7\n");
        assertThat(rig.run("new", "gaps", "--csv", csv, "--target", "y", "--experiments", folder))
                .as(rig.err())
                .isZero();
        assertThat(folder.resolve("gaps.yaml")).content().contains("missing: mean ");
    }

    @Test
    void helpTeaches() {
        assertThat(rig.run("--help")).isZero();
        assertThat(rig.out())
                .contains("Exit codes")
                .contains("so that editors")
                .contains("plan")
                .contains("A first experiment");
        for (String command : List.of(
                "run",
                "plan",
                "check",
                "compare",
                "across",
                "explain",
                "report",
                "merge",
                "list",
                "schema",
                "new",
                "completion")) {
            assertThat(rig.run(command, "--help")).isZero();
            assertThat(rig.out()).contains("descent " + command);
        }
    }

    @Test
    void versionNamesTheProgramTheArithmeticAndJava() {
        assertThat(rig.run("--version")).isZero();
        assertThat(rig.out()).matches("descent .*, arithmetic [0-9]+, Java [0-9].*\n");
        String version = rig.out();
        assertThat(rig.run("--version", "plan")).isZero();
        assertThat(rig.out()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void completionKnowsEveryCommandAndItsOptions(String shell) {
        assertThat(rig.run("completion", shell)).isZero();
        assertThat(rig.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("complete -F _complete_descent", "compinit")
                .contains(
                        "_picocli_descent_run()",
                        "_picocli_descent_new()",
                        "--fail-fast",
                        "--shard",
                        "_picocli_descent_merge()",
                        "--summary");
    }

    @Test
    void completionIsForTheShellsItKnows() {
        assertThat(rig.run("completion", "fish")).isEqualTo(2);
        assertThat(rig.err()).contains("fish").contains("bash, zsh");
    }

    /** The list of commands is made without looking into them; what it says must be what each says of itself. */
    @Test
    void theListOfCommandsSaysOfEachWhatItSaysOfItself() {
        assertThat(rig.run("--help")).isZero();
        String list = rig.out().replaceAll("\\s+", " ");
        for (String command : List.of("run", "plan", "check", "across", "merge", "list", "completion")) {
            assertThat(rig.run(command, "--help")).isZero();
            String first = rig.out()
                    .lines()
                    .skip(1)
                    .dropWhile(line -> line.startsWith(" "))
                    .findFirst()
                    .orElseThrow();
            assertThat(list).contains(command + " " + first.strip());
        }
    }

    @Test
    void dataThatFailInALaterFoldAloneAreRefusedBeforeAnythingTrains() throws IOException {
        // Only row 5 has a value: the fold whose validation part holds that row has no mean to train with.
        Files.writeString(folder.resolve("data/holes.csv"), "a,y\n,1\n,2\n,3\n,4\n7,5\n,6\n,7\n,8\n,9\n");
        Path file = rig.experiment("holes.yaml", """
                dataset: {csv: ../data/holes.csv, target: y, missing: mean, split: {folds: 3, per_repeat: true}}
                layers: [{dense: 1}]
                loss: mse
                optimizer: adam
                sweep: {repeats: 4}
                """);
        assertThat(run(file)).isEqualTo(2);
        assertThat(rig.err()).contains("holes.csv:1:1: the column 'a' has no value in the training part");
        assertThat(rig.results()).doesNotExist();
    }

    @Test
    void theReportSaysHowManyRowsWereLeftOut() throws IOException {
        Files.writeString(folder.resolve("data/holes.csv"), "a,y\n1,1\n,2\n3,NA\n4,4\n5,5\n6,6\n");
        Path file = rig.experiment("holes.yaml", """
                dataset: {csv: ../data/holes.csv, target: y, missing: drop, split: {validation: 0.25}}
                layers: [{dense: 1}]
                loss: mse
                epochs: 0
                """);
        assertThat(run(file)).isZero();
        assertThat(rig.result("holes/report.md"))
                .contains(
                        "data: holes.csv, 3 training and 1 validation rows, 2 of 6 left out for missing values; y from a");
    }

    @Test
    void reportTellsWhichTrialsAreNotStored() {
        Path file = rig.experiment("small.yaml", SMALL);
        assertThat(rig.run("report", file, "--results", rig.results())).isEqualTo(2);
        assertThat(rig.err()).contains("small: trial 1 and 7 more are not stored; `descent run` trains them\n");
        run(file);
        String page = rig.result("small/report.md");
        assertThat(rig.run("report", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();
        assertThat(rig.result("small/report.md")).isEqualTo(page);
    }

    @Test
    void reportTellsOfOneTrialThatIsNotStored() {
        String rates = """
                minimize: {function: x^2, start: {x: 1.2}}
                optimizer: sgd
                steps: 2
                sweep: {grid: {learning_rate: [%s]}}
                """;
        run(rig.experiment("rates.yaml", rates.formatted("0.1, 0.2")));
        Path more = rig.experiment("rates.yaml", rates.formatted("0.1, 0.2, 0.3"));
        assertThat(rig.run("report", more, "--results", rig.results())).isEqualTo(2);
        assertThat(rig.err()).contains("rates: trial 3 is not stored; `descent run` trains it\n");
    }

    @Test
    void listTakesAFamilyInSingularAndPlural() {
        for (String kind : List.of("optimizer", "optimizers", "OPTIMIZER")) {
            assertThat(rig.run("list", kind)).as(rig.err()).isZero();
            assertThat(rig.out()).contains("nadamax").doesNotContain("glorot_uniform");
        }
        assertThat(rig.run("list", "optimist")).isEqualTo(2);
        assertThat(rig.err())
                .contains(
                        "no kind of component, component or key is named 'optimist'; did you mean 'optimizer'? expected one of layer, ")
                .contains("did you mean 'optimizer'?");
    }

    @Test
    void listTakesTheNameOfOneComponent() {
        for (String name : List.of("cosine_decay", "CosineDecay", "cosine-decay")) {
            assertThat(rig.run("list", name)).as(rig.err()).isZero();
            assertThat(rig.out())
                    .startsWith("LEARNING-RATE SCHEDULE\n\n  cosine_decay  (Keras: CosineDecay)\n")
                    .contains("      Source: Loshchilov and Hutter")
                    .contains("decay_steps            required  a whole number ≥ 1\n          S, the steps over which")
                    .endsWith("""

                              in a file

                                  learning_rate: {cosine_decay: {decay_steps: 1000, alpha: 0.01}}
                            """);
        }
        assertThat(rig.run("list", "epochs")).isZero();
        assertThat(rig.out()).startsWith("KEY OF EXPERIMENT\n\n  epochs  ");
        assertThat(rig.run("list", "constant")).isZero();
        assertThat(rig.out()).contains("INITIALIZER\n", "MISSING-VALUE RULE\n", "BASELINE\n");
        assertThat(rig.run("list", "adm")).isEqualTo(2);
        assertThat(rig.err()).contains("did you mean 'adam'?");
        assertThat(rig.run("list", "BCEWithLogitsLoss")).isEqualTo(2);
        assertThat(rig.err())
                .isEqualTo("nothing is named 'BCEWithLogitsLoss'; as a loss, Descent calls it"
                        + " `binary_crossentropy` after a sigmoid\n");
    }

    @Test
    void aCommandThatIsMisspeltIsTold() {
        assertThat(rig.run("paln", "experiments/first.yaml")).isEqualTo(2);
        assertThat(rig.err())
                .contains("no command and no file is named 'paln'; did you mean 'plan'?")
                .contains("expected one of run, plan, ");
        assertThat(rig.run("train", "experiments/first.yaml")).isEqualTo(2);
        assertThat(rig.err())
                .contains("no command and no file is named 'train'; Descent calls it `run`")
                .contains("expected one of run, plan, ");
    }

    @Test
    void aTableForANewExperimentIsRelativeToTheWorkingFolder() {
        assertThat(rig.run("new", "lost", "--csv", "lost.csv", "--target", "y", "--experiments", folder))
                .isEqualTo(2);
        assertThat(rig.err())
                .contains("there is no file lost.csv; its path is relative to the working folder")
                .doesNotContain("experiment file");
    }

    @Test
    void aTargetWithoutValuesIsRefused() throws IOException {
        Path csv = Files.writeString(folder.resolve("data/hollow.csv"), "x,y\n1,\n2,NA\n");
        int code =
                rig.run("new", "hollow", "--csv", csv, "--target", "y", "--experiments", folder.resolve("experiments"));
        assertThat(code).isEqualTo(2);
        assertThat(rig.err()).contains("the column 'y'").contains("has no values");
    }

    @Test
    void listAndSchemaSpeakOfEveryOptimizer() {
        assertThat(rig.run("list")).isZero();
        assertThat(rig.out()).contains("nadamax").contains("lockstep").contains("reference");
        assertThat(rig.run("schema")).isZero();
        assertThat(rig.out()).contains("nadamax").contains("https://json-schema.org/draft/2020-12/schema");
    }

    private int run(Path file) {
        return rig.run("run", file, "--results", rig.results(), "--jobs", 2);
    }
}
