package dev.descent.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.Vocabulary;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentIdsTest {
    @Test
    void sharedWorkGivesTheIdsOfTheDefinition() {
        ContentIds ids = new ContentIds("d1");
        for (double rate : new double[] {0.1, 0.001, 0.1}) {
            MinimizeSpec spec = descent(rate);
            for (int fold = 0; fold < 3; fold++) {
                for (int repeat = 1; repeat <= 12; repeat++) {
                    assertThat(ContentIds.text(ids.bits(spec, repeat, fold)))
                            .isEqualTo(ContentId.of(spec, "d1", repeat, fold));
                }
            }
        }
    }

    @Test
    void trialsMayBeAskedForInAnyOrder() {
        ContentIds ids = new ContentIds("");
        MinimizeSpec one = descent(0.1);
        MinimizeSpec other = descent(0.2);
        long first = ids.bits(one, 3, 0);
        ids.bits(other, 3, 0);
        ids.bits(one, 2, 0);
        assertThat(ids.bits(one, 3, 0)).isEqualTo(first);
    }

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

    private static MinimizeSpec descent(double rate) {
        Component sgd = Component.of(Vocabulary.type(Kind.OPTIMIZER, "sgd"), Map.of("learning_rate", rate));
        return new MinimizeSpec("x^2", Map.of("x", 3.0), Optional.of(sgd), 10, Optional.empty(), 42);
    }
}
