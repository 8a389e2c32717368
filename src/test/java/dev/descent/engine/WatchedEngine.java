package dev.descent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.Dataset;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Assumptions;

/**
 * An engine as the tests of the contract train with it. A test whose trials it says it refuses is skipped, once it has refused them;
 * any other trial must not fail, and whatever it tells must be told by the right thread and to someone who wants it.
 */
final class WatchedEngine implements Engine {
    private final Engine engine;
    private final BiFunction<NetworkSpec, Dataset, Optional<String>> refusal;

    /** @param refusal why the engine doesn't train a network on some data; empty if it does */
    WatchedEngine(Engine engine, BiFunction<NetworkSpec, Dataset, Optional<String>> refusal) {
        this.engine = engine;
        this.refusal = refusal;
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        trained(cohort.data(), cohort.trials(), cohort.trials().size());
        Watch watch = new Watch(cohort, listener);
        engine.train(cohort, watch);
        watch.assertNoFaults();
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener, WorkerPool workers) {
        trained(cohort.data(), cohort.trials(), cohort.trials().size());
        Watch watch = new Watch(cohort, listener);
        engine.train(cohort, watch, watch.lending(workers));
        watch.assertNoFaults();
    }

    /**
     * The trials that the engine doesn't refuse; the test is skipped if they are too few.
     *
     * @param fewest how many there must be
     */
    List<Trial> trained(Dataset data, List<Trial> trials, int fewest) {
        List<Trial> trained =
                trials.stream().filter(it -> refusal(data, it).isEmpty()).toList();
        if (trained.size() < fewest) {
            Trial first = trials.stream()
                    .filter(it -> !trained.contains(it))
                    .findFirst()
                    .orElseThrow();
            Assumptions.abort("the engine " + name() + " refuses it: "
                    + refusal(data, first).orElseThrow());
        }
        return trained;
    }

    /** What the engine says, which it is held to. */
    private Optional<String> refusal(Dataset data, Trial trial) {
        Optional<String> reason = refusal.apply(trial.network(), data);
        if (reason.isPresent()) {
            RecordingListener listener = new RecordingListener();
            try {
                engine.train(new Cohort(data, List.of(trial)), listener);
            } catch (RuntimeException e) {
                return reason;
            }
            assertThat(listener.outcomes().get(trial.id()))
                    .as("outcome of a trial that the engine says it refuses: %s", reason.get())
                    .isInstanceOf(TrialOutcome.Failed.class);
        }
        return reason;
    }

    /** Hands on what an engine tells and notes what it must not do: an engine may swallow what a listener throws. */
    private static final class Watch implements TrainingListener {
        private final Cohort cohort;
        private final TrainingListener listener;
        private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
        private final Map<String, Integer> epochs = new ConcurrentHashMap<>();
        private final Queue<String> faults = new ConcurrentLinkedQueue<>();

        Watch(Cohort cohort, TrainingListener listener) {
            this.cohort = cohort;
            this.listener = listener;
            threads.add(Thread.currentThread());
        }

        /** Workers whose threads may speak as well. */
        WorkerPool lending(WorkerPool workers) {
            return new WorkerPool() {
                @Override
                public int size() {
                    return workers.size();
                }

                @Override
                public void run(int parts, IntConsumer work) {
                    workers.run(parts, part -> {
                        threads.add(Thread.currentThread());
                        work.accept(part);
                    });
                }
            };
        }

        void assertNoFaults() {
            assertThat(faults).as("what the engine must not do").isEmpty();
        }

        private void note(boolean good, String fault) {
            if (!good) {
                faults.add(fault);
            }
        }

        private void noteThread(String method, Trial trial) {
            noteThread(method);
            note(cohort.trials().contains(trial), method + " is told of a trial that is none of the cohort's");
        }

        private void noteThread(String method) {
            note(threads.contains(Thread.currentThread()), method + " is called from a thread that was not lent");
        }

        @Override
        public void epochEnded(Trial trial, int epoch, float loss, float validationLoss) {
            noteThread("epochEnded", trial);
            listener.epochEnded(trial, epoch, loss, validationLoss);
        }

        @Override
        public boolean wantsParametersAt(Trial trial, int epoch) {
            return listener.wantsParametersAt(trial, epoch);
        }

        @Override
        public void parameters(Trial trial, int epoch, float[] parameters) {
            noteThread("parameters", trial);
            listener.parameters(trial, epoch, parameters);
        }

        @Override
        public boolean wantsSteps(Trial trial) {
            return listener.wantsSteps(trial);
        }

        @Override
        public boolean wantsStepAt(Trial trial, long step) {
            return listener.wantsStepAt(trial, step);
        }

        @Override
        public void step(Trial trial, TrainingStep step) {
            noteThread("step", trial);
            note(listener.wantsSteps(trial), "a step is told to a listener that wants none of the trial");
            note(listener.wantsStepAt(trial, step.step()), "a step is told to a listener that does not want it");
            listener.step(trial, step);
        }

        @Override
        public boolean wantsParameters() {
            return listener.wantsParameters();
        }

        @Override
        public void kept(Trial trial, float[] parameters) {
            noteThread("kept", trial);
            note(listener.wantsParameters(), "kept is told to a listener that wants no parameters");
            listener.kept(trial, parameters);
        }

        @Override
        public void finished(Trial trial, TrialOutcome outcome) {
            noteThread("finished", trial);
            if (outcome instanceof TrialOutcome.Failed failed) {
                faults.add("trial " + trial.number() + " fails, which refusal(…) doesn't say: " + failed.reason());
            }
            epochs.put(trial.id(), outcome.history().epochs());
            listener.finished(trial, outcome);
        }

        @Override
        public void paused(Trial trial, Checkpoint checkpoint) {
            noteThread("paused", trial);
            note(checkpoint.bytes() > 0, "a checkpoint says that it takes " + checkpoint.bytes() + " bytes");
            int epoch = epochs.getOrDefault(trial.id(), -1);
            note(
                    checkpoint.epoch() == epoch,
                    "a checkpoint after epoch " + epoch + " says epoch " + checkpoint.epoch());
            listener.paused(trial, checkpoint);
        }

        @Override
        public boolean cancelled() {
            noteThread("cancelled");
            return listener.cancelled();
        }
    }
}
