package dev.descent.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.problem.FileRefused;
import dev.descent.problem.Position;
import dev.descent.problem.ProblemText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    @ParameterizedTest
    @CsvSource({
        "1e-3, 0.001",
        "1., 1.0",
        "1.e-2, 0.01",
        "1.e+1, 10.0",
        "1.e10, 1e10",
        "2.E-3, 0.002",
        ".5, 0.5",
        "-0.0, -0.0",
        "+1.5E+2, 150.0",
        "0e-999, 0.0",
        "9223372036854775808, 9.223372036854775807e18",
        "0x10000000000000000, 1.8446744073709551616e19"
    })
    void decimalsAreDoubles(String text, double value) {
        assertThat(scalar(text).value()).contains(value);
        assertThat(scalar(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "017, 17",
        "0o17, 15",
        "0x1f, 31",
        "+12, 12",
        "-0, 0",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "0x7fffffffffffffff, 9223372036854775807"
    })
    void wholeNumbersAreLongs(String text, long value) {
        assertThat(scalar(text).value()).contains(value);
        assertThat(scalar(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on",
                "off",
                "yes",
                "No",
                "tRue",
                "1d",
                "0x1p3",
                "-0x1F",
                "1_000",
                "${HOME}",
                "12:30",
                "2026-11-22"
            })
    void whatOtherSchemasGuessIsText(String text) {
        assertThat(scalar(text).value()).contains(text);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "TRUE, true", "false, false", "False, false", "FALSE, false"})
    void switchesAreBooleans(String text, boolean value) {
        assertThat(scalar(text).value()).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "Null", "NULL", "~", ""})
    void nothingHasNoValue(String text) {
        assertThat(scalar(text).value()).isEmpty();
        assertThat(scalar(text).describe()).isEqualTo("nothing");
    }

    @Test
    void quotesMakeATextOfAnything() {
        assertThat(scalar("\"1e400\"").value()).contains("1e400");
        assertThat(scalar("'true'").value()).contains("true");
        assertThat(scalar("! 3").value()).contains("3");
        assertThat(scalar("|\n  1\n  2\n").value()).contains("1\n2\n");
    }

    @Test
    void standardTagsAreObeyed() {
        assertThat(scalar("!!str 5").value()).contains("5");
        assertThat(scalar("!!float 3").value()).contains(3.0);
        assertThat(scalar("!!int \"5\"").value()).contains(5L);
        assertThat(scalar("!!bool true").value()).contains(true);
        assertThat(scalar("!!null ''").value()).isEmpty();
        assertThat(read("a: !!map {b: !!seq [1]}").value("a").orElseThrow()).isInstanceOf(Node.Mapping.class);
    }

    @Test
    void positionsCountLinesAndCodePointsFromOne() {
        Node.Mapping root = read("# 😀\r\nα: {b😀: [x, yz]}\nc:\n  - 'q'\nd:\n");
        assertThat(root.position()).isEqualTo(at(2, 1, 1));
        Node.Mapping a = (Node.Mapping) root.value("α").orElseThrow();
        assertThat(a.position()).isEqualTo(at(2, 4, 13));
        assertThat(a.entries().get(0).key().position()).isEqualTo(at(2, 5, 2));
        Node.Sequence list = (Node.Sequence) a.value("b😀").orElseThrow();
        assertThat(list.position()).isEqualTo(at(2, 9, 7));
        assertThat(list.elements().get(1).position()).isEqualTo(at(2, 13, 2));
        Node.Sequence block = (Node.Sequence) root.value("c").orElseThrow();
        assertThat(block.position()).isEqualTo(at(4, 3, 1));
        assertThat(block.elements().get(0).position()).isEqualTo(at(4, 5, 3));
        assertThat(root.value("d").orElseThrow().position()).isEqualTo(at(5, 3, 1));
    }

    @Test
    void aScalarStandsBehindItsAnchorAndTag() {
        assertThat(read("a: &x !!str adam").value("a").orElseThrow().position()).isEqualTo(at(1, 13, 4));
    }

    @Test
    void aTextOfSeveralLinesIsMarkedInItsFirst() {
        assertThat(read("a: \"one\n  two\"").value("a").orElseThrow().position())
                .isEqualTo(at(1, 4, 4));
    }

    @Test
    void linesAreKeptForSnippets() throws FileRefused {
        assertThat(YamlReader.read("a: 1\r\n\rb: 2\n\n# end", "x.yaml").lines())
                .containsExactly("a: 1", "", "b: 2", "", "# end");
        assertThat(YamlReader.read("a: 1\n", "x.yaml").lines()).containsExactly("a: 1");
    }

    @Test
    void anAliasIsTheValueWhereItWasWritten() {
        Node.Mapping root = read("a: &x {b: 1}\nc: *x\nd: [*x, &y 2, *y]\n*y : 3");
        assertThat(root.value("c")).isEqualTo(root.value("a"));
        assertThat(root.value("c").orElseThrow().position()).isEqualTo(at(1, 4, 9));
        assertThat(((Node.Sequence) root.value("d").orElseThrow())
                        .elements()
                        .get(2)
                        .position())
                .isEqualTo(at(3, 12, 1));
        assertThat(root.value("2").orElseThrow().position()).isEqualTo(at(4, 6, 1));
    }

    @Test
    void anAnchorCanBeNamedAnew() {
        assertThat(texts(read("a: &x 1\nb: *x\nc: &x 2\nd: *x"))).containsExactly("a=1", "b=1", "c=2", "d=2");
    }

    @Test
    @DisplayName("<< brings in what the mapping does not say itself, where it stands")
    void merges() {
        Node.Mapping root = read("base: &base {p: 1, q: 2}\nmore: &more {q: 3, r: 4}\n"
                + "one: {a: 0, <<: *base, q: 9}\nboth: {<<: [*more, *base], s: 5}\ninline: {<<: {t: 6}}");
        assertThat(texts(mapping(root, "one"))).containsExactly("a=0", "p=1", "q=9");
        assertThat(texts(mapping(root, "both"))).containsExactly("q=3", "r=4", "p=1", "s=5");
        assertThat(texts(mapping(root, "inline"))).containsExactly("t=6");
        assertThat(mapping(root, "one").value("p").orElseThrow().position()).isEqualTo(at(1, 17, 1));
    }

    @Test
    void aQuotedMergeKeyIsAKeyLikeAnyOther() {
        assertThat(texts(read("\"<<\": 1"))).containsExactly("<<=1");
    }

    @Test
    void keysAreTexts() {
        assertThat(read("{1: a, 0.50: b, true: c, \"\": d, .nan: e}").entries())
                .extracting(Node.Entry::name)
                .containsExactly("1", "0.50", "true", "", ".nan");
    }

    @Test
    void aPathWithAnIndexNeedsNoQuotesInsideBrackets() {
        Node.Mapping root = read("cases: {careful: {layers[1]: {dropout: 0.5}, layers[10].layers[2].units: 3}}\n"
                + "layers[0].units: [a[1], \"b[2]\", [7], \uE000]\n");
        assertThat(mapping(mapping(root, "cases"), "careful").entries())
                .extracting(Node.Entry::name)
                .containsExactly("layers[1]", "layers[10].layers[2].units");
        Node.Sequence list = (Node.Sequence) root.value("layers[0].units").orElseThrow();
        assertThat(list.elements().get(0)).isEqualTo(new Node.Scalar(at(2, 19, 4), "a[1]", Optional.of("a[1]")));
        assertThat(((Node.Scalar) list.elements().get(1)).text()).isEqualTo("b[2]");
        assertThat(list.elements().get(2)).isInstanceOf(Node.Sequence.class);
        assertThat(((Node.Scalar) list.elements().get(3)).text()).isEqualTo("\uE000");
    }

    @Test
    void aFileMayBeginWithAByteOrderMark(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("x.yaml");
        Files.write(file, "\uFEFFname: é\n".getBytes(StandardCharsets.UTF_8));
        Node.Mapping root = YamlReader.read(file, "x.yaml").soundRoot();
        assertThat(root.position()).isEqualTo(at(1, 1, 4));
        assertThat(texts(root)).containsExactly("name=é");
    }

    @Test
    void sixtyFourLevelsAreRead() {
        String deep = "a: " + "[".repeat(63) + "]".repeat(63);
        assertThat(read(deep).value("a")).isPresent();
    }

    @Test
    void oneDocumentMayHaveItsMarks() {
        assertThat(texts(read("%YAML 1.2\n---\na: 1\n...\n"))).containsExactly("a=1");
    }

    static Node.Mapping read(String text) {
        try {
            return YamlReader.read(text, "x.yaml").soundRoot();
        } catch (FileRefused refused) {
            throw new AssertionError(ProblemText.of(refused.problems()), refused);
        }
    }

    private static Node.Scalar scalar(String text) {
        return (Node.Scalar) read("a: " + text).value("a").orElseThrow();
    }

    private static Node.Mapping mapping(Node.Mapping of, String key) {
        return (Node.Mapping) of.value(key).orElseThrow();
    }

    private static List<String> texts(Node.Mapping mapping) {
        return mapping.entries().stream()
                .map(e -> e.name() + "=" + ((Node.Scalar) e.value()).text())
                .toList();
    }

    private static Position at(int line, int column, int length) {
        return new Position("x.yaml", line, column, length);
    }
}
