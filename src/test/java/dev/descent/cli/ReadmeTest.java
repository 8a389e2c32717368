package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README says what is so: every YAML block in it runs. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

    @TempDir
    private Path folder;

    static Stream<String> blocks() throws IOException {
        return matches(BLOCK).stream();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyYamlBlockRuns(String yaml) {
        CommandRig rig = new CommandRig(folder);
        Path file = rig.experiment("block.yaml", yaml);
        int code = rig.run("run", file, "--results", rig.results(), "--jobs", 2);
        assertThat(code).as(rig.err()).isZero();
        assertThat(rig.result("block/report.md")).contains("block");
    }

    @Test
    void theFirstExperimentPrintsWhatTheReadmeShows() throws IOException {
        CommandRig rig = new CommandRig(folder);
        Path file = rig.experiment("first.yaml", matches(BLOCK).get(0));
        String readme = Files.readString(Path.of("README.md"));
        assertThat(rig.run("plan", file, "--trials", 0)).as(rig.err()).isZero();
        assertThat(readme).contains(rig.out().strip());
        assertThat(rig.run("run", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();
        assertThat(readme).contains(rig.out().substring(0, rig.out().indexOf(" → ")));
        assertThat(rig.result("first/report.md")
                        .lines()
                        .filter(line -> line.matches("\\| [123] \\| \\w+ .*"))
                        .limit(3))
                .hasSize(3)
                .allSatisfy(row -> assertThat(readme).contains(row));
    }

    @Test
    void thereAreBlocks() throws IOException {
        assertThat(matches(BLOCK)).hasSizeGreaterThanOrEqualTo(5);
    }

    private static List<String> matches(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(Files.readString(Path.of("README.md")));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
