package dev.descent.fuzz;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.YamlFile;
import dev.descent.config.yaml.YamlReader;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Position;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A text is a tree whose places lie inside it, not too deep and without a key twice, or it is refused. */
final class YamlTarget implements Target {
    static final List<String> PIECES = List.of(
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
            "!!float ",
            "!x!y ",
            "<<: ",
            "|",
            ">",
            "|2-\n",
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
            "0o",
            "é",
            "😀",
            "\uFEFF",
            "\u2028",
            "\u0085",
            "\u001b",
            "\u202e",
            "\0",
            "@",
            "`",
            "[0]",
            "[1].units",
            "layers[1].units",
            "[[[[[[[[",
            "{{{{{{{{",
            "{a: ",
            "&b [*a, *a]",
            "*b",
            "\uE000",
            "\uE001");

    private static final String DOCUMENT = """
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

    @Override
    public String name() {
        return "yaml";
    }

    @Override
    public boolean takes(byte[] input) {
        try {
            YamlFile file = YamlReader.read(new String(input, StandardCharsets.UTF_8), "x.yaml");
            isInside(file.root(), file.lines(), 1);
            file.soundRoot();
            return true;
        } catch (FileRefused refused) {
            Text.isFitForPeople(refused);
            return false;
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>(Text.seeds(DOCUMENT, DOCUMENT, DOCUMENT));
        seeds.addAll(Text.contents(Text.files(Path.of("experiments"), ".yaml")));
        return seeds;
    }

    @Override
    public List<String> pieces() {
        return PIECES;
    }

    private static void isInside(Node node, List<String> lines, int depth) {
        Position at = node.position();
        if (at.line() < 1 || at.line() > lines.size() || at.column() < 1 || at.length() < 1) {
            throw new IllegalStateException(at + " lies outside of the file");
        }
        String line = lines.get(at.line() - 1);
        int columns = line.codePointCount(0, line.length());
        if (at.column() > columns + 1
                || at.column() + at.length() > columns + 2
                || depth > YamlReader.MOST_LEVELS + 1) {
            throw new IllegalStateException(at + " is beyond the line, or " + depth + " levels deep");
        }
        if (node instanceof Node.Sequence list) {
            list.elements().forEach(e -> isInside(e, lines, depth + 1));
        } else if (node instanceof Node.Mapping mapping) {
            Set<String> names = new HashSet<>();
            for (Node.Entry entry : mapping.entries()) {
                isInside(entry.key(), lines, depth + 1);
                isInside(entry.value(), lines, depth + 1);
                if (!names.add(entry.name())) {
                    throw new IllegalStateException("the key " + entry.name() + " stands twice");
                }
            }
        }
    }
}
