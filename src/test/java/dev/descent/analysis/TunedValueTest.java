package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.ComparisonSpec.Entrant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TunedValueTest {
    private static Entrant of(Object value) {
        return new Entrant(0, 1, Map.of("learning_rate", value));
    }

    private static String chosen(Object... values) {
        List<Entrant> all = Arrays.stream(values).map(TunedValueTest::of).toList();
        return TunedValue.of(all.get(0), all, List.of()).get(0).toString();
    }

    @Test
    void theLeastAndTheGreatestOfThreeOrMoreAreEnds() {
        assertThat(chosen(0.1, 0.01, 0.001)).isEqualTo("learning_rate 0.1, at the upper end");
        assertThat(chosen(0.001, 0.1, 0.01)).isEqualTo("learning_rate 0.001, at the lower end");
        assertThat(chosen(0.01, 0.1, 0.001)).isEqualTo("learning_rate 0.01");
    }

    @Test
    void whereOneThatIsAsGoodLiesInsideTheChosenOneIsAtNoEnd() {
        List<Entrant> all = List.of(of(0.1), of(0.01), of(0.001));
        assertThat(TunedValue.of(all.get(0), all, List.of(all.get(1)))).hasToString("[learning_rate 0.1]");
        assertThat(TunedValue.of(all.get(0), all, List.of(all.get(2))))
                .hasToString("[learning_rate 0.1, at the upper end]");
    }

    @Test
    void wholeNumbersHaveEndsToo() {
        assertThat(chosen(64L, 8L, 16L)).isEqualTo("learning_rate 64, at the upper end");
    }

    @Test
    void ofTwoNumbersAndOfTextsThereAreNone() {
        assertThat(chosen(0.1, 0.01, 0.01)).isEqualTo("learning_rate 0.1");
        assertThat(chosen("tanh", "relu", "elu")).isEqualTo("learning_rate tanh");
    }
}
