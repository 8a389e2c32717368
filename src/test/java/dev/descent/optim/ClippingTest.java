package dev.descent.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClippingTest {
    /** A kernel of 2 units on 3 inputs and its bias. */
    private static final List<Tensor> LAYER = List.of(new Tensor(0, 2, 3), new Tensor(6, 2, 1));

    @Test
    void everyClippingOfTheVocabularyIsKnown() {
        assertThat(Vocabulary.of(Kind.CLIPPING).stream()
                        .map(type -> Clipping.of(Component.of(type, Map.of("bound", 2.0))))
                        .collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Clipping.class));
        assertThat(Clipping.bound(Component.of(Vocabulary.type(Kind.CLIPPING, "norm"), Map.of("bound", 2.5))))
                .isEqualTo(2.5);
    }

    @Test
    void normLimitsEachVariableByItself() {
        float[] g = {3, 0, 0, 4, 0, 0, 0.3f, 0.4f};
        Clipping.NORM.apply(g, LAYER, new double[] {1});
        assertThat(g).containsExactly(3 * 0.2f, 0, 0, 4 * 0.2f, 0, 0, 0.3f, 0.4f);
    }

    @Test
    void globalNormLimitsAllVariablesTogether() {
        float[] g = {2, 0, 0, 4, 0, 0, 4, 8};
        Clipping.GLOBAL_NORM.apply(g, LAYER, new double[] {5});
        assertThat(g).containsExactly(1, 0, 0, 2, 0, 0, 2, 4);
        Clipping.GLOBAL_NORM.apply(g, LAYER, new double[] {5});
        assertThat(g).containsExactly(1, 0, 0, 2, 0, 0, 2, 4);
    }

    @Test
    void valueLimitsEachElement() {
        float[] g = {3, -3, 0.5f, -0.5f, 0, Float.NEGATIVE_INFINITY, 1, -1};
        Clipping.VALUE.apply(g, LAYER, new double[] {1});
        assertThat(g).containsExactly(1, -1, 0.5f, -0.5f, 0, -1, 1, -1);
    }

    @Test
    @DisplayName("a norm that is not finite makes the gradients NaN")
    void explodedNormIsNan() {
        for (float exploded : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            float[] each = {1, exploded, 1, 1, 1, 1, 1, 1};
            Clipping.NORM.apply(each, LAYER, new double[] {5});
            assertThat(each).containsExactly(Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, 1, 1);
            float[] all = {1, exploded, 1, 1, 1, 1, 1, 1};
            Clipping.GLOBAL_NORM.apply(all, LAYER, new double[] {5});
            for (float x : all) {
                assertThat(x).isNaN();
            }
        }
    }

    @Test
    void valueKeepsNan() {
        float[] g = {Float.NaN, 1, 1, 1, 1, 1, 1, 1};
        Clipping.VALUE.apply(g, LAYER, new double[] {0.5});
        assertThat(g).containsExactly(Float.NaN, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f);
    }

    @Test
    void zerosStayZeros() {
        for (Clipping clipping : Clipping.values()) {
            float[] g = new float[8];
            clipping.apply(g, LAYER, new double[] {1});
            assertThat(g).containsOnly(0f);
        }
    }

    @Test
    @DisplayName("huge gradients have a norm: squares are summed in double")
    void hugeNorm() {
        float[] g = {3e38f, 0, 0, 0, 0, 0, 0, 1e30f};
        Clipping.NORM.apply(g, LAYER, new double[] {1});
        assertThat(g[0]).isCloseTo(1f, within(1e-6f));
        assertThat(g[7]).isCloseTo(1f, within(1e-6f));
    }

    @ParameterizedTest
    @DisplayName("lanes give the bits of single trials, and a lane without a bound keeps its own")
    @EnumSource
    void lanesAreSingleTrials(Clipping clipping) {
        int lanes = 5;
        double[] bounds = {0.5, Clipping.NONE, 2, 1e-3, Clipping.NONE};
        Random random = new Random(7);
        float[] g = new float[8 * lanes];
        for (int i = 0; i < g.length; i++) {
            g[i] = (float) random.nextGaussian();
        }
        g[3 * lanes + 4] = Float.NaN;
        float[] together = g.clone();
        clipping.apply(together, LAYER, bounds);
        for (int l = 0; l < lanes; l++) {
            float[] alone = lane(g, l, lanes);
            if (bounds[l] != Clipping.NONE) {
                clipping.apply(alone, LAYER, new double[] {bounds[l]});
            }
            assertThat(lane(together, l, lanes)).as("lane %d", l).isEqualTo(alone);
        }
    }

    @Test
    void doubleFormsFollowTheSameFormulas() {
        double[] each = {3, 4};
        Clipping.NORM.apply(each, 1);
        assertThat(each).containsExactly(1, 1); // each element is a variable by itself
        double[] all = {3, 4};
        Clipping.GLOBAL_NORM.apply(all, 10);
        assertThat(all).containsExactly(3, 4);
        double[] value = {3, -4, Double.NaN};
        Clipping.VALUE.apply(value, 1);
        assertThat(value).containsExactly(1, -1, Double.NaN);
        double[] exploded = {3, Double.POSITIVE_INFINITY};
        Clipping.NORM.apply(exploded, 1);
        assertThat(exploded).containsExactly(1, Double.NaN);
        double[] together = {3, Double.POSITIVE_INFINITY};
        Clipping.GLOBAL_NORM.apply(together, 1);
        assertThat(together).containsExactly(Double.NaN, Double.NaN);
    }

    private static float[] lane(float[] g, int lane, int lanes) {
        float[] own = new float[g.length / lanes];
        for (int p = 0; p < own.length; p++) {
            own[p] = g[p * lanes + lane];
        }
        return own;
    }
}
