package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.config.Experiment;
import dev.descent.engine.Checkpoint;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrainingStep;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.engine.TrialOutcome.Failed;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.model.Trial;
import dev.descent.worker.Engines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine that breaks its contract is told as the one that did it, in a sentence; what it finished before is kept. */
class EngineBreachTest {
    private static final String FILE = """
            dataset: {csv: x.csv, target: y, split: {validation: 0.25}}
            layers: [{dense: 1}]
            loss: mse
            metrics: [mae]
            optimizer: sgd
            epochs: 2
            engine: bad
            sweep: {grid: {learning_rate: [0.01, 0.02, 0.03, 0.04]}}
            """;

    @TempDir
    private Path folder;

    private final List<Integer> trained = new ArrayList<>();

    /** What an engine does with the outcome of trial 3, in place of telling it. */
    private interface Deed {
        void tell(TrainingListener listener, Trial trial, Completed outcome);
    }

    /** Trains as the reference does, and tells the outcome of trial 3 in its own way. */
    private final class Bad implements Engine {
        private final Deed deed;

        private Bad(Deed deed) {
            this.deed = deed;
        }

        @Override
        public String name() {
            return "bad";
        }

        @Override
        public void train(Cohort cohort, TrainingListener listener) {
            new ReferenceEngine().train(cohort, new TrainingListener() {
                @Override
                public boolean wantsSteps(Trial trial) {
                    return trial.number() != 3 && listener.wantsSteps(trial);
                }

                @Override
                public void step(Trial trial, TrainingStep step) {
                    listener.step(trial, step);
                }

                @Override
                public void finished(Trial trial, TrialOutcome outcome) {
                    trained.add(trial.number());
                    if (trial.number() == 3) {
                        deed.tell(listener, trial, (Completed) outcome);
                    } else {
                        listener.finished(trial, outcome);
                    }
                }

                @Override
                public boolean cancelled() {
                    return listener.cancelled();
                }
            });
        }
    }

    @BeforeEach
    void table() throws Exception {
        Files.writeString(folder.resolve("x.csv"), "x,y\n1,2\n2,4\n3,6\n4,8\n5,10\n6,12\n7,14\n8,16\n");
        Files.writeString(folder.resolve("x.yaml"), FILE);
    }

    private RunSummary run(Engine bad) throws Exception {
        List<Engine> engines = new ArrayList<>(Engines.builtIn());
        engines.add(bad);
        Loader loader = new Loader(List.of(), engines);
        RunOptions options = SearchProcess.options(folder.resolve("results"), 1);
        List<Experiment> experiments = loader.load(List.of(folder.resolve("x.yaml")), options);
        loader.refuseUnusableEngines(experiments);
        return new Runner(loader, options, new RoundLog(), new Cancellation())
                .run(experiments)
                .get(0);
    }

