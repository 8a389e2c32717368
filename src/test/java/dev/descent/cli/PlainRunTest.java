package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is read without picocli must be what picocli reads; what could be a mistake must be left to it. */
class PlainRunTest {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    private static final Terminal TERMINAL = new Terminal(NOWHERE, NOWHERE, Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.yaml",
                "experiments/a.yaml b.yml folder",
                "--results /tmp/x a.yaml --fresh",
                "--jobs 2",
                "a.yaml --jobs 016 -q",
                "--quiet --fail-fast --fresh --jobs 1 --results out a-b_c.yaml ../d",
                "run plan"
            })
    void isWhatPicocliReads(String line) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        RunCommand byPicocli = new RunCommand(TERMINAL);
        new CommandLine(byPicocli).parseArgs(arguments);
        assertThat(PlainRun.of(List.of(arguments)))
                .hasValueSatisfying(plain -> assertThat(new RunCommand(TERMINAL, plain))
                        .usingRecursiveComparison()
                        .ignoringFields("terminal", "help")
                        .isEqualTo(byPicocli));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-h",
                "--jobs",
                "--jobs two",
                "--jobs -1",
                "--jobs 2 --jobs 3",
                "--jobs=2",
                "--results",
                "--results --fresh",
                "--results a --results b",
                "--fresh --fresh",
                "-q --quiet",
                "--set epochs=5",
                "--engine lockstep",
                "--executor local",
                "--data folder",
                "--serve",
                "--no-such-option",
                "-x",
                "-",
                "--",
                "-- a.yaml",
                "@arguments",
                "'a.yaml'",
                "\"a.yaml\"",
                "${env:HOME}",
                "größe.yaml"
            })
    void leavesTheRestToPicocli(String line) {
        assertThat(PlainRun.of(List.of(line.split(" ")))).isEmpty();
    }

    @Test
    void leavesAnEmptyNameToPicocli() {
        assertThat(PlainRun.of(List.of(""))).isEmpty();
    }

    @Test
    void takesNamesWithSpaces() {
        assertThat(PlainRun.of(List.of("my file.yaml", "--results", "my results")))
                .contains(new PlainRun(
                        List.of(Path.of("my file.yaml")),
                        Optional.of(Path.of("my results")),
                        OptionalInt.empty(),
                        false,
                        false,
                        false));
    }
}
