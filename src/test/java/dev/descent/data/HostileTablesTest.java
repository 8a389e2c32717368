package dev.descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.problem.FileRefused;
import dev.descent.problem.ProblemText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that are made to be too much: they are refused with bounded memory, where they are wrong. */
class HostileTablesTest {
    private static final int MUCH = 40_000_000;

    @TempDir
    private Path folder;

    @Test
    void aCellOfFortyMegabytesIsRefused() throws IOException {
        assertThat(refusal("x,y\n1,2\n3,", "a".repeat(1000), MUCH / 1000))
                .startsWith("t.csv:3:1: the row that begins here is longer than 16777216 characters\n");
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotTakeTheRestOfALargeFile() throws IOException {
        assertThat(refusal("x,y\n1,\"2\n", "3,4\n", MUCH / 4))
                .startsWith("t.csv:2:1: the row that begins here is longer than 16777216 characters\n")
                .contains("a quote that is never closed takes all that follows");
    }

    @Test
    void aMillionColumnsAreRefused() throws IOException {
        assertThat(refusal("c", ",c", 999_999)).contains("the table has 1000000 columns", "at most 100000 columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "text"})
    void aHundredThousandColumnsAreATable(String cell) throws Exception {
        StringBuilder text = new StringBuilder("c0");
        for (int c = 1; c < 100_000; c++) {
            text.append(",c").append(c);
        }
        text.append('\n').append(cell).append((',' + cell).repeat(99_999)).append('\n');
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        Table table = Table.read(file, "t.csv");
        assertThat(table.header()).hasSize(100_000);
        assertThat(table.text(0, 99_999)).isEqualTo(cell);
    }

    @Test
    void aByteThatIsNoTextIsFoundBehindALongLine() throws IOException {
        Path file = folder.resolve("t.csv");
        byte[] bytes = ("x,y\n" + "1".repeat(3_000_000) + ",2\n3,?\n").getBytes(StandardCharsets.US_ASCII);
        bytes[bytes.length - 2] = (byte) 0xFF;
        Files.write(file, bytes);
        assertThat(refusal(file)).startsWith("t.csv:3:3: the byte 0xFF is not UTF-8, in the column 'y'\n");
    }

    @Test
    void aByteThatIsNoTextInsideALongLineIsToldOfTheFile() throws IOException {
        Path file = folder.resolve("t.csv");
        byte[] bytes = ("x,y\n" + "1".repeat(3_000_000) + "?,2\n").getBytes(StandardCharsets.US_ASCII);
        bytes[bytes.length - 4] = (byte) 0xFF;
        Files.write(file, bytes);
        assertThat(refusal(file)).startsWith("t.csv:1:1: the file is not UTF-8\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'x;y\n1;2\n' ! semicolons (;)",
                "'x;y\n1,5;2,5\n' ! semicolons (;)",
                "'\uFEFFx;\"y\"\r\n1;2\r\n' ! semicolons (;)",
                "'x\ty\n1\t2\n' ! tabs",
                "'x|y\n1|2\n' ! bars (|)"
            })
    void otherSeparatorsAreNamed(String text, String separators) throws IOException {
        assertThat(refusal(Files.writeString(folder.resolve("t.csv"), text)))
                .startsWith("t.csv:1:1: the cells are separated by " + separators + ", not by commas\n")
                .contains("1 | x");
    }

    @Test
    void aNameMayHoldASemicolonAllTheSame() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "a;b\n1\n2\n");
        assertThat(Table.read(file, "t.csv").header()).containsExactly("a;b");
    }

    private String refusal(String start, String piece, int times) throws IOException {
        Path file = folder.resolve("t.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(start);
            for (int i = 0; i < times; i++) {
                out.write(piece);
            }
        }
        return refusal(file);
    }

    private static String refusal(Path file) {
        FileRefused refused = catchThrowableOfType(FileRefused.class, () -> Table.read(file, "t.csv"));
        return ProblemText.of(refused.problems());
    }
}
