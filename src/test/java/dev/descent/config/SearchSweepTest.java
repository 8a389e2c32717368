package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.problem.FileRefused;
import dev.descent.problem.Problems;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.Expanded;
import dev.descent.sweep.Sweep;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search draws, as tables print it: the values of the swept keys. */
class SearchSweepTest {
    private static final String FILE = """
            dataset: {csv: a.csv, target: y}
            layers:
              - dense: {units: 10, activation: relu}
              - dense: 1
            loss: mse
            optimizer: adam
            """;
    private static final String RATE = "learning_rate: {log_uniform: [1e-4, 1]}";

    @ParameterizedTest
    @ValueSource(strings = {"random", "sobol"})
    void moreConfigurationsKeepTheFirst(String search) throws FileRefused {
        List<String> few = rows("search: {" + search + ": 8}, over: {" + RATE + "}");
        List<String> many = rows("search: {" + search + ": {configurations: 32}}, over: {" + RATE + "}");
        assertThat(few).hasSize(8).doesNotHaveDuplicates();
        assertThat(many).hasSize(32);
        assertThat(many.subList(0, 8)).isEqualTo(few);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "sobol"})
    void anAxisThatIsAddedLastMovesNoOther(String search) throws FileRefused {
        List<String> one = rows("search: {" + search + ": 8}, over: {" + RATE + "}");
        List<String> two =
                rows("search: {" + search + ": 8}, over: {" + RATE + ", layers[0].units: {int_uniform: [2, 99]}}");
        assertThat(two.stream().map(row -> row.split(" \\| ")[0])).isEqualTo(one);
    }

    @Test
    void randomPointsDoNotHangOnTheOrderOfTheKeys() throws FileRefused {
        String units = "layers[0].units: {int_uniform: [2, 99]}";
        List<String> two = rows("search: {random: 8}, over: {" + RATE + ", " + units + "}");
        List<String> swapped = rows("search: {random: 8}, over: {" + units + ", " + RATE + "}");
        assertThat(swapped.stream().map(row -> row.replaceFirst("(.*) \\| (.*)", "$2 | $1")))
                .isEqualTo(two);
    }

    @Test
    void theseAreThePointsOfSeedZero() throws FileRefused {
        assertThat(rows("search: {random: 3}, over: {" + RATE
                        + ", layers[0].units: {int_uniform: {min: 8, max: 64, step: 8}}}"))
                .containsExactly(RANDOM);
        assertThat(rows("search: {sobol: 3}, over: {" + RATE
                        + ", layers[0].units: {int_uniform: {min: 8, max: 64, step: 8}}}"))
                .containsExactly(SOBOL);
    }

    private static final String[] RANDOM = {"0.000259166 | 8", "0.0012373 | 16", "0.380073 | 64"};
    private static final String[] SOBOL = {"0.000119318 | 32", "0.0119318 | 64", "0.119318 | 16"};

    @Test
    void numbersLieInTheirRangesAndStepsAndReadBackAsThemselves() throws FileRefused {
        Set<String> units = new TreeSet<>();
        for (String row : rows("search: {sobol: 256}, over: {" + RATE
                + ", layers[0].units: {int_uniform: {min: 8, max: 64, step: 8}}}")) {
            String[] cells = row.split(" \\| ");
            assertThat(Double.parseDouble(cells[0])).isBetween(1e-4, 1.0);
            assertThat(cells[0].replaceAll("e.*|[^0-9]", "")
                            .replaceFirst("^0+", "")
                            .length())
                    .isLessThanOrEqualTo(6);
            units.add(cells[1]);
        }
        assertThat(units).containsExactlyInAnyOrder("8", "16", "24", "32", "40", "48", "56", "64");
    }

    @Test
    void aDistributionInsideAnAlternativeIsDrawnForThatAlternativeAlone() throws FileRefused {
        List<String> rows =
                rows("search: {random: 40}, over: {optimizer: [{sgd: {learning_rate: {log_uniform: [0.001, 10]}}}, "
                        + "{adam: {learning_rate: 0.001, beta_1: {one_minus: {log_uniform: [0.02, 0.5]}}}}, lion]}");
        assertThat(rows).anyMatch(row -> row.equals("lion"));
        for (String row : rows) {
            assertThat(row)
                    .matches("sgd\\(learning_rate=[0-9.e-]+\\)|adam\\(learning_rate=0.001, beta_1=0\\.[0-9]+\\)|lion");
        }
    }

    @Test
    void pointsThatRepeatEarlierOnesAreLeftOutAndCounted() throws FileRefused {
        Expanded drawn = expanded("search: {random: 32}, over: {batch_size: [8, 16], epochs: {int_uniform: [1, 3]}}");
        assertThat(drawn.configurations()).hasSize(6);
        assertThat(drawn.repeated()).isEqualTo(26);
    }

    @Test
    void anExcludedPointUsesUpItsIndex() throws FileRefused {
        List<String> all = rows("search: {random: 12}, over: {batch_size: [8, 16], " + RATE + "}");
        List<String> some =
                rows("search: {random: 12}, over: {batch_size: [8, 16], " + RATE + "}, exclude: [{batch_size: 8}]");
        assertThat(some)
                .isEqualTo(all.stream().filter(row -> row.startsWith("16")).toList());
        assertThat(some).hasSizeBetween(1, 11);
    }

    @Test
    void anExclusionThatCouldMatchMayMatchNothingThatIsDrawn() throws FileRefused {
        Problems problems = new Problems(List.of());
        Sweep sweep = Sweeps.read(
                FILE + "sweep: {search: {random: 12}, over: {batch_size: [8, 16], epochs: {int_uniform: [2, 900]}, "
                        + RATE + "}, exclude: [{batch_size: 8}, {epochs: 2, batch_size: 16}, {learning_rate: 0.05}]}",
                problems);
        List<Configuration> excluded = sweep.expand(problems).excluded();
        assertThat(problems.inOrder()).isEmpty();
        assertThat(sweep.unmatched(excluded)).containsExactly("{epochs: 2, batch_size: 16}", "{learning_rate: 0.05}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{batch_size: 9}",
                "{epochs: 1}",
                "{epochs: 901}",
                "{learning_rate: 7}",
                "{optimizer: {adam: {learning_rate: 2}}}",
                "{layers[0].units: 77}"
            })
    void anExclusionThatCanNeverMatchIsAnError(String exclusion) throws FileRefused {
        Problems problems = new Problems(List.of());
        Sweeps.read(
                        FILE
                                + "sweep: {search: {random: 12}, over: {batch_size: [8, 16], epochs: {int_uniform: [2, 900]}, "
                                + RATE + "}, exclude: [" + exclusion + "]}",
                        problems)
                .expand(problems);
        assertThat(problems.inOrder())
                .singleElement()
                .matches(problem -> problem.message().equals("this exclusion matches nothing"));
    }

    @Test
    void everyCombinationOfTheGridHasTheSamePoints() throws FileRefused {
        List<String> rows = rows("search: {sobol: 4}, over: {" + RATE + "}, grid: {epochs: [1, 2]}");
        assertThat(rows).hasSize(8);
        List<String> first =
                rows.subList(0, 4).stream().map(row -> row.split(" \\| ")[0]).toList();
        assertThat(rows.subList(4, 8).stream().map(row -> row.split(" \\| ")[0]))
                .isEqualTo(first);
        assertThat(rows.stream().map(row -> row.split(" \\| ")[1]))
                .containsExactly("1", "1", "1", "1", "2", "2", "2", "2");
    }

    @Test
    void aGridCanBeInRandomOrder() throws FileRefused {
        List<String> grid = rows("grid: {epochs: [1, 2, 3, 4], batch_size: [8, 16, 32]}");
        List<String> shuffled = rows("search: {random: all}, grid: {epochs: [1, 2, 3, 4], batch_size: [8, 16, 32]}");
        assertThat(shuffled).isNotEqualTo(grid).containsExactlyInAnyOrderElementsOf(grid);
    }

    @Test
    void spacesAreTheListsThatTheyStandFor() throws FileRefused {
        assertThat(rows("grid: {learning_rate: {log_space: {from: 1e-4, to: 1, count: 5}}}"))
                .containsExactly("0.0001", "0.001", "0.01", "0.1", "1");
        assertThat(rows("grid: {layers[0].units: {log_space: {from: 8, to: 128, count: 5}}}"))
                .containsExactly("8", "16", "32", "64", "128");
        assertThat(rows("grid: {optimizer: [{sgd: {momentum: {lin_space: {from: 0.9, to: 0, count: 4}}}}, adam]}"))
                .containsExactly(
                        "sgd(momentum=0.9)", "sgd(momentum=0.6)", "sgd(momentum=0.3)", "sgd(momentum=0)", "adam");
        assertThat(rows("zip: {epochs: {lin_space: {from: 10, to: 30, count: 3}}, seed: [1, 2, 3]}"))
                .containsExactly("10 | 1", "20 | 2", "30 | 3");
    }

    @Test
    void theSeedMovesThePoints() throws FileRefused {
        String sweep = "sweep: {search: {random: 4}, over: {" + RATE + "}}";
        assertThat(rows(expand("seed: 1\n" + FILE + sweep))).doesNotContainAnyElementsOf(rows(expand(FILE + sweep)));
    }

    private static List<String> rows(String sweep) throws FileRefused {
        return rows(expanded(sweep));
    }

    private static List<String> rows(Expanded expanded) {
        return expanded.configurations().stream()
                .map(Configuration::settings)
                .map(cells -> String.join(" | ", cells))
                .toList();
    }

    private static Expanded expanded(String sweep) throws FileRefused {
        return expand(FILE + "sweep: {" + sweep + "}");
    }

    private static Expanded expand(String file) throws FileRefused {
        Problems problems = new Problems(List.of());
        Sweep sweep = Sweeps.read(file, problems);
        Expanded expanded = sweep.expand(problems);
        assertThat(problems.inOrder()).isEmpty();
        return expanded;
    }
}
