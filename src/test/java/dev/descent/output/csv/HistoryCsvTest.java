package dev.descent.output.csv;

import static dev.descent.engine.Fixtures.optimizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Fixtures.Sketch;
import org.junit.jupiter.api.Test;

/** A rate that was written is told as it was written; one that is computed, with 12 digits. */
class HistoryCsvTest {
    private static final double THIRD = 0.1 / 3;

    private static String rate(Sketch sketch) {
        return HistoryCsv.rate(sketch.spec(), THIRD).text();
    }

    @Test
    void aConstantIsWritten() {
        assertThat(rate(new Sketch().optimizer(optimizer("sgd", "learning_rate", THIRD))))
                .isEqualTo("0.03333333333333333");
    }

    @Test
    void aRateThatAnOptimizerWarmsUpIsComputed() {
        assertThat(rate(new Sketch()
                        .optimizer(optimizer("schedule_free_adamw", "learning_rate", 0.1, "warmup_steps", 3L))))
                .isEqualTo("0.0333333333333");
    }

    @Test
    void aRateThatFallsOnPlateausIsComputed() {
        assertThat(rate(new Sketch()
                        .optimizer(optimizer("sgd", "learning_rate", 0.1))
                        .reduceOnPlateau("loss", 0.3, 2, 0, 0)))
                .isEqualTo("0.0333333333333");
    }
}
