package dev.descent.report;

import dev.descent.data.Dataset;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.spec.ExperimentSpec;
import dev.descent.spec.NetworkSpec;
import dev.descent.spec.ReportSpec;
import dev.descent.spec.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Every report of one experiment. Making it walks over all trials once; each of the large files walks over them again as it is
 * written, so that no number of trials needs their outcomes in memory.
 *
 * <p>experiment.yaml is not among them: who knows the language writes it.
 */
public final class Reports {
    private static final String TRIALS = "trials.csv";
    private static final String SUMMARY = "summary.csv";
    private static final String HISTORY = "history.csv";
    private static final String PREDICTIONS = "predictions.csv";
    private static final String LAYERS = "layers.csv";
    private static final String TRAJECTORY = "trajectory.csv";
    private static final List<String> ALL = List.of(TRIALS, SUMMARY, HISTORY, PREDICTIONS, LAYERS, TRAJECTORY);

    private final Results results;
    private final ExperimentSpec experiment;
    private final Survey survey;
    private final Parts parts;
    private final Ranking ranking;
    private final List<Verdict> verdicts;

    private Reports(Results results) {
        this.results = results;
        this.experiment = results.experiment();
        this.survey = Survey.of(results);
        this.parts = survey.parts();
        this.ranking = new Ranking(experiment, survey);
        this.verdicts = new Expectations(results, parts, ranking).verdicts();
    }

    public static Reports of(Results results) {
        return new Reports(results);
    }

    /** How many trials completed. */
    public int completed() {
        return survey.count(Status.COMPLETED);
    }

    /** How many trials diverged. */
    public int diverged() {
        return survey.count(Status.DIVERGED);
    }

    /** How many trials failed. */
    public int failed() {
        return survey.count(Status.FAILED);
    }

    /** Whether the conditions of {@code expect} hold, in their order. */
    public List<Verdict> verdicts() {
        return verdicts;
    }

    /** The files that this experiment has. */
    public List<Report> files() {
        List<Report> files = new ArrayList<>();
        files.add(new Report(TRIALS, new TrialsCsv(results, parts)));
        files.add(new Report(SUMMARY, new SummaryCsv(experiment, ranking.standings())));
        Iterable<Trial> shown = shownInHistory();
        boolean history = experiment.report().history() != ReportSpec.History.NONE;
        if (parts.network()) {
            if (history) {
                files.add(new Report(HISTORY, new HistoryCsv(results, parts, shown)));
            }
            addPredictions(files);
            files.add(new Report(LAYERS, new LayersCsv(survey.networks().keySet())));
        } else if (history) {
            files.add(new Report(TRAJECTORY, new TrajectoryCsv(results, shown)));
        }
        return List.copyOf(files);
    }

    /** Writes every file that this experiment has and removes those that an earlier run had and it has not. */
    public void write(ReportFolder folder) throws IOException {
        List<Report> files = files();
        for (Report file : files) {
            folder.write(file.name(), file.content());
        }
        List<String> written = files.stream().map(Report::name).toList();
        for (String name : ALL) {
            if (!written.contains(name)) {
                folder.remove(name);
            }
        }
    }

    private Iterable<Trial> shownInHistory() {
        if (experiment.report().history() == ReportSpec.History.ALL) {
            return experiment.trials();
        }
        OptionalInt best = ranking.bestTrial();
        return best.isPresent() ? List.of(experiment.trials().get(best.getAsInt())) : List.of();
    }

    private void addPredictions(List<Report> files) {
        OptionalInt best = ranking.bestTrial();
        if (best.isEmpty()) {
            return;
        }
        Trial trial = experiment.trials().get(best.getAsInt());
        Dataset dataset = results.dataset(trial);
        Completed outcome = (Completed) results.outcome(trial);
        PredictionTable table = PredictionTable.of(
                (NetworkSpec) trial.spec(), dataset, results.firstRows(trial), outcome.predictions());
        if (!table.rows().isEmpty()) {
            files.add(new Report(PREDICTIONS, new PredictionsCsv(table)));
        }
    }
}
