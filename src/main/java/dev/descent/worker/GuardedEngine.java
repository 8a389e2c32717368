package dev.descent.worker;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.WorkerPool;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * An engine that somebody else wrote, held to its contract: what it tells is looked at before anybody believes it, and what it breaks is
 * told as its own fault. The built-in engines, which tests hold to theirs, are not guarded.
 */
final class GuardedEngine implements Engine {
    private final String name;
    private final Engine engine;

    /** @param name what it said when it was found; it is not asked again */
    GuardedEngine(String name, Engine engine) {
        this.name = name;
        this.engine = engine;
    }

    /** What is guarded; an engine that is not guarded as it is. */
    static Engine unguarded(Engine engine) {
        return engine instanceof GuardedEngine guarded ? guarded.engine : engine;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<String> obstacle() {
        return asked("obstacle()", engine::obstacle);
    }

    @Override
    public Optional<String> obstacle(Trial trial) {
        return asked("obstacle(Trial)", () -> engine.obstacle(trial));
    }

    /** An engine that can't even say whether it can be used can't. */
    private static Optional<String> asked(String method, Supplier<Optional<String>> obstacle) {
        try {
            Optional<String> why = obstacle.get();
            if (why == null) {
                return Optional.of("its " + method + " returned null");
            }
            return why.map(it -> it.isBlank() ? "it does not say why" : EngineGuard.line(it));
        } catch (RuntimeException | Error e) {
            if (Thrown.isOfTheMachine(e)) {
                throw e;
            }
            return Optional.of("its " + method + " threw " + Thrown.said(e));
        }
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        train(cohort, listener, engine::train);
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener, WorkerPool workers) {
        train(cohort, listener, (trials, guard) -> engine.train(trials, guard, workers));
    }

    /** Trials that it says it can't train fail without it: those of later rounds, that nobody could ask about before the run. */
    private void train(Cohort cohort, TrainingListener listener, BiConsumer<Cohort, TrainingListener> training) {
        List<Trial> trials = new ArrayList<>();
        for (Trial trial : cohort.trials()) {
            Optional<String> obstacle = obstacle(trial);
            if (obstacle.isEmpty()) {
                trials.add(trial);
            } else {
                listener.finished(
                        trial, new TrialOutcome.Failed(trial.id(), "the engine can't train it: " + obstacle.get()));
            }
        }
        if (!trials.isEmpty()) {
            guarded(cohort.of(trials), listener, training);
        }
    }

    private void guarded(Cohort cohort, TrainingListener listener, BiConsumer<Cohort, TrainingListener> training) {
        EngineGuard guard = new EngineGuard(name, cohort, listener);
        try {
            training.accept(cohort, guard);
        } catch (Throwable e) {
            // It may have made another exception of the guard's.
            guard.throwIfBroken();
            throw e;
        } finally {
            guard.close();
        }
        guard.throwIfBroken();
        guard.throwIfUntold();
    }
}
