package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that throw or find no memory, in a process of its own: with an engine that came as a plug-in, and with a small heap. */
class FailingTrialsTest {
    private static final String SWEEP = """
            dataset: {csv: ../data/few.csv, target: y}
            layers: [{dense: 2}, {dense: 1}]
            loss: mse
            optimizer: adam
            epochs: 2
            """;
    private static final String SIX = SWEEP + "sweep: {grid: {learning_rate: [0.1, 0.2, 0.3]}, repeats: 2}\n";

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void plantEngine() throws IOException {
        rig = new CommandRig(folder);
        Files.writeString(folder.resolve("data/few.csv"), "a,b,y\n1,2,3\n2,3,5\n3,5,8\n5,8,13\n");
        Path services = Files.createDirectories(folder.resolve("plugin/META-INF/services"));
        Files.writeString(services.resolve(Engine.class.getName()), FickleEngine.class.getName() + "\n");
    }

    @Test
    void aTrialThatThrowsIsFailedWithAReasonAndRankedLast() {
        assertThat(fickle(FickleEngine.THROWS + "=1")).as(rig.output()).isZero();
        assertThat(rig.result("x/trials.csv")).containsPattern("\\n1,[0-9a-f]{16},0.1,1,0,failed,");
        assertThat(rig.result("x/trials.csv").split(",completed,")).hasSize(6);
        assertThat(rig.result("x/report.md"))
                .contains(
                        "Trial 1 (learning_rate=0.1, repeat 1) failed: the engine threw ArithmeticException: on purpose.");
        List<String> ranking = rig.result("x/report.md")
                .lines()
                .filter(line -> line.matches("\\| \\d \\| 0\\.\\d \\|.*"))
                .toList();
        assertThat(ranking).hasSize(3).last().asString().startsWith("| 3 | 0.1 |");
        assertThat(rig.result("x/summary.csv").lines().skip(1).findFirst())
                .get()
                .asString()
                .startsWith("0.1,1,0,1,");
        assertThat(rig.result("x/report.html")).contains("failed");
        assertThat(rig.result("x/.run/log"))
                .contains("trial 1 (")
                .contains("ArithmeticException: on purpose")
                .contains("at " + FickleEngine.class.getName());
        assertThat(fickle(FickleEngine.THROWS + "=")).isZero();
        assertThat(rig.output()).contains("0 trials to train, 6 known from before");
    }

    /** The reason is where somebody looks who named it: in the run, not in the list alone. */
    @Test
    void anEngineThatCouldNotBeLoadedIsToldWithItsReason() throws IOException {
        Path services = folder.resolve("plugin/META-INF/services");
        Files.writeString(services.resolve(Engine.class.getName()), "org.example.Gone\n");
        List<String> options = List.of("-cp", folder.resolve("plugin").toString());
        String reason = "a plug-in could not be loaded: dev.descent.engine.Engine: Provider org.example.Gone not found";
        assertThat(rig.runAlone(options, "plan", rig.experiment("x.yaml", SIX + "engine: plain\n")))
                .isEqualTo(2);
        assertThat(rig.output()).contains("no engine is named 'plain'; " + reason);
        assertThat(rig.runAlone(options, "plan", rig.experiment("x.yaml", SIX), "--engine", "plain"))
                .isEqualTo(2);
        assertThat(rig.output()).contains("no engine is named 'plain'; ").contains(reason);
    }

    @Test
    void whatIsPrintedSaysThatTheEngineIsNotBuiltIn() {
        assertThat(fickle(FickleEngine.THROWS + "=")).as(rig.output()).isZero();
        assertThat(rig.output())
                .contains(
                        "x: trained by the engine 'fickle', which is not built in: its numbers may repeat on one machine"
                                + " and with one version of it only\n");
        assertThat(rig.run("run", rig.experiment("x.yaml", SIX), "--results", rig.results()))
                .isZero();
        assertThat(rig.err()).doesNotContain("not built in");
    }

