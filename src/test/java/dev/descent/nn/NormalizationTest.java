package dev.descent.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalizationTest {
    @Test
    void meanAndVarianceOfASeriesWithAStride() {
        float[] x = {0, 1, 9, 0, 2, 9, 0, 3, 9, 0, 6, 9};

        float mean = Normalization.mean(x, 1, 3, 4);

        assertThat(mean).isEqualTo(3);
        assertThat(Normalization.variance(x, 1, 3, 4, mean)).isEqualTo((4 + 1 + 0 + 9) / 4f);
    }

    @Test
    void runningValuesMoveByOneMinusTheMomentum() {
        float share = Normalization.share(0.99);

        // Keras: moving·momentum + batch·(1 − momentum)
        assertThat(Normalization.running(1f, 3f, share)).isCloseTo(1.02f, within(1e-7f));
        assertThat(Normalization.running(0f, 5f, Normalization.share(0))).isEqualTo(5);
        assertThat(Normalization.running(7f, 5f, Normalization.share(1))).isEqualTo(7);
    }

    @Test
    void runningValuesNeverSinkIntoDenormalNumbers() {
        float moving = 1;
        for (int step = 0; step < 10_000; step++) {
            moving = Normalization.running(moving, 0, Normalization.share(0.99));
        }

        assertThat(moving).isZero();
    }
}
