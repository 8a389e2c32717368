package dev.descent.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.golden.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of one experiment of each kind. */
class GoldenReportsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static Stream<String> experiments() {
        return Experiments.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void theReportsAreTheGoldenFiles(String name) throws IOException {
        Golden.assertSame(GOLDEN.resolve(name), files(name));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void theLocaleDoesNotMatter(String name) throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            Golden.assertSame(GOLDEN.resolve(name), files(name));
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

    /** The files, of report.html without style, script and their hashes, which are read in review where they are written. */
    private static Map<String, String> files(String name) {
        Map<String, String> files =
                new TreeMap<>(MemoryFolder.of(Experiments.all().get(name)).files());
        files.computeIfPresent(
                "report.html",
                (file, text) -> text.replaceAll("'sha256-[^']*'", "'sha256-…'")
                        .replaceAll("(?s)(<style>|<script>).*?(</style>|</script>)", "$1…$2"));
        return files;
    }
}
