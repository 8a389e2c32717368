package dev.descent.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.descent.problem.FileRefused;
import dev.descent.problem.Position;
import dev.descent.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal with its words. A row is a file and its problems, each as {@code line:column message | remedy}. */
class YamlRefusalTest {
    private static final String PLAIN_VALUES =
            "leave the tag out: files hold plain values, never objects of a programming language";
    private static final String OWN_LINE = "begin each key on a line of its own, indented like its neighbours; "
            + "quote a text that holds a colon and a blank";
    private static final String ALIKE =
            "indent the entries of one mapping or list alike, and separate keys from values by a colon and a blank";

    static Stream<Arguments> refusals() {
        return Stream.of(
                file(
                        "a: 1\nb: 2\na: 3",
                        "3:1 the key 'a' is given twice | it stands in line 1 already; leave one of them out"),
                file(
                        "x: {u: 1, \"u\": 2, u: 3}",
                        "1:11 the key 'u' is given twice | it stands in line 1 already; leave one of them out",
                        "1:19 the key 'u' is given twice | it stands in line 1 already; leave one of them out"),
                file(
                        "a: 1\n---\nb: 2",
                        "2:1 a second document begins here | an experiment is one document; move this one to a file of its own"),
                file("a: 1\n...\nb", "3:1 nothing can follow the end of the document | remove what stands below"),
                file(
                        "a:\n\tb: 1\n\tc: 2\n# \n\t# no\n \t d: 3",
                        "2:1 a tab indents this line | indent with spaces; lines below that begin with tabs too: 2"),
                file(
                        "a: [\n \t1,\n\t2]",
                        "2:2 a tab indents this line | indent with spaces",
                        "3:1 a tab indents this line | indent with spaces"),
                file("a: x\n\ty", "2:1 a tab indents this line | indent with spaces"),
                file("a: !foo {b: 1}", "1:4 the tag '!foo' is not known for a mapping | " + PLAIN_VALUES),
                file(
                        "a: !!java.lang.String x\nb: !!python/object [1]\nc: !!set {d}",
                        "1:4 the tag '!!java.lang.String' is not known for a single value | " + PLAIN_VALUES,
                        "2:4 the tag '!!python/object' is not known for a list | " + PLAIN_VALUES,
                        "3:4 the tag '!!set' is not known for a mapping | " + PLAIN_VALUES),
                file("a: !e!x y", "1:4 the tag that begins here is not known | " + PLAIN_VALUES),
                file("a: !!int x", "1:10 'x' is not a valid !!int | leave the tag out, or write a value that fits it"),
                file(
                        "%YAML 1.1\n---\na: on",
                        "1:1 '%YAML 1.1' is not understood | leave the directive out; files are read as YAML 1.2"),
                file(
                        "%TAG ! !x\n---\na: 1",
                        "1:1 '%TAG ! !x' is not understood | leave the directive out; files are read as YAML 1.2"),
                file(
                        "a: &a [*a]",
                        "1:8 *a stands inside the value that &a names, which would never end | write the value out"),
                file("a: *x", "1:4 no anchor is named 'x' | name a value with &x before this line"),
                file("a: &network 1\nb: *netwrok", "2:4 no anchor is named 'netwrok' | expected network"),
                file(
                        "a: *\nb: 1",
                        "1:4 this anchor or alias has no name | give it one of letters and digits, or quote a text that begins with & or *"),
                file(
                        bomb(),
                        "5:38 the aliases of this file repeat more than 100000 values | write a sweep instead of aliases of aliases"),
                file(
                        "[".repeat(20_000),
                        "1:65 lists and mappings are nested deeper than 64 levels | an experiment needs fewer than ten"),
                file(
                        "{a: ".repeat(20_000),
                        "1:257 lists and mappings are nested deeper than 64 levels | an experiment needs fewer than ten"),
                file(
                        chain(),
                        "64:12 lists and mappings are nested deeper than 64 levels | an experiment needs fewer than ten"),
                file(
                        "a: .nan\nb: [.inf, -.INF]",
                        "1:4 .nan is not a finite number | write a finite number, or put the text in quotes",
                        "2:5 .inf is not a finite number | write a finite number, or put the text in quotes",
                        "2:11 -.INF is not a finite number | write a finite number, or put the text in quotes"),
                file(
                        "a: 1e400",
                        "1:4 '1e400' is beyond the largest number, about 1.8e308 | write a smaller number, or put the text in quotes"),
                file(
                        "a: " + "9".repeat(400_000),
                        "1:4 '" + "9".repeat(59)
                                + "…' is beyond the largest number, about 1.8e308 | write a smaller number, or put the text in quotes"),
                file(
                        "a: 0x" + "f".repeat(400_000),
                        "1:4 '0x" + "f".repeat(57)
                                + "…' is beyond the largest number, about 1.8e308 | write a smaller number, or put the text in quotes"),
                file(
                        "a: 1e-400",
                        "1:4 '1e-400' is so small that it would become 0 | write 0, or a number of at least 4.9e-324"),
                file("", "1:1 the file is empty | expected a mapping of keys and values"),
                file("# only a comment\n", "1:1 the file is empty | expected a mapping of keys and values"),
                file("---\n...\n", "1:1 the file is empty | expected a mapping of keys and values"),
                file("- a\n- b", "1:1 the file is a list | expected a mapping of keys and values, each as key: value"),
                file("hello", "1:1 the file is a text | expected a mapping of keys and values, each as key: value"),
                file(
                        "a: \u0007\u001b[31m\nb: \0\nc: \uFFFF",
                        "1:4 the control character U+0007 can't stand in a YAML file | remove it",
                        "2:4 the NUL character U+0000 can't stand in a YAML file | save the file as UTF-8 text",
                        "3:4 the code point U+FFFF can't stand in a YAML file | remove it"),
                file("a: \uD800", "1:4 the half character U+D800 can't stand in a YAML file | remove it"),
                file("a: \"\\0\"", "1:4 this text holds the NUL character U+0000 | leave the escape out"),
                file("a: \"\\ud800\"", "1:4 this text holds the half character U+D800 | leave the escape out"),
                file("? [a]\n: b", "1:3 a key must be a name, but this is a list | write name: value"),
                file("{{a: 1}: b}", "1:2 a key must be a name, but this is a mapping | write name: value"),
                file("a: {? : b}", "1:6 a key is empty | expected a name before the colon"),
                file(": b", "1:1 a key is missing before the colon | write key: value"),
                file("a\nb\nc: 1", "3:2 a colon can't stand here | " + OWN_LINE),
                file("a: b: c", "1:5 a colon can't stand here | " + OWN_LINE),
                file(
                        "a: - b",
                        "1:4 a list can't begin here | begin it on the next line, or write it in brackets: [a, b]"),
                file("a: 1\nb\n", "2:1 this key has no colon | write key: value"),
                file(
                        "a:\n  b: 1\n c: 2",
                        "3:2 this line is indented like none above it | expected blanks: 0 as in line 1, or 2 as in line 2; found 1"),
                file(
                        "d:\n  a: 1\nb: 2\n  c: 3",
                        "3:1 this line begins after 0 blanks, but lines 2 and 4 around it after 2 blanks | expected 2 blanks, found 0"),
                file(
                        "s:\n  # of all\ng:\n    a: [1]\n\n  r: 3",
                        "6:3 this line is indented like none above it | expected blanks: 0 as in line 3, or 4 as in line 4; found 2"),
                file(
                        "l:\n  - a: 1\n    b: 2\n   c: 3",
                        "4:4 this line is indented like none above it | expected blanks: 0 as in line 1, or 2 as in line 2, or 4 as in line 3; found 3"),
                file(
                        "a: [1]\n b: 2",
                        "2:2 this line is indented deeper than line 1, which has a value already | expected 0 blanks, found 1"),
                file(
                        "a: x\n  b: 2",
                        "2:3 this line is indented deeper than line 1, which has a value already | expected 0 blanks, found 2"),
                file("- 1\nb: 2", "2:1 this does not continue what began in line 1 | " + ALIKE),
                file(
                        "a: 'b' c",
                        "1:8 the value ends before this | quote the whole text, or write a list in brackets, with commas"),
                file(
                        "a: [1, 2\nb: 3",
                        "2:2 expected a comma or ] before : | close the list [ that began in line 1, column 4, or separate its entries by commas"),
                file(
                        "a: {x: 1]",
                        "1:9 expected a comma or } before ] | close the mapping { that began in line 1, column 4, or separate its entries by commas"),
                file("a: {b: 1,\nc: [2\n", "2:4 the bracket that opens here is never closed | close it with ]"),
                file("{", "1:1 the bracket that opens here is never closed | close it with }"),
                file(
                        "a: [1,,2]",
                        "1:7 a value is missing before , | this is in the list [ that began in line 1, column 4"),
                file("a: ]", "1:4 a value can't begin with ] | put the text in quotes"),
                file("a: @b", "1:4 a value can't begin with @ | put the text in quotes"),
                file("a: 'x\nb: 2", "1:4 the quote that opens here is never closed | close it"),
                file(
                        "a: \"C:\\data\"",
                        "1:8 \\d is not an escape | write \\\\ for a backslash, or use single quotes, where a backslash is a character like any other"),
                file("a: 1\nb: \"\\U99999999\"", "2:5 an escape here names no character | the last one is \\U0010FFFF"),
                file(
                        "a: >x",
                        "1:5 only +, - or a digit can follow | or > | begin the text on the next line, or quote a text that begins with | or >"),
                file(
                        "a: \"\\xZZ\"",
                        "1:7 this is not valid YAML: expected escape sequence of 2 hexadecimal numbers, but found: ZZ"),
                file(
                        "<<: 3",
                        "1:1 '<<' merges mappings, but this is a number | expected an alias of a mapping, such as <<: *defaults, or a list of them"),
                file("<<: *x", "1:5 no anchor is named 'x' | name a value with &x before this line"),
                file(
                        "x: &x {a: 1}\ny: {<<: *x, <<: *x}",
                        "2:13 the key '<<' is given twice | give it once, with a list: <<: [*a, *b]"),
                file(
                        "a: {b: 1, b: 2}\nc: .nan\nd: !t 1\ne: *q\nf: [1",
                        "1:11 the key 'b' is given twice | it stands in line 1 already; leave one of them out",
                        "2:4 .nan is not a finite number | write a finite number, or put the text in quotes",
                        "3:4 the tag '!t' is not known for a single value | " + PLAIN_VALUES,
                        "4:4 no anchor is named 'q' | name a value with &q before this line",
                        "5:4 the bracket that opens here is never closed | close it with ]"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isRefusedInTheseWords(String text, List<String> problems) {
        FileRefused refused = catchThrowableOfType(
                FileRefused.class, () -> YamlReader.read(text, "x.yaml").soundRoot());
        assertThat(refused).isNotNull();
        assertThat(refused.problems()).extracting(YamlRefusalTest::words).containsExactlyElementsOf(problems);
    }

    @Test
    void aMissingFileIsRefused(@TempDir Path folder) {
        assertThat(wordsOf(folder.resolve("none.yaml"))).containsExactly("x.yaml: there is no such file");
    }

    @Test
    void aDirectoryIsRefused(@TempDir Path folder) {
        assertThat(wordsOf(folder)).containsExactly("x.yaml: this is a directory, not a file");
    }

    @Test
    void aFileThatMayNotBeReadIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("x.yaml"), "a: 1");
        boolean locked = file.toFile().setReadable(false, false);
        assumeFalse(!locked || Files.isReadable(file), "this user may read every file");
        assertThat(wordsOf(file)).containsExactly("x.yaml: the file can't be read: permission denied");
    }

    @Test
    void aFileOfMoreThanFourMebibytesIsRefused(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("x.yaml");
        Files.writeString(file, "#".repeat(YamlReader.MOST_BYTES - 5) + "\na: 1");
        assertThat(YamlReader.read(file, "x.yaml").root().value("a")).isPresent();
        Files.writeString(file, "#".repeat(YamlReader.MOST_BYTES - 4) + "\na: 1");
        assertThat(wordsOf(file))
                .containsExactly("x.yaml: the file is larger than 4 MiB | an experiment is a few kilobytes of text");
    }

    @Test
    void aFileInAnotherEncodingIsRefused(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("x.yaml");
        Files.write(file, "a: 1\nb: Köln".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(wordsOf(file)).containsExactly("2:5 the file is not UTF-8: byte 0xF6 | save it as UTF-8");
        Files.write(file, "a: 1".getBytes(StandardCharsets.UTF_16));
        assertThat(wordsOf(file)).containsExactly("1:1 the file is UTF-16 | save it as UTF-8");
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xC3});
        assertThat(wordsOf(file)).containsExactly("1:4 the file is not UTF-8: byte 0xC3 | save it as UTF-8");
    }

