package dev.descent.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CodePointsTest {
    @Test
    @DisplayName("the order is that of UTF-8 bytes, not that of UTF-16 units")
    void orderOfCodePoints() {
        List<String> texts = new ArrayList<>(
                List.of("\uD83D\uDE01", "\uD83D\uDE00a", "ab", "\uFFFD", "a", "\uD83D\uDE00", "Z", "", "\u00E9"));
        texts.sort(CodePoints.ORDER);
        assertThat(texts)
                .containsExactly(
                        "", "Z", "a", "ab", "\u00E9", "\uFFFD", "\uD83D\uDE00", "\uD83D\uDE00a", "\uD83D\uDE01");
    }
}