    @Test
    void ifEveryTrialFailsTheExitCodeIsFour() {
        assertThat(fickle(FickleEngine.THROWS + "=1,2,3,4,5,6")).isEqualTo(4);
        assertThat(rig.output()).contains("x: No trial completed: 0 diverged, 6 failed. →");
        assertThat(rig.result("x/report.md")).contains("No trial completed: 0 diverged, 6 failed.");
    }

    @Test
    void aTrialThatFindsNoMemoryIsToldAndTriedAgainNextTime() {
        assertThat(fickle(FickleEngine.OUT_OF_MEMORY + "=3")).isEqualTo(3);
        assertThat(rig.output())
                .contains("x: trial 3 was not trained: the heap is too small for it; give Java more memory (-Xmx)"
                        + " and run again")
                .contains("x: cut short; what is finished is kept, the reports are as they were");
        assertThat(rig.results().resolve("x/trials.csv")).doesNotExist();
        assertThat(fickle(FickleEngine.OUT_OF_MEMORY + "=")).isZero();
        assertThat(rig.output()).contains("1 trial to train, 5 known from before");
        assertThat(rig.result("x/trials.csv").split(",completed,")).hasSize(7);
    }

    @Test
    void aTrialThatIsTrainedAgainAndDiffersFromItsRecordIsRefused() {
        String six = SIX.replace("target: y", "target: y, split: {validation: 0.25}");
        assertThat(fickle(FickleEngine.ERRS + "=", six + "report: {predictions: 2}\n"))
                .as(rig.output())
                .isZero();
        String stood = rig.result("x/predictions.csv") + rig.result("x/trials.csv");
        String more = six + "report: {predictions: 3}\n";
        assertThat(fickle(FickleEngine.ERRS + "=1,2,3,4,5,6", more)).isEqualTo(3);
        assertThat(rig.output())
                .containsPattern(
                        "x: trial \\d was trained again for its predictions, and its validation loss is not the one"
                                + " that is stored: the engine 'fickle' does not repeat itself")
                .contains("`descent run --fresh` trains all trials anew");
        assertThat(rig.result("x/predictions.csv") + rig.result("x/trials.csv")).isEqualTo(stood);
        assertThat(fickle(FickleEngine.ERRS + "=", more)).isZero();
        assertThat(rig.output()).contains("1 trial to train again, for the predictions that the report shows");
        assertThat(rig.result("x/predictions.csv").lines()).hasSize(4);
    }

    @Test
    void oneOversizedTrialInASmallHeapCostsTheOthersNothing() {
        Path large = rig.experiment("x.yaml", SWEEP + """
                sweep: {grid: {"layers[0].units": [2, 9000000, 3]}, repeats: 3}
                """);
        String others = "6 known from before";
        for (String known : List.of("x: 9 trials to train\n", "x: 3 trials to train, " + others)) {
            assertThat(rig.runAlone(List.of("-Xmx40m"), "run", large, "--results", rig.results(), "--jobs", 2))
                    .as(rig.output())
                    .isEqualTo(3);
            assertThat(rig.output())
                    .contains(known)
                    .contains("x: trial 4 was not trained: the heap is too small for it")
                    .contains("x: trial 5 was not trained: the heap is too small for it")
                    .contains("x: trial 6 was not trained: the heap is too small for it")
                    .doesNotContain("Exception");
        }
        Path small = rig.experiment("x.yaml", SWEEP + "sweep: {grid: {\"layers[0].units\": [2, 3]}, repeats: 3}\n");
        assertThat(rig.run("run", small, "--results", rig.results())).isZero();
        assertThat(rig.err()).contains("0 trials to train, " + others);
    }

    private int fickle(String property) {
        return fickle(property, SIX);
    }

    private int fickle(String property, String yaml) {
        return rig.runAlone(
                List.of("-D" + property, "-cp", folder.resolve("plugin").toString()),
                "run",
                rig.experiment("x.yaml", yaml),
                "--results",
                rig.results(),
                "--engine",
                "fickle",
                "--jobs",
                2);
    }
}
