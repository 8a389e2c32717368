package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.golden.Golden;
import dev.descent.problem.FileRefused;
import dev.descent.problem.ProblemText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake has its message: a file for each sort of mistake, beside it what a user reads. */
class BadFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/bad");

    static Stream<String> badFiles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void isRefusedWithAllItsMistakes(String name) throws IOException {
        FileRefused refused = catchThrowableOfType(
                FileRefused.class,
                () -> ExperimentReader.read(
                        FOLDER.resolve(name), Map.of(), Set.of("lockstep", "reference"), Set.of("local")));
        assertThat(refused).as("%s is accepted", name).isNotNull();
        Golden.assertSame(FOLDER.resolve(name.replace(".yaml", ".txt")), ProblemText.of(refused.problems()));
    }

    @Test
    void thereAreBadFiles() throws IOException {
        assertThat(badFiles()).hasSizeGreaterThan(30);
    }
}
