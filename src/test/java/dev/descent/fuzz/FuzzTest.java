package dev.descent.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reader of files from strangers under fire. */
class FuzzTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");
    private static final long PROMISED = 10_000_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void whatWasOnceFoundIsNoFindingAnyMore(Reader reader) throws IOException {
        Target target = reader.in(folder);
        List<Path> found = Text.files(CORPUS.resolve(target.name()), "");
        for (Path file : found) {
            FuzzRound.execute(target, Files.readAllBytes(file), file.toString());
        }
        assertThat(found).hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @EnumSource
    void bytesAreTakenOrRefused(Reader reader) {
        FuzzRound round = FuzzRound.of(reader.in(folder), 1, reader.shortRound());
        assertThat(round.taken())
                .as("taken of " + round.executions())
                .isBetween(round.executions() / 50, round.executions());
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void bytesAreTakenOrRefusedForLong(Reader reader) {
        FuzzRound round = FuzzRound.of(reader.in(folder), 2, reader.longRound());
        System.out.println("fuzz: " + reader + " " + round.executions() + " executions, " + round.taken() + " taken");
        assertThat(round.taken()).isBetween(round.executions() / 50, round.executions());
    }

    @Test
    void theLongRoundsAreTenMillionExecutions() {
        long executions = 0;
        for (Reader reader : Reader.values()) {
            executions += reader.longRound();
        }
        assertThat(executions).isGreaterThanOrEqualTo(PROMISED);
    }
}
