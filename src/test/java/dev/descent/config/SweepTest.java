package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.model.Values;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problem;
import dev.descent.problem.Problems;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.Expanded;
import dev.descent.sweep.Sweep;
import dev.descent.sweep.ValueText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a sweep expands to, as tables print it; a configuration a line: case, then the values of the swept keys. */
class SweepTest {
    private static final String FILE = """
            dataset: {csv: a.csv, target: y}
            layers:
              - dense: {units: 10, activation: relu}
              - dropout: 0.1
              - dense: 1
            loss: mse
            optimizer: adam
            learning_rate: 0.5
            """;

    private final List<Problem> told = new ArrayList<>();

    @Test
    void aFileWithoutSweepIsOneConfiguration() throws FileRefused {
        assertThat(rows(FILE)).containsExactly("");
    }

    @Test
    void theFirstAxisTurnsSlowest() throws FileRefused {
        assertThat(rows(FILE + "sweep: {grid: {epochs: [1, 2], batch_size: [16, full], seed: [7]}}"))
                .containsExactly("1 | 16 | 7", "1 | full | 7", "2 | 16 | 7", "2 | full | 7");
    }

    @Test
    void aPathNamesParametersNeverTheComponent() throws FileRefused {
        Expanded sweep = sweep(FILE + "sweep: {grid: {layers[2].units: [3, 4], layers[1].rate: [0.5]}}");
        Component tree = trees(sweep).get(1);
        assertThat(value(tree, "layers[2].units")).isEqualTo("4");
        assertThat(value(tree, "layers[1].rate")).isEqualTo("0.5");
        assertThat(value(tree, "layers[0].units")).isEqualTo("10");
    }

    @Test
    void theLearningRateAtTheTopIsTheOptimizers() throws FileRefused {
        for (String key : List.of("learning_rate", "optimizer.learning_rate")) {
            Expanded sweep = sweep(FILE + "sweep: {grid: {optimizer: [sgd, adam], " + key + ": [0.1, 0.2]}}");
            assertThat(rows(sweep)).containsExactly("sgd | 0.1", "sgd | 0.2", "adam | 0.1", "adam | 0.2");
            assertThat(value(trees(sweep).get(1), "optimizer.learning_rate")).isEqualTo("0.2");
        }
    }

    @Test
    void theFilesLearningRateServesEveryAlternativeThatHasNone() throws FileRefused {
        Expanded sweep = sweep(FILE + "sweep: {grid: {optimizer: [sgd, {adam: {learning_rate: 0.1}}]}}");
        assertThat(value(trees(sweep).get(0), "optimizer.learning_rate")).isEqualTo("0.5");
        assertThat(value(trees(sweep).get(1), "optimizer.learning_rate")).isEqualTo("0.1");
    }

    @Test
    void aListInsideAnAlternativeIsAnAxisOfThatAlternativeAlone() throws FileRefused {
        assertThat(rows(FILE
                        + "sweep: {grid: {optimizer: [sgd, {adam: {learning_rate: [1e-3, 0.003]}}], seed: [1, 2]}}"))
                .containsExactly(
                        "sgd | 1",
                        "sgd | 2",
                        "adam(learning_rate=0.001) | 1",
                        "adam(learning_rate=0.001) | 2",
                        "adam(learning_rate=0.003) | 1",
                        "adam(learning_rate=0.003) | 2");
    }

    @Test
    void innerAxesNestAndMultiply() throws FileRefused {
        assertThat(rows(FILE + """
                        sweep:
                          grid:
                            optimizer:
                              - adam: {learning_rate: [0.1, {exponential_decay: {decay_steps: 9, decay_rate: [0.5, 0.9]}}], beta_1: [0.7, 0.8]}
                        """))
                .containsExactly(
                        "adam(learning_rate=0.1, beta_1=0.7)",
                        "adam(learning_rate=0.1, beta_1=0.8)",
                        "adam(learning_rate=exponential_decay(decay_steps=9, decay_rate=0.5), beta_1=0.7)",
                        "adam(learning_rate=exponential_decay(decay_steps=9, decay_rate=0.5), beta_1=0.8)",
                        "adam(learning_rate=exponential_decay(decay_steps=9, decay_rate=0.9), beta_1=0.7)",
                        "adam(learning_rate=exponential_decay(decay_steps=9, decay_rate=0.9), beta_1=0.8)");
    }

