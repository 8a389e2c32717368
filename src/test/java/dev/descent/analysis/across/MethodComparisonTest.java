package dev.descent.analysis.across;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.analysis.statistics.PairVerdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MethodComparisonTest {
    private static final double NONE = Double.NaN;
    private static final List<String> THREE = List.of("sgd", "adam", "lion");

    @Test
    @DisplayName(
            "Demšar (2006), table 6: mean ranks 3.143, 2.000, 2.893, 1.964; the rest by SciPy 1.17, friedmanchisquare and f.sf")
    void demsarsTable() {
        MethodComparison comparison = Scored.demsar();
        assertThat(comparison.methods()).containsExactly("c45+m+cf", "c45+m", "c45+cf", "c45");
        assertThat(comparison.ranks().meanRanks()).containsExactly(27.5 / 14, 28 / 14.0, 40.5 / 14, 44 / 14.0);
        assertThat(comparison.ranks().statistic()).isCloseTo(10.228346456692925, within(1e-9));
        assertThat(comparison.ranks().pValue()).isCloseTo(0.016721580328441323, within(1e-9));
        assertThat(comparison.imanDavenport().statistic()).isCloseTo(4.1851301115241695, within(1e-9));
        assertThat(comparison.imanDavenport().pValue()).isCloseTo(0.011620659515310975, within(1e-9));
    }

    @Test
    @DisplayName("Demšar's table by SciPy 1.17: permutation_test over all signs, zeros dropped; Holm by hand")
    void pairsOfDemsarsTable() {
        Map<String, Double> p = new TreeMap<>();
        Map<String, Double> adjusted = new TreeMap<>();
        MethodComparison comparison = Scored.demsar();
        for (MethodPair pair : comparison.pairs()) {
            String name = comparison.methods().get(pair.left()) + " "
                    + comparison.methods().get(pair.right());
            p.put(name, pair.test().pValue());
            adjusted.put(name, pair.adjusted());
        }
        assertThat(p)
                .isEqualTo(new TreeMap<>(Map.of(
                        "c45+m c45", 0.00732421875,
                        "c45+cf c45", 0.8779296875,
                        "c45+m+cf c45", 0.012451171875,
                        "c45+m c45+cf", 0.05712890625,
                        "c45+m+cf c45+m", 0.353515625,
                        "c45+m+cf c45+cf", 0.02783203125)));
        assertThat(adjusted.get("c45+m c45")).isCloseTo(6 * 0.00732421875, within(1e-6));
        assertThat(adjusted.get("c45+m+cf c45")).isCloseTo(5 * 0.012451171875, within(1e-6));
        assertThat(adjusted.get("c45+m+cf c45+cf")).isCloseTo(4 * 0.02783203125, within(1e-6));
        assertThat(adjusted.get("c45+cf c45")).isCloseTo(0.8779296875, within(1e-6));
    }

    @Test
    void whatCanNotBeToldApartIsAGroup() {
        // c45+m and c45 alone are told from each other
        assertThat(Scored.demsar().groups()).containsExactly(List.of(0, 1, 2), List.of(0, 2, 3));
        assertThat(Scored.demsar().pairs())
                .filteredOn(pair -> pair.verdict() != PairVerdict.UNDECIDED)
                .singleElement()
                .satisfies(pair -> {
                    assertThat(pair.left()).isEqualTo(1);
                    assertThat(pair.right()).isEqualTo(3);
                    assertThat(pair.verdict()).isEqualTo(PairVerdict.BETTER);
                    assertThat(List.of(pair.won(), pair.tied(), pair.lost())).containsExactly(10, 2, 2);
                });
    }

    @Test
    @DisplayName("2^(1 − N) times the pairs is at most 0.05 from N = 6, 7, 8, 9 on for 2, 3, 4, 5 methods")
    void pairsAreComparedWhereSomeOutcomeCouldDecide() {
        for (int methods = 2; methods < 6; methods++) {
            int needed = methods + 4;
            assertThat(agreeing(methods, needed - 1).pairs()).isEmpty();
            assertThat(agreeing(methods, needed - 1).needed()).isEqualTo(needed);
            assertThat(agreeing(methods, needed).pairs())
                    .hasSize(methods * (methods - 1) / 2)
                    .allMatch(pair -> pair.verdict() == PairVerdict.BETTER);
            assertThat(agreeing(methods, needed).groups()).isEmpty();
        }
    }

    private static MethodComparison agreeing(int methods, int dataSets) {
        double[][] scores = new double[dataSets][methods];
        List<String> names = new ArrayList<>();
        for (int m = 0; m < methods; m++) {
            names.add("m" + m);
            for (int d = 0; d < dataSets; d++) {
                scores[d][m] = (m + 1) * (d + 1);
            }
        }
        return Scored.comparison(names, "val_loss", scores);
    }

    @Test
    void theUnitOfALossDecidesNothing() {
        double[][] scores = {{1, 2, 3}, {2, 1, 4}, {5, 3, 4}, {3, 2, 9}, {2, 3, 1}, {7, 4, 5}, {1, 3, 2}, {6, 5, 4}};
        MethodComparison plain = Scored.comparison(THREE, "val_loss", scores);
        double[][] scaled = new double[scores.length][];
        for (int d = 0; d < scores.length; d++) {
            double unit = Double.parseDouble("1e" + (3 * d - 10));
            scaled[d] = Arrays.stream(scores[d]).map(score -> unit * score).toArray();
        }
        MethodComparison other = Scored.comparison(THREE, "val_loss", scaled);
        assertThat(plain.yardstick()).isEqualTo(Yardstick.RATIO);
        assertThat(other.pairs()).isEqualTo(plain.pairs());
        assertThat(other.distances(0)).containsExactly(plain.distances(0));
    }

    @Test
    void theOrderOfDataSetsAndMethodsDecidesNothing() {
        List<ScoredDataSet> dataSets = new ArrayList<>(Scored.demsar().dataSets());
        List<String> methods = Scored.demsar().methods();
        Collections.reverse(dataSets);
        assertThat(MethodComparison.of("optimizer", methods, dataSets)).isEqualTo(Scored.demsar());
    }

    @Test
    void ofSeveralMeasuresTheSignAloneCounts() {
        List<ScoredDataSet> dataSets = new ArrayList<>();
        for (int d = 0; d < 5; d++) {
            dataSets.add(Scored.dataSet("a" + d, "val_loss", 1, 100));
            dataSets.add(Scored.dataSet("b" + d, "val_accuracy", 0.9, 0.8 + d * 0.05));
        }
        MethodComparison comparison = MethodComparison.of("case", List.of("x", "y"), dataSets);
        assertThat(comparison.yardstick()).isEqualTo(Yardstick.ORDER);
        MethodPair pair = comparison.pairs().get(0);
        assertThat(List.of(pair.won(), pair.tied(), pair.lost())).containsExactly(7, 1, 2);
        // scipy.stats.binomtest(7, 9).pvalue
        assertThat(pair.test().pValue()).isCloseTo(0.1796875, within(1e-15));
    }

    @Test
    void whatDivergedRanksLastAndIsInfinitelyFarBehind() {
        MethodComparison comparison = Scored.comparison(
                THREE, "val_loss", new double[][] {{NONE, 1, NONE}, {3, 1, 2}, {2, NONE, 1}, {3, 1, 2}});
        assertThat(comparison.dataSets().get(0).ranks()).containsExactly(1, 2.5, 2.5);
        assertThat(comparison.methods()).containsExactly("adam", "lion", "sgd");
        assertThat(comparison.distances(0)).containsExactly(1, 1, 1, Double.POSITIVE_INFINITY);
        assertThat(comparison.bestOn(0)).isEqualTo(3);
        assertThat(comparison.bestOn(2)).isZero();
    }

    @Test
    void anAccuracyIsMeasuredByDifferences() {
        MethodComparison comparison =
                Scored.comparison(THREE, "val_accuracy", new double[][] {{0.5, 0.9, 0.75}, {0.5, 1, 1}});
        assertThat(comparison.yardstick()).isEqualTo(Yardstick.DIFFERENCE);
        assertThat(comparison.methods()).containsExactly("adam", "lion", "sgd");
        assertThat(comparison.distances(2)).containsExactly(0.4, 0.5);
        assertThat(comparison.bestOn(0)).isEqualTo(2);
    }

    @Test
    void aLossOfZeroHasNoRatio() {
        MethodComparison comparison = Scored.comparison(THREE, "val_loss", new double[][] {{0, 1, 2}, {1, 2, 3}});
        assertThat(comparison.yardstick()).isEqualTo(Yardstick.DIFFERENCE);
        assertThat(comparison.distances(2)).containsExactly(2, 2);
    }

    @Test
    void groupsAreMaximal() {
        // a path of four and one apart: 0–1, 1–2, 2–3
        assertThat(Cliques.of(5, (a, b) -> a < 4 && b < 4 && Math.abs(a - b) == 1))
                .containsExactly(List.of(0, 1), List.of(1, 2), List.of(2, 3));
        assertThat(Cliques.of(4, (a, b) -> true)).containsExactly(List.of(0, 1, 2, 3));
        assertThat(Cliques.of(3, (a, b) -> false)).isEmpty();
        // a ring of four
        assertThat(Cliques.of(4, (a, b) -> a + b != 3))
                .containsExactly(List.of(0, 1), List.of(0, 2), List.of(1, 3), List.of(2, 3));
    }

    @Test
    void groupsAreThoseOfAllSubsets() {
        for (int seed = 0; seed < 50; seed++) {
            int graph = seed * 2654435 + 12345;
            List<List<Integer>> expected = new ArrayList<>();
            for (int set = 0; set < 64; set++) {
                int members = set;
                boolean isMaximal = Integer.bitCount(set) > 1 && isGroup(graph, set);
                for (int other = 0; other < 6; other++) {
                    isMaximal &= (set & 1 << other) != 0 || !isGroup(graph, set | 1 << other);
                }
                if (isMaximal) {
                    expected.add(IntStream.range(0, 6)
                            .filter(i -> (members & 1 << i) != 0)
                            .boxed()
                            .toList());
                }
            }
            assertThat(Cliques.of(6, (a, b) -> isEdge(graph, a, b))).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static boolean isGroup(int graph, int set) {
        for (int a = 0; a < 6; a++) {
            for (int b = a + 1; b < 6; b++) {
                if ((set & 1 << a) != 0 && (set & 1 << b) != 0 && !isEdge(graph, a, b)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isEdge(int graph, int a, int b) {
        return (graph >> (Math.min(a, b) * 5 + Math.max(a, b)) % 29 & 1) == 1;
    }
}
