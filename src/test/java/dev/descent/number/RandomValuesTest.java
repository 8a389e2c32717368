package dev.descent.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomValuesTest {
    private static final int DRAWS = 100_000;
    private static final long KEY = RandomKey.of(42, 1, Purpose.WEIGHTS, 0, "kernel");

    @Test
    void boundedIntegersReachBothEndsAndNoFurther() {
        assertThat(RandomValues.bounded(0, 10)).isZero();
        assertThat(RandomValues.bounded(-1, 10)).isEqualTo(9);
        assertThat(RandomValues.bounded(0x80000000, 10)).isEqualTo(5);
        assertThat(RandomValues.bounded(-1, 1)).isZero();
        assertThat(RandomValues.bounded(-1, Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE - 1);
    }

    @Test
    void uniformValuesReachZeroButNotOne() {
        assertThat(RandomValues.uniform(0)).isZero();
        assertThat(RandomValues.uniform(-1)).isEqualTo(Math.nextDown(1f));
        assertThat(RandomValues.uniform(0x80000000)).isEqualTo(0.5f);
    }

    @ParameterizedTest
    @DisplayName("Φ⁻¹ as mpmath 1.3 finds it with 50 digits: findroot(ncdf(z) - p)")
    @CsvSource({
        "0.5, 0",
        "0.3, -0.5244005127080408",
        "0.075, -1.439531470938456",
        "0.9, 1.2815515655446006",
        "0.975, 1.9599639845400538",
        "0.0227, -2.0009293881015724",
        "1e-5, -4.264890793922825",
        "1e-12, -7.034483825301132",
        "1.1102230246251565e-16, -8.209536151601387"
    })
    void theNormalQuantileIsRightToFifteenDigits(double p, double z) {
        assertThat(NormalQuantile.of(p)).isCloseTo(z, within(1e-15 * Math.max(1, Math.abs(z))));
    }

    @Test
    void normalValuesAreSymmetric() {
        assertThat(RandomValues.normal(0)).isCloseTo(-RandomValues.normal(-1L), within(1e-12));
        assertThat(RandomValues.normal(0)).isCloseTo(-8.209536151601387, within(1e-14));
        assertThat(RandomValues.normal(1L << 63)).isCloseTo(0, within(1e-15));
    }

    @Test
    @DisplayName("mean, variance and fourth moment of normal values are 0, 1 and 3 within five standard errors")
    void normalValuesHaveTheMomentsOfTheNormalDistribution() {
        double mean = 0;
        double square = 0;
        double fourth = 0;
        for (int i = 0; i < DRAWS; i++) {
            double z = RandomValues.normal(Threefry.bits(KEY, i, 0));
            mean += z / DRAWS;
            square += z * z / DRAWS;
            fourth += z * z * z * z / DRAWS;
        }
        double root = Math.sqrt(DRAWS);
        assertThat(mean).isCloseTo(0, within(5 / root));
        assertThat(square).isCloseTo(1, within(5 * Math.sqrt(2) / root));
        assertThat(fourth).isCloseTo(3, within(5 * Math.sqrt(96) / root));
    }

    @Test
    @DisplayName("a normal distribution cut at ±2 has standard deviation 0.87962566103423978, which Keras divides by")
    void truncatedNormalValuesStayWithinTwoAndHaveKerasStandardDeviation() {
        double square = 0;
        double largest = 0;
        for (int i = 0; i < DRAWS; i++) {
            double z = RandomValues.truncatedNormal(Threefry.bits(KEY, i, 0));
            largest = Math.max(largest, Math.abs(z));
            square += z * z / DRAWS;
        }
        assertThat(largest).isLessThanOrEqualTo(2);
        assertThat(Math.sqrt(square)).isCloseTo(0.87962566103423978, within(5 / Math.sqrt(DRAWS)));
    }

    @Test
    void theEndsOfTheTruncatedDistributionAreItsCuts() {
        assertThat(RandomValues.truncatedNormal(0)).isCloseTo(-2, within(1e-14));
        assertThat(RandomValues.truncatedNormal(-1L)).isCloseTo(2, within(1e-14));
    }

    @Test
    @DisplayName("the first values of a key never change: raise Arithmetic.VERSION if these do")
    void someValuesArePinned() {
        long bits = Threefry.bits(KEY, 0, 0);
        assertThat(bits).isEqualTo(0xfa6d70bece25723L);
        assertThat(RandomValues.uniform((int) bits)).isEqualTo(0x1.d9c4aep-1f);
        assertThat(RandomValues.normal(bits)).isEqualTo(-0x1.8b975577a356fp0);
        assertThat(RandomValues.truncatedNormal(bits)).isEqualTo(-0x1.65ccf58e50cabp0);
    }
}
