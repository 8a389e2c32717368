package dev.descent.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"epochs", "layers[0].units", "a[1][22].b_c", "dataset.scale.TV"})
    void readsWhatItPrints(String text) {
        assertThat(KeyPath.parse(text)).map(KeyPath::toString).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.",
                ".a",
                "a..b",
                "[0]",
                "a[",
                "a[]",
                "a[x]",
                "a[-0]",
                "a[**]",
                "a['']",
                "a[01]",
                "a[0]b",
                "a[9999999999]"
            })
    void refusesWhatIsNoPath(String text) {
        assertThat(KeyPath.parse(text)).isEmpty();
    }

    @Test
    void aLearningRateAtTheTopIsTheOptimizers() {
        assertThat(canonical("learning_rate")).isEqualTo("optimizer.learning_rate");
        assertThat(canonical("learning_rate.decay_rate")).isEqualTo("optimizer.learning_rate.decay_rate");
        assertThat(canonical("optimizer.beta_1")).isEqualTo("optimizer.beta_1");
    }

    private static String canonical(String text) {
        return KeyPath.parse(text).orElseThrow().canonical().toString();
    }
}
