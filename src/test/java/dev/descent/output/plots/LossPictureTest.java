package dev.descent.output.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossPictureTest {
    private static Component loss(String name, Object... given) {
        return Component.of(
                Vocabulary.type(Kind.LOSS, name), given.length == 0 ? Map.of() : Map.of((String) given[0], given[1]));
    }

    @Test
    void lossesOfNumbersAreThoseOfTheError() {
        assertThat(LossPicture.ofError(loss("mse"), -2)).isEqualTo(4);
        assertThat(LossPicture.ofError(loss("half_mse"), 3)).isEqualTo(4.5f);
        assertThat(LossPicture.ofError(loss("mae"), -1.5f)).isEqualTo(1.5f);
        assertThat(LossPicture.ofError(loss("huber"), 3)).isEqualTo(2.5f);
        assertThat(LossPicture.ofError(loss("quantile", "quantile", 0.75), -2)).isEqualTo(1.5f);
        assertThat(LossPicture.ofError(loss("log_cosh"), 1)).isCloseTo(0.43378f, within(1e-5f));
    }

    @Test
    void lossesOfTwoClassesAreThoseOfTheMargin() {
        assertThat(LossPicture.ofMargin(loss("hinge"), -1)).isEqualTo(2);
        assertThat(LossPicture.ofMargin(loss("squared_hinge"), -1)).isEqualTo(4);
        assertThat(LossPicture.ofMargin(loss("perceptron"), -1)).isEqualTo(1);
        assertThat(LossPicture.ofMargin(loss("perceptron"), 1)).isZero();
        assertThat(LossPicture.ofMargin(loss("binary_crossentropy"), 0)).isCloseTo(0.693147f, within(1e-6f));
        assertThat(LossPicture.ofMargin(loss("binary_crossentropy", "from_logits", true), -2))
                .isCloseTo(2.126928f, within(1e-6f));
        assertThat(LossPicture.ofMargin(loss("binary_focal_crossentropy", "gamma", 0.0), 2))
                .isCloseTo(0.126928f, within(1e-6f));
    }
}
