package dev.descent.sweep.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How near to the minimum 100 configurations come, as the mean of any 20 seeds of 100. Optuna 5.0.0 has on 20 seeds, one at a time, 0.0235 on Branin
 * and 0.141 on Hartmann6 with standard deviations of 0.022 and 0.100, in batches of four (of 96) 0.040 and 0.217; random search 0.48 and 1.17.
 * On Branin it comes nearer than random search in nine of ten seeds, 91 % of 60, so 20 seeds alone would say little of how often.
 */
class TreeParzenRegretTest {
    private static final int SEEDS = 100;
    private static final int CONFIGURATIONS = 100;

    @Test
    @DisplayName("the functions have their published minima where these are said to be")
    void minima() {
        for (double[] place : new double[][] {{-Math.PI, 12.275}, {Math.PI, 2.275}, {9.42478, 2.475}}) {
            assertThat(TestFunctions.BRANIN.at(place)).isCloseTo(TestFunctions.BRANIN.minimum(), within(1e-6));
        }
        assertThat(TestFunctions.HARTMANN_3.at(0.114614, 0.555649, 0.852547))
                .isCloseTo(TestFunctions.HARTMANN_3.minimum(), within(1e-6));
        assertThat(TestFunctions.HARTMANN_6.at(0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573))
                .isCloseTo(TestFunctions.HARTMANN_6.minimum(), within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"BRANIN, 1, 0.06", "BRANIN, 4, 0.09", "HARTMANN_6, 1, 0.30", "HARTMANN_6, 4, 0.32"})
    void comesNearerThanRandomSearch(TestFunctions function, int batch, double most) {
        int wins = 0;
        for (int from = 1; from <= SEEDS; from += 20) {
            double sum = 0;
            for (int seed = from; seed < from + 20; seed++) {
                double regret = regret(parzen(function, seed, batch), function);
                sum += regret;
                wins += regret < regret(random(function, seed), function) ? 1 : 0;
            }
            assertThat(sum / 20).as("seeds from %d", from).isLessThanOrEqualTo(most);
        }
        assertThat(wins).isGreaterThanOrEqualTo(90);
    }

    private static double regret(List<Observation> observations, TestFunctions function) {
        return observations.stream().mapToDouble(Observation::value).min().orElseThrow() - function.minimum();
    }

    private static List<Observation> random(TestFunctions function, long seed) {
        RandomPoints random = new RandomPoints(function.space(), seed);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < CONFIGURATIONS; i++) {
            observations.add(observation(function, random.point(i)));
        }
        return observations;
    }

    private static List<Observation> parzen(TestFunctions function, long seed, int batch) {
        List<Observation> observations = new ArrayList<>(random(function, seed).subList(0, TreeParzen.STARTUP));
        TreeParzen parzen = new TreeParzen(function.space(), seed);
        Set<Point> known = new HashSet<>();
        observations.forEach(observation -> known.add(observation.point()));
        while (observations.size() < CONFIGURATIONS) {
            List<Point> pending = new ArrayList<>();
            while (pending.size() < batch && observations.size() + pending.size() < CONFIGURATIONS) {
                Point point = parzen.propose(observations, pending, known, observations.size() + pending.size())
                        .orElseThrow();
                pending.add(point);
                known.add(point);
            }
            pending.forEach(point -> observations.add(observation(function, point)));
        }
        return observations;
    }

    private static Observation observation(TestFunctions function, Point point) {
        return new Observation(point, function.at(point.values()));
    }
}
