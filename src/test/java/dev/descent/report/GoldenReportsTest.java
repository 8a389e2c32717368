package dev.descent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of one experiment of each kind. */
class GoldenReportsTest {
    static Stream<String> experiments() {
        return Experiments.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void theReportsAreTheGoldenFiles(String name) {
        Golden.assertSame(name, MemoryFolder.of(Experiments.all().get(name)).files());
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void theLocaleDoesNotMatter(String name) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            Golden.assertSame(name, MemoryFolder.of(Experiments.all().get(name)).files());
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyFileEndsWithALineFeedAndHasNoOtherLineEnd(String name) {
        assertThat(MemoryFolder.of(Experiments.all().get(name)).files())
                .allSatisfy((file, text) -> assertThat(text).endsWith("\n").doesNotContain("\r"));
    }
}