    @Test
    void theMainParameterCanBeAnInnerAxis() throws FileRefused {
        assertThat(rows(FILE + "sweep: {grid: {optimizer: [{sgd: [0.1, 0.2]}]}}"))
                .containsExactly("sgd(learning_rate=0.1)", "sgd(learning_rate=0.2)");
    }

    @Test
    void whereAParameterTakesAListAListOfListsIsAnAxis() throws FileRefused {
        String decay = "{piecewise_constant: {boundaries: [5, 9], values: [[3, 2, 1], [6, 5, 4]]}}";
        assertThat(rows(FILE + "sweep: {grid: {learning_rate: [" + decay + "]}}"))
                .containsExactly(
                        "piecewise_constant(boundaries=[5, 9], values=[3, 2, 1])",
                        "piecewise_constant(boundaries=[5, 9], values=[6, 5, 4])");
    }

    @Test
    void aKernelsRowsAreNoAxis() throws FileRefused {
        String kernel = "{dense: {units: 1, kernel_initializer: {values: [[0.92], [0.2]]}}}";
        assertThat(rows(FILE + "sweep: {grid: {layers: [[" + kernel + "]]}}"))
                .containsExactly("[dense(units=1, kernel_initializer=values(values=[[0.92], [0.2]]))]");
    }

    @Test
    void aBiasHasOneRowSoRowsAreAnAxis() throws FileRefused {
        String bias = "{dense: {units: 2, bias_initializer: {values: [[1, 2], [3, 4]]}}}";
        assertThat(rows(FILE + "sweep: {grid: {layers: [[" + bias + "]]}}"))
                .containsExactly(
                        "[dense(units=2, bias_initializer=values(values=[1, 2]))]",
                        "[dense(units=2, bias_initializer=values(values=[3, 4]))]");
    }

    @Test
    void wholeNetworksAreAlternativesAndMayHaveAxesInside() throws FileRefused {
        assertThat(rows(FILE + "sweep: {grid: {layers: [[{dense: 1}], [{dense: {units: [5, 6]}}, {dense: 1}]]}}"))
                .containsExactly(
                        "[dense(units=1)]", "[dense(units=5), dense(units=1)]", "[dense(units=6), dense(units=1)]");
    }

    @Test
    void zippedListsMoveTogether() throws FileRefused {
        assertThat(rows(FILE + "sweep: {zip: [{batch_size: [16, 64], epochs: [50, 200]}, {seed: [1, 2]}]}"))
                .containsExactly("16 | 50 | 1", "16 | 50 | 2", "64 | 200 | 1", "64 | 200 | 2");
        assertThat(rows(FILE + "sweep: {zip: {batch_size: [16, 64], epochs: [50, 200]}}"))
                .containsExactly("16 | 50", "64 | 200");
    }

    @Test
    void casesAreAnAxisWithNames() throws FileRefused {
        String file = FILE + """
                sweep:
                  cases:
                    plain: {}
                    careful: {layers[1]: {dropout: 0.5}, gradient_clipping: {norm: 0.1}}
                  grid: {seed: [1, 2]}
                """;
        Expanded sweep = sweep(file);
        assertThat(read(file).cases()).containsExactly("plain", "careful");
        assertThat(rows(sweep)).containsExactly("plain: 1", "plain: 2", "careful: 1", "careful: 2");
        assertThat(value(trees(sweep).get(0), "layers[1].rate")).isEqualTo("0.1");
        assertThat(value(trees(sweep).get(2), "layers[1].rate")).isEqualTo("0.5");
        assertThat(value(trees(sweep).get(2), "gradient_clipping.bound")).isEqualTo("0.1");
    }

