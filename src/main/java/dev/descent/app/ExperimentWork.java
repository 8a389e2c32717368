package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.engine.Checkpoint;
import dev.descent.engine.Engine;
import dev.descent.engine.training.Cohorts;
import dev.descent.engine.training.EstimatedTime;
import dev.descent.engine.training.TaskLength;
import dev.descent.executor.Base;
import dev.descent.executor.ExecutorFailed;
import dev.descent.executor.Task;
import dev.descent.executor.TaskTime;
import dev.descent.executor.TrialTask;
import dev.descent.executor.Work;
import dev.descent.executor.Worker;
import dev.descent.model.ReportSpec;
import dev.descent.model.Trial;
import dev.descent.worker.BuiltDatasets;
import dev.descent.worker.CarriedWork;
import dev.descent.worker.TrialWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Trials of an experiment as tasks, and which of them are under way. */
final class ExperimentWork implements Work {
    /** Descents are quick: as many go together, and where each task costs something as many as may. */
    private static final int DESCENTS = 64;

    private final Experiment experiment;
    private final Engine engine;
    private final BuiltDatasets data;
    private final ParkedTrials parked;
    private final List<Trial> trials;
    private final boolean predicting;
    /** By number, of tasks that were handed out and have no answer yet. */
    private final Map<Integer, Trial> handedOut = new ConcurrentHashMap<>();

    /**
     * Work.
     *
     * @param trials what is to be trained, each once
     * @param predicting whether predictions for whole parts are wanted
     */
    ExperimentWork(
            Experiment experiment,
            Engine engine,
            BuiltDatasets data,
            ParkedTrials parked,
            List<Trial> trials,
            boolean predicting) {
        this.experiment = experiment;
        this.engine = engine;
        this.data = data;
        this.parked = parked;
        this.trials = trials;
        this.predicting = predicting;
    }

    @Override
    public Base base() {
        List<Path> files = trials.get(0)
                .spec()
                .network()
                .map(network -> experiment.table(network.dataset().csv()).paths())
                .orElse(List.of());
        ReportSpec report = experiment.spec().report();
        try {
            return CarriedWork.base(engine, experiment.resolved(), report.firstRows(), report.part(), files);
        } catch (IOException e) {
            throw new ExecutorFailed(
                    "can't read what is to be carried to other machines: " + IoMessages.withFile(e)
                            + "; mend that and run again",
                    e);
        }
    }

    @Override
    public Iterator<Task> tasks(TaskTime time) {
        Iterator<List<Trial>> cohorts = experiment.spec().trainsNetworks()
                ? Cohorts.of(
                        trials,
                        trial -> parked.find(trial.id()).map(Checkpoint::epoch).orElse(0),
                        new TaskLength(
                                time.seconds(),
                                time.cores(),
                                time.overhead(),
                                trial -> EstimatedTime.of(trial.network(), data.of(trial))))
                : new Portions(trials, time.seconds() > 0 ? TaskLength.MOST_TRIALS : DESCENTS);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cohorts.hasNext();
            }

            @Override
            public Task next() {
                List<TrialTask> tasks = new ArrayList<>();
                for (Trial trial : cohorts.next()) {
                    handedOut.put(trial.number(), trial);
                    tasks.add(task(trial));
                }
                return new Task(predicting, tasks);
            }
        };
    }

    private TrialTask task(Trial trial) {
        return new TrialTask(
                trial.number(),
                trial.id(),
                trial.configuration(),
                experiment.settings().apply(trial.configuration()),
                trial.repeat(),
                trial.fold(),
                trial.untilEpoch());
    }

    @Override
    public Worker worker() {
        return new TrialWorker(
                TrialWorker.makingBy(experiment.maker()),
                engine,
                data::of,
                experiment.spec().report().part(),
                parked::find);
    }

    /** The trial that a task names, which is under way. */
    Trial underWay(TrialTask task) {
        return handedOut.get(task.number());
    }

    /** The trial that a task names is under way no more. */
    void ended(TrialTask task) {
        handedOut.remove(task.number());
    }

    /** A list in pieces of at most {@code size}. */
    private static final class Portions implements Iterator<List<Trial>> {
        private final List<Trial> all;
        private final int size;
        private int next;

        Portions(List<Trial> all, int size) {
            this.all = all;
            this.size = size;
        }

        @Override
        public boolean hasNext() {
            return next < all.size();
        }

        @Override
        public List<Trial> next() {
            List<Trial> portion = all.subList(next, Math.min(next + size, all.size()));
            next += portion.size();
            return portion;
        }
    }
}
