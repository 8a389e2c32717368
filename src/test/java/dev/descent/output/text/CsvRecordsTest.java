package dev.descent.output.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "a",
                "a\n",
                "a,b\n1,2",
                ",\n,,\n",
                " a , b\n",
                "a,b\n\n1,2\n",
                "a,b\r\n1,2\r\n",
                "a\r1\r",
                "a,b\n1,\"2\n3\"\n4,5\n",
                "\"a\"\n\n",
                "a,b\n1,2\"3\"\n4,\"\"\n",
                "a\n\"x \"\"y\"\" z\",2\r\nlast"
            })
    void seesWhatTheLibrarySees(String text) throws IOException {
        assertThat(records(text)).isEqualTo(byLibrary(text));
    }

    @Test
    void tellsOfAQuoteThatNeverEnds() {
        assertThatThrownBy(() -> records("a\n1\n\"2\n3")).isInstanceOf(IOException.class);
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

    private static List<List<String>> byLibrary(String text) throws IOException {
        CSVFormat format =
                CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
        try (Reader in = new StringReader(text);
                CSVParser parser =
                        CSVParser.builder().setReader(in).setFormat(format).get()) {
            return parser.getRecords().stream().map(CSVRecord::toList).toList();
        }
    }
}