    @Test
    void listsInsideCasesAreValues() throws FileRefused {
        Expanded sweep = sweep(FILE + "sweep: {cases: {a: {metrics: [mae, r2]}}}");
        assertThat(rows(sweep)).containsExactly("a: ");
        assertThat(value(trees(sweep).get(0), "metrics[1]")).isEqualTo("r2");
    }

    @Test
    void anAlternativeThatSetsAKeyWinsOverItsAxisAndIsNotMultiplied() throws FileRefused {
        assertThat(
                        rows(
                                FILE
                                        + "sweep: {grid: {optimizer: [sgd, {adam: {learning_rate: [0.001, 0.003]}}], learning_rate: [0.1, 0.2]}}"))
                .containsExactly(
                        "sgd | 0.1",
                        "sgd | 0.2",
                        "adam(learning_rate=0.001) | 0.001",
                        "adam(learning_rate=0.003) | 0.003");
    }

    @Test
    void whereAnAxisDoesNotMultiplyItCountsAsAtItsFirstValue() throws FileRefused {
        assertThat(rows(FILE
                        + "sweep: {grid: {learning_rate: [0.1, 0.2], optimizer: [sgd, {adam: {learning_rate: 3}}]}}"))
                .containsExactly("0.1 | sgd", "3 | adam(learning_rate=3)", "0.2 | sgd");
    }

    @Test
    void aCaseThatSetsAKeyWinsOverItsAxisAndOverAlternatives() throws FileRefused {
        String sweep = """
                sweep:
                  grid:
                    optimizer: [sgd, {adam: {learning_rate: [0.001, 0.003]}}]
                    learning_rate: [0.1, 0.2]
                  cases:
                    free: {}
                    slow: {learning_rate: 0.05}
                    fixed: {optimizer: nadam}
                """;
        assertThat(rows(FILE + sweep))
                .containsExactly(
                        "free: sgd | 0.1",
                        "slow: sgd | 0.05",
                        "fixed: nadam | 0.1",
                        "free: sgd | 0.2",
                        "fixed: nadam | 0.2",
                        "free: adam(learning_rate=0.001) | 0.001",
                        "slow: adam | 0.05",
                        "free: adam(learning_rate=0.003) | 0.003");
    }

    @Test
    void aZipOfWhichACaseSetsOneKeyStillMovesTheOther() throws FileRefused {
        assertThat(
                        rows(
                                FILE
                                        + "sweep: {zip: {batch_size: [1, 2], epochs: [3, 4]}, cases: {a: {}, b: {batch_size: 9}, c: {batch_size: 8, epochs: 7}}}"))
                .containsExactly("a: 1 | 3", "b: 9 | 3", "c: 8 | 7", "a: 2 | 4", "b: 9 | 4");
    }

    @Test
    void valuesAreSetFromTheOutsideInwardsWhateverTheOrderOfTheFile() throws FileRefused {
        Expanded sweep =
                sweep(FILE + "sweep: {grid: {layers[0].units: [7], layers[0]: [{dense: {units: 3}}, dropout]}}");
        assertThat(told).isEmpty();
        assertThat(rows(sweep)).containsExactly("3 | dense(units=3)");
        assertThat(told)
                .extracting(Problem::message)
                .containsExactly("unknown path layers[0].units: dropout has no units");
    }

    @Test
    void exclusionsLeaveCombinationsOut() throws FileRefused {
        Expanded sweep = sweep(FILE + """
                        sweep:
                          grid:
                            optimizer: [sgd, {adam: {learning_rate: [0.001, 0.003]}}]
                            seed: [1, 2]
                          exclude:
                            - {optimizer: sgd, seed: 2}
                            - {optimizer: adam, learning_rate: 3e-3}
                        """);
        assertThat(rows(sweep))
                .containsExactly("sgd | 1", "adam(learning_rate=0.001) | 1", "adam(learning_rate=0.001) | 2");
        assertThat(sweep.excluded().size()).isEqualTo(3);
    }

    @Test
    void anExclusionCanNameACase() throws FileRefused {
        assertThat(rows(FILE + "sweep: {cases: {a: {}, b: {}}, grid: {seed: [1, 2]}, exclude: [{case: b, seed: 1}]}"))
                .containsExactly("a: 1", "a: 2", "b: 2");
    }

