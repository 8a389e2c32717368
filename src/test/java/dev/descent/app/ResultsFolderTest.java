package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.output.text.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports appear all at once, or not at all; nothing is written through a symbolic link. */
class ResultsFolderTest {
    /** A disk that is full in the middle of a file. */
    private static final Content FULL_DISK = out -> {
        out.append("x".repeat(100_000));
        throw new IOException("No space left on device");
    };

    @TempDir
    private Path results;

    private ResultsFolder folder;

    @BeforeEach
    void open() throws Stopped {
        folder = new ResultsFolder(results, results.resolve("one"), 2);
    }

    @Test
    void nothingIsInItsPlaceBeforeEverythingIsWritten() throws IOException {
        Content looksAround = out -> {
            assertThat(results.resolve("one/report.md")).doesNotExist();
            out.append("c");
        };
        folder.write("report.md", out -> out.append("a"));
        folder.write("plots/curve.svg", out -> out.append("b"));
        folder.write("trials.csv", looksAround);
        folder.publish();
        assertThat(results.resolve("one/report.md")).hasContent("a");
        assertThat(results.resolve("one/plots/curve.svg")).hasContent("b");
        assertThat(results.resolve("one/trials.csv")).hasContent("c");
        assertThat(folder.run()).isEmptyDirectory();
    }

    @Test
    void afterAFailureTheReportsStandAsTheyWere() throws IOException {
        publish("report.md", "old");
        publish("trials.csv", "old");
        folder.write("report.md", out -> out.append("new"));
        folder.remove("trials.csv");
        folder.write("history.csv", FULL_DISK);
        assertThatThrownBy(() -> folder.publish()).hasMessage("No space left on device");
        assertThat(results.resolve("one/report.md")).hasContent("old");
        assertThat(results.resolve("one/trials.csv")).hasContent("old");
        assertThat(results.resolve("one/history.csv")).doesNotExist();
        assertThat(folder.run()).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftIsSweptUp() throws IOException {
        Files.createDirectories(folder.run().resolve("parts/plots"));
        Files.writeString(folder.run().resolve("parts/plots/curve.svg"), "half of");
        assertThat(folder.finish()).isFalse();
        assertThat(folder.run()).isEmptyDirectory();
    }

    @Test
    void whatIsRemovedGoesWhenTheRestComes() throws IOException {
        publish("trajectory.csv", "old");
        folder.remove("trajectory.csv");
        assertThat(results.resolve("one/trajectory.csv")).exists();
        folder.publish();
        assertThat(results.resolve("one/trajectory.csv")).doesNotExist();
    }

    @Test
    void aLinkInAReportsPlaceIsReplacedAndNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(results.resolve("elsewhere"), "somebody's own");
        Files.createSymbolicLink(results.resolve("one/report.md"), elsewhere);
        publish("report.md", "new");
        assertThat(elsewhere).hasContent("somebody's own");
        assertThat(results.resolve("one/report.md")).isRegularFile().hasContent("new");
    }

    @Test
    void aLinkInAFoldersPlaceIsRefused() throws IOException {
        Path elsewhere = Files.createDirectories(results.resolve("elsewhere"));
        Files.createSymbolicLink(results.resolve("one/plots"), elsewhere);
        folder.write("plots/curve.svg", out -> out.append("b"));
        assertThatThrownBy(() -> folder.publish()).hasMessageContaining("plots is a symbolic link");
        assertThat(elsewhere).isEmptyDirectory();

        Files.createSymbolicLink(results.resolve("two"), elsewhere);
        assertThatThrownBy(() -> new ResultsFolder(results, results.resolve("two"), 2))
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("two is a symbolic link");
        Files.createSymbolicLink(folder.run().resolve("log"), elsewhere.resolve("log"));
        assertThatThrownBy(() -> new ResultsFolder(results, results.resolve("one"), 2))
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("log is a symbolic link");
        assertThat(elsewhere.resolve(".run")).doesNotExist();
    }

    private void publish(String name, String text) throws IOException {
        folder.write(name, out -> out.append(text));
        folder.publish();
    }
}
