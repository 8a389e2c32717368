package dev.descent.output.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageJsonTest {
    /** Left a text, right what stands between the quotes; both with Java's escapes undone. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain é 漢 😀, plain é 漢 😀",
                "</script><!--, \\u003c/script\\u003e\\u003c!--",
                "a&b, a\\u0026b",
                "say \"no\", say \\\"no\\\"",
                "back\\slash, back\\\\slash",
            })
    void nothingCanEndTheElement(String text, String json) throws IOException {
        assertThat(json(text)).isEqualTo('"' + json + '"');
    }

    @ParameterizedTest
    @CsvSource({
        "10, \\u000a",
        "9, \\u0009",
        "0, \\\\u{0}",
        "8232, \\\\u{2028}",
        "8238, \\\\u{202e}",
        "55296, \\\\u{d800}"
    })
    void lineEndsAreEscapedAndWhatHidesIsShown(int character, String json) throws IOException {
        assertThat(json("a" + (char) character + "b")).isEqualTo("\"a" + json + "b\"");
    }

    private static String json(String text) throws IOException {
        StringBuilder out = new StringBuilder();
        PageJson.append(out, text);
        return out.toString();
    }
}
