package dev.descent.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.problem.FileRefused;
import dev.descent.problem.Position;
import dev.descent.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    @TempDir
    Path folder;

    private CsvFiles csv;

    @BeforeEach
    void inFolder() {
        csv = new CsvFiles(folder);
    }

    @Test
    void readsNumbersTextsAndMissingValues() throws FileRefused {
        Table table = csv.read("x,name,y\n1,a,0.1\n-2.5,,1e3\nNA,c,nan\n");
        assertThat(table.header()).containsExactly("x", "name", "y");
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.column("name")).hasValue(1);
        assertThat(table.column("Name")).isEmpty();
        assertThat(table.isNumeric(0)).isTrue();
        assertThat(table.isNumeric(1)).isFalse();
        assertThat(table.number(0, 2)).isEqualTo(0.1);
        assertThat(table.number(1, 0)).isEqualTo(-2.5);
        assertThat(table.text(1, 2)).isEqualTo("1000");
        assertThat(table.text(0, 1)).isEqualTo("a");
        assertThat(table.missing(1, 1)).isTrue();
        assertThat(table.missing(2, 0)).isTrue();
        assertThat(table.missing(2, 2)).isTrue();
        assertThat(table.number(2, 0)).isNaN();
        assertThat(table.missing(2, 1)).isFalse();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws FileRefused {
        assertThat(csv.read("\uFEFFx,y\n1,2\n").header()).containsExactly("x", "y");
    }

    @Test
    void aQuotedFirstNameAfterAByteOrderMarkIsUnquoted() throws FileRefused {
        assertThat(csv.read("\uFEFF\"x\",y\n1,2\n").header()).containsExactly("x", "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x,y\r\n1,2\r\n3,4\r\n", "x,y\r1,2\r3,4\r", "x,y\n1,2\n3,4", "x,y\n1,2\n3,4\n\n\r\n"})
    void linesEndInAnyWayAndEmptyOnesAtTheEndAreNothing(String text) throws FileRefused {
        Table table = csv.read(text);
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.number(1, 1)).isEqualTo(4);
    }

    @Test
    void quotesHoldCommasQuotesAndLineBreaks() throws FileRefused {
        Table table = csv.read("\"a,b\",c\n\"x\"\"y\",\"1\"\n\"two\nlines\",2\n");
        assertThat(table.header()).containsExactly("a,b", "c");
        assertThat(table.text(0, 0)).isEqualTo("x\"y");
        assertThat(table.text(1, 0)).isEqualTo("two\nlines");
        assertThat(table.isNumeric(1)).isTrue();
    }

    @Test
    void anUnnamedColumnThatCountsIsAnIndex() throws FileRefused {
        Table table = csv.read(",x\n0,0\n1,1\n2,2\n");
        assertThat(table.isIndex(0)).isTrue();
        assertThat(table.isIndex(1)).isFalse();
        assertThat(csv.read(",x\n1,0\n2,1\n").isIndex(0)).isTrue();
        assertThat(csv.read(",x\n1,0\n3,1\n").isIndex(0)).isFalse();
        assertThat(csv.read(",x\n2,0\n3,1\n").isIndex(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"7,7", "+7,7", ".5,0.5", "1.50,1.5", "1e3,1000", "1E-2,0.01", "2e+1,20", "-0.25e1,-2.5"})
    void numbersAreDecimals(String written, double value) throws FileRefused {
        assertThat(csv.read("x\n" + written + "\n").number(0, 0)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1d",
                "1f",
                "0x1p3",
                "0x10",
                "Infinity",
                "inf",
                "1.",
                ".",
                "1e",
                "--1",
                "1_000",
                "1e39",
                "-1e400",
                " 1",
                "1 ",
                "١"
            })
    void theseAreTextsNotNumbers(String written) throws FileRefused {
        Table table = csv.read("x\n" + written + "\n");
        assertThat(table.isNumeric(0)).isFalse();
        assertThat(table.text(0, 0)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NA", "na", "Na", "NaN", "nan", "NAN", "\"\""})
    void theseAreMissing(String written) throws FileRefused {
        assertThat(csv.read("x,y\n" + written + ",1\n").missing(0, 0)).isTrue();
    }

    @Test
    void aColumnMayMixNumbersAndTexts() throws FileRefused {
        Table table = csv.read("cabin\n12\ncrew\n\n3.5\ncrew\n");
        assertThat(table.isNumeric(0)).isTrue();
        assertThat(table.hasText(0)).isTrue();
        assertThat(table.text(0, 0)).isEqualTo("12");
        assertThat(table.text(1, 0)).isEqualTo("crew");
        assertThat(table.number(1, 0)).isNaN();
        assertThat(table.missing(1, 0)).isFalse();
        assertThat(table.missing(2, 0)).isTrue();
        assertThat(table.text(3, 0)).isEqualTo("3.5");
        assertThat(table.distinct(0)).containsExactly("3.5", "12", "crew");
    }

    @Test
    void distinctValuesAreIntegersAscendingAndTextsByCodePoint() throws FileRefused {
        Table table = csv.read("n,t\n10,b\n2,\uFF5E\n-1,\uD83D\uDE00\n2,a\n,B\n-0,a\n0,b\n");
        assertThat(table.distinct(0)).containsExactly("-1", "0", "2", "10");
        assertThat(table.distinct(1)).containsExactly("B", "a", "b", "\uFF5E", "\uD83D\uDE00");
    }

    @Test
    void keepsEveryValueExactlyThroughLargeColumns() throws FileRefused {
        StringBuilder text = new StringBuilder("i,tenth,big,word\n");
        for (int i = 0; i < 20_000; i++) {
            text.append(i).append(',').append(i / 10).append('.').append(i % 10).append(',');
            text.append(i == 9_000 ? "16777217" : "1")
                    .append(",w")
                    .append(i % 300)
                    .append('\n');
        }
        Table table = csv.read(text.toString());
        for (int i = 0; i < 20_000; i++) {
            assertThat(table.number(i, 0)).isEqualTo(i);
            assertThat(table.number(i, 1)).isEqualTo(Double.parseDouble(i / 10 + "." + i % 10));
            assertThat(table.number(i, 2)).isEqualTo(i == 9_000 ? 16777217 : 1);
            assertThat(table.text(i, 3)).isEqualTo("w" + i % 300);
        }
        assertThat(table.distinct(3)).hasSize(300);
        assertThat(table.distinct(0)).hasSize(20_000);
    }

    /** Python: sha256(pack('>ii', 2, 3) + … ).hexdigest(), each part as {@link TableDigest} tells it. */
    @Test
    void theDigestIsOfHeaderAndCells() throws FileRefused {
        assertThat(csv.read("x,\u00e9\n1,a\n,2.5\nb,NA\n").digest())
                .isEqualTo("9f36964ca11d5769c58360a1469d2deaef959448042f65fdde63f0febc01b7a1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFx,name\n1,a b\n0.5,\n",
                "x,name\r\n1,a b\r\n0.5,\r\n",
                "x,name\r1,a b\r0.5,\r",
                "x,name\n1,a b\n0.5,",
                "x,name\n1,a b\n0.5,\n\n\n",
                "\"x\",\"name\"\n\"1\",\"a b\"\n\"0.5\",\"\"\n",
                "x,name\n1.00,a b\n+5e-1,NaN\n"
            })
    void theDigestDoesNotDependOnHowATableIsWritten(String text) throws FileRefused {
        assertThat(csv.read(text).digest())
                .isEqualTo(csv.read("x,name\n1,a b\n0.5,\n").digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,name\n1,a b\n0.5,c\n",
                "x,name\n1,a b\n0.25,\n",
                "x,name\n1,a b\n,0.5\n",
                "x,name\n1,a\n0.5,\n",
                "x,name\n1,a b \n0.5,\n",
                "name,x\na b,1\n,0.5\n",
                "name,x\n1,a b\n0.5,\n",
                "x,name\n0.5,\n1,a b\n",
                "x,name\n1,a b\n",
                "x,name\n1,a b\n0.5,\n0.5,\n",
                "x,name,z\n1,a b,\n0.5,,\n",
                "x,Name\n1,a b\n0.5,\n"
            })
    void anyOtherCellNameOrOrderHasAnotherDigest(String text) throws FileRefused {
        assertThat(csv.read(text).digest())
                .isNotEqualTo(csv.read("x,name\n1,a b\n0.5,\n").digest());
    }

    @Test
    void theBordersOfCellsCount() throws FileRefused {
        Set<String> digests = new HashSet<>();
        for (String text : List.of(
                "x,y\nab,c\n",
                "x,y\na,bc\n",
                "x,y\n\"a,b\",c\n",
                "x,y\na,\"b,c\"\n",
                "\"x,y\",\nab,c\n",
                "x,y,\nab,c,\n")) {
            digests.add(csv.read(text).digest());
        }
        assertThat(digests).hasSize(6);
    }

    @Test
    void theDigestOfManyRowsIsThatOfTheirQuotedTwins() throws FileRefused {
        StringBuilder plain = new StringBuilder("a,b\n");
        StringBuilder quoted = new StringBuilder("\"a\",b\n");
        for (int row = 0; row < 10_000; row++) {
            String text = row % 3 == 0 ? "word" : row % 3 == 1 ? "" : Integer.toString(row % 7);
            plain.append(row).append(',').append(text).append('\n');
            quoted.append(row).append(",\"").append(text).append("\"\n");
        }
        assertThat(csv.read(plain.toString()).digest())
                .isEqualTo(csv.read(quoted.toString()).digest());
    }

    @Test
    void positionsCountLinesAndCharactersFromOne() throws FileRefused {
        Table table = csv.read("\uFEFFname,x\n\uD83D\uDE00,10\n\"two\nlines\",200\n\"a,b\",3\n");
        assertThat(table.position(0, 1)).isEqualTo(new Position("table.csv", 2, 3, 2));
        assertThat(table.position(1, 0)).isEqualTo(new Position("table.csv", 3, 1, 4));
        assertThat(table.position(1, 1)).isEqualTo(new Position("table.csv", 3, 1, 1));
        assertThat(table.position(2, 1)).isEqualTo(new Position("table.csv", 5, 7, 1));
    }

    @Test
    void positionsCountTheQuotesOfTheCellsBefore() throws FileRefused {
        Table table = csv.read("a,b,c,d\n\"say \"\"no\"\", he says\" ,  \"x\",\"\",7\n");
        assertThat(table.text(0, 0)).isEqualTo("say \"no\", he says");
        assertThat(table.position(0, 0)).isEqualTo(new Position("table.csv", 2, 1, 22));
        assertThat(table.position(0, 1)).isEqualTo(new Position("table.csv", 2, 24, 5));
        assertThat(table.position(0, 2)).isEqualTo(new Position("table.csv", 2, 30, 2));
        assertThat(table.position(0, 3)).isEqualTo(new Position("table.csv", 2, 33, 1));
    }

    @Test
    void raggedRowsAreRefusedByLineAndColumnAllAtOnce() {
        assertThat(csv.refused("x,y,z\n1,2\n1,2,3\n1,2,3,4\n\n5,6,7\n"))
                .containsExactly(
                        "2:1 there is no cell for the column 'z'",
                        "4:1 there are cells after the last column 'z'",
                        "5:1 the line is empty");
    }

    @Test
    void aRaggedRowWithQuotedLineBreaksHasItsFirstLine() {
        assertThat(csv.refused("x,y\n\"a\nb\",1\n\"a\n\nb\"\n1,2\n"))
                .containsExactly("4:1 there is no cell for the column 'y'");
    }

    @Test
    void columnsThatStandTwiceAreRefused() {
        assertThat(csv.refused("x,y,x\n1,2,3\n")).containsExactly("1:5 the column 'x' stands twice");
        assertThat(csv.refused("\uFEFFname,x,x\n1,2,3\n")).containsExactly("1:8 the column 'x' stands twice");
        assertThat(csv.refused(",x,\n1,2,3\n")).containsExactly("1:4 a second column has no name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,y~1,\"2~3,4~|2:3 a quote opens in the column 'y' and is never closed",
                "x,y~1,2~\"a,b~3,4~|3:1 a quote opens in the column 'x' and is never closed",
                "x,\"y~1,2~|1:3 a quote opens in column 2 and is never closed",
                "x,y~\"1\"2,3~|2:1 there is text after a closing quote in the column 'x'",
                "x,y~\"a\",\"\"\"\"3,\"4~|2:5 there is text after a closing quote in the column 'y'",
                "x,y~\"a\"\"~b\" ,\"c\" d~|2:1 there is text after a closing quote in the column 'y'",
            },
            quoteCharacter = '`')
    void wrongQuotesAreRefused(String text, String told) {
        assertThat(csv.refused(text.replace('~', '\n'))).containsExactly(told);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(csv.refused("")).containsExactly("1:1 the file is empty");
        assertThat(csv.refused("\uFEFF")).containsExactly("1:1 the file is empty");
        assertThat(csv.refused("\n1,2\n")).contains("1:1 the first line is empty");
    }

    @Test
    void aHeaderWithoutRowsIsRefused() {
        assertThat(csv.refused("x,y")).containsExactly("1:1 there are no rows below the header");
        assertThat(csv.refused("x,y\n\n\n")).containsExactly("1:1 there are no rows below the header");
    }

    @Test
    void whatIsNotUtf8IsRefusedAtItsCell() {
        byte[] latin = "x,caf\u00e9\r\n1,2\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(csv.refused(latin)).containsExactly("1:3 the byte 0xE9 is not UTF-8, in the column 'caf'");
        byte[] behindQuotes = "x,\"a\"b\"\"\"\"\"\",caf\u00e9\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(csv.refused(behindQuotes)).containsExactly("1:14 the byte 0xE9 is not UTF-8, in the column 'caf'");
        byte[] below = ("name,town\r\n" + "a,b\r\n".repeat(10_000) + "c,Z\u00fcrich\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(csv.refused(below)).containsExactly("10002:3 the byte 0xFC is not UTF-8, in the column 'town'");
        byte[] wide = "x,y\n1,2\n".getBytes(StandardCharsets.UTF_16);
        assertThat(csv.refused(wide)).containsExactly("1:1 this is a file in UTF-16");
    }

    @Test
    void nulCharactersAreRefused() {
        assertThat(csv.refused("x,y\n1,2\n1,2\0\n")).containsExactly("3:3 a NUL character in the column 'y'");
        assertThat(csv.refused("x\0,y\n1,2\n")).containsExactly("1:1 the name of column 1 holds a NUL character");
    }

    @Test
    void filesThatAreNoneAreRefused() {
        assertThat(CsvFiles.told(CsvFiles.problemsOf(() -> Table.read(folder.resolve("absent.csv"), "absent.csv"))))
                .containsExactly("1:1 there is no such file");
        assertThat(CsvFiles.told(CsvFiles.problemsOf(() -> Table.read(folder, "folder"))))
                .containsExactly("1:1 this is a folder");
    }

    @Test
    void beyondTwentyMistakesAreOnlyCounted() {
        List<String> told = csv.refused("x,y\n" + "1\n".repeat(1_000));
        assertThat(told).hasSize(21).last().isEqualTo("21:1 and 980 more mistakes in this file");
    }

    @Test
    void aMistakeShowsItsLineWithoutControlCharacters() {
        Path file = csv.write("x,y\n1,\0\u001b[31m\n");
        List<Problem> problems = CsvFiles.problemsOf(() -> Table.read(file, "table.csv"));
        assertThat(problems.get(0).line()).hasValue("1,\uFFFD\uFFFD[31m");
        assertThat(problems.get(0).position().file()).isEqualTo("table.csv");
    }
}
