package dev.descent.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.TableFormat;
import dev.descent.problem.FileRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick reader and the one for any file are twins: where the quick one does not give up, both read the same. */
class PlainCsvTest {
    private static final String ALPHABET = "0123456789+-.eE,,,\n\n\r\"aNn \u00e9\t";
    private static final String[] CELLS = {
        "1",
        "-2.5",
        "+.5",
        "0.10",
        "1e3",
        "-0",
        "",
        "NA",
        "nan",
        "1.",
        ".",
        "-",
        "a",
        "x y",
        " 7",
        "12345678901234567890",
        "0.000000000000000000001",
        "1e999",
        "9007199254740993",
        "340282350000000000000000000000000000000",
        "1E-7x"
    };

    @TempDir
    Path folder;

    private CsvFiles csv;

    @BeforeEach
    void inFolder() {
        csv = new CsvFiles(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,y\n1,2\n",
                "\uFEFFx,y\n1,2\n",
                "x,y\r\n1,2\r\n",
                "x,y\r\n1,2\n3,4\r\n",
                "x,name\n1,a b\n,NA\n",
                "x,y\n1,2",
                "a,\n1,2\n"
            })
    void plainFilesAreReadQuickly(String text) throws IOException, FileRefused {
        assertThat(quick(text)).isPresent();
        assertSame(quick(text).get(), any(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x\n",
                "\nx\n1\n",
                "x,x\n1,2\n",
                "x,y\n1\n",
                "x,y\n1,2,3\n",
                "x\n1\n\n2\n",
                "x\n1\n\n",
                "x,y\n1,2\r\r\n",
                "a;b\n1\n",
                "x,y\r1,2\r",
                "x\n\u00e9\n",
                "x\n\"1\"\n",
                "x\n1\0\n",
                "x\n1\t\n"
            })
    void anythingElseIsLeftToTheOther(String text) throws IOException {
        assertThat(quick(text)).isEmpty();
    }

    @Test
    void cellsOfEveryKindAreReadAlike() throws IOException, FileRefused {
        Random random = new Random(20261123);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder("a,b,c\n");
            for (int cell = 0; cell < 60; cell++) {
                text.append(CELLS[random.nextInt(CELLS.length)]).append(cell % 3 == 2 ? '\n' : ',');
            }
            assertThat(quick(text.toString())).isPresent();
            assertSame(quick(text.toString()).get(), any(text.toString()));
        }
    }

    @Test
    void whereTheQuickOneReadsSomethingTheOtherReadsTheSame() throws IOException, FileRefused {
        Random random = new Random(20261124);
        int read = 0;
        for (int i = 0; i < 4000; i++) {
            StringBuilder text = new StringBuilder("a,b\n");
            for (int c = random.nextInt(24); c >= 0; c--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            Optional<Table> quick = quick(text.toString());
            if (quick.isPresent()) {
                assertSame(quick.get(), any(text.toString()));
                read++;
            }
        }
        assertThat(read).isGreaterThan(20);
    }

    @Test
    void linesMayCrossTheBuffer() throws IOException, FileRefused {
        StringBuilder text = new StringBuilder("a,b,c\n");
        for (int i = 0; i < 70_000; i++) {
            text.append(i)
                    .append(',')
                    .append(i / 7 % 2 == 0 ? "word" : "")
                    .append(",-0.")
                    .append(i + 1)
                    .append('\n');
        }
        assertThat(text.length()).isGreaterThan(1 << 20);
        assertSame(quick(text.toString()).orElseThrow(), any(text.toString()));
    }

    private Optional<Table> quick(String text) throws IOException {
        return new CsvReader(new TableFile(csv.write(text), "table.csv", TableFormat.PLAIN)).readPlain();
    }

    private Table any(String text) throws IOException, FileRefused {
        return new CsvReader(new TableFile(csv.write(text), "table.csv", TableFormat.PLAIN)).readAny();
    }

    private static void assertSame(Table a, Table b) {
        assertThat(a.header()).isEqualTo(b.header());
        assertThat(a.rows()).isEqualTo(b.rows());
        assertThat(a.digest()).isEqualTo(b.digest());
        StringBuilder left = new StringBuilder();
        StringBuilder right = new StringBuilder();
        for (int column = 0; column < a.header().size(); column++) {
            assertThat(a.isNumeric(column)).isEqualTo(b.isNumeric(column));
            assertThat(a.hasText(column)).isEqualTo(b.hasText(column));
            for (int row = 0; row < a.rows(); row++) {
                describe(a, row, column, left);
                describe(b, row, column, right);
            }
        }
        assertThat(left).hasToString(right.toString());
    }

    private static void describe(Table table, int row, int column, StringBuilder out) {
        out.append(table.line(row)).append(' ');
        out.append(Long.toHexString(Double.doubleToRawLongBits(table.number(row, column))));
        out.append(table.missing(row, column) ? " missing " : " ")
                .append(table.text(row, column))
                .append('\n');
    }
}
