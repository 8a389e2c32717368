package dev.descent.worker;

import dev.descent.config.TrialMaker;
import dev.descent.data.Dataset;
import dev.descent.engine.Checkpoint;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.WorkerPool;
import dev.descent.executor.Answer;
import dev.descent.executor.Answer.Lack;
import dev.descent.executor.Task;
import dev.descent.executor.TaskListener;
import dev.descent.executor.TrialTask;
import dev.descent.executor.Worker;
import dev.descent.model.BuiltInEngines;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Carries out the tasks of one experiment.
 *
 * <p>A cohort whose training throws is trained again trial by trial, so that one bad trial costs nobody else.
 */
public final class TrialWorker implements Worker {
    private final Function<TrialTask, Trial> trials;
    private final Engine engine;
    private final Function<Trial, Dataset> data;
    private final Optional<String> part;
    private final Function<String, Optional<Checkpoint>> checkpoints;

    /**
     * A worker.
     *
     * @param trials makes trials anew, with ids of its own
     * @param engine trains networks
     * @param data what a trial learns; the same object for all of a task
     * @param part the part that predictions are asked for, if one is
     * @param checkpoints what a trial goes on from, by its id
     */
    public TrialWorker(
            Function<TrialTask, Trial> trials,
            Engine engine,
            Function<Trial, Dataset> data,
            Optional<String> part,
            Function<String, Optional<Checkpoint>> checkpoints) {
        this.trials = trials;
        this.engine = engine;
        this.data = data;
        this.part = part;
        this.checkpoints = checkpoints;
    }

    /** Makes the trials of tasks from what these say. */
    public static Function<TrialTask, Trial> makingBy(TrialMaker maker) {
        return task -> maker.trial(
                task.number(), task.configuration(), task.settings(), task.repeat(), task.fold(), task.untilEpoch());
    }

    @Override
    public void carryOut(Task task, TaskListener listener, WorkerPool helpers) {
        Carrying carrying = new Carrying(task, listener);
        List<Trial> networks = new ArrayList<>();
        for (TrialTask asked : task.trials()) {
            Trial trial = trials.apply(asked);
            if (!trial.id().equals(asked.id())) {
                listener.answered(task, asked, otherId(asked, trial));
            } else if (trial.spec().network().isPresent()) {
                networks.add(trial);
            } else if (!listener.cancelled()) {
                carrying.answer(trial, FunctionTrials.answer(trial));
            }
        }
        if (!networks.isEmpty()) {
            train(networks, carrying, helpers);
        }
    }

    private void train(List<Trial> networks, Carrying carrying, WorkerPool helpers) {
        Cohort cohort;
        try {
            cohort = cohort(networks, carrying.task.predicting());
        } catch (OutOfMemoryError e) {
            Answer answer = notTrained(e);
            networks.forEach(trial -> carrying.answer(trial, answer));
            return;
        }
        train(cohort, carrying, helpers);
    }

    private Cohort cohort(List<Trial> networks, boolean predicting) {
        Dataset learned = data.apply(networks.get(0));
        Map<String, Checkpoint> known = new HashMap<>();
        for (Trial trial : networks) {
            checkpoints.apply(trial.id()).ifPresent(checkpoint -> known.put(trial.id(), checkpoint));
        }
        return new Cohort(predicting ? AskedRows.of(learned, part).asking() : learned, networks, known);
    }

    private void train(Cohort cohort, Carrying carrying, WorkerPool helpers) {
        try {
            engine.train(cohort, carrying, helpers);
        } catch (EngineBroke e) {
            throw e;
        } catch (Exception | Error e) {
            if (Thrown.isOfTheMachine(e) && !(e instanceof OutOfMemoryError)) {
                throw e;
            }
            if (carrying.failure != null) {
                throw carrying.failure;
            }
            List<Trial> unfinished = cohort.trials().stream()
                    .filter(trial -> !carrying.answered.contains(trial.number()))
                    .toList();
            if (cohort.trials().size() > 1) {
                unfinished.forEach(trial -> train(cohort.of(List.of(trial)), carrying, helpers));
            } else if (!unfinished.isEmpty()) {
                carrying.answer(unfinished.get(0), answer(reason(e), e));
            }
        }
    }

    private String reason(Throwable e) {
        return BuiltInEngines.has(engine.name()) ? Thrown.withoutMessage("engine", e) : Thrown.sentence("engine", e);
    }

    /** What becomes of a trial that threw by itself. */
    static Answer answer(String reason, Throwable e) {
        return e instanceof OutOfMemoryError || e instanceof LinkageError
                ? notTrained(e)
                : new Answer.Threw(reason, Thrown.trace(e));
    }

    private static Answer notTrained(Throwable e) {
        return e instanceof OutOfMemoryError
                ? new Answer.NotTrained(
                        Lack.MEMORY,
                        "the heap is too small for it; give Java more memory (-Xmx) and run again",
                        Thrown.trace(e))
                : new Answer.NotTrained(
                        Lack.LIBRARY, "a library it needs is missing: " + e.getMessage(), Thrown.trace(e));
    }

    private static Answer otherId(TrialTask asked, Trial trial) {
        return new Answer.NotTrained(
                Lack.SAMENESS,
                "its id is " + trial.id() + " where it was to be trained, but " + asked.id()
                        + " where the sweep was expanded",
                "");
    }

    /** A task that is carried out: what the engine tells, told of the task's trials. It keeps a listener's own exceptions apart. */
    private static final class Carrying implements TrainingListener {
        private final Task task;
        private final TaskListener listener;
        /** By number. */
        private final Map<Integer, TrialTask> all = new HashMap<>();
        /** Those that have an answer. */
        private final Set<Integer> answered = new HashSet<>();

        private RuntimeException failure;

        Carrying(Task task, TaskListener listener) {
            this.task = task;
            this.listener = listener;
            task.trials().forEach(trial -> all.put(trial.number(), trial));
        }

        void answer(Trial trial, Answer answer) {
            tell(() -> listener.answered(task, all.get(trial.number()), answer));
            answered.add(trial.number());
        }

        @Override
        public void epochEnded(Trial trial, int epoch, float loss, float validationLoss) {
            tell(() -> listener.epochEnded(all.get(trial.number()), epoch, loss, validationLoss));
        }

        @Override
        public void finished(Trial trial, TrialOutcome outcome) {
            answer(trial, Answer.Ended.of(outcome));
        }

        @Override
        public void paused(Trial trial, Checkpoint checkpoint) {
            tell(() -> listener.paused(all.get(trial.number()), checkpoint));
        }

        private void tell(Runnable event) {
            try {
                event.run();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public boolean cancelled() {
            return listener.cancelled();
        }
    }
}
