package dev.descent.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalProbabilityTest {
    private static final Percentage DIGITS_14 = Percentage.withPercentage(1e-12);

    @ParameterizedTest
    @DisplayName("erfc(-z/√2)/2 and its logarithm, mpmath with 60 digits, rounded to double")
    @CsvSource({
        "-20, 2.7536241186062337e-89, -203.9171553710973",
        "-5, 2.866515718791933e-07, -15.064998393988727",
        "-1, 0.15865525393145707, -1.8410216450092634",
        "-0.67, 0.25142889509531013, -1.3805950526951891",
        "-0.66, 0.25462691467133614, -1.3679558848901994",
        "-0.1, 0.460172162722971, -0.7761545927302733",
        "0, 0.5, -0.6931471805599453",
        "0.3, 0.6179114221889526, -0.4814101615884813",
        "0.66, 0.7453730853286639, -0.29387040027781763",
        "0.67, 0.7485711049046899, -0.2895890831016871",
        "1.5, 0.9331927987311419, -0.06914345561223399",
        "4, 0.9999683287581669, -3.1671743377489206e-05",
        "7, 0.9999999999987201, -1.2798125438866539e-12",
        "9, 1.0, -1.1285884059538406e-19"
    })
    void agreesWithSixtyDigits(double z, double probability, double logarithm) {
        assertThat(NormalProbability.of(z)).isCloseTo(probability, DIGITS_14);
        assertThat(NormalProbability.log(z)).isCloseTo(logarithm, DIGITS_14);
    }

    @Test
    void theLogarithmIsFiniteWhereTheProbabilityIsZero() {
        assertThat(NormalProbability.of(-40)).isZero();
        assertThat(NormalProbability.log(-38)).isCloseTo(-726.5572160188201, DIGITS_14);
    }

    @ParameterizedTest
    @DisplayName("_truncnorm._log_gauss_mass of Optuna 5.0.0")
    @CsvSource({
        "-1, 2, -0.20016629432446262",
        "5, 6, -15.06844609652945",
        "-40, -39, -765.0831565643776",
        "39, 40, -765.0831565643776",
        "-3, -2.999, -12.325193603978821",
        "-0.1, 8, -0.6165050101150275"
    })
    void theLogarithmOfWhatLiesBetweenTwoPoints(double a, double b, double logarithm) {
        assertThat(NormalProbability.logBetween(a, b)).isCloseTo(logarithm, within(1e-12 * Math.abs(logarithm)));
    }

    @Test
    void nothingLiesBetweenAPointAndItself() {
        assertThat(NormalProbability.logBetween(-2, -2)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(NormalProbability.logBetween(2, 2)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    @DisplayName("Φ takes back what the quantile function makes")
    void isTheInverseOfTheQuantile() {
        for (double p = 1e-300; p < 0.5; p *= 1.7) {
            assertThat(NormalProbability.of(NormalQuantile.of(p))).isCloseTo(p, Percentage.withPercentage(1e-10));
        }
    }
}
