package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate of CI: what check says of committed results that are no longer what a fresh run gives. */
class CheckGateTest {
    private static final String SMALL = """
            dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard}
            layers: [{dense: 1}]
            loss: mse
            optimizer: sgd
            epochs: 2
            sweep: {cases: {slow: {learning_rate: 0.001}, quick: {learning_rate: 0.01}}}
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;
    private Path file;
    private Path junit;
    private Path summary;

    @BeforeEach
    void train() {
        rig = new CommandRig(folder);
        file = rig.experiment("small.yaml", SMALL);
        junit = folder.resolve("out/check.xml");
        summary = folder.resolve("out/check.md");
        assertThat(rig.run("run", file, "--results", rig.results())).isZero();
    }

    @Test
    void whatHoldsIsSaidInAllForms() {
        assertThat(check()).as(rig.err()).isZero();
        assertThat(rig.out()).contains("small: no differences in ");
        assertThat(junit).content().contains("tests=\"1\" failures=\"0\" errors=\"0\"");
        assertThat(summary)
                .content()
                .startsWith("## Descent: 1 experiment as committed\n\n- these experiments alone were checked, ");
        assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void theSameFindingsAreTheSameBytes() throws IOException {
        edit("quick,1", "quick,2");
        check();
        String first = Files.readString(junit) + Files.readString(summary);
        check();
        assertThat(Files.readString(junit) + Files.readString(summary)).isEqualTo(first);
    }

    @Test
    void aNumberThatMovedIsAFailureOfItsTrial() throws IOException {
        edit(",completed,4,2,", ",completed,5,2,");
        assertThat(check()).isEqualTo(1);
        String moved = "trials.csv: trial 1 (case=slow, repeat 1): parameters 5 → 4";
        assertThat(rig.out()).contains(moved);
        assertThat(junit)
                .content()
                .contains("name=\"trial 1 (case=slow, repeat 1)\"")
                .contains(moved);
        assertThat(summary).content().contains(moved);
    }

    @Test
    void noToleranceCoversWhatIsCounted() throws IOException {
        edit(",completed,4,2,", ",completed,5,2,");
        assertThat(check("--tolerance", "0.9")).isEqualTo(1);
        assertThat(rig.out()).contains("parameters 5 → 4");
    }

    @Test
    void theToleranceIsZeroUnlessGivenAndAShareOfTheLargerNumber() throws IOException {
        edit("205.46126", "250.5");
        assertThat(check("--tolerance", "0.3")).isZero();
        assertThat(check("--tolerance", "0.1")).isEqualTo(1);
        assertThat(check("--tolerance", "-1")).isEqualTo(2);
    }

    @Test
    void aMissingTrialIsAFailure() throws IOException {
        Path trials = rig.results().resolve("small/trials.csv");
        List<String> lines = Files.readAllLines(trials);
        Files.write(trials, lines.subList(0, 2));
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out()).contains("trial 2 (case=quick, repeat 1) is only in a fresh run");
    }

    @Test
    void aRenamedTrialIsAFailureEvenWithATolerance() {
        file = rig.experiment("small.yaml", SMALL.replace("quick:", "fast:"));
        assertThat(check("--tolerance", "0.5")).isEqualTo(1);
        assertThat(rig.out())
                .contains("trial 2 (case=quick, repeat 1) is only in ")
                .contains("trial 2 (case=fast, repeat 1) is only in a fresh run");
    }

    @Test
    void anExperimentWithoutResultsIsAFailure() {
        file = rig.experiment("small.yaml", "name: other\n" + SMALL);
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out()).contains("other: there are no results in ");
        assertThat(junit).content().contains("<failure type=\"check\" message=\"there are no results in ");
    }

    @Test
    void anExpectationThatFailsIsAFailure() {
        file = rig.experiment("small.yaml", SMALL + "expect: [best.final_loss < 0.001]\n");
        rig.run("run", file, "--results", rig.results());
        assertThat(rig.result("small/report.md"))
                .contains("| best.final_loss < 0.001 | does not hold | best.final_loss is ");
        assertThat(check()).isEqualTo(1);
        assertThat(junit).content().contains("message=\"expected best.final_loss &lt; 0.001: best.final_loss is ");
    }

    @Test
    void resultsThatCantBeReadAreAFailureAndNoBug() throws IOException {
        Files.writeString(rig.results().resolve("small/trials.csv"), "");
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out()).contains("can't be read: trials.csv is empty");
    }

    @Test
    void textThatIsNoCsvIsToldByFileAndRow() throws IOException {
        Path trials = rig.results().resolve("small/trials.csv");
        Files.writeString(trials, Files.readString(trials).replaceFirst("completed", "\"completed"));
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out())
                .contains("trials.csv, row 2: a quote is never closed", "let `descent run` write them anew");
        Files.write(trials, new byte[] {'a', (byte) 0xFF});
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out()).contains("small/trials.csv is not UTF-8: byte 2 (0xFF); take them from version control");
        assertThat(rig.run("compare", trials.getParent(), trials.getParent())).isEqualTo(2);
        assertThat(rig.err()).contains("small/trials.csv is not UTF-8: byte 2 (0xFF)", "take it from version control");
    }

    @Test
    void aReportInAnotherEncodingIsToldByFileAndByte() throws IOException {
        Path report = rig.results().resolve("small/report.md");
        Files.write(report, "# small\n\ncaf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out()).contains("small/report.md is not UTF-8: byte 13 (0xE9); take them from version control");
    }

    @Test
    void resultsOfANewerVersionAreRefusedBeforeAnythingTrains() throws IOException {
        Path stored = rig.results().resolve("small/experiment.yaml");
        String written = Files.readString(stored);
        String text = written.replaceFirst("format: [0-9]+\n", "");
        for (String newer : List.of("format: 99\n", "format: 99999999999\n")) {
            Files.writeString(stored, text + newer);
            assertThat(check()).isEqualTo(2);
            assertThat(rig.err())
                    .contains("small is of format ", ", but this program knows versions up to format ")
                    .contains("check with the program that wrote it, or a newer one");
            assertThat(junit).doesNotExist();
            assertThat(rig.run("compare", stored.getParent(), stored.getParent()))
                    .isEqualTo(2);
            assertThat(rig.err()).contains("small is of format ", "; compare with a newer program");
        }
        Files.writeString(stored, written.replaceFirst("arithmetic: [0-9]+", "arithmetic: 99"));
        assertThat(check()).isEqualTo(2);
        assertThat(rig.err()).contains("small is of arithmetic 99, but this program knows versions up to format ");
    }

    @Test
    void foldersOfDifferentArithmeticAreComparedByTheirNumbers() throws IOException {
        Path other = rig.results().resolve("other");
        Files.createDirectories(other.resolve("plots"));
        for (String part : List.of("", "plots")) {
            Path from = rig.results().resolve("small").resolve(part);
            try (Stream<Path> files = Files.list(from).filter(Files::isRegularFile)) {
                for (Path path : files.toList()) {
                    Files.copy(path, other.resolve(part).resolve(path.getFileName()));
                }
            }
        }
        for (String file : List.of("trials.csv", "report.html")) {
            Path path = other.resolve(file);
            Files.writeString(path, Files.readString(path).replaceAll("\\b([0-9a-f]{4})([0-9a-f]{12})\\b", "$2$1"));
        }
        Path stored = other.resolve("experiment.yaml");
        Files.writeString(stored, Files.readString(stored).replaceFirst("arithmetic: [0-9]+", "arithmetic: 99"));
        assertThat(rig.run("compare", rig.results().resolve("small"), other)).isZero();
        assertThat(rig.out())
                .contains("no number moved in ")
                .contains("small is of arithmetic ")
                .contains("other of arithmetic 99\n  not compared: ids, ");
    }

    @Test
    void anExperimentThatChangedIsToldFirstAndIdsAreNot() throws IOException {
        file = rig.experiment("small.yaml", SMALL.replace("epochs: 2", "epochs: 3"));
        assertThat(check()).isEqualTo(1);
        String cause = "the experiment was changed: epochs 2 → 3; the results are those of another file, `descent run` "
                + "makes them anew";
        assertThat(rig.out()).startsWith("small: " + cause + "\nsmall: ").doesNotContain(": id ");
        assertThat(junit)
                .content()
                .contains("message=\"" + cause + "; ", "\">" + cause + "\n")
                .doesNotContain(": id ");
        assertThat(summary)
                .content()
                .contains("| small | " + cause.replace("`", "\\`") + "; ")
                .doesNotContain(": id ");
        assertThat(check("--tolerance", "0.9")).isEqualTo(1);
        assertThat(rig.out()).startsWith("small: " + cause);
        assertThat(rig.run("run", file, "--results", rig.results())).isZero();
        assertThat(check()).isZero();
    }

    @Test
    void theIdsOfAnExperimentThatDidNotChangeCount() throws IOException {
        String id = rig.result("small/trials.csv")
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(",")[1];
        edit(id, "0123456789abcdef");
        assertThat(check("--tolerance", "0.9")).isEqualTo(1);
        assertThat(rig.out()).contains("trial 1 (case=slow, repeat 1): id 0123456789abcdef → " + id);
    }

    private int check(String... more) {
        Object[] arguments = new Object[8 + more.length];
        List<Object> usual = List.of("check", file, "--results", rig.results(), "--junit", junit, "--summary", summary);
        System.arraycopy(usual.toArray(), 0, arguments, 0, usual.size());
        System.arraycopy(more, 0, arguments, usual.size(), more.length);
        return rig.run(arguments);
    }

    private void edit(String from, String to) throws IOException {
        Path trials = rig.results().resolve("small/trials.csv");
        String text = Files.readString(trials);
        assertThat(text).contains(from);
        Files.writeString(trials, text.replaceFirst(from, to));
    }
}