    @Test
    void combinationsAreCountedWithoutMakingThem() throws FileRefused {
        StringBuilder grid = new StringBuilder("sweep: {grid: {");
        String hundred = java.util.stream.IntStream.range(0, 100)
                .mapToObj(Integer::toString)
                .collect(java.util.stream.Collectors.joining(", "));
        for (String key : List.of("seed", "epochs", "layers[0].units", "layers[2].units", "early_stopping.patience")) {
            grid.append(key).append(": [").append(hundred).append("], ");
        }
        grid.append("optimizer: [sgd, {adam: {learning_rate: [1, 2, 3]}}], learning_rate: [4, 5]}}");
        Sweep sweep = read(FILE + grid);
        assertThat(sweep.count()).isEqualTo(BigInteger.TEN.pow(10).multiply(BigInteger.valueOf(2 + 3)));
    }

    @Test
    void theCountIsTheNumberOfCombinations() throws FileRefused {
        for (String sweep : List.of(
                "{}",
                "{grid: {optimizer: [sgd, {adam: {learning_rate: [1, 2]}}], learning_rate: [3, 4]}}",
                "{grid: {learning_rate: [3, 4], optimizer: [{adam: {learning_rate: [1, 2], beta_1: [0.1, 0.2]}}, sgd]}}",
                "{zip: {batch_size: [1, 2], epochs: [3, 4]}, cases: {a: {}, b: {batch_size: 9}, c: {batch_size: 8, epochs: 7}}}",
                "{grid: {optimizer: [sgd, {adam: {learning_rate: [1, 2]}}]}, cases: {a: {learning_rate: 3}, b: {}}}")) {
            Sweep read = read(FILE + "sweep: " + sweep);
            Expanded expanded = read.expand(new Problems(List.of()));
            assertThat(read.count())
                    .isEqualTo(BigInteger.valueOf(expanded.configurations().size()));
        }
    }

    @Test
    void aHundredThousandCombinationsAreMadeOneByOne() throws FileRefused {
        String hundred = java.util.stream.IntStream.rangeClosed(1, 100)
                .mapToObj(Integer::toString)
                .collect(java.util.stream.Collectors.joining(", "));
        Expanded sweep = sweep(FILE + "sweep: {grid: {epochs: [" + hundred + "], layers[0].units: [" + hundred
                + "], seed: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]}}");
        assertThat(sweep.configurations().size()).isEqualTo(100_000);
        assertThat(sweep.configurations().get(12_345).settings()).containsExactly("13", "35", "5");
    }