    static Stream<Arguments> breaches() {
        History none = History.NONE;
        return Stream.of(
                breach("told the outcome of trial 3 twice", (listener, trial, outcome) -> {
                    listener.finished(trial, outcome);
                    listener.finished(trial, outcome);
                }),
                breach(
                        "told null as the outcome of trial 3",
                        (listener, trial, outcome) -> listener.finished(trial, null)),
                breach(
                        "told the outcome of no trial, but null",
                        (listener, trial, outcome) -> listener.finished(null, outcome)),
                breach(
                        "told the outcome of a trial that it was not given, 7 (0123456789abcdef)",
                        (listener, trial, outcome) -> listener.finished(foreign(trial), outcome)),
                breach(
                        "told of trial 3 an outcome with another id, 0123456789abcdef",
                        (listener, trial, outcome) ->
                                listener.finished(trial, new Failed("0123456789abcdef", "no reason"))),
                breach("told an epoch of trial 3 behind its outcome", (listener, trial, outcome) -> {
                    listener.finished(trial, outcome);
                    listener.epochEnded(trial, 2, 1, 1);
                }),
                breach(
                        "told the end of epoch 3 of trial 3, which is trained until epoch 2",
                        (listener, trial, outcome) -> listener.epochEnded(trial, 3, 1, 1)),
                breach("told as the checkpoint of trial 3 null", (listener, trial, outcome) -> {
                    listener.finished(trial, outcome);
                    listener.paused(trial, null);
                }),
                breach(
                        "told a checkpoint of trial 3 before its outcome",
                        (listener, trial, outcome) -> listener.paused(trial, new Checkpoint() {
                            @Override
                            public int epoch() {
                                return 2;
                            }

                            @Override
                            public long bytes() {
                                return 0;
                            }
                        })),
                changed("a history with 0 values of metrics and not 2", it -> with(it, history(it, 2, new float[0]))),
                changed("a history with 1 value of loss and not 2", it -> with(it, history(it, 1, new float[2]))),
                changed("a history with 0 values of loss and not 2", it -> with(it, none)),
                changed("scores, history, predictions or trajectory, which are null", it -> with(it, (History) null)),
                changed("3 epochs, but it is trained until epoch 2", it -> with(it, 3, it.steps(), it.parameters(), 0)),
                changed("7 steps, but its epochs have 2", it -> with(it, 2, 7, it.parameters(), 0)),
                changed("5 parameters, but its network has 2", it -> with(it, 2, it.steps(), 5, 0)),
                changed(
                        "the best epoch 1, but it does not stop early",
                        it -> with(it, 2, it.steps(), it.parameters(), 1)),
                changed("training loss that is not finite", it -> with(it, new Scores(Double.NaN, new float[1]))),
                changed(
                        "another training loss than its history has of epoch 2",
                        it -> with(it, new Scores(5, new float[1]))),
                changed(
                        "training rows with 0 metrics and not 1",
                        it -> with(it, new Scores(it.train().loss(), new float[0]))),
                changed(
                        "training rows with null as metrics",
                        it -> with(it, new Scores(it.train().loss(), null))),
                changed(
                        "no scores of the validation rows, which there are",
                        it -> parts(it, Optional.empty(), it.test())),
                changed(
                        "scores of the test rows, which there are none of",
                        it -> parts(it, it.validation(), it.validation())),
                changed(
                        "8 predicted values with 2 outputs a row, but was asked for",
                        it -> with(it, new Predictions(2, new float[8]))),
                changed(
                        "3 predicted values with 1 output a row, but was asked for",
                        it -> with(it, new Predictions(1, new float[3]))),
                breach(
                        "told of trial 3 that it diverged in epoch 9 at step 1",
                        (listener, trial, outcome) ->
                                listener.finished(trial, new Diverged(trial.id(), 9, 1, 2, 1, none, Optional.empty()))),
                breach(
                        "told of trial 3 a history with 0 values of loss and not 1",
                        (listener, trial, outcome) ->
                                listener.finished(trial, new Diverged(trial.id(), 2, 1, 2, 1, none, Optional.empty()))),
                breach("returned without an outcome of trial 3", (listener, trial, outcome) -> {}));
    }

    private static Arguments breach(String sentence, Deed deed) {
        return Arguments.of(sentence, deed);
    }

    private static Arguments changed(String sentence, UnaryOperator<Completed> change) {
        return breach(sentence, (listener, trial, outcome) -> listener.finished(trial, change.apply(outcome)));
    }

    private static Trial foreign(Trial trial) {
        return new Trial(7, "0123456789abcdef", trial.spec(), 7, 1, 0, Optional.empty(), List.of("0.5"));
    }

    private static History history(Completed it, int losses, float[] metrics) {
        History h = it.history();
        return new History(
                h.learningRate(),
                h.runningLoss(),
                Arrays.copyOf(h.loss(), losses),
                h.validationLoss(),
                metrics,
                h.validationMetrics());
    }

    private static Completed with(Completed it, History history) {
        return whole(
                it, it.epochs(), it.steps(), it.parameters(), it.bestEpoch(), it.train(), history, it.predictions());
    }

    private static Completed with(Completed it, int epochs, long steps, long parameters, int bestEpoch) {
        return whole(it, epochs, steps, parameters, bestEpoch, it.train(), it.history(), it.predictions());
    }

    private static Completed with(Completed it, Scores train) {
        return whole(
                it, it.epochs(), it.steps(), it.parameters(), it.bestEpoch(), train, it.history(), it.predictions());
    }

    private static Completed with(Completed it, Predictions predictions) {
        return whole(
                it, it.epochs(), it.steps(), it.parameters(), it.bestEpoch(), it.train(), it.history(), predictions);
    }

    private static Completed whole(
            Completed it,
            int epochs,
            long steps,
            long parameters,
            int bestEpoch,
            Scores train,
            History history,
            Predictions predictions) {
        return new Completed(
                it.trialId(),
                epochs,
                steps,
                parameters,
                train,
                it.validation(),
                it.test(),
                bestEpoch,
                history,
                predictions,
                it.trajectory());
    }

