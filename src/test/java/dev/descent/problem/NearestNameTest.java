package dev.descent.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> KNOWN =
            List.of("sgd", "momentum", "adam", "adamw", "learning_rate", "rmsprop", "mse", "mae", "TV");

    @ParameterizedTest
    @CsvSource({
        "adma, adam",
        "ADAM, adam",
        "adamm, adam",
        "sdg, sgd",
        "momentun, momentum",
        "learning-rate, learning_rate",
        "learningrate, learning_rate",
        "lerning_raet, learning_rate",
        "rms_prop, rmsprop",
        "tv, TV",
        "mze, mse"
    })
    void aSlipOfThePenIsUnderstood(String word, String meant) {
        assertThat(NearestName.of(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"lbfgs", "x", "newton", "''", "momentous_occasion", "ab"})
    void aWordOfItsOwnIsNotGuessedAt(String word) {
        assertThat(NearestName.of(word, KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "a, '', 1",
        "kitten, sitting, 3",
        "ca, ac, 1",
        "ca, abc, 3",
        "adma, adam, 1",
        "abcd, badc, 2"
    })
    void distanceCountsSlips(String a, String b, int distance) {
        assertThat(NearestName.distance(a, b)).isEqualTo(distance);
        assertThat(NearestName.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void theRemedyListsWhatIsKnown() {
        assertThat(NearestName.expected(List.of("sgd", "adam"), "adma"))
                .isEqualTo(new Remedy("did you mean 'adam'?", "expected one of sgd, adam"));
        assertThat(NearestName.expected(List.of("sgd", "adam"), "newton"))
                .isEqualTo(Remedy.of("expected one of sgd, adam"));
        assertThat(NearestName.expected(List.of("sgd"), "newton")).isEqualTo(Remedy.of("expected sgd"));
        assertThat(NearestName.expected(List.of(), "newton")).isEqualTo(Remedy.of(""));
    }

    @Test
    void whatIsMeantComesBeforeAllThatIsPossible() {
        Remedy near = NearestName.expected(List.of("sgd", "adam"), "adma");
        assertThat(near.after("no optimizer is named 'adma'"))
                .isEqualTo("no optimizer is named 'adma'; did you mean 'adam'?");
        assertThat(near.sentence("no optimizer is named 'adma'"))
                .isEqualTo("no optimizer is named 'adma'; did you mean 'adam'? expected one of sgd, adam");
        Remedy far = NearestName.expected(List.of("sgd", "adam"), "newton");
        assertThat(far.after("no optimizer is named 'newton'")).isEqualTo("no optimizer is named 'newton'");
        assertThat(far.sentence("no optimizer is named 'newton'"))
                .isEqualTo("no optimizer is named 'newton'; expected one of sgd, adam");
        assertThat(Remedy.of("").sentence("nothing is here")).isEqualTo("nothing is here");
    }

    @Test
    void aLongListIsCutButNotTheSuggestion() {
        List<String> columns =
                IntStream.range(0, 500).mapToObj(i -> "pixel" + i).toList();
        Remedy remedy = NearestName.expected(columns, "pixl499");
        assertThat(remedy.hint()).isEqualTo("did you mean 'pixel499'?");
        assertThat(remedy.expected())
                .startsWith("expected one of pixel0, pixel1, ")
                .endsWith(", pixel39, … (500 in all)");
    }

    @Test
    void aVeryLongWordCostsNothing() {
        assertThat(NearestName.of("x".repeat(1_000_000), KNOWN)).isEmpty();
    }
}
