package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Trains what is not known of the round under way, while listeners watch. */
final class RoundTraining implements Closeable {
    private final Experiment experiment;
    private final ExperimentSpec spec;
    private final EngineJournal outcomes;
    private final Rounds rounds;
    private final RunListener listener;
    private final ParkedTrials parked;
    private final JournaledTraining training;
    private Optional<Watch> watch = Optional.empty();

    RoundTraining(
            Experiment experiment,
            EngineJournal outcomes,
            Rounds rounds,
            DatasetCache data,
            PartRecords parts,
            RunLog log,
            RunContext context) {
        this.experiment = experiment;
        this.spec = experiment.spec();
        this.outcomes = outcomes;
        this.rounds = rounds;
        this.listener = context.listener();
        this.parked = new ParkedTrials(context.parking());
        this.training = new JournaledTraining(experiment, outcomes, data, parts, parked, log, context);
    }

    /** Trains some trials of the round, with rounds before and behind it; whether each has an outcome then. */
    boolean train(List<Trial> some) throws IOException, Stopped {
        PendingTrials work = begin(some, rounds.isLast());
        return train(work, asks(work), RoundWork.of(experiment, rounds, work, parked));
    }

    /** Trains some trials of the round, and nothing after it; whether each has an outcome then. */
    boolean trainAlone(List<Trial> some) throws IOException, Stopped {
        PendingTrials work = begin(some, true);
        return train(work, asks(work), RoundWork.alone(experiment, work));
    }

    /** Trains trials that have an outcome, for their predictions; whether each has them then. */
    boolean trainAgain(List<Trial> lacking, int others) throws IOException, Stopped {
        PendingTrials work = new PendingTrials(lacking, others);
        return train(work, true, RoundWork.alone(experiment, work));
    }

    /** No round follows. */
    void endRounds() {
        parked.endRounds();
    }

    /** What this machine could not train, a sentence each. */
    List<String> notTrainedHere() {
        return training.notTrainedHere();
    }

    private PendingTrials begin(List<Trial> some, boolean last) {
        PendingTrials work = PendingTrials.of(some, outcomes);
        if (!work.trials().isEmpty()) {
            lookAtKnown(some);
        }
        parked.beginRound(work.trials(), last);
        return work;
    }

    /** Whether predictions for whole parts are asked for at once. */
    private boolean asks(PendingTrials work) {
        return spec.trainsNetworks() && !work.trials().isEmpty() && PartRecords.areOfEveryTrial(rounds.current());
    }

    /** Trials that are known already count when the best is told. */
    private void lookAtKnown(List<Trial> trials) {
        for (Trial trial : trials) {
            outcomes.find(trial).ifPresent(outcome -> training.best().add(trial, outcome));
        }
    }

    private boolean train(PendingTrials work, boolean asking, RoundWork amount) throws IOException, Stopped {
        close();
        Watch next = new Watch(experiment, rounds, outcomes, work, amount, training);
        watch = Optional.of(next);
        listener.started(next);
        return training.train(work, asking);
    }

    /** Nobody watches any more. */
    @Override
    public void close() {
        watch.ifPresent(Watch::close);
    }
}