    private static Completed parts(Completed it, Optional<Scores> validation, Optional<Scores> test) {
        return new Completed(
                it.trialId(),
                it.epochs(),
                it.steps(),
                it.parameters(),
                it.train(),
                validation,
                test,
                it.bestEpoch(),
                it.history(),
                it.predictions(),
                it.trajectory());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void isToldInASentenceAndCostsNothingThatIsFinished(String sentence, Deed deed) throws Exception {
        assertThatThrownBy(() -> run(new Bad(deed)))
                .isInstanceOfSatisfying(
                        Stopped.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.MACHINE_LACKS))
                .hasMessageStartingWith("x: the engine 'bad' broke its contract: it ")
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(
                        "; what is finished is kept: mend the engine, or name another with --engine, and run again");
        assertThat(folder.resolve("results/x/.run/log")).content().contains("EngineBroke");
        trained.clear();
        RunSummary summary = run(new Bad(TrainingListener::finished));
        assertThat(summary.reported()).isTrue();
        assertThat(trained).isNotEmpty().doesNotContain(1, 2);
    }

    /** An engine that catches what it is thrown goes on in vain. */
    @Test
    void isToldAlsoIfTheEngineCatchesIt() {
        assertThatThrownBy(() -> run(new Bad((listener, trial, outcome) -> {
                    try {
                        listener.finished(trial, null);
                    } catch (RuntimeException e) {
                        throw new IllegalStateException("something else", e);
                    }
                })))
                .hasMessageContaining("told null as the outcome of trial 3");
        assertThat(trained).doesNotContain(4);
    }

    /** Any error but one of the virtual machine is the engine's own. */
    @Test
    void anErrorOfItsOwnFailsTheTrial() throws Exception {
        RunSummary summary = run(new Bad((listener, trial, outcome) -> {
            throw new Error("on purpose");
        }));
        assertThat(summary.reported()).isTrue();
        assertThat(folder.resolve("results/x/report.md"))
                .content()
                .contains("failed: the engine threw Error: on purpose.\n");
    }

    /** As export does, too: the network is trained again, which may go wrong in its own way. */
    @Test
    void whatItDoesWhereWeightsAreAskedForIsItsOwnFaultToo() throws Exception {
        String thirdIsBest = FILE.replace("0.01, 0.02, 0.03, 0.04", "1e-6, 2e-6, 0.01, 3e-6");
        Files.writeString(folder.resolve("x.yaml"), thirdIsBest + "report: {model: safetensors}\n");
        for (boolean breaks : new boolean[] {true, false}) {
            assertThatThrownBy(() -> run(new Bad((listener, trial, outcome) -> {
                        if (listener.wantsParameters() && breaks) {
                            listener.kept(trial, new float[7]);
                        }
                        if (listener.wantsParameters()) {
                            throw new IllegalStateException("on purpose");
                        }
                        listener.finished(trial, outcome);
                    })))
                    .isInstanceOfSatisfying(
                            Stopped.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.MACHINE_LACKS))
                    .hasMessageContaining(
                            breaks
                                    ? "the engine 'bad' broke its contract: it told of trial 3 7 weights, but its network has 2"
                                    : "for the engine threw IllegalStateException: on purpose; mend that");
        }
    }

    @Test
    void aStepThatCannotBeIsRefused() throws Exception {
        Files.writeString(folder.resolve("x.yaml"), FILE + "report: {history: steps}\n");
        assertStepIsRefused(null, "it told null as a step of trial 3");
        assertStepIsRefused(
                new TrainingStep(3, 3, 0.1, 1, 1, 1, 1, new float[1]),
                "it told of trial 3 step 3 of epoch 3, but it is trained until epoch 2");
        assertStepIsRefused(
                new TrainingStep(1, 1, 0.1, 1, 1, 1, 1, new float[2]),
                "it told of trial 3 a step with 2 metrics and not 1");
    }

    private void assertStepIsRefused(TrainingStep step, String fault) {
        assertThatThrownBy(() -> run(new Bad((listener, trial, outcome) -> {
                    if (listener.wantsSteps(trial)) {
                        listener.step(trial, step);
                    }
                    listener.finished(trial, outcome);
                })))
                .isInstanceOfSatisfying(
                        Stopped.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.MACHINE_LACKS))
                .hasMessageContaining(fault);
    }

    @Test
    void anEngineThatBreaksNothingIsNotInTheWayOfItself() throws Exception {
        assertThat(run(new Bad((listener, trial, outcome) -> {
                            listener.epochEnded(trial, 2, 1, 1);
                            listener.finished(trial, outcome);
                        }))
                        .exitCode())
                .isEqualTo(ExitCode.DONE);
    }
}
