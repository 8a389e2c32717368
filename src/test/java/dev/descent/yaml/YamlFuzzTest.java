package dev.descent.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, it is a tree or refused with places that lie inside it. */
class YamlFuzzTest {
    private static final int DOCUMENTS = 2000;
    private static final List<String> PIECES = List.of(
            "[",
            "]",
            "{",
            "}",
            ":",
            ": ",
            "- ",
            ", ",
            "\n",
            "\n  ",
            "\t",
            "\r",
            "'",
            "\"",
            "\\",
            "\\U99999999",
            "\\x",
            "&a ",
            "*a",
            "!",
            "!!int ",
            "!x!y ",
            "<<: ",
            "|",
            ">",
            "#",
            "%",
            "%YAML 1.1\n",
            "---\n",
            "...\n",
            "? ",
            "~",
            ".nan",
            "1e999",
            "0x",
            "é",
            "😀",
            "\uFEFF",
            "\u2028",
            "\u0085",
            "\u001b",
            "\0",
            "@",
            "`",
            "[0]",
            "layers[1].units",
            "[[[[[[[[",
            "{{{{{{{{",
            "&b [*a, *a]");

    private static final String SEED_DOCUMENT = """
            # a comment
            name: advertising
            dataset: &data {csv: "../data/a.csv", target: 'sales', ignore: [id, ""]}
            layers:
              - dense: {units: 10, activation: relu}
              - dropout: 0.1
              - dense: 1
            other: {<<: *data, task: regression}
            description: |
              two
              lines
            sweep:
              grid:
                layers[0].units: [5, 0x10, 017, 1e-3, +.5]
              cases: {a: {layers[1]: {dropout: 0.5}}, b: {}}
            expect:
            - best.final_loss < 3.0
            """;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aMutatedFileIsATreeOrRefused(long seed) {
        Random random = new Random(seed);
        int trees = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String text = mutate(SEED_DOCUMENT, random);
            try {
                YamlFile file = YamlReader.read(text, "x.yaml");
                assertInside(file.root(), file.lines(), 1);
                trees++;
            } catch (FileRefused refused) {
                assertThat(refused.problems()).as(text).isNotEmpty();
                assertThat(ProblemText.of(refused.problems())).doesNotContain("\u001b", "\t", "\0");
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ", document " + i + ":\n" + text, e);
            }
        }
        assertThat(trees).as("mutations that left a tree").isBetween(DOCUMENTS / 50, DOCUMENTS);
    }

    private static String mutate(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        for (int n = 1 + random.nextInt(4); n > 0 && out.length() > 0; n--) {
            int at = random.nextInt(out.length());
            int end = Math.min(out.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> out.delete(at, end);
                case 1 -> out.insert(at, out.substring(at, end));
                case 2 -> out.setLength(random.nextInt(10) == 0 ? at : out.length());
                default -> out.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return out.toString();
    }

    private static void assertInside(Node node, List<String> lines, int depth) {
        Position at = node.position();
        if (at.line() < 1 || at.line() > lines.size() || at.column() < 1 || at.length() < 1) {
            throw new IllegalStateException(at + " lies outside of the file");
        }
        int columns = lines.get(at.line() - 1)
                .codePointCount(0, lines.get(at.line() - 1).length());
        if (at.column() > columns + 1
                || at.column() + at.length() > columns + 2
                || depth > YamlReader.MOST_LEVELS + 1) {
            throw new IllegalStateException(at + " is beyond the line, or " + depth + " levels deep");
        }
        if (node instanceof Node.Sequence list) {
            list.elements().forEach(e -> assertInside(e, lines, depth + 1));
        } else if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(e -> assertInside(e.key(), lines, depth + 1));
            mapping.entries().forEach(e -> assertInside(e.value(), lines, depth + 1));
            assertThat(mapping.entries()).extracting(Node.Entry::name).doesNotHaveDuplicates();
        }
    }
}
