package dev.descent.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexTextTest {
    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                1,
                -2.5,
                0.1,
                3e300,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void hexDoublesAreThoseOfTheJdk(double x) {
        assertThat(NumberText.hex(x)).isEqualTo(Double.toHexString(x + 0.0));
    }

    @Test
    @DisplayName("a million hex doubles are those of the JDK")
    void anyHexDouble() {
        SplittableRandom random = new SplittableRandom(20261123);
        List<Double> wrong = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            double x = Double.longBitsToDouble(random.nextLong());
            if (!NumberText.hex(x).equals(Double.toHexString(x))) {
                wrong.add(x);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
