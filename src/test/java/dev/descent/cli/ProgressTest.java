package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.analysis.Headline;
import dev.descent.app.RoundWork;
import dev.descent.app.RunSummary;
import dev.descent.app.RunningExperiment;
import dev.descent.app.TrialUnderWay;
import dev.descent.engine.Fixtures;
import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.gate.stored.IndexEntry;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.GridExperiment;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.PracticallyEqual;
import dev.descent.model.ReportSpec;
import dev.descent.model.Trial;
import dev.descent.sweep.Bounds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees of a run: on a terminal a bar, elsewhere a few lines. Time is what the tests say it is. */
class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final Screen screen = new Screen();
    private long now;
    private Optional<String> best = Optional.empty();
    private Bounds bounds = new Bounds(1, 1, 1, 1, true);
    private List<TrialUnderWay> underWay = List.of();
    private double after;
    private OptionalInt workers = OptionalInt.empty();

    @Test
    void aBarTellsTrialsRateBestAndTimeLeft() {
        Terminal terminal = Terminal.interactive(screen.stream(), screen.stream(), 120);
        Progress progress = progress(terminal);
        progress.started(running(200, 0));
        assertThat(screen.last()).isEqualTo("waves [>                             ] 0 %, 0 of 200 trials");
        best = Optional.of("val_loss 0.25");
        finish(progress, 50, SECOND);
        assertThat(screen.last())
                .isEqualTo(
                        "waves [=======>                      ] 25 %, 50 of 200 trials, about 2 min left, best val_loss 0.25, "
                                + "1.0 a second");
        finish(progress, 150, SECOND / 10);
        assertThat(screen.lines()).hasSize(1);
        assertThat(screen.last())
                .startsWith("waves [==============================] 100 %, 200 of 200 trials, best val_loss 0.25");
        progress.ended(experiment(), summary());
        assertThat(screen.lines())
                .containsExactly(
                        "waves: all is well → results/waves/report.md",
                        "waves: 1 thing to bear in mind: results/waves/report.md",
                        "");
        assertThat(screen.last()).isEmpty();
    }

    @Test
    void aSearchOfSeveralRoundsTellsWhichOneTrains() {
        bounds = new Bounds(3, 12, 24, 240, false);
        Progress progress = progress(Terminal.plain(screen.stream(), screen.stream()));
        progress.started(running(8, 4));
        bounds = new Bounds(3, 12, 24, 240, true);
        progress.started(running(8, 0));
        assertThat(screen.lines())
                .startsWith(
                        "waves: round 1 of at most 3: 8 trials to train, 4 known from before",
                        "waves: round 1 of 3: 8 trials to train");
    }

    @Test
    void whatElseIsPrintedStandsAboveTheBar() {
        Terminal terminal = Terminal.interactive(screen.stream(), screen.stream(), 80);
        Progress progress = progress(terminal);
        progress.started(running(10, 0));
        terminal.err().println("a log line");
        terminal.out().print("half a line, ");
        finish(progress, 3, SECOND);
        terminal.out().println("the other half");
        finish(progress, 1, SECOND);
        assertThat(screen.lines().subList(0, 2)).containsExactly("a log line", "half a line, the other half");
        assertThat(screen.last()).startsWith("waves [").contains("] 40 %, 4 of 10 trials");
        progress.wipe();
        assertThat(screen.last()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"40", "60", "79", "80", "200"})
    void noLineIsAsWideAsTheTerminal(int columns) {
        Progress progress = progress(Terminal.interactive(screen.stream(), screen.stream(), columns));
        best = Optional.of("val_loss 0.123456789");
        progress.started(running(100_000, 0));
        finish(progress, 12_345, SECOND / 3);
        assertThat(screen.lines()).hasSize(1);
        assertThat(screen.last().length()).isLessThan(columns);
        assertThat(screen.last()).contains("12345 of 100000 trials");
    }

    @Test
    void theBarIsDrawnAtMostTenTimesASecond() {
        Screen counted = new Screen();
        Progress progress = progress(Terminal.interactive(counted.stream(), counted.stream(), 80));
        progress.started(running(1000, 0));
        finish(progress, 99, SECOND / 1000);
        assertThat(counted.last()).contains("0 of 1000 trials");
        finish(progress, 1, SECOND / 1000);
        assertThat(counted.last()).contains("100 of 1000 trials");
    }

    @Test
    void withoutATerminalLinesAreFewAndGetFewer() {
        Progress progress = progress(Terminal.plain(screen.stream(), screen.stream()));
        progress.started(running(3600, 12));
        finish(progress, 3600, SECOND);
        List<String> lines = screen.lines();
        assertThat(lines.get(0)).isEqualTo("waves: 3600 trials to train, 12 known from before");
        assertThat(lines.get(1)).isEqualTo("waves: 0 %, 10 of 3600 trials, 1.0 a second");
        assertThat(lines).hasSizeLessThan(14);
        assertThat(String.join("", lines)).doesNotContain("\r");
    }

    @Test
    void trialsThatDidNotCompleteAreCounted() {
        Progress progress = progress(Terminal.plain(screen.stream(), screen.stream()));
        progress.started(running(100, 0));
        now += 20 * SECOND;
        progress.finished(experiment(), trial(), new TrialOutcome.Failed("1", "no reason"));
        assertThat(screen.lines().get(1)).isEqualTo("waves: 1 %, 1 of 100 trials, 3 a minute, 1 not completed");
    }

    @Test
    void whoeverWantsQuietHearsNothing() {
        for (Terminal terminal : List.of(
                Terminal.plain(screen.stream(), screen.stream()),
                Terminal.interactive(screen.stream(), screen.stream(), 80))) {
            Progress progress = new Progress(terminal, true, () -> now);
            progress.started(running(10, 0));
            finish(progress, 9, 100 * SECOND);
            now += 100 * SECOND;
            underWay = List.of(underWay(1, 60, 0.31f, Float.NaN));
            progress.tick();
            finish(progress, 1, SECOND);
            progress.ended(experiment(), summary());
        }
        assertThat(screen.lines()).containsExactly("");
    }

    @Test
    void aSingleTrialTellsItsEpochsItsLossAndTheTimeLeft() {
        Progress progress = progress(Terminal.interactive(screen.stream(), screen.stream(), 80));
        progress.started(running(1, 0));
        now += SECOND;
        underWay = List.of(underWay(1, 10, 0.512345f, Float.NaN));
        progress.tick();
        assertThat(screen.last())
                .as("a second is no ground for an estimate")
                .isEqualTo("waves [=>          ] 10 %, epoch 10 of 100, loss 0.512");
        now += 3 * SECOND;
        underWay = List.of(underWay(1, 40, 0.31f, 0.35f));
        progress.tick();
        assertThat(screen.last()).isEqualTo("waves [====>       ] 40 %, epoch 40 of 100, about 6 s left, loss 0.31");
        now += 2 * SECOND;
        progress.tick();
        assertThat(screen.last()).as("between two epochs time passes").contains("about 4 s left");
    }

    @Test
    void afterAnInterruptNoLineTellsHowFarItIs() {
        Progress progress = progress(Terminal.plain(screen.stream(), screen.stream()));
        progress.started(running(10, 0));
        progress.interrupt();
        finish(progress, 2, 60 * SECOND);
        now += 60 * SECOND;
        progress.tick();
        assertThat(screen.lines()).containsExactly("waves: 10 trials to train", "");
    }

    @Test
    void theWaitForExecutorsIsNotTakenForTraining() {
        Progress progress = progress(Terminal.interactive(screen.stream(), screen.stream(), 100));
        workers = OptionalInt.of(0);
        progress.started(running(100, 0));
        now += 60 * SECOND;
        progress.tick();
        assertThat(screen.last()).endsWith("0 %, 0 of 100 trials, waiting for executors");
        workers = OptionalInt.of(3);
        finish(progress, 10, SECOND);
        progress.tick();
        assertThat(screen.last()).endsWith("10 of 100 trials, about 90 s left, 3 executors, 1.0 a second");
    }

    @Test
    void ofSeveralUnderWayTheLowestLossIsToldIfTheyAreOfOneKind() {
        Progress progress = progress(Terminal.interactive(screen.stream(), screen.stream(), 140));
        progress.started(running(4, 0));
        now += 10 * SECOND;
        underWay = List.of(underWay(1, 50, 0.5f, Float.NaN), underWay(2, 50, 0.25f, Float.NaN));
        progress.tick();
        assertThat(screen.last())
                .isEqualTo("waves [=======>                      ] 25 %, 0 of 4 trials, about 30 s left, "
                        + "2 under way at epoch 50 of 100, lowest loss 0.25");
        now += SECOND;
        underWay = List.of(
                underWay(1, 60, 0.5f, Float.NaN), new TrialUnderWay(network(2, "mae"), 0, 70, 0.25f, Float.NaN));
        progress.tick();
        assertThat(screen.last()).endsWith("0 of 4 trials, about 22 s left, 2 under way");
    }

    @Test
    void withoutATerminalALineIsSaidWhenNothingHasEndedForTenSeconds() {
        Progress progress = progress(Terminal.plain(screen.stream(), screen.stream()));
        progress.started(running(3, 0));
        for (int second = 1; second <= 130; second++) {
            now += SECOND;
            underWay = List.of(underWay(1, Math.min(100, second), 0.31f, Float.NaN));
            progress.tick();
        }
        assertThat(screen.lines())
                .containsExactly(
                        "waves: 3 trials to train",
                        "waves: 3 %, 0 of 3 trials, about 4 min left, 1 under way at epoch 10 of 100, loss 0.31",
                        "waves: 10 %, 0 of 3 trials, about 4 min left, 1 under way at epoch 30 of 100, loss 0.31",
                        "waves: 23 %, 0 of 3 trials, about 3 min left, 1 under way at epoch 70 of 100, loss 0.31",
                        "waves: 33 %, 0 of 3 trials, about 2 min left, 1 under way at epoch 100 of 100, loss 0.31",
                        "");
    }

    /** As of an engine that tells no epochs. */
    @Test
    void whereNoEpochIsToldTrialsThatEndAreWhatThereIsToTell() {
        Progress progress = progress(Terminal.plain(screen.stream(), screen.stream()));
        progress.started(running(4, 0));
        now += 10 * SECOND;
        progress.tick();
        progress.finished(experiment(), trial(), completed());
        now += 20 * SECOND;
        progress.tick();
        assertThat(screen.lines())
                .containsExactly(
                        "waves: 4 trials to train",
                        "waves: 0 %, 0 of 4 trials",
                        "waves: 25 %, 1 of 4 trials, about 10 s left, 6 a minute",
                        "");
    }

    @Test
    void roundsToComeAreReckonedWithAsTheirBoundsSay() {
        bounds = new Bounds(3, 12, 24, 240, false);
        after = 300;
        Progress progress = progress(Terminal.plain(screen.stream(), screen.stream()));
        progress.started(running(3, 0));
        now += 10 * SECOND;
        underWay = List.of(underWay(1, 60, 0.31f, Float.NaN));
        progress.tick();
        assertThat(screen.lines().get(1))
                .startsWith("waves: 10 %, round 1 of at most 3: 0 of 3 trials, at most about 90 s left, 1 under way");
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "7, 20", ", 80", "wide, 80", "99999, 80"})
    void theWidthIsTheVariablesOrUsual(String variable, int columns) {
        assertThat(Terminal.columns(variable)).isEqualTo(columns);
    }

    private Progress progress(Terminal terminal) {
        return new Progress(terminal, false, () -> now);
    }

    private void finish(Progress progress, int trials, long nanosEach) {
        for (int t = 0; t < trials; t++) {
            now += nanosEach;
            progress.finished(experiment(), trial(), completed());
        }
    }

    private static TrialOutcome completed() {
        return new TrialOutcome.Completed(
                "1",
                1,
                1,
                1,
                new Scores(0.25, new float[0]),
                Optional.empty(),
                Optional.empty(),
                0,
                History.NONE,
                new Predictions(1, new float[0]),
                Optional.empty());
    }

    private RunningExperiment running(int toTrain, int known) {
        return new RunningExperiment() {
            @Override
            public ExperimentSpec experiment() {
                return ProgressTest.experiment();
            }

            @Override
            public Bounds bounds() {
                return bounds;
            }

            @Override
            public int round() {
                return 1;
            }

            @Override
            public int toTrain() {
                return toTrain;
            }

            @Override
            public int known() {
                return known;
            }

            @Override
            public RoundWork work() {
                return new RoundWork(0, 100.0 * toTrain, after, trial -> 100);
            }

            @Override
            public List<TrialUnderWay> underWay() {
                return underWay;
            }

            @Override
            public OptionalInt workers() {
                return workers;
            }

            @Override
            public boolean again() {
                return false;
            }

            @Override
            public Optional<String> best() {
                return best;
            }

            @Override
            public Optional<String> page() {
                return Optional.empty();
            }
        };
    }

    private static TrialUnderWay underWay(int number, int epoch, float loss, float validationLoss) {
        return new TrialUnderWay(network(number, "mse"), 0, epoch, loss, validationLoss);
    }

    private static Trial network(int number, String loss) {
        return new Fixtures.Sketch().epochs(100).loss(Fixtures.loss(loss)).trial(number);
    }

    private static Trial trial() {
        MinimizeSpec spec =
                new MinimizeSpec("x^2", Map.of("x", 1.0), Optional.empty(), 1, Optional.empty(), Optional.empty(), 0);
        return new Trial(1, "1", spec, 1, 1, 0, Optional.empty(), List.of());
    }

    private static ExperimentSpec experiment() {
        return GridExperiment.of(
                Path.of("waves.yaml"),
                "waves",
                Optional.empty(),
                0,
                List.of(),
                List.of(),
                List.of(trial()),
                1,
                0,
                0,
                "lockstep",
                "local",
                List.of(),
                new ReportSpec("final_loss", 10, ReportSpec.History.ALL, true, PracticallyEqual.NEVER, List.of()));
    }

    private static RunSummary summary() {
        return new RunSummary(
                Path.of("results/waves"),
                Optional.of(new RunSummary.Report(
                        Optional.empty(),
                        new IndexEntry(
                                "waves",
                                Optional.empty(),
                                Optional.empty(),
                                Headline.nothing(false, "final_loss", 1),
                                false),
                        "all is well",
                        List.of(),
                        List.of(),
                        1)),
                Optional.empty(),
                List.of());
    }
}
