package dev.descent.output.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "experiments/x.yaml, experiments/x.yaml",
                "my experiments/x.yaml, 'my experiments/x.yaml'",
                "it's.yaml, 'it'\\''s.yaml'",
                "-n.yaml, '-n.yaml'",
                "$(rm).yaml, '$(rm).yaml'",
                "\"a\n```\", 'a?```'"
            })
    void aShellReadsOneWord(String text, String word) {
        assertThat(ShellWord.of(text)).isEqualTo(word);
    }
}
