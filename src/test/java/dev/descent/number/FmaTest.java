package dev.descent.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FmaTest {
    private static final float[] EDGES = {
        0f,
        -0f,
        1f,
        -1f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Math.nextDown(Float.MIN_NORMAL),
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Math.nextUp(1f),
        Math.nextDown(1f),
        0x1p-24f,
        -0x1p-24f,
        0x1p24f,
        0x1.fffffep11f,
        0x1p-75f,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN
    };

    @Test
    void agreesWithMathFmaAtTheEdges() {
        for (float a : EDGES) {
            for (float b : EDGES) {
                for (float c : EDGES) {
                    assertSame(a, b, c);
                }
            }
        }
    }

    @Test
    @DisplayName("agrees with Math.fma on a million floats of any bits")
    void agreesOnAnyBits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000_000; i++) {
            float a = Float.intBitsToFloat(random.nextInt());
            float b = Float.intBitsToFloat(random.nextInt());
            float c = Float.intBitsToFloat(random.nextInt());
            assertSame(a, b, c);
        }
    }

    @Test
    @DisplayName("agrees where the product and c nearly meet, and at ties that a double rounds to")
    void agreesNearCancellationAndTies() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 1_000_000; i++) {
            float a = (float) random.nextDouble(-2, 2);
            float b = Math.scalb((float) random.nextDouble(-2, 2), random.nextInt(-60, 60));
            float near = -(a * b);
            assertSame(a, b, Math.scalb(near, random.nextInt(-30, 30)));
            assertSame(a, b, near);
            float few = random.nextInt(-64, 64);
            assertSame(few, Math.scalb(1f, random.nextInt(-60, 3)), (float) random.nextInt(1 << 24));
        }
    }

    @Test
    void isTheInstructionOrItsEqual() {
        assertThat(Fma.fma(0.1f, 0.2f, -0.02f)).isEqualTo(Math.fma(0.1f, 0.2f, -0.02f));
    }

    private static void assertSame(float a, float b, float c) {
        float expected = Math.fma(a, b, c);
        float actual = Fma.throughDouble(a, b, c);
        if (Float.floatToIntBits(actual) != Float.floatToIntBits(expected)) {
            assertThat(actual).as("%s · %s + %s", a, b, c).isEqualTo(expected);
        }
    }
}
