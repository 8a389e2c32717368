package dev.descent.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Range;
import dev.descent.model.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationsTest {
    /** Where formulas change their form is left out: 0 and ±3. */
    private static final float[] POINTS = {
        -20, -8.5f, -4, -3.01f, -2.9f, -1.5f, -0.7f, -0.1f, -1e-3f, 1e-3f, 0.1f, 0.6f, 1.3f, 2.9f, 3.01f, 4, 9, 20
    };

    private static List<ComponentType> everyActivationOfSingleValues() {
        return Vocabulary.of(Kind.ACTIVATION).stream()
                .filter(type -> !type.activation().acrossUnits())
                .toList();
    }

    private static Component component(String name) {
        return Component.of(Vocabulary.type(Kind.ACTIVATION, name));
    }

    private static float value(String name, float z) {
        return Activations.of(component(name)).value(z);
    }

    @ParameterizedTest
    @MethodSource("everyActivationOfSingleValues")
    void itsValueIsThatOfItsTextbookForm(ComponentType type) {
        Component component = Component.of(type);
        Activation activation = Activations.of(component);

        for (float z : POINTS) {
            double expected = DoubleTwin.activation(component, z);
            // a few roundings of the terms, which are at most |z|
            assertThat((double) activation.value(z))
                    .as("%s at %s", type.name(), z)
                    .isCloseTo(expected, within(1e-6 * Math.abs(expected) + 1e-7 * Math.abs(z)));
        }
    }

    @ParameterizedTest
    @MethodSource("everyActivationOfSingleValues")
    void itsSlopeIsTheDifferenceQuotient(ComponentType type) {
        Component component = Component.of(type);
        Activation activation = Activations.of(component);
        double h = 1e-5;

        for (float z : POINTS) {
            double quotient =
                    (DoubleTwin.activation(component, z + h) - DoubleTwin.activation(component, z - h)) / (2 * h);
            // the quotient is good to 1e-9 or so; the slope of a bounded activation to a few roundings of 1
            assertThat((double) activation.slope(z, activation.value(z)))
                    .as("%s at %s", type.name(), z)
                    .isCloseTo(quotient, within(1e-6 * Math.abs(quotient) + 5e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("everyActivationOfSingleValues")
    void itsValuesFillTheRangeThatTheVocabularySays(ComponentType type) {
        Activation activation = Activations.of(Component.of(type));
        Range range = type.activation().range();
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        boolean slopes = false;
        for (float z = -80; z <= 80; z += 0.0078125f) {
            float a = activation.value(z);
            least = Math.min(least, a);
            largest = Math.max(largest, a);
            slopes |= activation.slope(z, a) != 0;
        }
        assertThat(slopes).isEqualTo(type.activation().trainable());
        // an end is neared as closely as z = ±80 nears it (softsign: 1/81), and passed by a few roundings at most
        assertNears(least, range.low(), type.name());
        assertNears(largest, range.high(), type.name());
    }

    private static void assertNears(double end, double expected, String name) {
        if (Double.isInfinite(expected)) {
            assertThat(end * Math.signum(expected)).as(name).isGreaterThan(15);
        } else {
            assertThat(end).as(name).isCloseTo(expected, within(name.equals("softsign") ? 1 / 80.0 : 2e-5));
            assertThat(Math.abs(end)).as(name).isLessThanOrEqualTo(Math.abs(expected) + 2e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("everyActivationOfSingleValues")
    void notANumberStaysNotANumber(ComponentType type) {
        assertThat(Activations.of(Component.of(type)).value(Float.NaN)).isNaN();
    }

    @Test
    void numbersOfKerasDocumentation() {
        // keras.activations.relu([-10, -5, 0.0, 5, 10]), elu and selu at −1: α(e⁻¹ − 1), scale·α(e⁻¹ − 1);
        // softsign([-1, 0, 1])
        assertThat(value("relu", -10)).isZero();
        assertThat(value("relu", 5)).isEqualTo(5);
        assertThat(value("elu", -1)).isCloseTo(-0.6321f, within(5e-5f));
        assertThat(value("selu", -1)).isCloseTo(-1.1113f, within(5e-5f));
        assertThat(value("softsign", -1)).isEqualTo(-0.5f);
        assertThat(value("leaky_relu", -1)).isEqualTo(-0.2f);
        // torch.nn.functional.gelu(torch.tensor([-1., 1.])), silu(torch.tensor(1.)), softplus(torch.tensor(0.))
        assertThat(value("gelu", -1)).isCloseTo(-0.1587f, within(5e-5f));
        assertThat(value("gelu", 1)).isCloseTo(0.8413f, within(5e-5f));
        assertThat(value("silu", 1)).isCloseTo(0.7311f, within(5e-5f));
        assertThat(value("softplus", 0)).isCloseTo(0.6931f, within(5e-5f));
        // keras.activations.hard_sigmoid: 0 left of −3, 1 right of 3
        assertThat(value("hard_sigmoid", -3.5f)).isZero();
        assertThat(value("hard_sigmoid", 3.5f)).isEqualTo(1);
        assertThat(value("hard_sigmoid", 1.5f)).isEqualTo(0.75f);
    }

    @Test
    @DisplayName("gelu keeps its digits in the left tail, where ½z(1 + erf(z/√2)) cancels")
    void gelu() {
        // mpmath 1.3, 40 digits: z·erfc(−z/√2)/2, and ncdf(z) + z·npdf(z); a rounded Φ times z is within 2 ulp
        assertThat(value("gelu", -1)).isCloseTo(-0.15865525393145705f, within(3e-8f));
        assertThat(value("gelu", -3)).isCloseTo(-0.0040496940948902836f, within(1e-9f));
        assertThat(value("gelu", -5)).isCloseTo(-1.4332578593959696e-6f, within(2.3e-13f));
        assertThat(value("gelu", -5.6f)).isCloseTo(-6.0018537443196002e-8f, within(1.5e-14f));
        assertThat(value("gelu", -7)).isCloseTo(-8.9586878072008450e-12f, within(1.6e-18f));
        assertThat(value("gelu", -10)).isCloseTo(-7.6198530241605261e-23f, within(1.3e-29f));
        assertThat(value("gelu", -12)).isCloseTo(-2.1317785344932148e-32f, within(5e-39f));
        assertThat(value("gelu", -1e30f)).isCloseTo(0, within(5e-37f));
        assertThat(value("gelu", Float.NEGATIVE_INFINITY)).isCloseTo(0, within(5e-37f));
        assertThat(value("gelu", Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        Activation gelu = Activations.of(component("gelu"));
        assertThat(gelu.slope(-1, value("gelu", -1))).isCloseTo(-0.083315470587686298f, within(2e-8f));
        // the density's exponent is a float: at −5 its 12.5 has 7e-7
        assertThat(gelu.slope(-5, value("gelu", -5))).isCloseTo(-7.1469460017922946e-6f, within(1e-11f));
        assertThat(gelu.slope(-10, value("gelu", -10))).isCloseTo(-7.6184000964648141e-22f, within(4e-27f));
        assertThat(gelu.slope(Float.NEGATIVE_INFINITY, value("gelu", Float.NEGATIVE_INFINITY)))
                .isCloseTo(0, within(1e-35f));
    }

    @Test
    @DisplayName("mish is z·tanh(ln(1 + eᶻ)), also where almost nothing is left of it")
    void mish() {
        // keras.activations.mish, torch.nn.functional.mish: x·tanh(softplus(x)); here from ((1 + eᶻ)² − 1)/((1 + eᶻ)² +
        // 1) in 40 digits
        // three functions and a product are rounded: within 2 ulp
        assertThat(value("mish", 1)).isCloseTo((float) 0.8650983882673103, within(1.2e-7f));
        assertThat(value("mish", 2)).isCloseTo((float) 1.9439589595339946, within(2.4e-7f));
        assertThat(value("mish", -1)).isCloseTo((float) -0.3034014613741089, within(6e-8f));
        assertThat(value("mish", -5)).isCloseTo((float) -0.03357623773016171, within(7.5e-9f));
        assertThat(value("mish", -20)).isCloseTo((float) -4.122307240628762e-8, within(7.2e-15f));
        assertThat(Math.abs(value("mish", Float.NEGATIVE_INFINITY))).isLessThan(2e-36f);
        assertThat(value("mish", Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    }

    @Test
    @DisplayName("celu is α(e^(z/α) − 1) left of 0 and meets its right side with slope 1, for any α")
    void celu() {
        // keras.activations.celu, torch.nn.functional.celu: max(0, x) + min(0, α·(exp(x/α) − 1)); here in 40 digits
        Activation half = Activations.of(component("celu").with("alpha", 0.5));
        Activation two = Activations.of(component("celu").with("alpha", 2.0));
        Activation tiny = Activations.of(component("celu").with("alpha", 1e-300));
        assertThat(value("celu", -1)).isEqualTo((float) -0.63212055882855768);
        assertThat(two.value(-1)).isCloseTo((float) -0.78693868057473315, within(6e-8f));
        assertThat(half.value(-3)).isCloseTo((float) -0.49876062391166683, within(3e-8f));
        assertThat(half.value(7)).isEqualTo(7);
        assertThat(two.slope(-1, two.value(-1))).isCloseTo((float) StrictMath.exp(-0.5), within(6e-8f));
        assertThat(half.slope(-1e-30f, half.value(-1e-30f))).isEqualTo(1);
        assertThat(tiny.value(-1)).isCloseTo(0, within(1e-37f));
        assertThat(tiny.value(0)).isZero();
    }

    @Test
    void theThresholdNeuronFiresFromZeroOn() {
        assertThat(value("step", 0)).isEqualTo(1);
        assertThat(value("step", -0.001f)).isZero();
    }

    @Test
    void softmaxOfARowWithAStride() {
        float[] z = {9, 1, 9, 2, 9, 3};
        float[] a = new float[6];

        Softmax.value(new Rows(z, 1, 6, 2, 3), new Rows(a, 1, 6, 2, 3), 0);

        // torch.softmax(torch.tensor([1., 2., 3.]), 0)
        assertThat(a[1]).isCloseTo(0.0900f, within(5e-5f));
        assertThat(a[3]).isCloseTo(0.2447f, within(5e-5f));
        assertThat(a[5]).isCloseTo(0.6652f, within(5e-5f));
        assertThat(a[0] + a[2] + a[4]).isZero();
    }

    @Test
    void softmaxOfLargeValuesIsFinite() {
        float[] z = {1000, 1000};

        Softmax.value(Rows.of(z, 2), Rows.of(z, 2), 0);

        assertThat(z).containsExactly(0.5f, 0.5f);
    }

    @Test
    void softmaxPassesTheDerivativeBack() {
        double[] z = {0.3, -1.2, 2, 0.5};
        double[] weights = {1, -2, 0.5, 3};
        float[] a = {0.3f, -1.2f, 2, 0.5f};
        float[] d = {1, -2, 0.5f, 3};
        Softmax.value(Rows.of(a, 4), Rows.of(a, 4), 0);

        Softmax.back(Rows.of(a, 4), Rows.of(d, 4), 0);

        for (int i = 0; i < 4; i++) {
            double h = 1e-6;
            z[i] += h;
            double above = product(weights, DoubleTwin.softmax(z));
            z[i] -= 2 * h;
            double below = product(weights, DoubleTwin.softmax(z));
            z[i] += h;
            assertThat((double) d[i]).isCloseTo((above - below) / (2 * h), within(1e-6));
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
