package dev.descent.sweep.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TreeParzenTest {
    private static final SearchSpace LINE = Spaces.of(Spaces.number("x", Distribution.uniform(0, 1)));

    /** Thirty points of the tree, of which the second optimizer is the better the nearer its rate is to 0.001; the first is bad. */
    private static List<Observation> tried() {
        RandomPoints random = new RandomPoints(Spaces.optimizers(), 3);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Point point = random.point(i);
            double value = point.isActive(2) ? Math.abs(StrictMath.log10(point.value(2)) + 3) : 10;
            observations.add(new Observation(point, value));
        }
        return observations;
    }

    private static Set<Point> known(List<Observation> observations) {
        Set<Point> known = new HashSet<>();
        observations.forEach(observation -> known.add(observation.point()));
        return known;
    }

    @Test
    void aProposalIsAFunctionOfItsArguments() {
        List<Observation> tried = tried();
        TreeParzen parzen = new TreeParzen(Spaces.optimizers(), 3);
        Optional<Point> first = parzen.propose(tried, List.of(), known(tried), 30);
        parzen.propose(tried, List.of(), Set.of(), 31);
        assertThat(parzen.propose(tried, List.of(), known(tried), 30)).isEqualTo(first);
        assertThat(new TreeParzen(Spaces.optimizers(), 3).propose(tried, List.of(), known(tried), 30))
                .isEqualTo(first);
        assertThat(parzen.propose(tried, List.of(), known(tried), 31)).isNotEqualTo(first);
        assertThat(new TreeParzen(Spaces.optimizers(), 4).propose(tried, List.of(), known(tried), 30))
                .isNotEqualTo(first);
    }

    @Test
    @DisplayName("the first proposals of seed 3 after thirty points; no version and no JDK may change them")
    void proposalsAreFrozen() {
        List<Observation> tried = tried();
        TreeParzen parzen = new TreeParzen(Spaces.optimizers(), 3);
        List<String> proposals = new ArrayList<>();
        for (int i = 30; i < 36; i++) {
            proposals.add(parzen.propose(tried, List.of(), known(tried), i)
                    .orElseThrow()
                    .toString());
        }
        assertThat(proposals)
                .containsExactly(
                        "(1, -, 0.00252461, 0.805272, 64)",
                        "(1, -, 0.00704939, 0.71843, 64)",
                        "(1, -, 0.000926651, 0.893003, 64)",
                        "(1, -, 0.000771723, 0.87522, 64)",
                        "(1, -, 0.00113015, 0.920416, 64)",
                        "(1, -, 0.000427269, 0.9543376, 64)");
    }

    /** TPESampler with _split_trials and _build_parzen_estimator, of 45 completed trials and two that run; argsort made stable. */
    @Test
    @DisplayName("log l − log g of Optuna 5.0.0, with ties of values and points under way")
    void advantageOfOptuna() {
        SearchSpace space = Spaces.of(
                Spaces.number("x", Distribution.uniform(0, 1)),
                Spaces.number("y", Distribution.logUniform(1e-3, 1)),
                Spaces.number("u", Distribution.intUniform(1, 9)),
                Spaces.choice("o", 3));
        List<Observation> tried = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            double y = StrictMath.pow(10, -3 + 3 * (i * 11 % 45 / 45.0));
            Point point = Point.of(i * 7 % 45 / 45.0 + 0.01, y, 1 + i * 4 % 9, i % 3);
            tried.add(new Observation(point, Math.floorDiv(Math.abs(i * 13 % 45 - 20), 2)));
        }
        List<Point> pending = List.of(Point.of(0.33, 0.2, 3, 1), Point.of(0.71, 0.005, 8, 0));
        ParzenPair pair = new ParzenPair(space, List.of(0, 1, 2, 3), tried, pending);
        assertThat(pair.advantage(new double[] {0.4, 0.03, 5, 2})).isCloseTo(3.9921362211707576, within(1e-9));
        assertThat(pair.advantage(new double[] {0.05, 0.5, 1, 0})).isCloseTo(1.8236452092159192, within(1e-9));
        assertThat(pair.advantage(new double[] {0.95, 0.002, 9, 1})).isCloseTo(1.8682048148036845, within(1e-9));
    }

    @Test
    @DisplayName("twenty proposals go to the good alternative, near its good rate, and are points of the tree")
    void followsTheTree() {
        List<Observation> tried = tried();
        TreeParzen parzen = new TreeParzen(Spaces.optimizers(), 3);
        int good = 0;
        for (int i = 30; i < 50; i++) {
            Point point = parzen.propose(tried, List.of(), known(tried), i).orElseThrow();
            assertThat(point.isActive(1)).isEqualTo(point.option(0) == 0);
            assertThat(point.isActive(2)).isEqualTo(point.option(0) == 1);
            assertThat(point.isActive(3)).isEqualTo(point.option(0) == 1);
            assertThat(point.isActive(4)).isTrue();
            good += point.isActive(2) && Math.abs(StrictMath.log10(point.value(2)) + 3) < 0.7 ? 1 : 0;
        }
        assertThat(good).isGreaterThanOrEqualTo(15);
    }

    @Test
    @DisplayName(
            "an alternative's own densities are those of its own trials: what other alternatives were like changes nothing in them")
    void alternativesDoNotMix() {
        SearchSpace space = Spaces.of(
                Spaces.choice("o", 2),
                Spaces.number("x", Distribution.uniform(0, 1), new Condition(0, 0, true)),
                Spaces.number("y", Distribution.uniform(0, 1), new Condition(0, 1, true)));
        List<Observation> one = new ArrayList<>();
        List<Observation> other = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            one.add(new Observation(Point.of(0, 0.04 * i, Double.NaN), i));
            other.add(new Observation(Point.of(0, 0.04 * i, Double.NaN), i));
            one.add(new Observation(Point.of(1, Double.NaN, 0.01 * i), 100 + i));
            other.add(new Observation(Point.of(1, Double.NaN, 0.9 - 0.01 * i), 200 - i));
        }
        ParzenPair node = new ParzenPair(space, List.of(1), one, List.of());
        ParzenPair sameNode = new ParzenPair(space, List.of(1), other, List.of());
        ParzenPair otherNode = new ParzenPair(space, List.of(2), other, List.of());
        assertThat(node.advantage(new double[] {0.3})).isEqualTo(sameNode.advantage(new double[] {0.3}));
        assertThat(otherNode.advantage(new double[] {0.3})).isNotEqualTo(sameNode.advantage(new double[] {0.3}));
        // γ(20) = 2 of the 20 trials of the alternative, at 0 and 0.04, though by value all 20 of them come before the
        // others
        assertThat(node.advantage(new double[] {0.02})).isPositive();
        assertThat(node.advantage(new double[] {0.7})).isNegative();
    }

    @Test
    void tiesAreBrokenByTheOrderOfTrials() {
        List<Observation> equal = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            equal.add(new Observation(Point.of(i == 0 ? 0.1 : 0.5 + 0.05 * i), i % 2 == 0 ? 0.0 : -0.0));
        }
        ParzenPair pair = new ParzenPair(LINE, List.of(0), equal, List.of());
        assertThat(pair.advantage(new double[] {0.1})).isPositive();
        assertThat(pair.advantage(new double[] {0.9})).isNegative();
    }

    @Test
    void whatDivergedIsWorseThanEverythingAndNeverGood() {
        List<Observation> tried = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            boolean diverged = i < 15;
            double x = diverged ? 0.02 * i : 0.5 + 0.03 * (i - 15);
            tried.add(new Observation(Point.of(x), diverged ? Double.NaN : Double.POSITIVE_INFINITY));
        }
        ParzenPair mixed = new ParzenPair(LINE, List.of(0), tried, List.of());
        assertThat(mixed.advantage(new double[] {0.15})).isNegative();
        assertThat(mixed.advantage(new double[] {0.53})).isPositive();
        ParzenPair diverged = new ParzenPair(LINE, List.of(0), tried.subList(0, 15), List.of());
        assertThat(diverged.advantage(new double[] {0.15})).isNegative();
        assertThat(diverged.advantage(new double[] {0.9})).isPositive();
    }

    @Test
    @DisplayName("a point under way makes its place less attractive")
    void constantLiar() {
        List<Observation> tried = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tried.add(new Observation(Point.of(0.05 * i), Math.abs(0.05 * i - 0.5)));
        }
        double[] place = {0.5};
        double alone = new ParzenPair(LINE, List.of(0), tried, List.of()).advantage(place);
        double shared = new ParzenPair(LINE, List.of(0), tried, List.of(Point.of(0.5))).advantage(place);
        assertThat(shared).isLessThan(alone);
        TreeParzen parzen = new TreeParzen(LINE, 1);
        List<Point> batch = new ArrayList<>();
        Set<Point> known = known(tried);
        for (int i = 0; i < 8; i++) {
            Point point = parzen.propose(tried, batch, known, 20 + i).orElseThrow();
            assertThat(known.add(point)).isTrue();
            batch.add(point);
        }
        assertThat(batch).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a finite space is proposed to its last point, each once, and then it is exhausted")
    void everyPointOnce() {
        SearchSpace space = Spaces.finite();
        TreeParzen parzen = new TreeParzen(space, 1);
        List<Observation> tried = new ArrayList<>();
        Set<Point> known = new HashSet<>();
        for (int i = 0; i < 28; i++) {
            Point point = parzen.propose(tried, List.of(), known, i).orElseThrow();
            assertThat(known.add(point)).isTrue();
            tried.add(new Observation(point, i % 7));
        }
        assertThat(known).isEqualTo(new HashSet<>(space.points()));
        assertThat(parzen.propose(tried, List.of(), known, 28)).isEmpty();
    }

    @Test
    @DisplayName("the one point left of 5,000, which no attempt is likely to draw, is found by looking at all of them")
    void theLastPointIsFound() {
        SearchSpace space = Spaces.of(
                Spaces.number("x", Distribution.intUniform(1, 100)),
                Spaces.number("y", Distribution.intUniform(1, 50)));
        Set<Point> known = new HashSet<>(space.points());
        Point last = Point.of(97, 3);
        known.remove(last);
        List<Observation> tried = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            tried.add(new Observation(Point.of(i, i), i));
        }
        assertThat(new TreeParzen(space, 1).propose(tried, List.of(), known, 0)).contains(last);
    }

    @Test
    @DisplayName("real numbers of few digits run out too, after 2,400 candidates")
    void aRangeOfFewNumbersIsExhausted() {
        SearchSpace space = Spaces.of(Spaces.number("x", Distribution.uniform(1_000_000, 1_000_020)));
        Set<Point> known = new HashSet<>(List.of(Point.of(1_000_000), Point.of(1_000_010), Point.of(1_000_020)));
        TreeParzen parzen = new TreeParzen(space, 1);
        assertThat(parzen.propose(List.of(), List.of(), known, 0)).isEmpty();
        known.remove(Point.of(1_000_010));
        assertThat(parzen.propose(List.of(), List.of(), known, 0)).contains(Point.of(1_000_010));
    }
}
