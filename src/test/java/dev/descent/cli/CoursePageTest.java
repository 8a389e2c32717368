package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The course says what is so: each of its commands prints what stands below it, in English and in Chinese. */
class CoursePageTest {
    private static final Path SITE = Path.of("src/site/markdown");
    private static final String ENGLISH = "course.md";
    private static final String CHINESE = "course-zh.md";
    private static final Pattern FILE =
            Pattern.compile("(?ms)^```(?:csv|yaml) ((?:data|experiments)/\\S+)\\n(.*?)^```$");
    private static final Pattern QUESTION = Pattern.compile("(?m)^\\*\\*(\\d+\\.\\d)\\*\\* ");
    private static final Pattern CHAPTER = Pattern.compile("(?m)^## (\\d+)\\. ");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]+\\]\\(([^)]+)\\)");
    private static final Pattern CONCEPT =
            Pattern.compile("(?m)^\\| [^|]+ \\| \\[[^|]+ \\| \\[[^|]+ \\| \\[[^|]+ \\|$");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void everyCommandPrintsWhatThePageShows(String name) throws IOException {
        CommandRig rig = new CommandRig(folder);
        try (Stream<Path> shelf = Files.list(Path.of("experiments"))) {
            for (Path file : shelf.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve("experiments").resolve(file.getFileName()));
            }
        }
        String page = Files.readString(SITE.resolve(name));
        FILE.matcher(page).results().forEach(file -> write(folder.resolve(file.group(1)), file.group(2)));
        Golden.assertSame(SITE.resolve(name), new ConsolePage(folder, rig).printed(page));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void bothLanguagesGoSideBySide() throws IOException {
        String english = Files.readString(SITE.resolve(ENGLISH));
        String chinese = Files.readString(SITE.resolve(CHINESE));
        for (Pattern pattern : List.of(CHAPTER, QUESTION, PICTURE)) {
            assertThat(found(pattern, chinese))
                    .isEqualTo(found(pattern, english))
                    .hasSizeGreaterThan(9);
        }
        assertThat(CONCEPT.matcher(chinese).results().count())
                .isEqualTo(CONCEPT.matcher(english).results().count())
                .isGreaterThan(18);
        assertThat(ConsolePage.commands(chinese)).containsAll(ConsolePage.commands(english));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void everyChapterHasACommandAPictureOrTableAndThreeQuestions(String name) throws IOException {
        String page = Files.readString(SITE.resolve(name));
        String[] chapters = page.split("(?m)^## \\d+\\. ");
        assertThat(chapters).hasSize(14);
        for (int c = 1; c < chapters.length; c++) {
            assertThat(ConsolePage.commands(chapters[c]))
                    .as(chapters[c])
                    .anyMatch(it -> it.startsWith("descent "))
                    .hasSizeGreaterThanOrEqualTo(4);
            assertThat(found(PICTURE, chapters[c])).as(chapters[c]).isNotEmpty();
            assertThat(found(QUESTION, chapters[c])).containsExactly(c + ".1", c + ".2", c + ".3");
        }
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(it -> it.group(1)).toList();
    }
}
