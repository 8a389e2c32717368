package dev.descent.output.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.analysis.Cell;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTest {
    /** Lines end at ~, carriage returns are R, quotes are `; cells of the expectation stand between brackets. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '@',
            value = {
                "a ! [a]",
                "a~ ! [a]",
                "~ ! []",
                "~~ ! []/[]",
                "a,b~1,2 ! [a][b]/[1][2]",
                ",~,,~ ! [][]/[][][]",
                "@ a , b~@ ! [ a ][ b]",
                "a,b~~1,2~ ! [a][b]/[]/[1][2]",
                "a,bR~1,2R~ ! [a][b]/[1][2]",
                "aR1R ! [a]/[1]",
                "a,b~1,`2~3`~4,5~ ! [a][b]/[1][2~3]/[4][5]",
                "`a`~~ ! [a]/[]",
                "a,b~1,2`3`~4,``~ ! [a][b]/[1][2`3`]/[4][]",
                "a~`x ``y`` z`,2R~last ! [a]/[x `y` z][2]/[last]"
            })
    void dividesARecordIntoItsCells(String text, String expected) throws IOException {
        assertThat(shown(records(plain(text)))).isEqualTo(expected);
    }

    @Test
    void anEmptyFileHasNoRecords() throws IOException {
        assertThat(records("")).isEmpty();
    }

    @Test
    void readsWhatTheWriterWrites() throws IOException {
        List<String> cells =
                List.of("", "plain", "a,b", "say \"a\"", "two\nlines", "back\r", " spaced ", "é", "1.5e-7");
        StringBuilder text = new StringBuilder();
        new CsvWriter(text).row(cells.stream().map(Cell::text).toList());
        List<List<String>> read = records(text.toString());
        assertThat(read).hasSize(1);
        assertThat(read.get(0).stream().map(CsvWriter::unescaped)).containsExactlyElementsOf(cells);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n1\n\"2\n3", "a\n\"1\"2\n"})
    void tellsOfAQuoteThatIsWrong(String text) {
        assertThatThrownBy(() -> records(text))
                .isInstanceOf(CsvRecords.QuoteException.class)
                .hasMessage("a quote is never closed, or text follows a closing quote");
    }

    private static String plain(String text) {
        return text.replace('~', '\n').replace('R', '\r').replace('`', '"');
    }

    private static String shown(List<List<String>> records) {
        return String.join(
                        "/",
                        records.stream()
                                .map(cells -> "[" + String.join("][", cells) + "]")
                                .toList())
                .replace('\n', '~')
                .replace('"', '`');
    }

    private static List<List<String>> records(String text) throws IOException {
        List<List<String>> all = new ArrayList<>();
        try (CsvRecords records = new CsvRecords(new StringReader(text))) {
            while (records.hasNext()) {
                all.add(records.next());
            }
        }
        return all;
    }
}
