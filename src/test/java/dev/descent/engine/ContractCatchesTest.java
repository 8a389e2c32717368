package dev.descent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.data.TargetScaling;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.engine.TrialOutcome.Failed;
import dev.descent.engine.WrongEngine.Forwarding;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.EarlyStopping;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Parameter;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/** Wrong engines: the contract catches each by the test that is meant for it. */
class ContractCatchesTest {
    /** The contract of any engine. */
    private static final class Kit extends EngineContract {
        private final Engine engine;
        private final Optional<String> refusal;

        Kit(Engine engine, Optional<String> refusal) {
            this.engine = engine;
            this.refusal = refusal;
        }

        @Override
        protected Engine engine() {
            return engine;
        }

        @Override
        protected boolean tellsEpochs() {
            return true;
        }

        @Override
        protected boolean tellsKeptParameters() {
            return true;
        }

        @Override
        protected Optional<String> refusal(NetworkSpec network, Dataset data) {
            return refusal;
        }

        /** Runs a test, or each of a factory's. */
        void run(String test) throws Throwable {
            for (Class<?> type = EngineContract.class; type != Object.class; type = type.getSuperclass()) {
                for (Method method : type.getDeclaredMethods()) {
                    if (method.getName().equals(test)) {
                        run(method);
                        return;
                    }
                }
            }
            throw new IllegalArgumentException("no test is named " + test);
        }

