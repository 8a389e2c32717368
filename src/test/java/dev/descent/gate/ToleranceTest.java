package dev.descent.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers and which lines count as the same within a tolerance. */
class ToleranceTest {
    private static final Tolerance MILLIONTH = new Tolerance(1e-6, 0);

    @Test
    void aNumberIsNearByAShareOfTheLargerOrByTheFloor() {
        assertThat(MILLIONTH.covers(1_000_000, 1_000_001)).isTrue();
        assertThat(MILLIONTH.covers(1_000_000, 1_000_002)).isFalse();
        assertThat(MILLIONTH.covers(1e-20, 0)).isFalse();
        assertThat(new Tolerance(0, 1e-9).covers(1e-20, -1e-20)).isTrue();
        assertThat(new Tolerance(0, 1e-9).covers(1, 1 + 2e-9)).isFalse();
    }

    @Test
    void nothingIsNearInfinityOrNaN() {
        Tolerance wide = new Tolerance(0.9, 0.9);
        assertThat(wide.covers(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isFalse();
        assertThat(wide.covers(Double.NaN, Double.NaN)).isFalse();
        assertThat(wide.covers(1, Double.NEGATIVE_INFINITY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, 1, 2, Double.NaN, Double.POSITIVE_INFINITY})
    void aToleranceBeyondItsRangeIsRefused(double value) {
        assertThatThrownBy(() -> new Tolerance(value, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mean 0.5 of 3 | mean 0.5000001 of 3",
                "mean 0.123456 | mean 0.123457",
                "mean 2.5 | mean 2.49999",
                "1.5e-7 | 1.49999e-7",
                "9.99999e-5 | 0.0001",
                "p 1234567 | p 1234560",
                "<title id=\"p80a64151-t\"> | <title id=\"p00000000-t\">",
                "fill=\"#f4df42\" | fill=\"#f4e042\"",
                "x -0.5000000 | x -0.5000001",
                "[0.25,1.5] | [0.25,1.5000001]",
                "**1.5** | **1.5000001**",
            })
    void linesThatAreTheSame(String a, String b) {
        assertThat(new LinePair(a, b, MILLIONTH).same()).isTrue();
        assertThat(new LinePair(b, a, MILLIONTH).same()).isTrue();
        assertThat(new LinePair(a, b, Tolerance.EXACT).same()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M68.8 63L68.8 370 | M68.81 63L68.79 370",
                "M1.5 2ZM85.36 77.23L3 4Z | M1.5 2ZM85.37 77.23L3 4Z",
            })
    void placesInAPictureHaveFewDigits(String a, String b) {
        assertThat(new LinePair(a, b, MILLIONTH, true, true).same()).isTrue();
        assertThat(new LinePair(a, b, MILLIONTH).same()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "8 of 10 right, 7 of 10 right",
        "seed 42, seed 43",
        "a rate of 2.13, a rate of 2.14",
        "12 epochs, 13 epochs"
    })
    void noToleranceLetsCountsAndWordsOfAPersonDiffer(String a, String b) {
        assertThat(new LinePair(a, b, MILLIONTH).same()).isFalse();
        assertThat(new LinePair(
                                a.replaceAll("[0-9]+[.].*", "8 of"),
                                b.replaceAll("[0-9]+[.].*", "7 of"),
                                new Tolerance(0.5, 0.9))
                        .same())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mean 0.5 | mean 0.6",
                "mean 4.5297 | mean 4.5299",
                "3 trials | 4 trials",
                "epoch 10 | epoch 1",
                "mean NaN | mean 5",
                "mean 0.5 | mean inf",
                "diverged | completed",
                "x 0.5 | x -0.5",
                "x 0.5 | x  0.5",
                "x 0.5 | x 0.5 5",
                "id 0123456789012345 | id 0123456789012346",
                "id 12345678e9012345 | id 12345678e9012346",
                "id 7ab4567890123456 | id 7ab4567890123457",
                "layer2 | layer3",
                "v1.0000001 | v1.0000002",
                "fill=\"#f4df42\" | fill=\"#f4e142\"",
                "fill=\"#123456\" | fill=\"#123459\"",
                "&#39; | &#40;",
                "p80a64151x | p00000000x",
                "0.5 | 5e-1x",
            })
    void linesThatDiffer(String a, String b) {
        assertThat(new LinePair(a, b, MILLIONTH).same()).isFalse();
        assertThat(new LinePair(b, a, MILLIONTH).same()).isFalse();
    }
}
