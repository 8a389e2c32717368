package dev.descent.golden;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A golden file that differs says where, and what makes it anew. */
class GoldenTest {
    private static final String REMEDY =
            "\nIf that is as it should be, this makes the files anew; read what it changes:\n"
                    + "    mvn -q -Dgolden.update=true -Dtest=GoldenTest test && git diff";

    @TempDir
    private Path folder;

    @Test
    void theFirstLineThatDiffersIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "one\ntwo\nthree\n");
        assertThatCode(() -> Golden.assertHolds(file, "one\ntwo\nthree\n")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Golden.assertHolds(file, "one\n2\n3\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(file + ", line 2\n    the file has:  two\n    what is made:  2" + REMEDY);
    }

    @Test
    void ofALongLineThePartThatDiffersIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "a".repeat(200) + "b" + "c".repeat(200));
        assertThatThrownBy(() -> Golden.assertHolds(file, "a".repeat(200) + "d"))
                .hasMessageContaining("the file has:  …" + "a".repeat(60) + "b" + "c".repeat(59) + "…\n")
                .hasMessageContaining("what is made:  …" + "a".repeat(60) + "d\n");
    }

    @Test
    void aLineEndThatIsMissingIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "one\n");
        assertThatThrownBy(() -> Golden.assertHolds(file, "one"))
                .hasMessageContaining(", line 2\n    the file has:  \n    what is made:  (the end)\n");
    }

    @Test
    void filesThatOnlyOneSideHasAreTold() throws IOException {
        Files.createDirectories(folder.resolve("plots"));
        Files.writeString(folder.resolve("same.txt"), "same");
        Files.writeString(folder.resolve("plots/old.svg"), "");
        assertThatThrownBy(() -> Golden.assertHolds(folder, Map.of("same.txt", "same", "new.txt", "")))
                .hasMessage(folder.resolve("new.txt") + " is missing\n" + folder.resolve("plots/old.svg")
                        + " is not made any more" + REMEDY);
        assertThatThrownBy(() -> Golden.assertHolds(folder.resolve("none.txt"), "text"))
                .hasMessage(folder.resolve("none.txt") + " is missing" + REMEDY);
    }
}
