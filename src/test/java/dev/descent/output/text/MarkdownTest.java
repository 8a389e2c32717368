package dev.descent.output.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            val_loss               → val_loss
            layers[0].units        → layers[0].units
            _a_ b_                 → \\_a\\_ b\\_
            a|b                    → a\\|b
            *x*                    → \\*x\\*
            `code`                 → \\`code\\`
            <script>&              → &lt;script&gt;&amp;
            [x](http://a)            → [x\\](http&#58;//a)
            ![x](y)                → ![x\\](y)
            ~~x~~                  → \\~\\~x\\~\\~
            a\\b                   → a\\\\b
            http://a.b             → http&#58;//a.b
            see WWW.a.b            → see WWW&#46;a.b
            thanks @octocat        → thanks @<!-- -->octocat
            a@b.c                  → a@<!-- -->b.c
            be :smile:, a:+1:      → be :<!-- -->smile:, a:<!-- -->+1:
            closes #12             → closes #<!-- -->12
            fixes GH-12            → fixes GH-<!-- -->12
            $\\text{best}$          → \\$\\\\text{best}\\$
            C#, 1:2, precision@ 5  → C#, 1:2, precision@ 5
            a::b, rate: 0.1: x     → a::b, rate: 0.1: x
            """)
    void aUsersTextDoesNothingButAppear(String text, String safe) {
        assertThat(Markdown.text(text)).isEqualTo(safe);
    }

    @Test
    void whatTurnsALineAroundIsShownAsItsNumber() {
        assertThat(Markdown.text("a\u202Eb\u2066c\uDB40\uDC41")).isEqualTo("a\\\\u{202e}b\\\\u{2066}c\\\\u{e0041}");
        assertThat(Markdown.text("\u0646\u200C\u0647")).isEqualTo("\u0646\u200C\u0647");
    }

    @Test
    void lineEndsAndControlCharactersBecomeSpaces() {
        assertThat(Markdown.text("a\nb\r\tc\u0000d")).isEqualTo("a b  c d");
    }

    @ParameterizedTest
    @CsvSource({
        "# a, \\# a",
        "- a, \\- a",
        "+ a, \\+ a",
        "1. a, 1\\. a",
        "12) a, 12\\) a",
        "1.5 a, 1\\.5 a",
        "a - b, a - b"
    })
    void aParagraphIsNoHeadingAndNoList(String text, String safe) {
        assertThat(Markdown.paragraph(text)).isEqualTo(safe);
    }

    @Test
    void aTablesCellsAreMadeSafe() {
        String table = new Markdown()
                .table(List.of("a|b", "n"), List.of(List.of("x\ny", "1")), 1)
                .toString();
        assertThat(table).isEqualTo("| a\\|b | n |\n| --- | ---: |\n| x y | 1 |\n");
    }

    @Test
    void anEmptyListIsNothing() {
        assertThat(new Markdown().block("a").list(List.of()).toString()).isEqualTo("a\n");
    }
}
