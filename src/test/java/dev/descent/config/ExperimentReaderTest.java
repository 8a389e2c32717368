package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.EarlyStopping;
import dev.descent.model.Expectation.Operand;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.ReportSpec.History;
import dev.descent.model.SolveSpec;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.problem.FileRefused;
import dev.descent.problem.ProblemText;
import dev.descent.sweep.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an experiment file means, rule by rule. */
class ExperimentReaderTest {
    private static final String DATA = "dataset: {csv: t.csv, target: y, features: [a, b]}\n";
    private static final String REST = "layers: [{dense: 1}]\nloss: mse\noptimizer: adam\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTable() throws IOException {
        StringBuilder csv = new StringBuilder(",a,b,kind,flag,part,y\n");
        for (int i = 1; i <= 10; i++) {
            String kind = List.of("red", "green", "blue").get(i % 3);
            String part = i <= 6 ? "train" : i <= 8 ? "validation" : "test";
            csv.append(i + "," + i * 2 + "," + i * i + "," + kind + "," + i % 2 + "," + part + "," + i * 3 + "\n");
        }
        Files.writeString(folder.resolve("t.csv"), csv);
    }

    @Test
    void whatIsLeftOutHasKerasDefaults() throws Exception {
        NetworkSpec spec = network(DATA + REST);
        assertThat(spec.epochs()).isEqualTo(1);
        assertThat(spec.shuffle()).isTrue();
        assertThat(spec.seed()).isZero();
        assertThat(spec.metrics()).isEmpty();
        assertThat(spec.earlyStopping()).isEmpty();
        assertThat(spec.clipping()).isEmpty();
        assertThat(spec.optimizer().orElseThrow().real("learning_rate")).isEqualTo(0.001);
        assertThat(spec.layers().get(0).component("kernel_initializer").name()).isEqualTo("glorot_uniform");
        assertThat(spec.dataset().split()).isEmpty();
        assertThat(spec.dataset().missing("a").is("error")).isTrue();
        assertThat(spec.dataset().csv()).isEqualTo(folder.resolve("t.csv"));
    }

    @Test
    void nesterovBesideASweptMomentumOfZeroIsPlainDescent() throws Exception {
        String file = DATA + REST.replace("adam", "{sgd: {nesterov: true, momentum: 0.9}}");
        assertThat(read(file + "sweep: {grid: {optimizer.momentum: [0, 0.9]}}\n")
                        .spec()
                        .trials())
                .hasSize(2);
        assertThat(refused(file.replace("0.9", "0"), Map.of())).contains("momentum is 0");
    }

    @Test
    void hubersMainParameterIsDelta() throws Exception {
        NetworkSpec spec = network(DATA + REST.replace("mse", "{huber: 0.8}"));
        assertThat(spec.loss().real("delta")).isEqualTo(0.8);
    }

    @Test
    void aNameMayHaveLettersOfAnyScript() throws Exception {
        assertThat(read("name: größe_数据.1\n" + DATA + REST).spec().name()).isEqualTo("größe_数据.1");
        assertThat(read("name: \"u\u0308ber\"\n" + DATA + REST).spec().name()).isEqualTo("\u00fcber");
        assertThat(refused("name: Größe\n" + DATA + REST, Map.of())).contains("has capital letters");
        assertThat(refused("name: " + "数".repeat(67) + "\n" + DATA + REST, Map.of()))
                .contains("is longer than 200 bytes");
        assertThat(refused("name: index.html\n" + DATA + REST, Map.of())).contains("a file of results/ itself");
    }

    @Test
    void theNameIsThatOfTheFile() throws Exception {
        assertThat(read(DATA + REST).spec().name()).isEqualTo("x");
        assertThat(read("name: other.name\n" + DATA + REST).spec().name()).isEqualTo("other.name");
    }

    @Test
    void aComponentIsWrittenInThreeWays() throws Exception {
        String id = id(DATA + "layers: [{dense: {units: 1}}]\nloss: mse\noptimizer: {sgd: {learning_rate: 0.01}}\n");
        assertThat(id(DATA + "layers: [{dense: 1}]\nloss: {mse: {}}\noptimizer: sgd\n"))
                .isEqualTo(id);
        assertThat(id(DATA + "layers: [dense: 1]\nloss: {mse: }\noptimizer: {sgd: 0.01}\n"))
                .isEqualTo(id);
    }

    @Test
    void aMainParameterMayItselfBeAComponent() throws Exception {
        NetworkSpec spec = network(DATA + "layers: [{dense: 1}, {activation: {leaky_relu: 0.3}}]\nloss: mse\n"
                + "optimizer: {sgd: {exponential_decay: {decay_steps: 10, decay_rate: 0.5}}}\n");
        assertThat(spec.layers().get(1).component("activation").real("negative_slope"))
                .isEqualTo(0.3);
        assertThat(spec.optimizer().orElseThrow().component("learning_rate").name())
                .isEqualTo("exponential_decay");
    }

    @Test
    void whatMeansTheSameHasTheSameId() throws Exception {
        String id = id(DATA + REST + "learning_rate: 0.001\nbatch_size: full\nmetrics: [mae]\n");
        assertThat(id("name: n\ndescription: d\n" + DATA + REST + "metrics: [mean_absolute_error]\nbatch_size: 10\n"))
                .isEqualTo(id);
        assertThat(id(DATA + REST + "metrics: [mae]\nengine: reference\nreport: {history: none}\nbatch_size: 99\n"))
                .isEqualTo(id);
        assertThat(id(DATA
                        + "layers: [{dense: 1}]\nloss: mean_squared_error\noptimizer: {adam: 1.0e-3}\nmetrics: [mae]\n"
                        + "batch_size: 2000000000\nsweep: {repeats: 3}\n"))
                .isEqualTo(id);
        assertThat(id(DATA + REST + "batch_size: full\n")).isNotEqualTo(id);
        assertThat(id(DATA + REST + "batch_size: 9\nmetrics: [mae]\n")).isNotEqualTo(id);
    }

    @Test
    void theTablesCellsAreInTheIdHoweverTheyAreWritten() throws Exception {
        String before = id(DATA + REST);
        Path csv = folder.resolve("t.csv");
        String text = Files.readString(csv);
        Files.writeString(csv, text.replace("\n", "\r\n") + "\r\n");
        assertThat(id(DATA + REST)).isEqualTo(before);
        Files.writeString(csv, text + text.substring(text.indexOf('\n') + 1));
        assertThat(id(DATA + REST)).isNotEqualTo(before);
    }

    @Test
    void aScheduleStartsAtTheOptimizersRateUnlessItSaysOtherwise() throws Exception {
        String decay = "learning_rate: {inverse_time_decay: {%sdecay_steps: 10, decay_rate: 0.5}}\n";
        assertThat(id(DATA + REST + decay.replace("%s", "")))
                .isEqualTo(id(DATA + REST + decay.replace("%s", "initial_learning_rate: 0.001, ")));
        NetworkSpec spec = network(DATA + REST + "learning_rate: {warmup: {steps: 5}}\n");
        assertThat(spec.optimizer().orElseThrow().component("learning_rate").find("then"))
                .contains(0.001);
    }

    @Test
    void withoutEpochsNoOptimizerIsNeeded() throws Exception {
        NetworkSpec spec = network(DATA + "layers: [{dense: {units: 1, activation: step}}]\nloss: mse\nepochs: 0\n");
        assertThat(spec.optimizer()).isEmpty();
    }

    @Test
    void nullLeavesAKeyOutThatMayBeAbsent() throws Exception {
        List<Trial> trials = read(DATA + REST + "sweep: {grid: {gradient_clipping: [null, {norm: 1}, {value: 0.5}]}}\n")
                .spec()
                .trials();
        assertThat(trials)
                .extracting(t -> t.settings().get(0))
                .containsExactly("null", "norm(bound=1)", "value(bound=0.5)");
        assertThat(trials.get(0).network().clipping()).isEmpty();
    }

    @Test
    void featuresAreAllOtherColumnsButAnIndexWithoutName() throws Exception {
        NetworkSpec spec = network(
                "dataset: {csv: t.csv, target: y, ignore: [kind], scale: standard, categorical: [flag]}\n" + REST);
        assertThat(spec.dataset().features()).containsExactly("a", "b", "flag", "part");
        assertThat(spec.dataset().scaling().keySet()).containsExactly("a", "b");
        assertThat(network(
                                "dataset: {csv: t.csv, target: y, ignore: [\"\"], split: {by: part}, scale: {a: min_max, b: none}}\n"
                                        + REST)
                        .dataset()
                        .scaling())
                .containsOnlyKeys("a");
    }

    @Test
    void settingsByColumnAreOneForAllAndOthersForSome() throws Exception {
        DatasetSpec dataset = network(
                        "dataset: {csv: t.csv, target: y, ignore: [\"\", kind], scale: {default: standard, columns: {b: min_max, flag: none}}}\n"
                                + REST)
                .dataset();
        assertThat(dataset.scaling().get("a").name()).isEqualTo("standard");
        assertThat(dataset.scaling().get("b").name()).isEqualTo("min_max");
        assertThat(dataset.scaling()).doesNotContainKey("flag");
        assertThat(network("dataset: {csv: t.csv, target: y, scale: {columns: {b: min_max}}}\n" + REST)
                        .dataset()
                        .scaling())
                .containsOnlyKeys("b");
    }

    @Test
    void aColumnCalledDefaultIsNotMistakenForAllOthers() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "default,y\n3,1\n1,2\n");
        assertThat(refused("dataset: {csv: t.csv, target: y, scale: {default: standard}}\n" + REST, Map.of()))
                .contains("'default' may mean a column or all other columns");
        assertThat(network("dataset: {csv: t.csv, target: y, scale: {columns: {default: standard}}}\n" + REST)
                        .dataset()
                        .scaling())
                .containsOnlyKeys("default");
    }

    @Test
    void aColumnWithoutNameThatIsNoIndexIsAFeature() throws Exception {
        Files.writeString(folder.resolve("t.csv"), ",y\n3,1\n1,2\n");
        assertThat(network("dataset: {csv: t.csv, target: y}\n" + REST)
                        .dataset()
                        .features())
                .containsExactly("");
    }

    @Test
    void lossAndTargetDecideWhatBecomesOfTheTarget() throws Exception {
        assertThat(encoding("y", "mse", 1, "linear", "")).isEqualTo(TargetEncoding.NUMERIC);
        assertThat(encoding("kind", "categorical_crossentropy", 3, "softmax", ""))
                .isEqualTo(TargetEncoding.ONE_HOT);
        assertThat(encoding("kind", "categorical_hinge", 3, "linear", "")).isEqualTo(TargetEncoding.ONE_HOT);
        assertThat(encoding("kind", "mse", 3, "linear", "")).isEqualTo(TargetEncoding.ONE_HOT);
        assertThat(encoding("flag", "mse", 2, "linear", ", task: multiclass")).isEqualTo(TargetEncoding.ONE_HOT);
        assertThat(encoding("flag", "mse", 1, "linear", ", task: binary")).isEqualTo(TargetEncoding.ZERO_ONE);
        assertThat(encoding("flag", "mse", 1, "linear", "")).isEqualTo(TargetEncoding.NUMERIC);
        assertThat(encoding("flag", "binary_crossentropy", 1, "sigmoid", "")).isEqualTo(TargetEncoding.ZERO_ONE);
        assertThat(encoding("flag", "perceptron", 1, "linear", "")).isEqualTo(TargetEncoding.PLUS_MINUS_ONE);
    }

    @Test
    void severalTargetsAreAsManyOutputs() throws Exception {
        NetworkSpec spec = network(
                "dataset: {csv: t.csv, target: [y, b], features: [a]}\nlayers: [{dense: 2}]\nloss: mse\noptimizer: sgd\n");
        assertThat(spec.dataset().targets()).containsExactly("y", "b");
        assertThat(spec.dataset().encoding()).isEqualTo(TargetEncoding.NUMERIC);
    }

    @Test
    void logitsNeedNoActivation() throws Exception {
        NetworkSpec spec = network("dataset: {csv: t.csv, target: kind, features: [a]}\nlayers: [{dense: 3}]\n"
                + "loss: {sparse_categorical_crossentropy: {from_logits: true}}\noptimizer: sgd\n");
        assertThat(spec.loss().name()).isEqualTo("categorical_crossentropy");
    }

    @Test
    void splitsAreByFractionsColumnsOrFolds() throws Exception {
        assertThat(split("{validation: 0.2, test: 0.1}"))
                .isEqualTo(new Split.Fractions(0.2, 0.1, Split.Plain.DRAWN, false));
        assertThat(split("{test: 0.1, shuffle: false}"))
                .isEqualTo(new Split.Fractions(0, 0.1, Split.Plain.AS_IN_FILE, false));
        assertThat(split("{by: part}")).isEqualTo(new Split.ByColumn("part"));
        assertThat(split("{folds: 5, per_repeat: true}")).isEqualTo(new Split.Folds(5, 0, Split.Plain.DRAWN, true));
    }

    @Test
    void foldAndThenRepeatTurnFastest() throws Exception {
        Experiment it = read("dataset: {csv: t.csv, target: y, features: [a], split: {folds: 2}}\n" + REST
                + "sweep: {grid: {epochs: [1, 2]}, repeats: 2}\n");
        assertThat(it.spec().trials())
                .extracting(t -> t.number() + ": " + t.settings() + " " + t.fold() + " " + t.repeat())
                .containsExactly(
                        "1: [1] 1 1",
                        "2: [1] 1 2",
                        "3: [1] 2 1",
                        "4: [1] 2 2",
                        "5: [2] 1 1",
                        "6: [2] 1 2",
                        "7: [2] 2 1",
                        "8: [2] 2 2");
        assertThat(it.spec().trials()).extracting(Trial::id).doesNotHaveDuplicates();
        assertThat(it.spec().folds()).isEqualTo(2);
        assertThat(it.bounds().configurations()).isEqualTo(2);
    }

    @Test
    void configurationsMayDifferInFolds() throws Exception {
        List<Trial> trials = read(DATA + REST
                        + "sweep: {grid: {dataset.split: [{folds: 2}, {test: 0.5}, {folds: 3}]}}\n")
                .spec()
                .trials();
        assertThat(trials).extracting(Trial::fold).containsExactly(1, 2, 0, 1, 2, 3);
        assertThat(trials).extracting(Trial::configuration).containsExactly(1, 1, 2, 3, 3, 3);
        assertThat(trials.get(2).settings()).containsExactly("{test: 0.5}");
    }

    @Test
    void repeatOneIsTheFileWithoutRepeats() throws Exception {
        String single = id(DATA + REST);
        List<Trial> trials = read(DATA + REST + "sweep: {repeats: 3}\n").spec().trials();
        assertThat(trials).hasSize(3);
        assertThat(trials.get(0).id()).isEqualTo(single);
        assertThat(trials.get(1).id()).isNotEqualTo(single);
    }

    @Test
    void trialsAreTheSameInWhateverOrderTheyAreAskedFor() throws Exception {
        String file = DATA + REST + "sweep: {grid: {epochs: [1, 2, 3], seed: [4, 5]}, repeats: 2}\n";
        List<Trial> forwards = new ArrayList<>(read(file).spec().trials());
        List<Trial> asked = read(file).spec().trials();
        List<Trial> backwards = new ArrayList<>();
        for (int i = asked.size() - 1; i >= 0; i--) {
            backwards.add(asked.get(i));
        }
        Collections.reverse(backwards);
        assertThat(backwards).isEqualTo(forwards);
    }

    @Test
    void equalConfigurationsKeepTheirRowsAndShareAnId() throws Exception {
        Experiment it = read(DATA + REST + "sweep: {grid: {batch_size: [4, 10, full]}}\n");
        assertThat(it.spec().trials()).hasSize(3);
        assertThat(it.spec().trials().get(1).id())
                .isEqualTo(it.spec().trials().get(2).id());
        assertThat(it.duplicates()).containsExactly(Map.entry(3, 2));
    }

    @Test
    void exclusionsAreCountedWithTheirRepeats() throws Exception {
        Experiment it = read(DATA + REST
                + "sweep: {grid: {epochs: [1, 2], seed: [3, 4]}, exclude: [{epochs: 2, seed: 3}], repeats: 5}\n");
        assertThat(it.spec().trials()).hasSize(15);
        assertThat(it.spec().excluded()).isEqualTo(5);
        assertThat(it.leftOut()).extracting(Configuration::settings).containsExactly(List.of("2", "3"));
    }

    @Test
    void aTrialsSeedMayBeSweptTheFilesSeedStays() throws Exception {
        Experiment it = read("seed: 7\n" + DATA + REST + "sweep: {grid: {seed: [1, 2]}}\n");
        assertThat(it.spec().seed()).isEqualTo(7);
        assertThat(it.spec().trials()).extracting(t -> t.spec().seed()).containsExactly(1L, 2L);
    }

    @Test
    void asManyTrialsAsTheGuardAllowsAreAllowed() throws Exception {
        String sweep = "sweep: {grid: {epochs: [1, 2, 3]}, repeats: 2, max_trials: %s}\n";
        assertThat(read(DATA + REST + sweep.replace("%s", "6")).spec().trials()).hasSize(6);
        assertThat(refused(DATA + REST + sweep.replace("%s", "5"), Map.of()))
                .contains("these are 6 trials, exclusions not counted, but max_trials is 5");
    }

    @Test
    void numbersOfTrialsAreToldInPlainDigitsWithoutMakingThem() throws Exception {
        String values = "[" + "1, ".repeat(999) + "1]";
        String grid = "epochs: V, seed: V, batch_size: V, learning_rate: V, layers[0].use_bias: V".replace("V", values);
        assertThat(refused(DATA + REST + "sweep: {grid: {" + grid + "}}\n", Map.of()))
                .contains("these are 1000000000000000 trials");
    }

    @Test
    void historyIsWholeUpToTwoHundredThousandEpochs() throws Exception {
        assertThat(read(DATA + REST + "epochs: 200000\n").spec().report().history())
                .isEqualTo(History.ALL);
        assertThat(read(DATA + REST + "epochs: 200001\n").spec().report().history())
                .isEqualTo(History.BEST);
        assertThat(read(DATA + REST + "epochs: 100001\nsweep: {repeats: 2}\n")
                        .spec()
                        .report()
                        .history())
                .isEqualTo(History.BEST);
        assertThat(read(DATA + REST + "epochs: 100001\nsweep: {repeats: 2}\n")
                        .spec()
                        .report()
                        .historyByDefault())
                .isTrue();
        assertThat(read(DATA + REST + "epochs: 300000\nreport: {history: all}\n")
                        .spec()
                        .report()
                        .history())
                .isEqualTo(History.ALL);
    }

    @Test
    void trialsAreRankedByValidationWhereAllHaveIt() throws Exception {
        String with = "dataset: {csv: t.csv, target: y, features: [a], split: {validation: 0.2}}\n";
        assertThat(read(with + REST).spec().report().rankBy()).isEqualTo("val_loss");
        assertThat(read(DATA + REST).spec().report().rankBy()).isEqualTo("final_loss");
        assertThat(read(with + REST + "metrics: [mean_absolute_error]\nreport: {rank_by: val_mean_absolute_error}\n")
                        .spec()
                        .report()
                        .rankBy())
                .isEqualTo("val_mae");
        assertThat(read(DATA + REST + "sweep: {grid: {dataset.split: [null, {validation: 0.2}]}}\n")
                        .spec()
                        .report()
                        .rankBy())
                .isEqualTo("final_loss");
    }

    @Test
    void earlyStoppingWatchesLossesAndMetrics() throws Exception {
        assertThat(network(DATA + REST
                                + "early_stopping: {monitor: loss, patience: 3, min_delta: 0.5, restore_best: true}\n")
                        .earlyStopping())
                .contains(new EarlyStopping("loss", 3, 0.5, true, Optional.empty()));
        assertThat(network("dataset: {csv: t.csv, target: y, features: [a], split: {by: part}}\n" + REST
                                + "metrics: [mae]\nearly_stopping: {monitor: val_mean_absolute_error}\n")
                        .earlyStopping())
                .contains(new EarlyStopping("val_mae", 0, 0, false, Optional.empty()));
    }

    @Test
    @DisplayName("with a goal alone no lack of improvement stops a trial")
    void goalOfEarlyStopping() throws Exception {
        assertThat(network(DATA + REST + "early_stopping: {monitor: loss, goal: 0.5}\n")
                        .earlyStopping())
                .contains(new EarlyStopping("loss", EarlyStopping.ENDLESS, 0, false, Optional.of(0.5)));
        assertThat(network(DATA + REST + "early_stopping: {monitor: loss, goal: 0.5, patience: 0}\n")
                        .earlyStopping())
                .contains(new EarlyStopping("loss", 0, 0, false, Optional.of(0.5)));
    }

    @Test
    void expectationsAreReadToTheirSides() throws Exception {
        Experiment it = read(DATA + REST + "sweep: {grid: {optimizer: [sgd, {adam: {beta_1: [0.8, 0.9]}}]}}\n"
                + "expect: [adam.final_loss <= sgd.final_loss, all.status == completed, best.steps != 3]\n");
        assertThat(it.spec().expectations()).hasSize(3);
        assertThat(it.spec().expectations().get(0).left()).isEqualTo(new Operand.Column("adam", "final_loss"));
        assertThat(it.spec().expectations().get(0).operator()).isEqualTo("<=");
        assertThat(it.spec().expectations().get(1).right()).isEqualTo(new Operand.Word("completed"));
        assertThat(it.spec().expectations().get(2).right()).isEqualTo(new Operand.Constant(3));
        Operand.Column adam = (Operand.Column) it.spec().expectations().get(0).left();
        assertThat(it.spec().trials())
                .extracting(t -> adam.includes(t, it.spec().sweptKeys()))
                .containsExactly(false, true, true);
    }

    @Test
    void optionsReplaceValuesOfTheFile() throws Exception {
        NetworkSpec spec = (NetworkSpec) read(
                        DATA + REST + "learning_rate: 0.5\n",
                        Map.of("layers[0].use_bias", "false", "optimizer", "{sgd: {momentum: 0.5}}", "epochs", "7"))
                .spec()
                .trials()
                .get(0)
                .spec();
        assertThat(spec.epochs()).isEqualTo(7);
        assertThat(spec.layers().get(0).flag("use_bias")).isFalse();
        assertThat(spec.optimizer().orElseThrow().real("momentum")).isEqualTo(0.5);
        assertThat(spec.optimizer().orElseThrow().real("learning_rate")).isEqualTo(0.5);
    }

    @Test
    void anOptionSetsTheLearningRateWhereTheFileHasIt() throws Exception {
        for (String file : List.of(
                DATA + REST,
                DATA + REST + "learning_rate: 0.5\n",
                DATA + "layers: [{dense: 1}]\nloss: mse\noptimizer: {adam: {learning_rate: 0.5}}\n")) {
            for (String key : List.of("learning_rate", "optimizer.learning_rate")) {
                NetworkSpec spec = (NetworkSpec)
                        read(file, Map.of(key, "0.25")).spec().trials().get(0).spec();
                assertThat(spec.optimizer().orElseThrow().real("learning_rate")).isEqualTo(0.25);
            }
        }
    }

    @Test
    void anOptionCanSetAKeyOfTheSweep() throws Exception {
        assertThat(read(DATA + REST + "sweep: {repeats: 5}\n", Map.of("sweep.repeats", "2"))
                        .spec()
                        .trials())
                .hasSize(2);
    }

    @Test
    void mistakesInOptionsNameTheOption() throws Exception {
        assertThat(refused(DATA + REST, Map.of("epochs", "many"))).isEqualTo("""
                        --set:1:8: epochs is the text 'many'
                              1 | epochs=many
                                |        ^^^^
                              expected a whole number from 0 to 1000000
                        """);
        assertThat(refused(DATA + REST, Map.of("epoch", "3")))
                .startsWith("--set:1:1: unknown path epoch; did you mean 'epochs'?\n")
                .contains("did you mean 'epochs'?");
        assertThat(refused(DATA + REST, Map.of("layers[4].units", "3")))
                .startsWith("--set:1:1: unknown path layers[4]: layers has 1 element\n");
        assertThat(refused(DATA + REST, Map.of("a..b", "3"))).startsWith("--set:1:1: 'a..b' is not a path\n");
        assertThat(refused(DATA + REST, Map.of("epochs", "[1"))).startsWith("--set:1:");
        assertThat(refused(DATA + REST + "sweep: {grid: {learning_rate: [1, 2]}}\n", Map.of("learning_rate", "3")))
                .startsWith(
                        "--set:1:1: 'learning_rate' is swept by the axis 'learning_rate', so setting it changes nothing\n");
    }

    @Test
    void aMalformedAlternativeIsToldWhereAnAxisReachesIntoIt() throws Exception {
        String cases = "sweep: {cases: {a: {optimizer: sdg}, b: {}}, grid: {learning_rate: [0.1, 0.2]}}\n";
        assertThat(refused(DATA + REST + cases, Map.of())).contains("no optimizer is named 'sdg'");
    }

    @Test
    void functionsAreMinimizedFromTheirStart() throws Exception {
        MinimizeSpec spec = (MinimizeSpec)
                read("minimize: {function: x^2 + y, start: {y: 2, x: 1}}\noptimizer: sgd\nlearning_rate: 0.3\n")
                        .spec()
                        .trials()
                        .get(0)
                        .spec();
        assertThat(spec.start()).containsExactly(Map.entry("y", 2.0), Map.entry("x", 1.0));
        assertThat(spec.steps()).isEqualTo(100);
        assertThat(spec.optimizer().orElseThrow().real("learning_rate")).isEqualTo(0.3);
    }

    @Test
    void functionsCanBeSwept() throws Exception {
        Experiment it = read(
                "minimize: {function: x^2, start: {x: 1}}\noptimizer: sgd\n"
                        + "sweep: {grid: {minimize.start.x: [1, 2], learning_rate: [0.1, 0.3]}}\nexpect: [0.1.final_loss < 1]\n");
        assertThat(it.spec().trials()).hasSize(4);
        assertThat(((MinimizeSpec) it.spec().trials().get(3).spec()).start()).containsEntry("x", 2.0);
        assertThat(it.tables()).isEmpty();
    }

    @Test
    void chainsAreSolvedForTheirInput() throws Exception {
        SolveSpec spec =
                (SolveSpec) read("solve: {graph: {a: x^2, b: ln(a)}, output: b, target: 2, start: {x: 2}}\nsteps: 9\n")
                        .spec()
                        .trials()
                        .get(0)
                        .spec();
        assertThat(spec).isEqualTo(new SolveSpec(Map.of("a", "x^2", "b", "ln(a)"), "b", 2, "x", 2, 1e-6, 9, 0));
    }

    private Split split(String split) throws Exception {
        String file = "dataset: {csv: t.csv, target: y, features: [a], split: " + split + "}\n" + REST;
        return network(file).dataset().split().orElseThrow();
    }

    private TargetEncoding encoding(String target, String loss, int units, String activation, String task)
            throws Exception {
        return network("dataset: {csv: t.csv, target: " + target + ", features: [a]" + task + "}\n"
                        + "layers: [{dense: {units: " + units + ", activation: " + activation + "}}]\n"
                        + "loss: " + loss + "\noptimizer: sgd\n")
                .dataset()
                .encoding();
    }

    private String id(String file) throws Exception {
        return read(file).spec().trials().get(0).id();
    }

    private NetworkSpec network(String file) throws Exception {
        return read(file).spec().trials().get(0).network();
    }

    private Experiment read(String file) throws Exception {
        return read(file, Map.of());
    }

    private Experiment read(String file, Map<String, String> options) throws Exception {
        Path path = folder.resolve("x.yaml");
        Files.writeString(path, file);
        try {
            return ExperimentReader.read(path, options, Set.of("lockstep", "reference"), Set.of("local"));
        } catch (FileRefused refused) {
            throw new AssertionError(ProblemText.of(refused.problems()), refused);
        }
    }

    private String refused(String file, Map<String, String> options) throws IOException {
        Path path = folder.resolve("x.yaml");
        Files.writeString(path, file);
        FileRefused refused = catchThrowableOfType(
                FileRefused.class,
                () -> ExperimentReader.read(path, options, Set.of("lockstep", "reference"), Set.of("local")));
        return ProblemText.of(refused.problems());
    }
}
