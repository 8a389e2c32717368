package dev.descent.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DropoutMaskTest {
    private static DropoutMask mask(double rate, int repeat) {
        Component dropout = Component.of(Vocabulary.type(Kind.LAYER, "dropout"), Map.of("rate", rate));
        return new DropoutMask(Network.of(List.of(dropout), 10).layers().get(0), 42, repeat);
    }

    private static float[] factors(DropoutMask mask, long step, int rows) {
        float[] factors = new float[rows * 10];
        for (int r = 0; r < rows; r++) {
            for (int u = 0; u < 10; u++) {
                factors[r * 10 + u] = mask.factor(step, r, u);
            }
        }
        return factors;
    }

    @Test
    void keptValuesAreScaledSoThatTheMeanStays() {
        float[] factors = factors(mask(0.25, 1), 1, 2000);

        double sum = 0;
        for (float factor : factors) {
            assertThat(factor).isIn(0f, (float) (1 / 0.75));
            sum += factor;
        }
        // 20,000 draws: the mean's standard deviation is 0.004
        assertThat(sum / factors.length).isCloseTo(1, within(0.02));
    }

    @Test
    void everyStepAndRepeatHasItsOwnMaskAndNoMemory() {
        DropoutMask mask = mask(0.5, 1);
        float[] first = factors(mask, 1, 10);

        assertThat(factors(mask, 2, 10)).isNotEqualTo(first);
        assertThat(factors(mask(0.5, 2), 1, 10)).isNotEqualTo(first);
        assertThat(factors(mask, 1, 10)).isEqualTo(first);
    }

    @Test
    void rateZeroKeepsEverything() {
        assertThat(factors(mask(0, 1), 1, 10)).containsOnly(1f);
    }
}