    private static List<String> wordsOf(Path file) {
        FileRefused refused = catchThrowableOfType(FileRefused.class, () -> YamlReader.read(file, "x.yaml"));
        assertThat(refused).isNotNull();
        return refused.problems().stream().map(YamlRefusalTest::words).toList();
    }

    private static String words(Problem problem) {
        Position at = problem.position();
        return (at.line() == 0 ? at.file() + ": " : at.line() + ":" + at.column() + " ")
                + problem.message()
                + problem.remedy().map(r -> " | " + r).orElse("");
    }

    private static Arguments file(String text, String... problems) {
        return Arguments.of(text, List.of(problems));
    }

    /** A few lines that would be a million values. */
    private static String bomb() {
        StringBuilder out = new StringBuilder("a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n");
        for (int i = 1; i < 5; i++) {
            out.append("a").append(i).append(": &a").append(i).append(" [");
            out.append(("*a" + (i - 1) + ",").repeat(10)).append("]\n");
        }
        return out.append("f: [*a4]\n").toString();
    }

    /** Lists that reach one level further through an alias with every line. */
    private static String chain() {
        StringBuilder out = new StringBuilder("a0: &a0 [1]\n");
        for (int i = 1; i < 70; i++) {
            out.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append("]\n");
        }
        return out.toString();
    }
}
