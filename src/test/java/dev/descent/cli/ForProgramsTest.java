package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.app.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for programs says what is so: its commands, exit codes, mistakes and columns. */
class ForProgramsTest {
    private static final Path PAGE = Path.of("src/site/markdown/for-programs.md");
    private static final Pattern COLUMN = Pattern.compile("`([a-z]+(?:_[a-z]+)*)`");

    @TempDir
    private Path folder;

    private String page;
    private CommandRig rig;

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(PAGE);
        rig = new CommandRig(folder);
    }

    @Test
    void itsCommandsRunItsExperiment() {
        Path file = rig.experiment("probe.yaml", block("yaml"));
        Path findings = folder.resolve("check.xml");
        List<String[]> commands = block("sh")
                .lines()
                .map(line -> line.replaceAll(" *[#>].*", "")
                        .replace("experiments/probe.yaml", file.toString())
                        .replace("check.xml", findings.toString())
                        .replaceAll("^descent (?=run|check)(\\w+)", "descent $1 --results " + rig.results()))
                .map(line -> line.replace("descent ", "").split(" +"))
                .toList();
        assertThat(commands).hasSize(4);
        for (String[] command : commands) {
            assertThat(rig.run((Object[]) command)).as(rig.err()).isZero();
            if (command[0].equals("schema")) {
                assertThat(rig.out()).contains("https://json-schema.org/draft/2020-12/schema");
            }
        }
        assertThat(findings).content().contains("failures=\"0\"");
        for (String csv : List.of("trials", "summary", "comparisons")) {
            String header =
                    rig.result("probe/" + csv + ".csv").lines().findFirst().orElseThrow();
            assertThat(header.split(",")).as(csv).containsAll(columns(csv));
        }
    }

    @Test
    void itsExitCodesAreThoseOfTheProgram() {
        List<String> rows = Pattern.compile("(?m)^\\| (\\d+ \\| [^|]+) \\|")
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(rows)
                .isEqualTo(Stream.of(ExitCode.values())
                        .map(code -> code.code() + " | " + code.about())
                        .toList());
    }

    @Test
    void whatNobodyForesawIsExitCodeSeventy() throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8);
        assertThat(BugReport.write(Terminal.plain(err, err), new IllegalStateException("a test")))
                .isEqualTo(70);
        String sentence = told.toString(StandardCharsets.UTF_8).strip();
        Path details = Path.of(sentence.substring(sentence.lastIndexOf(' ') + 1));
        assertThat(details).content().contains("IllegalStateException: a test");
        Files.delete(details);
    }

    @Test
    void mistakesAreToldAsItShowsThem() {
        Path file = rig.experiment("probe.yaml", """
                minimize: {function: x^2, start: {x: 1.2}}
                optimizer: sgd
                learning_rate: 0.3
                stepz: 5
                """);
        assertThat(rig.run("plan", file)).isEqualTo(2);
        assertThat(rig.out()).isEmpty();
        assertThat(rig.err().replace(file.toString(), "experiments/probe.yaml").strip())
                .isEqualTo(block("text").strip());
        assertThat(rig.err()).containsPattern("(?m)^(.+?):(\\d+):(\\d+): (.*)");
        assertThat(page).contains("`^(.+?):(\\d+):(\\d+): (.*)`");
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(Pattern.compile("\\]\\(([^)#:]+)").matcher(page).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(PAGE.resolveSibling(link)).exists());
    }

    private String block(String language) {
        MatchResult block = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow();
        return block.group(1);
    }

    /** Names of columns that the table of files has for every experiment: those before the first semicolon, if there is one. */
    private List<String> columns(String csv) {
        String row = page.lines()
                .filter(line -> line.startsWith("| `" + csv + ".csv` |"))
                .findFirst()
                .orElseThrow();
        return COLUMN.matcher(
                        row.substring(row.lastIndexOf(" | "), row.contains("; ") ? row.indexOf("; ") : row.length()))
                .results()
                .map(name -> name.group(1))
                .toList();
    }
}
