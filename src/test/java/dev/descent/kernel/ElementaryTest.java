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

    @Test
    @DisplayName("erfc and Φ in the tail, where 1 − erf has no digit left")
    void tails() {
        // mpmath 1.3, 40 digits: erfc(x), ncdf(x)
        assertThat(Elementary.erfc(0.5f)).isEqualTo(0.47950012218695346f);
        assertThat(Elementary.erfc(1)).isEqualTo(0.15729920705028513f);
        assertThat(Elementary.erfc(3)).isEqualTo(2.2090496998585441e-5f);
        assertThat(Elementary.erfc(5)).isEqualTo(1.5374597944280349e-12f);
        assertThat(Elementary.erfc(9)).isEqualTo(4.1370317465138102e-37f);
        assertThat(Elementary.erfc(0)).isEqualTo(1);
        assertThat(Elementary.erfc(Float.NEGATIVE_INFINITY)).isEqualTo(2);
        assertThat(Elementary.erfc(Float.POSITIVE_INFINITY)).isGreaterThan(Float.MIN_NORMAL);
        assertThat(Elementary.normal(0)).isEqualTo(0.5f);
        assertThat(Elementary.normal(-5)).isEqualTo(2.8665157187919391e-7f);
        assertThat(Elementary.normal(-10)).isEqualTo(7.6198530241605261e-24f);
        assertThat(Elementary.normal(-12)).isEqualTo(1.7764821120776790e-33f);
        assertThat(Elementary.normal(Float.NEGATIVE_INFINITY)).isGreaterThan(Float.MIN_NORMAL);
        assertThat(Elementary.normal(Float.POSITIVE_INFINITY)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void nanStaysNan(String name) {
        assertThat(ElementaryAccuracy.TWINS.get(name).ours().of(Float.NaN)).isNaN();
    }
}