    @Test
    void mistakesOfASweepAreTold() throws FileRefused {
        assertThat(complaints("{grid: {}}")).containsExactly("grid has no axes");
        assertThat(complaints("{cases: {}}")).containsExactly("there are no cases");
        assertThat(complaints("{zip: [{}]}")).containsExactly("this zip has no keys");
        assertThat(complaints("{grid: {epochs: [1, 2]}, zip: {epochs: [1, 2], seed: [1, 2]}}"))
                .containsExactly("'epochs' is in both grid and zip");
        assertThat(complaints("{grid: {learning_rate: [1], optimizer.learning_rate: [2]}}"))
                .containsExactly("'optimizer.learning_rate' is swept twice, the first time as 'learning_rate'");
        assertThat(complaints("{cases: {a: {learning_rate: 1, optimizer.learning_rate: 2}}}"))
                .containsExactly(
                        "'optimizer.learning_rate' is set twice in this case, the first time as 'learning_rate'");
        assertThat(complaints("{zip: {epochs: [1, 2], seed: [1, 2, 3]}}"))
                .containsExactly("'seed' has 3 values, but 'epochs' has 2 values");
        assertThat(complaints("{grid: {optimizer: [{sgd: 1}, {adam: 2}], learning_rate: [3]}}"))
                .containsExactly("the axis 'learning_rate' has no effect");
        assertThat(complaints("{cases: {a: {learning_rate: 9}}, grid: {optimizer: [{sgd: [1, 2]}, adam]}}"))
                .containsExactly("the axis 'learning_rate' has no effect");
        assertThat(complaints("{grid: {epochs: [1, 2]}, exclude: [{epochs: 3}]}"))
                .containsExactly("this exclusion matches nothing");
        assertThat(complaints("{grid: {epochs: [1, 2]}, exclude: [{epochs: 1}, {epochs: 2}]}"))
                .containsExactly("exclude leaves no combination");
        assertThat(complaints("{grid: {name: [a, b]}}")).containsExactly("'name' can't be swept");
        assertThat(complaints("{grid: {dataset.csv: [a, b]}}")).containsExactly("'dataset.csv' can't be swept");
        assertThat(complaints("{grid: {'layers[0': [a, b]}}")).containsExactly("'layers[0' is not a path");
        assertThat(complaints("{grid: {layers.0.units: [1, 2]}}"))
                .containsExactly("unknown path layers.0.units: layers is a list; write layers[0].units");
        assertThat(complaints("{grid: {epoch: [1, 2]}}")).containsExactly("unknown path epoch; did you mean 'epochs'?");
        assertThat(complaints("{grid: {layers[3].units: [1, 2]}}"))
                .containsExactly("unknown path layers[3]: layers has 3 elements");
        assertThat(complaints("{grid: {layers[1].units: [1, 2]}}"))
                .containsExactly("unknown path layers[1].units: dropout has no units");
        assertThat(complaints("{grid: {learning_rate.decay_rate: [1, 2]}}"))
                .containsExactly("unknown path optimizer.learning_rate.decay_rate: optimizer.learning_rate is a number"
                        + " and has no decay_rate");
    }

    @Test
    void aPathThatLeadsNowhereInSomeConfigurationsIsToldOnce() throws FileRefused {
        Expanded sweep = sweep(
                FILE + "sweep: {grid: {layers: [[{dense: 1}], [{dense: 1}, dropout]], layers[1].rate: [0.1, 0.2]}}");
        assertThat(rows(sweep)).hasSize(2);
        assertThat(told).extracting(Problem::message).containsExactly("unknown path layers[1]: layers has 1 element");
    }

    private List<String> complaints(String sweep) throws FileRefused {
        told.clear();
        try {
            sweep(FILE + "sweep: " + sweep);
        } catch (FileRefused refused) {
            told.addAll(refused.problems());
        }
        return told.stream().map(Problem::message).toList();
    }

    private List<String> rows(String file) throws FileRefused {
        Expanded sweep = sweep(file);
        assertThat(told).isEmpty();
        return rows(sweep);
    }

    private List<String> rows(Expanded sweep) {
        List<String> rows = new ArrayList<>();
        Problems problems = new Problems(List.of());
        for (int i = 0; i < sweep.configurations().size(); i++) {
            Configuration it = sweep.configurations().get(i);
            if (it.values(problems).isPresent()) {
                rows.add(it.caseName().map(name -> name + ": ").orElse("") + String.join(" | ", it.settings()));
            }
        }
        told.addAll(problems.inOrder());
        return rows;
    }

    private List<Component> trees(Expanded sweep) {
        List<Component> trees = new ArrayList<>();
        for (int i = 0; i < sweep.configurations().size(); i++) {
            trees.add(sweep.configurations()
                    .get(i)
                    .values(new Problems(List.of()))
                    .orElseThrow());
        }
        return trees;
    }

    private static String value(Component file, String path) {
        Object value =
                Values.find(file, KeyPath.parse(path).orElseThrow().steps()).orElseThrow();
        return ValueText.of(Optional.of(value));
    }

    private Expanded sweep(String file) throws FileRefused {
        Sweep sweep = read(file);
        if (!told.isEmpty()) {
            return new Expanded(List.of(), List.of(), 0);
        }
        Problems problems = new Problems(List.of());
        Expanded expanded = sweep.expand(problems);
        told.addAll(problems.inOrder());
        return expanded;
    }

    private Sweep read(String file) throws FileRefused {
        Problems problems = new Problems(List.of());
        Sweep sweep = Sweeps.read(file, problems);
        told.addAll(problems.inOrder());
        return sweep;
    }
}
