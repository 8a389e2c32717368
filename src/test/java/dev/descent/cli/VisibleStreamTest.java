package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No text of a file steers the terminal, whatever prints it. */
class VisibleStreamTest {
    private static final String STEERS = "\u001B[2J\u202Ea\rb";
    private static final String SHOWN = "\\u{1b}[2J\\u{202e}a\\u{d}b";

    @TempDir
    private Path folder;

    @Test
    void everyWayOfPrintingShowsIt() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Terminal terminal = Terminal.plain(new PrintStream(bytes), new PrintStream(bytes));
        terminal.out().print(STEERS);
        terminal.err().println(STEERS);
        terminal.out().append(STEERS).append("é\t\n").append('\n');
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(SHOWN + SHOWN + System.lineSeparator() + SHOWN + "é\\u{9}\\u{a}\n");
    }

    @Test
    void noTextIsACommandToTheServiceWhoseLogHoldsIt() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Terminal terminal = Terminal.plain(new PrintStream(bytes), new PrintStream(bytes));
        terminal.out().append("  ").append("::error::a").append(" ::b").append('\n');
        terminal.out().append("\u3000:").append(":error::a").append('\n');
        terminal.out()
                .append("a ##[error]b ##vso[task.complete]c ##")
                .append("[x]")
                .append('\n');
        terminal.out().append("a::b, ## c, #[d], :e").append('\n');
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("""
                  \\u{3a}:error::a ::b
                \u3000\\u{3a}:error::a
                a \\u{23}#[error]b \\u{23}#vso[task.complete]c \\u{23}#[x]
                a::b, ## c, #[d], :e
                """);
    }

    @Test
    void aColumnsNameIsShownByPlan() throws Exception {
        CommandRig rig = new CommandRig(folder);
        Files.writeString(folder.resolve("data/bad.csv"), STEERS.replace("\r", "") + ",y\n1,2\n3,4\n");
        Path file = rig.experiment(
                "x.yaml", "dataset: {csv: ../data/bad.csv, target: y}\nlayers: [dense: 1]\nloss: mse\nepochs: 0\n");
        assertThat(rig.run("plan", file)).isZero();
        assertThat(rig.out()).contains("\\u{1b}[2J\\u{202e}ab").doesNotContain("\u001B", "\u202E");
    }
}
