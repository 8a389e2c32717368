package dev.descent.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElementaryTest {
    /** Every 4099th float, a prime's step, so that all exponents and many mantissas are met. */
    private static final int STRIDE = 4099;

    static Stream<String> functions() {
        return ElementaryAccuracy.TWINS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("within 0.51 ulp of the exact value, where 2 are promised")
    void isAccurate(String name) {
        ElementaryAccuracy.Twin twin = ElementaryAccuracy.TWINS.get(name);
        double worst = 0;
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STRIDE) {
            worst = Math.max(worst, twin.error(Float.intBitsToFloat((int) bits)));
        }
        assertThat(worst).isLessThan(0.51);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void neverFallsFromOneFloatToTheNext(String name) {
        ElementaryAccuracy.FloatFunction function =
                ElementaryAccuracy.TWINS.get(name).ours();
        for (long bits = 0; bits < 0x7f800000L; bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            float next = Math.nextUp(x);
            assertThat(function.of(next) < function.of(x))
                    .as("%s at %a", name, x)
                    .isFalse();
            assertThat(function.of(-x) < function.of(-next))
                    .as("%s at %a", name, -next)
                    .isFalse();
        }
    }

    @Test
    void specialValues() {
        assertThat(Elementary.exp(0)).isEqualTo(1);
        assertThat(Elementary.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Elementary.exp(Float.NEGATIVE_INFINITY)).isGreaterThan(Float.MIN_NORMAL);
        assertThat(Elementary.expm1(0)).isZero();
        assertThat(Elementary.log(1)).isZero();
        assertThat(Elementary.log(0)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Elementary.log(-1)).isNaN();
        assertThat(Elementary.log(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Elementary.log1p(-1)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Elementary.tanh(100)).isEqualTo(1);
        assertThat(Elementary.tanh(-100)).isEqualTo(-1);
        assertThat(Elementary.sigmoid(0)).isEqualTo(0.5f);
        assertThat(Elementary.sigmoid(-1000)).isGreaterThan(Float.MIN_NORMAL);
        assertThat(Elementary.softplus(1000)).isEqualTo(1000);
        assertThat(Elementary.erf(Float.POSITIVE_INFINITY)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void nanStaysNan(String name) {
        assertThat(ElementaryAccuracy.TWINS.get(name).ours().of(Float.NaN)).isNaN();
    }
}
