package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code explain} as a command: its page prints what it prints, and what is asked for wrongly is refused. */
class ExplainTest {
    private static final Path PAGE = Path.of("src/site/markdown/explain.md");
    private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final Pattern TEXT = Pattern.compile("(?ms)^```text\\n.*?^```$");

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void start() {
        rig = new CommandRig(folder);
    }

    @Test
    void thePageShowsWhatIsPrinted() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(rig.run("explain", experiment(), "--rows", "all"))
                .as(rig.err())
                .isZero();
        Golden.assertSame(
                PAGE, TEXT.matcher(page).replaceFirst(Matcher.quoteReplacement("```text\n" + rig.out() + "```")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rows | 0 | --rows must be a number from 1 or all, but is '0'",
                "--rows | every | --rows must be a number from 1 or all, but is 'every'",
                "--terms | -1 | --terms must be a number from 1 or all, but is '-1'",
                "--unit | 3 | --unit must be a layer and a unit, both counted from 0, such as 0.3, but is '3'",
                "--unit | 1.0 | --unit names layer 1, but the layers are 0 to 0, counted from 0",
                "--unit | 0.3 | --unit names unit 3 of layer 0, but its units are 0 to 2, counted from 0",
                "--trial | 2 | --trial must be one of 1 to 1, but is 2",
                "--steps | 0 | --steps must be at least 1, but is 0"
            })
    void whatIsWrongIsRefusedInALine(String option, String value, String error) throws IOException {
        assertThat(rig.run("explain", experiment(), option + "=" + value)).isEqualTo(2);
        assertThat(rig.err().strip()).isEqualTo(error);
        assertThat(rig.out()).isEmpty();
    }

    @Test
    void optionsOfNetworksAreRefusedElsewhere() {
        Path file = rig.experiment("f.yaml", "minimize: {function: x^2, start: {x: 1}}\noptimizer: sgd\nsteps: 3\n");
        assertThat(rig.run("explain", file)).as(rig.err()).isZero();
        assertThat(rig.run("explain", file, "--rows", "all")).isEqualTo(2);
        assertThat(rig.err()).contains("this experiment has none; leave them out");
    }

    @Test
    void asManyRowsAsAreAskedFor() throws IOException {
        assertThat(rig.run("explain", experiment(), "--rows", "1")).isZero();
        assertThat(rig.out())
                .contains("Shown in full: the first row of each batch")
                .doesNotContain("row 2, training row");
        assertThat(rig.run("explain", experiment(), "--rows", "2")).isZero();
        assertThat(rig.out()).contains("row 2, training row").doesNotContain("Shown in full");
    }

    private Path experiment() throws IOException {
        return rig.experiment(
                "two-irises.yaml",
                YAML.matcher(Files.readString(PAGE))
                        .results()
                        .map(MatchResult::group)
                        .findFirst()
                        .map(block -> block.replaceAll("```(yaml)?\n?", ""))
                        .orElseThrow());
    }
}
