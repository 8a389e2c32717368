package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.TrialOutcome;
import dev.descent.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class JournalFlushTest {
    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void anOutcomeReachesTheDiskAlthoughNoOtherFollows() throws IOException {
        Path path = folder.resolve("journal");
        try (Journal journal = Journal.open(path, System.nanoTime());
                JournalFlush forcing = JournalFlush.of(journal)) {
            journal.append("lockstep", 1, new TrialOutcome.Failed("00000000000000aa", "on purpose"), System.nanoTime());
            while (Files.size(path) == 0) {
                Thread.onSpinWait();
            }
            assertThat(path).isNotEmptyFile();
            forcing.end();
        }
        try (Journal journal = Journal.open(path, 0)) {
            assertThat(journal.find("lockstep", "00000000000000aa", 1)).isPresent();
        }
    }
}