        private void run(Method method) throws Throwable {
            method.setAccessible(true);
            try {
                Object result = method.invoke(this);
                if (result instanceof Stream<?> tests) {
                    for (Object each : tests.toList()) {
                        ((DynamicTest) each).getExecutable().execute();
                    }
                }
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    private static final String NUMBERS = "theNumbersAreThoseOfTheFormulas";

    private final Map<String, DynamicTest> tests = new LinkedHashMap<>();

    private void caught(String name, Engine engine, String test) {
        tests.put(
                name,
                dynamicTest(
                        name,
                        () -> assertThat(catchThrowable(() -> new Kit(engine, Optional.empty()).run(test)))
                                .as("%s, of an engine that is wrong: %s", test, name)
                                .isInstanceOf(AssertionError.class)));
    }

    @TestFactory
    Stream<DynamicTest> anEngineThatIgnoresAParameterIsCaughtByTheNumbers() {
        List<DynamicTest> all = new ArrayList<>();
        Numbers.all()
                .forEach((name, lesson) -> alterations(lesson.trial().network())
                        .forEach((what, altered) -> all.add(dynamicTest(
                                name + " without " + what,
                                () -> assertThat(catchThrowable(
                                                () -> new Kit(WrongEngine.ofNetworks(it -> altered), Optional.empty())
                                                        .assertNumbers(lesson.data(), lesson.trial())))
                                        .as("%s without %s", name, what)
                                        .isInstanceOf(AssertionError.class)))));
        // of two classes as many are wrongly said to be the one as the other, and β weighs equals
        // and no value that is trained on is 0 to the bit
        Set<String> unseen = Set.of(
                "metric f_beta of two classes without beta of metric 0",
                "loss perceptron, right at zero without at_zero");
        all.removeIf(it -> unseen.contains(it.getDisplayName()));
        return all.stream();
    }

    /** What becomes of a network where some parameter is as by default; those that change the weights' number are left out. */
    private static Map<String, NetworkSpec> alterations(NetworkSpec spec) {
        Map<String, NetworkSpec> altered = new LinkedHashMap<>();
        Component optimizer = spec.optimizer().orElseThrow();
        without(optimizer).forEach((key, it) -> altered.put(key, optimizer(spec, it)));
        if (optimizer.find("learning_rate").orElseThrow() instanceof Component schedule) {
            altered.put("schedule", optimizer(spec, optimizer.with("learning_rate", 0.07)));
            without(schedule)
                    .forEach((key, it) -> altered.put(key, optimizer(spec, optimizer.with("learning_rate", it))));
        }
        without(spec.loss()).forEach((key, it) -> altered.put(key, loss(spec, it)));
        for (int m = 0; m < spec.metrics().size(); m++) {
            int at = m;
            without(spec.metrics().get(m)).forEach((key, it) -> {
                List<Component> metrics = new ArrayList<>(spec.metrics());
                metrics.set(at, it);
                altered.put(key + " of metric " + at, metrics(spec, metrics));
            });
        }
        for (int k = 0; k < spec.layers().size(); k++) {
            int at = k;
            Component layer = spec.layers().get(k);
            boolean gives = layer.is("dense")
                    && at == spec.layers().size() - 1
                    && layer.component("activation").type().activation().probabilities();
            if (!gives) {
                without(layer).forEach((key, it) -> altered.put(key + " of layer " + at, layer(spec, at, it)));
            }
            layer.find("activation")
                    .ifPresent(it -> without((Component) it)
                            .forEach((key, activation) ->
                                    altered.put(key, layer(spec, at, layer.with("activation", activation)))));
            if (layer.is("activation")) {
                Component linear = Component.of(Vocabulary.type(Kind.ACTIVATION, "linear"));
                altered.put("its activation", layer(spec, at, layer.with("activation", linear)));
            }
            if (layer.is("layer_normalization") && !layer.flag("scale")) {
                altered.put(
                        "normalization",
                        layer(spec, at, Fixtures.layer("activation", "activation", Fixtures.activation("linear"))));
            }
        }
        spec.clipping().ifPresent(it -> altered.put("clipping", clipping(spec, Optional.empty())));
        return altered;
    }

    private static Map<String, Component> without(Component component) {
        Map<String, Component> without = new LinkedHashMap<>();
        for (Map.Entry<String, Object> given : component.given().entrySet()) {
            Parameter parameter = component.type().parameter(given.getKey()).orElseThrow();
            boolean linear = given.getValue() instanceof Component it && it.is("linear");
            if (!parameter.required()
                    && !linear
                    && !Set.of("learning_rate", "from_logits", "use_bias", "scale", "center", "then")
                            .contains(given.getKey())) {
                without.put(given.getKey(), component.without(given.getKey()));
            }
        }
        return without;
    }

    private static NetworkSpec optimizer(NetworkSpec s, Component optimizer) {
        return spec(s, s.layers(), s.loss(), s.metrics(), Optional.of(optimizer), s.earlyStopping(), s.clipping());
    }

    private static NetworkSpec loss(NetworkSpec s, Component loss) {
        return spec(s, s.layers(), loss, s.metrics(), s.optimizer(), s.earlyStopping(), s.clipping());
    }

    private static NetworkSpec metrics(NetworkSpec s, List<Component> metrics) {
        return spec(s, s.layers(), s.loss(), metrics, s.optimizer(), s.earlyStopping(), s.clipping());
    }

    private static NetworkSpec layers(NetworkSpec s, List<Component> layers) {
        return spec(s, layers, s.loss(), s.metrics(), s.optimizer(), s.earlyStopping(), s.clipping());
    }

    private static NetworkSpec layer(NetworkSpec s, int at, Component layer) {
        List<Component> layers = new ArrayList<>(s.layers());
        layers.set(at, layer);
        return layers(s, layers);
    }

    private static NetworkSpec clipping(NetworkSpec s, Optional<Component> clipping) {
        return spec(s, s.layers(), s.loss(), s.metrics(), s.optimizer(), s.earlyStopping(), clipping);
    }

    private static NetworkSpec monitoring(NetworkSpec s, UnaryOperator<String> monitor) {
        Optional<EarlyStopping> stopping = s.earlyStopping()
                .map(it -> new EarlyStopping(
                        monitor.apply(it.monitor()), it.patience(), it.minDelta(), it.restoreBest(), it.goal()));
        return spec(s, s.layers(), s.loss(), s.metrics(), s.optimizer(), stopping, s.clipping());
    }

    private static NetworkSpec spec(
            NetworkSpec s,
            List<Component> layers,
            Component loss,
            List<Component> metrics,
            Optional<Component> optimizer,
            Optional<EarlyStopping> stopping,
            Optional<Component> clipping) {
        return new NetworkSpec(
                s.dataset(),
                layers,
                loss,
                metrics,
                optimizer,
                s.epochs(),
                s.batchSize(),
                s.shuffle(),
                stopping,
                s.reduceOnPlateau(),
                clipping,
                s.initialWeights(),
                s.seed());
    }

    private static NetworkSpec batches(NetworkSpec s, int batchSize, boolean shuffle) {
        return new NetworkSpec(
                s.dataset(),
                s.layers(),
                s.loss(),
                s.metrics(),
                s.optimizer(),
                s.epochs(),
                batchSize,
                shuffle,
                s.earlyStopping(),
                s.reduceOnPlateau(),
                s.clipping(),
                s.initialWeights(),
                s.seed());
    }

    /** Else an engine could ignore it unseen. */
    @Test
    void theNumbersAreAboutEveryParameter() {
        Set<String> given = new TreeSet<>();
        Numbers.all().values().forEach(lesson -> {
            NetworkSpec spec = lesson.trial().network();
            note(given, spec.optimizer().orElseThrow());
            note(given, spec.loss());
            spec.metrics().forEach(it -> note(given, it));
            spec.layers().forEach(it -> note(given, it));
        });
        Set<String> all = new TreeSet<>();
        for (Kind kind : List.of(Kind.OPTIMIZER, Kind.SCHEDULE, Kind.ACTIVATION, Kind.LOSS, Kind.METRIC)) {
            for (ComponentType type : Vocabulary.of(kind)) {
                type.parameters().forEach(it -> all.add(type.name() + " " + it.name()));
            }
        }
        // a sum is one of mse, whatever the loss; the rate of a schedule is the optimizer's; custom is what its formula
        // says
        all.removeIf(it -> it.endsWith(" reduction") && !it.startsWith("mse") || it.startsWith("custom "));
        assertThat(given).containsAll(all);
    }

    private static void note(Set<String> given, Component component) {
        component.given().forEach((key, value) -> {
            given.add(component.name() + " " + key);
            if (value instanceof Component inner) {
                note(given, inner);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aWrongEngineIsCaught() {
        rows();
        numbers();
        ends();
        manners();
        return tests.values().stream();
    }

    private void rows() {
        String order = "rowsComeInAnotherOrderInEveryEpochAndRepeat";
        caught("never shuffles", WrongEngine.ofNetworks(it -> batches(it, it.batchSize(), false)), order);
        caught("always shuffles", WrongEngine.ofNetworks(it -> batches(it, it.batchSize(), true)), order);
        caught(
                "its order ignores the repeat",
                WrongEngine.ofTrials(it -> WrongEngine.with(it, it.network(), 1)),
                order);
        caught("one batch", WrongEngine.ofNetworks(it -> batches(it, NetworkSpec.FULL, it.shuffle())), NUMBERS);
        caught(
                "the same order in every epoch",
                WrongEngine.ofCompleted(it -> {
                    float[] loss = it.history().loss().clone();
                    Arrays.fill(loss, loss.length == 0 ? 0 : loss[loss.length - 1]);
                    return with(
                            it,
                            it.train(),
                            it.validation(),
                            it.test(),
                            history(it.history(), loss, it.history().metrics()),
                            it.predictions());
                }),
                order);
    }

    private static Completed with(
            Completed c,
            Scores train,
            Optional<Scores> validation,
            Optional<Scores> test,
            History history,
            Predictions predictions) {
        return new Completed(
                c.trialId(),
                c.epochs(),
                c.steps(),
                c.parameters(),
                train,
                validation,
                test,
                c.bestEpoch(),
                history,
                predictions,
                c.trajectory());
    }

    private static History history(History h, float[] loss, float[] metrics) {
        return new History(h.learningRate(), h.runningLoss(), loss, h.validationLoss(), metrics, h.validationMetrics());
    }

    private static Dataset parts(Dataset d, UnaryOperator<Part> train, UnaryOperator<Part> others) {
        return new Dataset(
                d.features(),
                d.outputs(),
                d.classes(),
                d.encoding(),
                train.apply(d.train()),
                d.validation().map(others),
                d.test().map(others),
                d.first(),
                d.digest());
    }

    private static Part unscaled(Part p) {
        return new Part(
                p.rows(),
                p.features(),
                p.outputs(),
                p.inputs(),
                p.targets(),
                p.targets(),
                TargetScaling.NONE,
                p.weights());
    }

    private static NetworkSpec unstarted(NetworkSpec s) {
        return layers(
                s,
                s.layers().stream()
                        .map(it -> it.is("dense") ? it.without("kernel_initializer") : it)
                        .toList());
    }

    private void numbers() {
        caught(
                "ignores initializers",
                WrongEngine.ofNetworks(ContractCatchesTest::unstarted),
                "initializersDrawWhatTheySay");
        caught(
                "metrics of 0",
                WrongEngine.ofCompleted(it -> {
                    float[] zeros = new float[it.train().metrics().length];
                    return with(
                            it,
                            new Scores(it.train().loss(), zeros),
                            it.validation(),
                            it.test(),
                            it.history(),
                            it.predictions());
                }),
                NUMBERS);
        caught(
                "a history with metrics of 0",
                WrongEngine.ofCompleted(it -> with(
                        it,
                        it.train(),
                        it.validation(),
                        it.test(),
                        history(
                                it.history(),
                                it.history().loss(),
                                new float[it.history().metrics().length]),
                        it.predictions())),
                NUMBERS);
        caught(
                "tests on training rows",
                WrongEngine.ofCompleted(it -> with(
                        it,
                        it.train(),
                        it.validation(),
                        it.test().map(t -> it.train()),
                        it.history(),
                        it.predictions())),
                NUMBERS);
        caught(
                "validates on training rows",
                WrongEngine.ofData(it -> new Dataset(
                        it.features(),
                        it.outputs(),
                        it.classes(),
                        it.encoding(),
                        it.train(),
                        it.validation().map(part -> it.train()),
                        it.test(),
                        it.first(),
                        it.digest())),
                NUMBERS);
        caught("rows without weights", WrongEngine.ofData(it -> parts(it, Fixtures::weighted, part -> part)), NUMBERS);
        caught(
                "validation and test rows without weights",
                WrongEngine.ofData(it -> parts(it, part -> part, Fixtures::weighted)),
                NUMBERS);
        caught(
                "metrics in the unit of training",
                WrongEngine.ofData(it -> parts(it, ContractCatchesTest::unscaled, ContractCatchesTest::unscaled)),
                NUMBERS);
        caught("predictions in the unit of training", WrongEngine.ofData(it -> it.with(unscaled(it.first()))), NUMBERS);
        caught(
                "an ε of adam that grows with t",
                WrongEngine.ofNetworks(it -> it.optimizer().isPresent()
                                && it.optimizer().get().is("adam")
                        ? optimizer(
                                it,
                                it.optimizer()
                                        .get()
                                        .with("epsilon", it.optimizer().get().real("epsilon") * 0.03))
                        : it),
                NUMBERS);
    }

    private void ends() {
        String stopping = "earlyStoppingWatchesTheNumberThatTheTrialNames";
        caught("monitors the loss", WrongEngine.ofNetworks(it -> monitoring(it, name -> "loss")), stopping);
        caught(
                "monitors the validation loss",
                WrongEngine.ofNetworks(it -> monitoring(it, name -> "val_loss")),
                stopping);
        caught(
                "monitors training rows",
                WrongEngine.ofNetworks(it -> monitoring(it, name -> name.replace("val_", ""))),
                stopping);
        caught(
                "the last finite loss is a batch's",
                WrongEngine.ofOutcomes(it ->
                        it instanceof Diverged d && d.history().epochs() > 0
                                ? new Diverged(
                                        d.trialId(),
                                        d.epoch(),
                                        d.step(),
                                        d.parameters(),
                                        d.history().runningLoss()[d.history().epochs() - 1],
                                        d.history(),
                                        d.trajectory())
                                : it),
                "theLastFiniteLossMayBeThatAfterAnEpoch");
    }

    private void manners() {
        String any = "theSameTrialHasTheSameOutcome";
        String rung = "aRungThatAnEarlierOneReachedAlreadyIsMeasuredAlone";
        caught("fails", WrongEngine.ofOutcomes(it -> new Failed(it.trialId(), "no")), any);
        told("ends in a thread of its own", any, it -> new Forwarding(it) {
            @Override
            public void finished(Trial trial, TrialOutcome outcome) {
                inAnotherThread(() -> super.finished(trial, outcome));
            }
        });
        told("tells epochs in a thread of its own", any, it -> new Forwarding(it) {
            @Override
            public void epochEnded(Trial trial, int epoch, float loss, float validationLoss) {
                inAnotherThread(() -> super.epochEnded(trial, epoch, loss, validationLoss));
            }
        });
        told("tells weights unasked", any, it -> new Forwarding(it) {
            @Override
            public boolean wantsParameters() {
                return true;
            }
        });
        String steps = "stepsAreThoseOfTheHistoryAndMoveNoBit";
        told("tells steps of all trials", steps, it -> new Forwarding(it) {
            @Override
            public boolean wantsSteps(Trial trial) {
                return true;
            }
        });
        told("tells steps that are not wanted", steps, it -> new Forwarding(it) {
            @Override
            public boolean wantsStepAt(Trial trial, long step) {
                return true;
            }
        });
        told("tells a step late", steps, it -> new Forwarding(it) {
            private final Map<String, TrainingStep> last = new LinkedHashMap<>();

            @Override
            public void step(Trial trial, TrainingStep step) {
                TrainingStep before = last.put(trial.id(), step);
                if (before != null) {
                    super.step(trial, before);
                }
            }
        });
        told("tells the batch's loss as the running one", steps, it -> new Forwarding(it) {
            @Override
            public void step(Trial trial, TrainingStep step) {
                super.step(
                        trial,
                        new TrainingStep(
                                step.epoch(),
                                step.step(),
                                step.learningRate(),
                                step.loss(),
                                step.gradientNorm(),
                                step.stepLength(),
                                step.loss(),
                                step.runningMetrics()));
            }
        });
        told("prints", "anEnginePrintsNothingAndLeavesNoFile", it -> new Forwarding(it) {
            @Override
            public void finished(Trial trial, TrialOutcome outcome) {
                System.out.println("hello");
                super.finished(trial, outcome);
            }
        });
        told("leaves a file", "anEnginePrintsNothingAndLeavesNoFile", it -> new Forwarding(it) {
            @Override
            public void finished(Trial trial, TrialOutcome outcome) {
                try {
                    File.createTempFile("left-by-a-test", ".txt", new File("").getAbsoluteFile())
                            .deleteOnExit();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                super.finished(trial, outcome);
            }
        });
        told("asks every second time", "anEngineAsksAtLeastOnceAnEpochWhetherToStop", it -> new Forwarding(it) {
            private int asked;

            @Override
            public boolean cancelled() {
                return asked++ % 2 == 1 && super.cancelled();
            }
        });
        told("checkpoints of no bytes", rung, it -> pausing(it, checkpoint -> new Changed(checkpoint, 0, 0)));
        told("checkpoints of another epoch", rung, it -> pausing(it, checkpoint -> new Changed(checkpoint, 1, 1)));
        caught(
                "changes checkpoints",
                new WrongEngine() {
                    @Override
                    TrainingListener between(TrainingListener listener) {
                        return pausing(listener, it -> new Changed(it, 0, it.bytes()));
                    }

                    @Override
                    public void train(Cohort cohort, TrainingListener listener) {
                        super.train(cohort, listener);
                        cohort.checkpoints().values().forEach(it -> ((Changed) it).epochs++);
                    }
                },
                "goingOnChangesNoCheckpoint");
    }

    private void told(String name, String test, UnaryOperator<TrainingListener> between) {
        caught(
                name,
                new WrongEngine() {
                    @Override
                    TrainingListener between(TrainingListener listener) {
                        return between.apply(listener);
                    }
                },
                test);
    }

    private static void inAnotherThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static TrainingListener pausing(TrainingListener listener, UnaryOperator<Checkpoint> altered) {
        return new Forwarding(listener) {
            @Override
            public void paused(Trial trial, Checkpoint checkpoint) {
                super.paused(trial, altered.apply(checkpoint));
            }
        };
    }

    /** A checkpoint that says something else than another. */
    private static final class Changed implements Checkpoint {
        private final Checkpoint checkpoint;
        private final long bytes;
        private int epochs;

        Changed(Checkpoint checkpoint, int epochs, long bytes) {
            this.checkpoint = checkpoint;
            this.epochs = epochs;
            this.bytes = bytes;
        }

        @Override
        public int epoch() {
            return checkpoint.epoch() + epochs;
        }

        @Override
        public long bytes() {
            return bytes;
        }
    }

    private static List<Method> contract() {
        List<Method> tests = new ArrayList<>();
        for (Class<?> type = EngineContract.class; type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(TestFactory.class)) {
                    tests.add(method);
                }
            }
        }
        return tests;
    }

    /** An engine that refuses all passes no test but that of its name, and skips all if it says so. */
    @TestFactory
    Stream<DynamicTest> anEngineThatRefusesAllPassesNothing() {
        Engine refuses = new Engine() {
            @Override
            public String name() {
                return "refuses";
            }

            @Override
            public void train(Cohort cohort, TrainingListener listener) {
                cohort.trials().forEach(it -> listener.finished(it, new Failed(it.id(), "no")));
            }
        };
        return contract().stream()
                .filter(it -> !it.getName().equals("hasAName"))
                .map(test -> dynamicTest(test.getName(), () -> {
                    assertThat(catchThrowable(() -> new Kit(refuses, Optional.empty()).run(test)))
                            .as("%s of an engine that refuses", test.getName())
                            .isInstanceOf(AssertionError.class);
                    assertThat(catchThrowable(() -> new Kit(refuses, Optional.of("no layers")).run(test)))
                            .as("%s of an engine that says that it refuses", test.getName())
                            .isInstanceOf(TestAbortedException.class)
                            .hasMessageContaining("no layers");
                    assertThat(catchThrowable(() -> new Kit(new ReferenceEngine(), Optional.of("no layers")).run(test)))
                            .as("%s of an engine that says that it refuses and doesn't", test.getName())
                            .isInstanceOf(AssertionError.class);
                }));
    }
}
