package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.descent.app.ExitCode;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A heap in which not even the program begins ends in a sentence. */
class SmallHeapTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx3m", "-Xmx3500k"})
    void theSentenceIsAllThatIsPrinted(String heap) throws Exception {
        for (String command : new String[] {"run", "plan", "check"}) {
            Process process = new ProcessBuilder(
                            JAVA.toString(),
                            heap,
                            "-cp",
                            classPath(),
                            "dev.descent.cli.Main",
                            command,
                            Path.of("experiments/advertising.yaml")
                                    .toAbsolutePath()
                                    .toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            assumeFalse(
                    printed.contains("before VM initialization") || printed.contains("initialization of VM"), printed);
            assertThat(printed.lines().filter(line -> !line.startsWith("WARNING:")))
                    .as(command)
                    .containsExactly(LastWords.SENTENCE);
            assertThat(exit).as(command).isEqualTo(ExitCode.MACHINE_LACKS.code());
        }
    }

    /** For a process that works in another folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
