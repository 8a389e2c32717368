package dev.descent.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberChunkTest {
    @Test
    void decimalsOfFewDigitsTakeTwoBytes() {
        assertThat(kept(1, 230.1, -37.8, Double.NaN, 0)).isInstanceOf(NumberChunk.Shorts.class);
    }

    @Test
    void decimalsOfMoreDigitsTakeFourBytes() {
        assertThat(kept(6, 0.305304, -999.999999, Double.NaN)).isInstanceOf(NumberChunk.Ints.class);
    }

    @Test
    void whatAFloatHoldsTakesFourBytes() {
        assertThat(kept(Integer.MAX_VALUE, 1e-30f, 1.5, Double.NaN)).isInstanceOf(NumberChunk.Floats.class);
    }

    @Test
    void anythingElseTakesEight() {
        assertThat(kept(Integer.MAX_VALUE, 0.1, 1e-9)).isInstanceOf(NumberChunk.Doubles.class);
        assertThat(kept(9, 1234567.123456789)).isInstanceOf(NumberChunk.Doubles.class);
    }

    @Test
    void missingNumbersTakeNothing() {
        assertThat(kept(0, Double.NaN, Double.NaN)).isInstanceOf(NumberChunk.Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void everyDecimalComesBackToTheBit(int decimals) {
        SplittableRandom random = new SplittableRandom(decimals);
        double divisor = Math.scalb(1.0, decimals);
        for (int i = 0; i < decimals; i++) {
            divisor *= 5;
        }
        for (int greatest = 10; greatest < 1_000_000_000; greatest *= 10) {
            double[] values = new double[NumberChunk.ROWS];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(-greatest, greatest) / divisor + 0.0;
            }
            assertThat(kept(decimals, values)).isNotInstanceOf(NumberChunk.Doubles.class);
        }
    }

    /** The chunk, which gives back every bit. */
    private static NumberChunk kept(int decimals, double... values) {
        NumberChunk chunk = NumberChunk.of(values, decimals);
        for (int i = 0; i < values.length; i++) {
            long bits = Double.doubleToLongBits(chunk.get(i));
            assertThat(bits).isEqualTo(Double.doubleToLongBits(values[i]));
        }
        return chunk;
    }
}
