package dev.descent.output.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.analysis.Cell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+cmd",
                "-x^2",
                "@SUM(A1)",
                "-",
                "\tx",
                "-inf",
                "=",
                "+1 ",
                "\n=1",
                "\uFF1D1+1",
                "'=1",
                "''-x",
                "'-5"
            })
    void aTextThatASpreadsheetWouldRunGetsAnApostrophe(String text) throws IOException {
        assertThat(row(Cell.text("a"), Cell.text(text)).replace("\"", "")).isEqualTo("a,'" + text + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1.5", "+3", "-.5e-3", "adam", "a=b", "1-1"})
    void aTextThatIsANumberOrHarmlessStaysAsItIs(String text) throws IOException {
        assertThat(row(Cell.text("a"), Cell.text(text))).isEqualTo("a," + text + "\n");
    }

    @Test
    void numbersAreNeverTouched() throws IOException {
        assertThat(row(Cell.real(-1e-7f), Cell.real(Float.NEGATIVE_INFINITY), Cell.computed(-2.5)))
                .isEqualTo("-1e-7,-inf,-2.5\n");
    }

    @Test
    void anUndefinedNumberIsAnEmptyCell() throws IOException {
        assertThat(row(Cell.whole(1), Cell.real(Float.NaN), Cell.computed(Double.NaN)))
                .isEqualTo("1,,\n");
    }

    @Test
    @DisplayName("every short text is quoted as the library does, first in a line and later")
    void quotesLikeTheLibrary() throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
        String characters = " !\"#$,'0:A_az~\u00a0\n\\é";
        List<String> texts = new ArrayList<>(List.of(""));
        for (int length = 1; length <= 3; length++) {
            for (String shorter : List.copyOf(texts)) {
                if (shorter.length() == length - 1) {
                    characters.chars().forEach(c -> texts.add(shorter + (char) c));
                }
            }
        }
        for (String text : texts) {
            if (!text.startsWith("'") && !text.startsWith("\n")) {
                StringBuilder expected = new StringBuilder();
                format.printRecord(expected, text, text);
                assertThat(row(Cell.text(text), Cell.text(text))).as(text).isEqualTo(expected.toString());
            }
        }
    }

    @Test
    void quotesCommasAndLineEndsAreQuoted() throws IOException {
        assertThat(row(Cell.text("a"), Cell.text("say \"x\""), Cell.text("b,c"), Cell.text("d\ne")))
                .isEqualTo("a,\"say \"\"x\"\"\",\"b,c\",\"d\ne\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "'=1", "''=1", "'", "''", "'a", "-1", "'-1", "-x", "a", "", "\uFF201", "'\t"})
    void readingTakesTheApostropheOffAgain(String text) throws IOException {
        String line = row(Cell.text("a"), Cell.text(text));
        String cell = line.substring(2, line.length() - 1);
        String unquoted = cell.startsWith("\"") ? cell.substring(1, cell.length() - 1) : cell;
        assertThat(CsvWriter.unescaped(unquoted)).isEqualTo(text);
    }

    @Test
    void controlCharactersAreWrittenAsTheirNumbersAndReadAgain() throws IOException {
        String text = "\u001B[2J\rb\u0000\u009B\u007F\\u{41}\\x";
        String line = row(Cell.text("a"), Cell.text(text));
        assertThat(line).isEqualTo("a,\\u{1b}[2J\\u{d}b\\u{0}\\u{9b}\\u{7f}\\u{5c}u{41}\\x\n");
        assertThat(CsvWriter.unescaped(line.substring(2, line.length() - 1))).isEqualTo(text);
        assertThat(CsvWriter.unescaped("\\u{110000}\\u{}")).isEqualTo("\\u{110000}\\u{}");
    }

    private static String row(Cell... cells) throws IOException {
        StringBuilder out = new StringBuilder();
        new CsvWriter(out).row(List.of(cells));
        return out.toString();
    }
}
