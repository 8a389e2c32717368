package dev.descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.model.ByColumn;
import dev.descent.model.TableFormat;
import dev.descent.model.TableFormat.Header;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableFormatTest {
    private static final ByColumn NOTHING = TableFormat.PLAIN.missing();

    @TempDir
    private Path folder;

    private static TableFormat format(String separator, char decimal, Optional<Character> thousands, char quote) {
        return new TableFormat(
                separator,
                decimal,
                true,
                thousands,
                Optional.of(quote),
                "utf-8",
                Optional.of('#'),
                Header.EXPECTED,
                List.of(),
                true,
                0,
                0,
                NOTHING,
                NOTHING);
    }

    private static TableFormat lines(Header header, List<String> names, int skipFirst, int skipLast, ByColumn missing) {
        return lines(header, names, skipFirst, skipLast, missing, NOTHING);
    }

    private static TableFormat lines(
            Header header, List<String> names, int skipFirst, int skipLast, ByColumn missing, ByColumn numbers) {
        return new TableFormat(
                ",",
                '.',
                false,
                Optional.empty(),
                Optional.of('"'),
                "utf-8",
                Optional.empty(),
                header,
                names,
                false,
                skipFirst,
                skipLast,
                missing,
                numbers);
    }

    private Table read(byte[] bytes, TableFormat format) throws IOException, FileRefused {
        return Table.read(Files.write(folder.resolve("t.csv"), bytes), "t.csv", format);
    }

    private Table read(String text, TableFormat format) throws IOException, FileRefused {
        return read(text.getBytes(StandardCharsets.UTF_8), format);
    }

    private List<Problem> refused(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), bytes);
        return CsvFiles.problemsOf(() -> Table.read(file, "t.csv"));
    }

    private String remedy(String text) throws IOException {
        List<Problem> problems = refused(text.getBytes(StandardCharsets.UTF_8));
        assertThat(problems).hasSize(1);
        return problems.get(0).remedy().orElseThrow();
    }

    @Test
    void formatsDifferByEachOfTheirSettings() {
        TableFormat plain = TableFormat.PLAIN;
        ByColumn some = new ByColumn(Optional.of("?"), Map.of());
        assertThat(plain.withCells(NOTHING, NOTHING)).isEqualTo(plain).hasSameHashCodeAs(plain);
        assertThat(List.of(
                        plain.withMarks(";", plain.quote(), plain.comment()),
                        plain.withMarks(",", Optional.empty(), plain.comment()),
                        plain.withMarks(",", plain.quote(), Optional.of('#')),
                        plain.withLines(Header.ABSENT, List.of(), 0, 0),
                        plain.withLines(Header.EXPECTED, List.of("a"), 0, 0),
                        plain.withLines(Header.EXPECTED, List.of(), 1, 0),
                        plain.withLines(Header.EXPECTED, List.of(), 0, 1),
                        plain.withText("latin-1", '.', Optional.empty(), false),
                        plain.withText("utf-8", ',', Optional.empty(), false),
                        plain.withText("utf-8", '.', Optional.of(','), false),
                        plain.withText("utf-8", '.', Optional.empty(), true),
                        plain.withCells(some, NOTHING),
                        plain.withCells(NOTHING, some)))
                .doesNotContain(plain)
                .doesNotHaveDuplicates();
    }

    @Test
    void aDecimalCommaAndThousandsAreNumbersAndADateIsNone() throws Exception {
        Table table =
                read("a ; b\n1.234,5;1.2.2020\n# no row\n-0,25; 'x;y' \n", format(";", ',', Optional.of('.'), '\''));
        assertThat(table.header()).containsExactly("a", "b");
        assertThat(table.number(0, 0)).isEqualTo(1234.5);
        assertThat(table.number(1, 0)).isEqualTo(-0.25);
        assertThat(table.text(0, 1)).isEqualTo("1.2.2020");
        assertThat(table.text(1, 1)).isEqualTo("x;y");
        assertThat(table.position(1, 0).line()).isEqualTo(4);
    }

    @Test
    void aPointIsNoDecimalCommasPoint() throws Exception {
        assertThat(read("a;b\n1.5;2\n", format(";", ',', Optional.empty(), '"')).text(0, 0))
                .isEqualTo("1.5");
    }

    @Test
    void anyNumberOfBlanksSeparates() throws Exception {
        Table table = read("  a   b\n 1\t 2 \n3 'x  y'\n", format(TableFormat.BLANKS, '.', Optional.empty(), '\''));
        assertThat(table.header()).containsExactly("a", "b");
        assertThat(table.number(0, 1)).isEqualTo(2);
        assertThat(table.text(1, 1)).isEqualTo("x  y");
        assertThat(table.position(0, 1).column()).isEqualTo(5);
    }

    @Test
    void titlesAndFootersAreNoRows() throws Exception {
        Table table = read(
                "Title\r\n\"\r\na,b\r\n1,2\r\n3,4\r\nTotal,\r\nSource\r\n",
                lines(Header.EXPECTED, List.of(), 2, 2, NOTHING));
        assertThat(table.header()).containsExactly("a", "b");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.position(1, 1).line()).isEqualTo(5);
    }

    @Test
    void percentsAreHundredthsWhateverTheirExponent() throws Exception {
        ByColumn percent = new ByColumn(Optional.of("percent"), Map.of());
        Table table = read(
                "a\n12 %\n7\n1e+2%\n0e99999999999%\n1e-99999999999%\n",
                lines(Header.EXPECTED, List.of(), 0, 0, NOTHING, percent));
        assertThat(IntStream.range(0, 5).mapToDouble(row -> table.number(row, 0)))
                .containsExactly(0.12, 0.07, 1.0, 0.0, 0.0);
    }

    @Test
    void columnsWithoutAHeaderAreCountedOrNamed() throws Exception {
        assertThat(read("1,2\n3,4\n", lines(Header.ABSENT, List.of(), 0, 0, NOTHING))
                        .header())
                .containsExactly("column_1", "column_2");
        Table named = read("1,2\n3,4\n", lines(Header.ABSENT, List.of("x", "y"), 0, 0, NOTHING));
        assertThat(named.header()).containsExactly("x", "y");
        assertThat(named.rows()).isEqualTo(2);
        assertThat(read("x,y\n3,4\n", lines(Header.EXPECTED, List.of("a", "b"), 0, 0, NOTHING))
                        .header())
                .containsExactly("a", "b");
    }

    @Test
    void markersMeanThatNothingIsThere() throws Exception {
        ByColumn missing = new ByColumn(Optional.of(List.of("?")), Map.of("b", List.of("-999")));
        Table table = read("a,b\n?,-999.0\n-999,?\n", lines(Header.EXPECTED, List.of(), 0, 0, missing));
        assertThat(table.missing(0, 0)).isTrue();
        assertThat(table.missing(0, 1)).isTrue();
        assertThat(table.number(1, 0)).isEqualTo(-999);
        assertThat(table.text(1, 1)).isEqualTo("?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x,y\n1,2\n3,4\n", "x,y\n\"1\",2\n3,\u00e9\n"})
    void aGzipFileIsTheTableInside(String text) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Table unpacked = read(text, TableFormat.PLAIN);
        assertThat(read(packed.toByteArray(), TableFormat.PLAIN).digest()).isEqualTo(unpacked.digest());
        byte[] torn = Arrays.copyOf(packed.toByteArray(), packed.size() - 9);
        assertThat(refused(torn).get(0).message()).isEqualTo("the gzip file is damaged or ends too early");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gb18030 | 北京 上海 广州 深圳 | gb18030",
                "gb18030 | 姓名 年龄 性别 | gb18030",
                "shift_jis | 東京 大阪 なごや サッポロ | shift_jis",
                "windows-1252 | Zürich Genève Málaga | windows-1252",
                "windows-1252 | São Paulo – «Brasil» | windows-1252",
                "windows-1251 | Москва Казань | windows-1251",
                "windows-1250 | Łódź Kraków Gdańsk | windows-1250",
            })
    void theLikeliestEncodingIsNamedFirst(String encoding, String towns, String expected) throws Exception {
        byte[] bytes = ("x,y\n1," + towns.strip() + "\n2,plain\n").getBytes(Charset.forName(encoding));
        assertThat(refused(bytes).get(0).remedy().orElseThrow())
                .startsWith("save the file as UTF-8, or set `csv: {path: …, encoding: " + expected + "}`");
    }

    @Test
    void anEncodingInWhichALaterByteIsNoCharacterIsNotNamed() throws Exception {
        byte[] bytes = "x,y\n1,Zürich\n2,\u201Cquoted\u201D\n".getBytes(Charset.forName("windows-1252"));
        assertThat(refused(bytes).get(0).remedy().orElseThrow())
                .contains("windows-1252")
                .doesNotContain("latin-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample,400.5,401.0,401.5\ns1,0.25,0.31,0.4\n",
                "-1,0,1\n0.5,2,3\n",
                "0.5,1.1,2.3,4.9,9.7,20.1\n3,1,4,1,5,9\n",
                "2010,2011,2012\n5,6,7\n",
            })
    void namesThatAreTheMarksOfAScaleAreNames(String text) throws Exception {
        assertThat(read(text, TableFormat.PLAIN).rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.1,3.5,1.4,0.2,setosa\n4.9,3,1.4,0.2,setosa\n", "6.5,148\n2.5,85\n"})
    void aRowInPlaceOfTheNamesIsRefused(String text) throws Exception {
        assertThat(refused(text.getBytes(StandardCharsets.UTF_8)).get(0).message())
                .isEqualTo("the first line looks like a row, not like the columns' names");
    }

    @Test
    void semicolonsBelowTitlesAreToldWithTheLineOfTheNames() throws IOException {
        String rows = "a;1,5;1.250,50\nb;2,5;980,25\n".repeat(20);
        for (String title : List.of("Export\nof May;;\n", "Export\n\n")) {
            assertThat(refused((title + "id;x;y\n" + rows).getBytes(StandardCharsets.UTF_8)))
                    .singleElement()
                    .satisfies(
                            it -> assertThat(it.message())
                                    .isEqualTo(
                                            "the cells are separated by semicolons (;), not by commas, and the names stand in line 3"))
                    .satisfies(
                            it -> assertThat(it.remedy().orElseThrow())
                                    .isEqualTo(
                                            "set `csv: {path: …, skip_first: 2, separator: \";\", decimal: \",\", thousands: \".\"}`"));
        }
        assertThatThrownBy(() -> read(
                        ("Export\n;;\nid;x;y\n" + rows).getBytes(StandardCharsets.UTF_8),
                        lines(Header.EXPECTED, List.of(), 2, 0, NOTHING)))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        it -> assertThat(it.problems().get(0).remedy().orElseThrow())
                                .isEqualTo(
                                        "set `csv: {path: …, skip_first: 2, separator: \";\", decimal: \",\", thousands: \".\"}`"));
    }

    @ParameterizedTest
    @CsvSource({"gb18030,北京", "shift_jis,東京", "windows-1252,Zürich", "windows-1251,Москва", "utf-16,Zürich"})
    void encodingsAreNamedWhereTheyAreNotUtf8(String encoding, String town) throws Exception {
        byte[] bytes = ("x,y\n1," + town + "\n").getBytes(Charset.forName(encoding));
        assertThat(refused(bytes).get(0).remedy().orElseThrow()).contains(encoding);
        TableFormat format = new TableFormat(
                ",",
                '.',
                false,
                Optional.empty(),
                Optional.of('"'),
                encoding,
                Optional.empty(),
                Header.EXPECTED,
                List.of(),
                false,
                0,
                0,
                NOTHING,
                NOTHING);
        assertThat(read(bytes, format).text(0, 1)).isEqualTo(town);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "`PAR1....`             ! a Parquet file",
                "`PK\u0003\u0004....`   ! an Excel workbook (XLSX) or another ZIP archive",
                "`<!DOCTYPE html><p>`   ! a web page (HTML)",
                "`version https://git-` ! a pointer of Git LFS, not the table"
            })
    void otherFilesAreNamedByTheirFirstBytes(String text, String name) throws IOException {
        assertThat(refused((text + "\u0001\n,").getBytes(StandardCharsets.UTF_8))
                        .get(0)
                        .message())
                .isEqualTo("this is " + name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "1.250,50; 980,00     | set `csv: {path: …, decimal: \",\", thousands: \".\"}`",
                "12,5; 980,00         | set `csv: {path: …, decimal: \",\"}`",
                "1.250,50 €; 980,00 € | set `csv: {path: …, decimal: \",\", thousands: \".\"}` and `numbers: {columns: {a: {strip: \"€\"}}}`",
                "12,5 %; 3,25%        | set `csv: {path: …, decimal: \",\"}` and `numbers: {columns: {a: percent}}`",
                "$1,250.50; $980      | set `numbers: {columns: {a: {strip: \"$,\"}}}`",
                "12,500; 1,000        | set `numbers: {columns: {a: {strip: \",\"}}}`",
                "1,23,456; 5,000      | set `numbers: {columns: {a: {strip: \",\"}}}`",
                "12 %; 3.25%          | set `numbers: {columns: {a: percent}}`"
            })
    void aCommaIsTakenAwayOnlyBetweenThousands(String cells, String remedy) throws Exception {
        Table table = read("a;b\n" + cells.replace("; ", ";x\n") + ";y\n", format(";", '.', Optional.empty(), '"'));
        assertThat(TextsAmongNumbers.disguised(table, 0, false).orElseThrow().remedy())
                .isEqualTo(remedy + ", or list it under `categorical`");
    }

    @Test
    void refusalsPrintTheKeyThatMendsThem() throws IOException {
        assertThat(remedy("a;b\n1,5;2\n3,5;4\n")).isEqualTo("set `csv: {path: …, separator: \";\", decimal: \",\"}`");
        assertThat(remedy("'a' 'b'\n1 2\n")).isEqualTo("set `csv: {path: …, separator: \" \", quote: \"'\"}`");
        assertThat(remedy("# by X\na,b\n1,2\n3,4\n")).isEqualTo("set `csv: {path: …, comment: \"#\"}`");
        assertThat(remedy("Sales\na,b\n1,2\n3,4\n")).endsWith("set `csv: {path: …, skip_first: 1}`");
        assertThat(remedy("a,b\n1,2\n3,4\n5,6\nby X\n")).endsWith("set `csv: {path: …, skip_last: 1}`");
        assertThat(remedy("a,b c,,\n1,2,,\n"))
                .isEqualTo(
                        "remove the trailing separators from every line, or set "
                                + "`csv: {path: …, names: [a, \"b c\", column_3, column_4]}` and `ignore: [column_3, column_4]`");
        assertThat(remedy("a,".repeat(19) + "b,,\n" + "1,".repeat(20) + ",\n"))
                .isEqualTo("remove the trailing separators from every line");
        assertThat(remedy("a,b\n1,2,\n3,4,\n")).isEqualTo("remove the trailing separators");
        assertThat(remedy("5.1,3,Iris\n4.9,2,Iris\n"))
                .startsWith("set `csv: {path: …, header: false}`, beside it `names: [a, b, …]`");
    }
}
