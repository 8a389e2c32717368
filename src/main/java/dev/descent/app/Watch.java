package dev.descent.app;

import dev.descent.analysis.BestSoFar;
import dev.descent.config.Experiment;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.output.html.LivePage;
import dev.descent.output.html.WaitingPage;
import dev.descent.sweep.Bounds;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What listeners are given to watch a round of an experiment while it trains: how much there is to train, the best trial so far, and
 * a report page over the trials that the journal has. When the round ends it is closed, and there is no page any more.
 */
final class Watch implements RunningExperiment {
    private final Experiment experiment;
    private final ExperimentSpec spec;
    private final Bounds bounds;
    private final int round;
    private final List<Trial> trials;
    /** Those of the rounds before, which stand until one of this round has ended. */
    private final List<Trial> before;

    private final List<Trial> current;
    private final EngineJournal outcomes;
    private final PendingTrials work;
    private final BestSoFar best;
    private final RoundWork amount;
    private final JournaledTraining training;
    private final boolean again;
    private final boolean confirms;
    private DatasetCache data;
    private boolean closed;

    /**
     * Begins.
     *
     * @param work of the round under way
     * @param amount how much that is
     */
    Watch(
            Experiment experiment,
            Rounds rounds,
            EngineJournal outcomes,
            PendingTrials work,
            RoundWork amount,
            JournaledTraining training) {
        this.experiment = experiment;
        this.spec = rounds.experiment();
        this.bounds = rounds.bounds();
        this.round = rounds.number();
        this.confirms = rounds.isConfirming();
        this.trials = isCompared() ? rounds.judged() : rounds.trials();
        this.before = isCompared() || round == 1 ? trials : rounds.before();
        this.current = rounds.current();
        this.outcomes = outcomes;
        this.work = work;
        this.best = training.best();
        this.training = training;
        this.again = !work.trials().isEmpty() && outcomes.contains(work.trials().get(0));
        this.amount = amount;
    }

    @Override
    public ExperimentSpec experiment() {
        return experiment.spec();
    }

    @Override
    public Bounds bounds() {
        return bounds;
    }

    @Override
    public int round() {
        return round;
    }

    @Override
    public int toTrain() {
        return work.trials().size();
    }

    @Override
    public int known() {
        return work.known();
    }

    @Override
    public RoundWork work() {
        return amount;
    }

    @Override
    public List<TrialUnderWay> underWay() {
        return training.underWay().list();
    }

    @Override
    public OptionalInt workers() {
        return training.workers();
    }

    @Override
    public boolean again() {
        return again;
    }

    @Override
    public Optional<String> best() {
        return best.text();
    }

    @Override
    public synchronized Optional<String> page() throws IOException {
        if (closed) {
            return Optional.empty();
        }
        boolean begun = current.stream().anyMatch(outcomes::contains);
        List<Trial> ended =
                (begun ? trials : before).stream().filter(outcomes::contains).toList();
        if (ended.isEmpty()) {
            StringBuilder page = new StringBuilder();
            new WaitingPage(spec).write(page);
            return Optional.of(page.toString());
        }
        if (data == null) {
            // Not the run's own: what it keeps is for the trials that train now.
            data = new DatasetCache(experiment);
        }
        StringBuilder page = new StringBuilder();
        ExperimentSpec some = some(ended);
        new LivePage(new StoredResults(experiment, some, outcomes, data, List.of()).underWay()).write(page);
        return Optional.of(page.toString());
    }

    private boolean isCompared() {
        return spec.search().comparison().isPresent();
    }

    /** The experiment with some trials; of a comparison those of a phase, by what it goes by. */
    private ExperimentSpec some(List<Trial> ended) {
        if (isCompared()) {
            return confirms ? spec.alsoConfirming(ended) : spec.searching(ended);
        }
        return spec.only(ended);
    }

    /** Lets go of the journal; waits for a page that is being made. */
    synchronized void close() {
        closed = true;
    }
}
