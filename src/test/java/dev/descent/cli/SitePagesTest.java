package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for users say what is so: every file in them runs, every part of a file makes the trials it says, every link leads on. */
class SitePagesTest {
    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final Pattern PART = Pattern.compile("\\A# a part of a file: ((?:at most )?\\d+) trials?\\n");
    private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:)([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*?) *$");
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]+`");

    /** What a part of a file is a part of; keys that the part has itself are left out. */
    private static final List<String> REST = List.of(
            "dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard}\n",
            "layers: [{dense: {units: 10, activation: relu}}, {dropout: 0.1}, {dense: 1}]\n",
            "loss: mse\n",
            "optimizer: sgd\n",
            "gradient_clipping: {norm: 1}\n",
            "epochs: 3\n");

    @TempDir
    private Path folder;

    static Stream<String> wholeFiles() throws IOException {
        return blocks().filter(block -> !PART.matcher(block).find());
    }

    static Stream<String> parts() throws IOException {
        return blocks().filter(block -> PART.matcher(block).find());
    }

    @ParameterizedTest
    @MethodSource("wholeFiles")
    void everyFileRuns(String yaml) {
        CommandRig rig = new CommandRig(folder);
        int code = rig.run("run", rig.experiment("block.yaml", yaml), "--results", rig.results());
        assertThat(code).as(rig.err()).isZero();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void everyPartMakesTheTrialsItSaysAndRuns(String part) {
        MatchResult trials = PART.matcher(part).results().findFirst().orElseThrow();
        StringBuilder yaml = new StringBuilder();
        for (String rest : REST) {
            String key = rest.substring(0, rest.indexOf(':') + 1);
            yaml.append(part.contains("\n" + key) ? "" : rest);
        }
        CommandRig rig = new CommandRig(folder);
        Path file = rig.experiment("part.yaml", yaml + part);
        assertThat(rig.run("plan", file, "--trials", 0)).as(rig.err()).isZero();
        assertThat(rig.out()).startsWith("part: " + trials.group(1) + " trials");
        assertThat(rig.run("run", file, "--results", rig.results()))
                .as(rig.err() + rig.out())
                .isZero();
    }

    @Test
    void theNetworkThatAPageSavesIsStartedFrom() throws IOException {
        CommandRig rig = new CommandRig(folder);
        String page = Files.readString(PAGES.resolve("saved-networks.md"));
        List<String> files = BLOCK.matcher(page)
                .results()
                .map(block -> block.group(1))
                .filter(block -> !PART.matcher(block).find())
                .toList();
        assertThat(files).hasSize(2);
        for (int i = 0; i < files.size(); i++) {
            Path file = rig.experiment(i == 0 ? "houses.yaml" : "continued.yaml", files.get(i));
            assertThat(rig.run("run", file, "--results", rig.results()))
                    .as(rig.err())
                    .isZero();
        }
        assertThat(rig.result("continued/trials.csv")).contains(",../results/houses/model.safetensors,3,");
    }

    @Test
    void theChainRuleByHandIsWhatDescentComputes() throws IOException {
        CommandRig rig = new CommandRig(folder);
        String byHand = wholeFiles()
                .filter(yaml -> yaml.contains("v*(w*2 + b)"))
                .findFirst()
                .orElseThrow();
        assertThat(rig.run("run", rig.experiment("hand.yaml", byHand), "--results", rig.results()))
                .isZero();
        assertThat(rig.result("hand/trajectory.csv"))
                .contains("\n1,0,0.5,0,0.4,0,0.18,-0.48,-0.24,-0.6,-0.6,", "\n1,1,0.548,0.024,0.46,0.06,0.09022752,");
    }

    @Test
    void thereAreFilesAndParts() throws IOException {
        assertThat(wholeFiles()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(parts()).hasSizeGreaterThanOrEqualTo(8);
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            return Stream.concat(
                    pages.filter(page -> page.toString().endsWith(".md")).sorted().toList().stream(),
                    Stream.of(
                                    "README.md",
                                    "CONTRIBUTING.md",
                                    "SECURITY.md",
                                    "data/README.md",
                                    "src/bench/README.md",
                                    "src/changes/changes.md")
                            .map(Path::of));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndItsHeading(Path page) throws IOException {
        assertThat(deadLinks(page)).isEmpty();
    }

    @Test
    void deadLinksAreSeen() throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(page, """
                # Seen, or not?
                [here](#seen-or-not) [this](page.md) [away](https://example.org/x) `[code](gone.md)`
                [a](gone.md) [b](#seen) ![c](page.md#unseen)
                ```text
                # no heading
                [code](gone.md)
                ```
                [d](#no-heading)
                """);
        assertThat(deadLinks(page)).containsExactly("gone.md", "#seen", "page.md#unseen", "#no-heading");
    }

    private static List<String> deadLinks(Path page) throws IOException {
        List<String> dead = new ArrayList<>();
        for (MatchResult link : LINK.matcher(prose(page)).results().toList()) {
            String file = link.group(1);
            Path target = file.isEmpty() ? page : page.resolveSibling(file);
            boolean anchored = link.group(2) != null;
            if (!Files.exists(target) || anchored && !anchors(target).contains(link.group(2))) {
                dead.add(file + (anchored ? "#" + link.group(2) : ""));
            }
        }
        return dead;
    }

    /** As GitHub and the site make them of headings; of headings with the same words the first has this one. */
    private static Set<String> anchors(Path page) throws IOException {
        return HEADING.matcher(prose(page).replace("`", ""))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** The text without its blocks of code; code within a line loses its links. */
    private static String prose(Path page) throws IOException {
        String text = FENCED.matcher(Files.readString(page)).replaceAll("");
        return CODE.matcher(text)
                .replaceAll(code -> Matcher.quoteReplacement(code.group().replace("](", "] (")));
    }

    private static Stream<String> blocks() throws IOException {
        String pages =
                Files.readString(PAGES.resolve("experiment-file.md")) + Files.readString(PAGES.resolve("training.md"));
        return BLOCK.matcher(pages).results().map(m -> m.group(1));
    }
}
