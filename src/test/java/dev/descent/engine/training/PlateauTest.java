package dev.descent.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.engine.Fixtures;
import dev.descent.engine.Scores;
import dev.descent.model.ReduceOnPlateau;
import dev.descent.model.ReduceOnPlateau.Mode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rate over epochs, and {@code keras.callbacks.ReduceLROnPlateau} of Keras 3.15.1 over the same values, from a rate of 0.1. */
class PlateauTest {
    private static final double[] LOSSES = {5, 4, 4, 4, 3.99995, 3, 3, 3, 3, 3, 3, 2, 2.5, 2.5, 2.5, 2.5};

    private static ReduceOnPlateau settings(
            double factor, int patience, double minDelta, int cooldown, double leastRate, Mode mode) {
        return new ReduceOnPlateau("loss", factor, patience, minDelta, cooldown, leastRate, mode);
    }

    private static EpochNumbers epoch(double rate, double loss, float metric) {
        return new EpochNumbers(rate, 0, new Scores(loss, new float[] {metric}), Optional.empty());
    }

    /** The rate of each epoch and of the one behind the last. */
    private static void assertRates(ReduceOnPlateau settings, double... expected) {
        Plateau plateau = new Plateau(settings, List.of());
        for (int e = 0; e < expected.length; e++) {
            double rate = plateau.rate(0.1);
            assertThat(rate).as("epoch %d", e + 1).isCloseTo(expected[e], within(1e-6 * expected[e]));
            if (e < LOSSES.length) {
                plateau = plateau.copy();
                plateau.observe(epoch(rate, LOSSES[e], 0));
            }
        }
    }

    @Test
    void reducesAfterSoManyEpochsWithoutImprovement() {
        assertRates(
                settings(0.1, 2, 1e-4, 0, 0, Mode.AUTO),
                0.1,
                0.1,
                0.1,
                0.1,
                0.01,
                0.01,
                0.01,
                0.01,
                1e-3,
                1e-3,
                1e-4,
                1e-4,
                1e-4,
                1e-4,
                1e-5,
                1e-5,
                1e-6);
    }

    @Test
    void countsNothingDuringACooldown() {
        assertRates(
                settings(0.5, 1, 1e-4, 2, 0, Mode.AUTO),
                0.1,
                0.1,
                0.1,
                0.05,
                0.05,
                0.025,
                0.025,
                0.0125,
                0.0125,
                0.00625,
                0.00625,
                0.003125,
                0.003125,
                0.0015625,
                0.0015625,
                0.00078125,
                0.00078125);
    }

    @Test
    void goesNoLowerThanTheLeastRate() {
        assertRates(
                settings(0.5, 0, 1e-4, 0, 0.02, Mode.AUTO),
                0.1,
                0.1,
                0.1,
                0.05,
                0.025,
                0.02,
                0.02,
                0.02,
                0.02,
                0.02,
                0.02,
                0.02,
                0.02,
                0.02,
                0.02,
                0.02,
                0.02);
    }

    @Test
    void anImprovementIsMoreThanMinDelta() {
        assertRates(
                settings(0.5, 2, 1.5, 1, 0, Mode.AUTO),
                0.1,
                0.1,
                0.1,
                0.05,
                0.05,
                0.025,
                0.025,
                0.025,
                0.0125,
                0.0125,
                0.00625,
                0.00625,
                0.003125,
                0.003125,
                0.0015625,
                0.0015625,
                0.00078125);
    }

    @Test
    void modeMaxWaitsForMore() {
        assertRates(
                settings(0.3, 3, 1e-4, 0, 0, Mode.MAX),
                0.1,
                0.1,
                0.1,
                0.1,
                0.03,
                0.03,
                0.03,
                0.009,
                0.009,
                0.009,
                0.0027,
                0.0027,
                0.0027,
                0.00081,
                0.00081,
                0.00081,
                0.000243);
    }

    @Test
    void modeAutoKnowsTheDirectionOfAMetric() {
        ReduceOnPlateau ofMetric = new ReduceOnPlateau("accuracy", 0.5, 1, 0, 0, 0, Mode.AUTO);
        Plateau plateau = new Plateau(ofMetric, List.of(Fixtures.metric("accuracy")));
        plateau.observe(epoch(0.1, 0, 0.5f));
        plateau.observe(epoch(0.1, 0, 0.75f));
        assertThat(plateau.rate(0.1)).isEqualTo(0.1);
        plateau.observe(epoch(0.1, 0, 0.75f));
        assertThat(plateau.rate(0.1)).isEqualTo(0.05);
    }

    @Test
    void aValueThatIsNaNImprovesNothingAndSpoilsNothing() {
        Plateau plateau = new Plateau(settings(0.5, 2, 0, 0, 0, Mode.AUTO), List.of());
        plateau.observe(epoch(0.1, Double.NaN, 0));
        plateau.observe(epoch(0.1, 3, 0));
        plateau.observe(epoch(0.1, 2, 0));
        assertThat(plateau.rate(0.1)).isEqualTo(0.1);
        plateau.observe(epoch(0.1, Double.NaN, 0));
        plateau.observe(epoch(0.1, Double.NaN, 0));
        assertThat(plateau.rate(0.1)).isEqualTo(0.05);
    }

    @Test
    void aScheduleIsMultipliedAndMayItselfGoBelowTheLeastRate() {
        Plateau plateau = new Plateau(settings(0.1, 1, 0, 0, 0.02, Mode.AUTO), List.of());
        plateau.observe(epoch(0.1, 3, 0));
        plateau.observe(epoch(0.1, 3, 0));
        assertThat(plateau.rate(1)).isEqualTo(0.1);
        assertThat(plateau.rate(0.1)).isEqualTo(0.02);
        assertThat(plateau.rate(0.005)).isEqualTo(0.005);
    }
}
