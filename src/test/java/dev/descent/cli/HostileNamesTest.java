package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.output.text.CsvRecords;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** An experiment whose every name tries to be something else forges no line, markup, cell or element, whichever command shows it. */
class HostileNamesTest {
    /** Texts that a table's cells can hold. */
    private static final List<String> TEXTS = List.of(
            "a\n::error::forged\nother: no differences in 14424 cells and lines",
            "::set-output name=x::y",
            "\t\u3000::add-mask::1",
            "x\u0085::warning::y",
            "x\u2028::notice::y\u2029::debug::z",
            "x\u000B::group::y",
            "\u202Etxt.exe\u2066\u200F",
            "zero\u200Bwidth\u2060\uFEFF",
            "\u001B[31mred\u001B]0;title\u0007\u0008\u009B2J",
            "##[error]forged",
            "mid ##vso[task.complete result=Succeeded;] ##teamcity[x]",
            "# heading",
            "- [x](javascript:alert(1)) ![i](http://evil.example/i.png) http://evil.example www.evil.example",
            "</script><script>forged()</script><img src=x onerror=forged()><b>",
            "</title></text></svg>&lt;]]>&#1;",
            "@octocat closes #1 and GH-1",
            "a|b||c",
            "```\n```",
            "</details>",
            "=cmd|' /C calc'!A0",
            "'=1+1",
            "quo\"te, comma",
            "\\u{1b}");

