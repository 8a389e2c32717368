package dev.descent.analysis;

import dev.descent.model.ExperimentSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.ReportSpec;
import dev.descent.model.Status;
import dev.descent.model.Trial;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that is known of an experiment once its trials have been walked over. What several reports say is found out once, when the first
 * of them asks. Safe for several threads.
 */
public final class Findings {
    private final Results results;
    private final TrialStatistics statistics;
    private final Ranking ranking;
    private final Comparisons comparisons;
    private final Baselines baselines;
    private final Expectations expectations;
    private final Optional<Judges> judges;
    private final Optional<Findings> tuning;
    private Optional<JudgedRows> judged = Optional.empty();
    private Optional<SavedNetwork> saved = Optional.empty();
    private Optional<MovingWeights> weights = Optional.empty();
    private Optional<LearnedFunction> function = Optional.empty();
    private Optional<StepHistory> steps = Optional.empty();
    /** Null until they are asked for. */
    private Optional<Competitors> competitors;
    /** Null until they are asked for. */
    private List<Verdict> verdicts;
    /** Null until it is asked for. */
    private String verdictLine;
    /** Null until they are asked for. */
    private List<String> warnings;
    /** Null until it is asked for. */
    private Optional<KeyImportance> importance;

    private Findings(Results results) {
        this.results = results;
        this.statistics = TrialStatistics.of(results);
        this.ranking = new Ranking(results.experiment(), statistics);
        this.comparisons = new Comparisons(results, statistics, ranking);
        this.baselines = new Baselines(results, ranking);
        this.expectations = new Expectations(
                results,
                statistics.parts(),
                ranking,
                comparisons,
                baselines,
                () -> competitors().filter(it -> it.comparison().studies() > 1).map(Competitors::overStudies));
        this.judges = Judges.of(results, statistics, ranking);
        this.tuning = results.tuning().map(Findings::of);
    }

    public static Findings of(Results results) {
        return new Findings(results);
    }

    /** What it was made from. */
    public Results results() {
        return results;
    }

    /** The first walk. */
    public TrialStatistics statistics() {
        return statistics;
    }

    /** What is known of the trials that these configurations were picked by; empty where nothing was picked before. */
    public Optional<Findings> tuning() {
        return tuning;
    }

    /** What became of competitors; empty where nothing competes. */
    public synchronized Optional<Competitors> competitors() {
        if (competitors == null) {
            competitors = Competitors.of(this);
        }
        return competitors;
    }

    /** Who is best. */
    public Ranking ranking() {
        return ranking;
    }

    /** Whether the best is better than the others by more than chance. */
    public Comparisons comparisons() {
        return comparisons;
    }

    /** What the best is held against beside them. */
    public Baselines baselines() {
        return baselines;
    }

    /** Whether the conditions hold. */
    public synchronized List<Verdict> verdicts() {
        if (verdicts == null) {
            verdicts = expectations.verdicts();
        }
        return verdicts;
    }

    /** Whose predictions show what the best makes of rows that it was not trained on; empty without a best or a network. */
    public Optional<Judges> judges() {
        return judges;
    }

    /**
     * The trials whose networks are saved, or would be: the one whose predictions are shown, or, of an ensemble, all of the best
     * configuration that completed. None without a best or a network.
     */
    public List<Trial> toSave() {
        if (judges.isEmpty() || !experiment().report().ensemble()) {
            return judges.map(it -> List.of(it.first())).orElse(List.of());
        }
        return ranking.best().orElseThrow().trials().stream()
                .filter(trial -> statistics.status(trial) == Status.COMPLETED)
                .map(this::trial)
                .toList();
    }

    /** What is saved; empty where nothing is, and as long as that is not known. */
    public synchronized Optional<SavedNetwork> saved() {
        return saved;
    }

    /** Tells what is saved. */
    public synchronized void tell(SavedNetwork network) {
        saved = Optional.of(network);
    }

    /** The trial whose weights, or whose function, are shown as they move; empty where none are asked for, without a best, or without a network. */
    public Optional<Trial> trialOfWeights() {
        ReportSpec report = experiment().report();
        return report.weights() || report.function() ? judges.map(Judges::first) : Optional.empty();
    }

    /** What its network says; empty as long as that is not known. */
    public synchronized Optional<LearnedFunction> function() {
        return function;
    }

    /** Tells what it says, or that it is not known. */
    public synchronized void tell(LearnedFunction learned) {
        function = Optional.of(learned);
    }

    /** How its weights moved; empty as long as that is not known. */
    public synchronized Optional<MovingWeights> weights() {
        return weights;
    }

    /** Tells how they moved, or that it is not known. */
    public synchronized void tell(MovingWeights moving) {
        weights = Optional.of(moving);
    }

    /** The steps of history.csv; empty where none are asked for, and as long as they are not known. */
    public synchronized Optional<StepHistory> steps() {
        return steps;
    }

    /** Tells them, or that they are not known. */
    public synchronized void tell(StepHistory history) {
        steps = Optional.of(history);
    }

    /** What they predict; empty as long as that is not known. */
    public synchronized Optional<JudgedRows> judged() {
        if (judged.isEmpty()) {
            judged = judges.flatMap(it -> JudgedRows.of(results, it));
        }
        return judged;
    }

    /** What came out, in a line. */
    public synchronized String verdictLine() {
        if (verdictLine == null) {
            verdictLine = VerdictLine.of(this);
        }
        return verdictLine;
    }

    /** What a reader should know before believing the tables, a sentence each. */
    public synchronized List<String> warnings() {
        if (warnings == null) {
            warnings = Warnings.of(this);
        }
        return warnings;
    }

    /** Which of the swept keys mattered, to the trials that configurations were picked by if some were; empty where there is too little to tell. */
    public synchronized Optional<KeyImportance> importance() {
        if (importance == null) {
            // Of competitors each has keys of its own.
            importance = results.competition().isPresent() ? Optional.empty() : KeyImportance.of(tuning.orElse(this));
            if (tuning.isPresent()) {
                importance.ifPresent(KeyImportance::tellOfPicking);
            }
        }
        return importance;
    }

    public ExperimentSpec experiment() {
        return results.experiment();
    }

    public Parts parts() {
        return statistics.parts();
    }

    public Trial trial(int index) {
        return experiment().trials().get(index);
    }

    /** The trial with the best value; empty if none has a value. */
    public Optional<Trial> bestTrial() {
        OptionalInt best = ranking.bestTrial();
        return best.isPresent() ? Optional.of(trial(best.getAsInt())) : Optional.empty();
    }

    /** The trial that stands for the experiment where one has to: the best, or the first if none has a value. */
    public Trial example() {
        OptionalInt best = ranking.bestTrial();
        return trial(best.isPresent() ? best.getAsInt() : 0);
    }

    /** The network of {@link #example()}; empty without one. */
    public Optional<NetworkTable> network() {
        Trial example = example();
        Optional<NetworkSpec> spec = example.spec().network();
        return spec.isPresent()
                ? Optional.of(NetworkTable.of(
                        spec.get(), results.dataset(example).features().size()))
                : Optional.empty();
    }

    /** The rows that predictions.csv shows; empty without a network, or if none are wanted. */
    public Optional<PredictionTable> predictions() {
        return judges.flatMap(it -> PredictionTable.of(this, it))
                .filter(table -> !table.rows().isEmpty());
    }
}
