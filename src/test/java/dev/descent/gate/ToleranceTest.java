package dev.descent.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.output.MemoryFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
                "mean 0.123456 | mean 0.1234561",
                "mean 2.5 | mean 2.499999",
                "1.5e-7 | 1.4999999e-7",
                "9.9999999e-5 | 0.0001",
                "p 1234567 | p 1234568",
                "p 1234567 | p 1234567.5",
                "x -0.5000000 | x -0.5000001",
                "[0.25,1.5] | [0.25,1.5000001]",
                "**1.5** | **1.5000001**",
            })
    void linesThatAreTheSame(String a, String b) {
        assertThat(near(a, b)).isTrue();
        assertThat(near(b, a)).isTrue();
        assertThat(new LinePair(a, b, LinePair.Rules.EXACT).same()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2.13, 2.14", "0.123456, 0.123457", "4.52977, 4.52978", "0.36363637, 0.36363638", "1234567, 1234569"})
    void noUnitOfTheLastDigitIsForNumbersOfPages(String a, String b) {
        String text = "<text>" + a + "</text>";
        LinePair.Rules rules = new LinePair.Rules(new Tolerance(1e-9, 0), true, WrittenNumbers.NONE);
        assertThat(new LinePair(a, b, rules).same()).isFalse();
        assertThat(new LinePair(text, text.replace(a, b), rules, Optional.of(new PicturePair())).same())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<path d='M68.8 63L68.8 370'/> | <path d='M68.81 63L68.79 370'/>",
                "<path d='M1.5 2ZM85.36 77.23L3 4Z'/> | <path d='M1.5 2ZM85.37 77.23L3 4Z'/>",
                "<rect x='1' fill='#f4df42'/> | <rect x='1' fill='#f4e042'/>",
            })
    void placesInAPictureHaveFewDigits(String a, String b) {
        assertThat(drawn(a, b)).isTrue();
        assertThat(near(a, b)).isFalse();
        String text = a.replaceAll("[<>]", "");
        assertThat(drawn(text, b.replaceAll("[<>]", "")))
                .as("words of a picture")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<text x='1'>a rate of 2.13</text> | <text x='1'>a rate of 2.14</text>",
                "<text x='1'>#f4df42</text> | <text x='1'>#f4e042</text>",
                "<text x='1'>p80a64151</text> | <text x='1'>p00000000</text>",
                "<path d='M68.8 63'/> | <path d='M69.8 63'/>",
                "<path d='M0.1 63'/> | <path d='M0.2 63'/>",
                "<rect fill='#f4df42'/> | <rect fill='#f4e142'/>",
                "<rect fill='#123456'/> | <rect fill='#123459'/>",
                "<g id='p80a64151-t'><use href='#p80a64151-t'/> | <g id='p00000000-t'><use href='#p80a64151-t'/>",
                "<g id='p80a64151-t'><use href='#p80a64151-t'/> | <g id='p80a64151-t'><use href='#p00000000-t'/>",
                "<g fill='url(#p80a64151)' id='p80a64151'> | <g fill='url(#p00000000)' id='p80a64151'>",
                "<g id='p80a64151-t'><g id='p80a64152-t'> | <g id='p00000000-t'><g id='p00000000-t'>",
            })
    void wordsAndIdsOfAPictureThatDisagree(String a, String b) {
        assertThat(drawn(a, b)).isFalse();
        assertThat(drawn(b, a)).isFalse();
    }

    @Test
    void numbersThatStandInTheExperimentAreHeldExactly() throws IOException {
        MemoryFolder experiment = new MemoryFolder()
                .with("experiment.yaml", "name: x\ndescription: -2.13 at 1\nsweep: {grid: {rate: [0.25, 3]}}\n");
        LinePair.Rules rules = new LinePair.Rules(
                MILLIONTH, true, WrittenNumbers.of(experiment.stored("a"), new MemoryFolder().stored("b")));
        for (String number : List.of("2.13", "0.25", "3.0")) {
            String other = number + "0000001";
            assertThat(new LinePair("at " + number, "at " + other, rules).same())
                    .as(number)
                    .isEqualTo(number.equals("3.0"));
        }
        assertThat(new LinePair("3 is it", "3.0000001 is it", rules).same()).isFalse();
        assertThat(new LinePair("<path d='M2.13'/>", "<path d='M2.14'/>", rules, Optional.of(new PicturePair())).same())
                .as("a place")
                .isTrue();
    }

    private static boolean near(String a, String b) {
        return new LinePair(a, b, new LinePair.Rules(MILLIONTH, true, WrittenNumbers.NONE)).same();
    }

    private static boolean drawn(String a, String b) {
        LinePair.Rules rules = new LinePair.Rules(MILLIONTH, true, WrittenNumbers.NONE);
        return new LinePair(a, b, rules, Optional.of(new PicturePair())).same();
    }

    @ParameterizedTest
    @CsvSource({
        "8 of 10 right, 7 of 10 right",
        "seed 42, seed 43",
        "a rate of 2.13, a rate of 2.14",
        "12 epochs, 13 epochs"
    })
    void noToleranceLetsCountsAndWordsOfAPersonDiffer(String a, String b) {
        LinePair.Rules wide = new LinePair.Rules(new Tolerance(0.5, 0.9), true, WrittenNumbers.NONE);
        assertThat(near(a, b)).isFalse();
        assertThat(new LinePair(a.replaceAll("[0-9]+[.].*", "8 of"), b.replaceAll("[0-9]+[.].*", "7 of"), wide).same())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mean 0.5 | mean 0.6",
                "mean 4.5297 | mean 4.5299",
                "r2 1 | r2 0.99999995",
                "is 3 | is 3.0000001",
                "is 3 | is 3.0",
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
                "fill=\"#f4df42\" | fill=\"#f4e042\"",
                "<title id=\"p80a64151-t\"> | <title id=\"p00000000-t\">",
                "L2.5 | L2.5000001",
                "&#39; | &#40;",
                "p80a64151x | p00000000x",
                "0.5 | 5e-1x",
            })
    void linesThatDiffer(String a, String b) {
        assertThat(near(a, b)).isFalse();
        assertThat(near(b, a)).isFalse();
    }
}