    /** What no text of an experiment file can hold, escaped or not. */
    private static final Pattern REFUSED_IN_YAML =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x84\\x86-\\x9F]");

    private static final String CARRIAGE = "car\rriage\r\n::error::x";

    private static final Pattern OURS = Pattern.compile("(?s)[^\\p{Cntrl}\u2028\u2029\u202E\u2066\u200B]*");

    @TempDir
    private Path folder;

    private CommandRig rig;
    private Path file;
    private List<String> cases;

    @BeforeEach
    void write() throws IOException {
        rig = new CommandRig(folder);
        cases = new ArrayList<>(TEXTS);
        cases.removeIf(REFUSED_IN_YAML.asPredicate());
        cases.add(CARRIAGE);
        StringBuilder csv = new StringBuilder();
        TEXTS.forEach(name -> csv.append(quoted(name)).append(','));
        csv.append("cat egory,class\n");
        for (int row = 0; row < 3 * TEXTS.size(); row++) {
            for (int c = 0; c < TEXTS.size(); c++) {
                csv.append((row * 7 + c * row * 3 + row * row * c) % 11).append(',');
            }
            String text = quoted(TEXTS.get(row % TEXTS.size()));
            csv.append(text).append(',').append(text).append('\n');
        }
        Files.writeString(folder.resolve("data/::error::t #1 <b>\n::x.csv"), csv.toString());
        StringBuilder yaml = new StringBuilder("description: " + yaml(String.join(" ", cases)) + "\n");
        yaml.append("dataset: {csv: ").append(yaml("../data/::error::t #1 <b>\n::x.csv"));
        yaml.append(", target: class, categorical: [cat egory], scale: standard, split: {validation: 0.3}}\n");
        yaml.append("layers: [{dense: {units: ").append(TEXTS.size()).append(", activation: softmax}}]\n");
        yaml.append("loss: categorical_crossentropy\nmetrics: [accuracy]\noptimizer: sgd\nepochs: 1\n");
        yaml.append("report: {predictions: 40}\nsweep:\n  cases:\n");
        for (int i = 0; i < cases.size(); i++) {
            yaml.append("    ")
                    .append(yaml(cases.get(i)))
                    .append(": {learning_rate: ")
                    .append(i + 1)
                    .append("e-3}\n");
        }
        yaml.append("expect:\n");
        for (String name : cases) {
            if (name.matches("[ -~\n&&[^.=<>!]]+")) {
                yaml.append("  - ").append(yaml(name + ".final_loss < 0")).append('\n');
            }
        }
        file = rig.experiment("x.yaml", yaml.toString());
    }

    @Test
    void noCommandPrintsALineThatBeginsInAName() throws IOException {
        assertThat(rig.run("run", file, "--results", rig.results()))
                .as(rig.err())
                .isEqualTo(1);
        assertLines("x: ", "open ");
        assertThat(rig.run("run", file, "--results", rig.results())).isEqualTo(1);
        assertLines("x: ", "open ");
        assertThat(rig.run("plan", file, "--trials", 100)).isZero();
        assertLines("x: ", "  ", "    ");
        assertThat(rig.run("explain", file)).isZero();
        assertLines(
                "trial 1",
                "a network of ",
                "learns ",
                "the learning rate ",
                "x is what enters ",
                "Shown in full: ",
                "inputs: ",
                "targets: ",
                "step ",
                "the update ",
                "  ");
        assertThat(rig.run("report", file, "--results", rig.results())).isEqualTo(1);
        assertLines("x: ");
        Path trials = rig.results().resolve("x/trials.csv");
        Files.writeString(trials, Files.readString(trials).replace("completed", "diverged"));
        Files.writeString(rig.results().resolve("x/report.md"), "::error::forged\n##[error]\r::error::x");
        assertThat(rig.run("check", file, "--results", rig.results())).isEqualTo(1);
        assertLines("x: ", "  ", "these experiments alone were checked, ");
        assertThat(rig.run("compare", rig.results().resolve("x"), rig.results().resolve("x")))
                .as(rig.err())
                .isNotEqualTo(70);
        assertLines("best of ", "final_loss", "val_", "configuration", "case=", "p is multiplied by ", "no ", "…");
    }

    @Test
    void noNameBreaksOutOfAComparisonAcrossFolders() throws Exception {
        rig.run("run", file, "--results", rig.results());
        Path other = Files.createDirectories(folder.resolve("other/x \u202E::error::y|<b>"));
        Files.copy(rig.results().resolve("x/trials.csv"), other.resolve("trials.csv"));
        // Names of columns hold control characters, which no file of ours may have.
        String stored = rig.result("x/experiment.yaml").replaceFirst("  features: .*\n", "");
        Files.writeString(rig.results().resolve("x/experiment.yaml"), stored);
        Files.writeString(
                other.resolve("experiment.yaml"), stored.replaceAll("(cells_sha256: \"?)[0-9a-f]{8}", "$100000000"));
        Path out = folder.resolve("x-across");
        assertThat(rig.run("across", rig.results().resolve("x"), other, "--out", out))
                .as(rig.err())
                .isZero();
        assertLines(
                "case across 2 data sets: ",
                "  ",
                "Mean ranks",
                "Which differ ",
                "Scores",
                "How many ",
                "Notes",
                "→ " + out.resolve("across.md"));
        assertMarkdown(Files.readString(out.resolve("across.md")));
        assertThat(Files.readString(out.resolve("across.csv")))
                .doesNotContainPattern("[\\p{Cntrl}\u0080-\u009F&&[^\n\t]]");
        assertElements(
                out.resolve("plots/profile.svg"), "svg", "g", "text", "path", "line", "rect", "title", "desc", "style");
        assertThat(rig.run("across", other, other, "--axis", "x\n::error::y")).isEqualTo(2);
        assertLines(folder.toString());
    }

    @Test
    void aNewExperimentIsMadeOfATableWithSuchNames() throws IOException {
        Path csv = folder.resolve("data/::error::t #1 <b>\n::x.csv");
        Path experiments = folder.resolve("experiments");
        assertThat(rig.run("new", "first", "--csv", csv, "--target", "class", "--experiments", experiments))
                .as(rig.err())
                .isZero();
        assertLines("wrote ", "to keep git ");
        Path first = experiments.resolve("first.yaml");
        for (String line : Files.readString(first).split("\n")) {
            assertThat(line).matches(OURS);
        }
        assertThat(rig.run("plan", first)).as(rig.err()).isZero();
        assertLines("first: ", "  ");
        assertThat(rig.run("new", "second", "--csv", csv, "--target", "no\n::error::x", "--experiments", experiments))
                .isEqualTo(2);
        assertLines(folder.toString());
    }

    @Test
    void noReportHoldsMarkupOfAName() throws Exception {
        Path junit = folder.resolve("junit.xml");
        Path summary = folder.resolve("summary.md");
        rig.run("run", file, "--results", rig.results());
        for (String name : cases) {
            assertThat(column("trials.csv", "case")).contains(name);
        }
        assertThat(header("predictions.csv")).containsAll(TEXTS);
        Path history = rig.results().resolve("x/history.csv");
        Files.writeString(history, Files.readString(history).replace("2", "3"));
        assertThat(rig.run("check", file, "--results", rig.results(), "--junit", junit, "--summary", summary))
                .isEqualTo(1);
        for (String made : List.of("x/report.md", "README.md", "../summary.md")) {
            assertMarkdown(rig.result(made));
        }
        assertElements(junit, "testsuites", "testsuite", "testcase", "failure", "system-out", "properties", "property");
        for (Path made : files("")) {
            if (made.toString().endsWith(".csv")) {
                assertThat(Files.readString(made)).doesNotContainPattern("[\\p{Cntrl}\u0080-\u009F&&[^\n\t]]");
            } else if (made.toString().endsWith(".svg")) {
                assertElements(
                        made,
                        "svg",
                        "g",
                        "text",
                        "tspan",
                        "path",
                        "line",
                        "rect",
                        "circle",
                        "title",
                        "desc",
                        "style",
                        "polyline",
                        "polygon",
                        "defs",
                        "clipPath",
                        "use");
            }
        }
        assertThat(rig.result("x/report.html"))
                .doesNotContain("<script>forged", "<img src=x", "<b>", "</details>")
                .doesNotContainPattern("[\\p{Cntrl}\u0080-\u009F\u202E\u200B&&[^\n\t]]");
    }

    private void assertMarkdown(String page) {
        int bars = 0;
        for (String line : page.split("\n")) {
            assertThat(line)
                    .matches(OURS)
                    .doesNotContain("://", "www.", "@octocat", "#1 ", "GH-1", "![i]")
                    .doesNotContainPattern("^(?!```[a-z]*$).+(?<!\\\\)``")
                    .doesNotContainPattern("(?<!\\\\)\\]\\((?!plots/|x/|summary|#|best\\.yaml\\))")
                    .doesNotContainPattern("<(?!!-- -->| |=|/?details>|/?summary>)");
            if (line.startsWith("#")) {
                assertThat(line).matches("# (x|Results|case across 2 data sets|.*check.*)|## [A-Z].*|### .*");
            }
            int own = line.replace("\\\\", "")
                    .replace("\\|", "")
                    .replaceAll("[^|]", "")
                    .length();
            assertThat(bars > 0 && line.startsWith("|") ? bars : own).as(line).isEqualTo(own);
            bars = line.startsWith("|") ? own : 0;
        }
    }

    private static void assertElements(Path file, String... known) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        NodeList elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            assertThat(element.getTagName()).as(file.toString()).isIn((Object[]) known);
            for (int k = 0; k < element.getAttributes().getLength(); k++) {
                assertThat(element.getAttributes().item(k).getNodeName()).doesNotMatch("on.*|href|xlink:href");
            }
        }
        assertThat(document.getDocumentElement().getTextContent()).doesNotContain("\u202E", "\u200B", "\u009B");
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> tree = Files.walk(rig.results().resolve("x"))) {
            return tree.filter(Files::isRegularFile)
                    .filter(it ->
                            it.toString().endsWith(ending) && !it.toString().contains(".run"))
                    .toList();
        }
    }

    private List<String> header(String csv) throws IOException {
        try (CsvRecords records = new CsvRecords(new StringReader(rig.result("x/" + csv)))) {
            assertThat(records.hasNext()).isTrue();
            return records.next().stream().map(CsvWriter::unescaped).toList();
        }
    }

    private List<String> column(String csv, String name) throws IOException {
        int column = header(csv).indexOf(name);
        List<String> cells = new ArrayList<>();
        try (CsvRecords records = new CsvRecords(new StringReader(rig.result("x/" + csv)))) {
            while (records.hasNext()) {
                cells.add(CsvWriter.unescaped(records.next().get(column)));
            }
        }
        return cells;
    }

    private void assertLines(String... beginnings) {
        List<String> unknown = new ArrayList<>();
        for (String line : (rig.out() + rig.err()).split("\n")) {
            String trimmed = line.replaceFirst("^[\\s\\p{Z}\u0085]+", "");
            assertThat(trimmed).doesNotStartWith("::");
            assertThat(line).doesNotContainPattern("##\\w*\\[").matches(OURS);
            if (!line.isEmpty() && Stream.of(beginnings).noneMatch(line::startsWith)) {
                unknown.add(line);
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String yaml(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                String hex = Integer.toHexString(c);
                out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
