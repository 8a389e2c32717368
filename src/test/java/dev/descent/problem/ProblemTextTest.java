package dev.descent.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemTextTest {

    @Test
    void showsPlaceLineCaretsAndRemedy() {
        Problem problem = new Problem(
                new Position("experiments/x.yaml", 12, 12, 4),
                "no optimizer is named 'adma'; did you mean 'adam'?",
                Optional.of("expected one of sgd, adam"),
                Optional.of("optimizer: adma   "));
        assertThat(ProblemText.of(problem)).isEqualTo("""
                        experiments/x.yaml:12:12: no optimizer is named 'adma'; did you mean 'adam'?
                              12 | optimizer: adma
                                 |            ^^^^
                              expected one of sgd, adam
                        """);
    }

    @Test
    void aProblemOfTheWholeFileHasNoLine() {
        Problem problem =
                new Problem(Position.ofFile("x.yaml"), "there is no such file", Optional.empty(), Optional.empty());
        assertThat(ProblemText.of(problem)).isEqualTo("x.yaml: there is no such file\n");
    }

    @Test
    void caretsStandBelowWhatTakesMoreOrLessThanOneColumn() {
        assertThat(snippet("日本: é\u0301x 😀y", 10, 1)).containsExactly("日本: é\u0301x 😀y", "           ^");
        assertThat(snippet("日本: x", 1, 2)).containsExactly("日本: x", "^^^^");
        assertThat(snippet("a\tb", 3, 1)).containsExactly("a→b", "  ^");
    }

    @Test
    void theCaretOfAnAbsentValueStandsBehindTheLine() {
        assertThat(snippet("optimizer:", 11, 1)).containsExactly("optimizer:", "          ^");
        assertThat(snippet("", 1, 1)).containsExactly("", "^");
        assertThat(snippet("a", 999, 50)).containsExactly("a", " ^");
    }

    @Test
    void aFileCannotSteerTheTerminal() {
        Problem problem = new Problem(
                new Position("x\u001b[2J.yaml", 1, 7, 1),
                "no key is named 'a\u001b]0;b\u0007\r\n'",
                Optional.of("\u009b31m\u202etxet\u0000"),
                Optional.of("\u001b[1m\u202ex: y\u200b"));
        String shown = ProblemText.of(problem);
        assertThat(shown).isEqualTo("""
                        x\\u{1b}[2J.yaml:1:7: no key is named 'a\\u{1b}]0;b\\u{7}\\u{d}\\u{a}'
                              1 | \\u{1b}[1m\\u{202e}x: y\\u{200b}
                                |                   ^
                              \\u{9b}31m\\u{202e}txet\\u{0}
                        """);
    }

    @Test
    void ofALongLineThePartAroundTheCaretsIsShown() {
        String line = "a".repeat(500) + "XYZ" + "b".repeat(500);
        assertThat(snippet(line, 501, 3))
                .containsExactly("…" + "a".repeat(40) + "XYZ" + "b".repeat(57) + "…", " ".repeat(41) + "^^^");
        assertThat(snippet(line, 1, 1003)).containsExactly("a".repeat(100) + "…", "^".repeat(100));
        assertThat(snippet(line, 1003, 1)).containsExactly("…" + "b".repeat(41), " ".repeat(41) + "^");
        assertThat(snippet("c".repeat(100), 100, 1)).containsExactly("c".repeat(100), " ".repeat(99) + "^");
        assertThat(snippet("日".repeat(200), 101, 1)).containsExactly("…" + "日".repeat(50) + "…", " ".repeat(41) + "^^");
    }

    @Test
    void aLongSentenceIsCut() {
        Problem problem = new Problem(Position.ofFile("x"), "m".repeat(5000), Optional.empty(), Optional.empty());
        assertThat(ProblemText.of(problem)).isEqualTo("x: " + "m".repeat(2000) + "…\n");
    }

    @Test
    void ofVeryManyProblemsAHundredAreShown() {
        List<Problem> many = new ArrayList<>();
        for (int i = 1; i <= 103; i++) {
            many.add(new Problem(new Position("x", i, 1, 1), "wrong", Optional.empty(), Optional.empty()));
        }
        assertThat(ProblemText.of(many)).hasLineCount(101).endsWith("x:100:1: wrong\n… and 3 more problems\n");
    }

    @Test
    void quotedTextsAreShortened() {
        assertThat(ProblemText.quoted("adma")).isEqualTo("'adma'");
        assertThat(ProblemText.quoted("😀".repeat(60))).isEqualTo("'" + "😀".repeat(60) + "'");
        assertThat(ProblemText.quoted("😀".repeat(61))).isEqualTo("'" + "😀".repeat(59) + "…'");
    }

    /** The two lines of a snippet without their margin. */
    private static List<String> snippet(String line, int column, int length) {
        Problem problem = new Problem(new Position("x", 1, column, length), "m", Optional.empty(), Optional.of(line));
        return ProblemText.of(problem)
                .lines()
                .skip(1)
                .map(l -> l.substring("      1 | ".length()))
                .toList();
    }
}
