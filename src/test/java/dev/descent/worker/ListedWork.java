package dev.descent.worker;

import dev.descent.data.Dataset;
import dev.descent.engine.Checkpoint;
import dev.descent.engine.Engine;
import dev.descent.executor.Base;
import dev.descent.executor.Task;
import dev.descent.executor.TaskTime;
import dev.descent.executor.TrialTask;
import dev.descent.executor.Work;
import dev.descent.executor.Worker;
import dev.descent.model.Trial;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Trials that are no experiment's, in this process alone: cohorts that learn one dataset. */
public record ListedWork(List<List<Trial>> cohorts, Dataset data, Engine engine, Map<String, Checkpoint> checkpoints)
        implements Work {
    public ListedWork(List<List<Trial>> cohorts, Dataset data, Engine engine) {
        this(cohorts, data, engine, Map.of());
    }

    @Override
    public Base base() {
        throw new AssertionError("nothing is carried anywhere");
    }

    @Override
    public Iterator<Task> tasks(TaskTime time) {
        return cohorts.stream().map(ListedWork::task).iterator();
    }

    /** A cohort as a task. */
    public static Task task(List<Trial> cohort) {
        return new Task(
                false,
                cohort.stream()
                        .map(trial -> new TrialTask(
                                trial.number(),
                                trial.id(),
                                trial.configuration(),
                                List.of(),
                                trial.repeat(),
                                trial.fold(),
                                trial.untilEpoch()))
                        .toList());
    }

    @Override
    public Worker worker() {
        Map<Integer, Trial> byNumber = new HashMap<>();
        cohorts.forEach(cohort -> cohort.forEach(trial -> byNumber.put(trial.number(), trial)));
        Function<TrialTask, Trial> trials = task -> byNumber.get(task.number());
        return new TrialWorker(
                trials, engine, trial -> data, Optional.empty(), id -> Optional.ofNullable(checkpoints.get(id)));
    }
}
