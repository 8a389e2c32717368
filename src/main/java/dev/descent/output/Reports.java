package dev.descent.output;

import dev.descent.analysis.AgainstBaselines;
import dev.descent.analysis.Competition;
import dev.descent.analysis.Confirmed;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Headline;
import dev.descent.analysis.Judges;
import dev.descent.analysis.LearnedFunction;
import dev.descent.analysis.MovingWeights;
import dev.descent.analysis.Parts;
import dev.descent.analysis.PredictionTable;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.Results;
import dev.descent.analysis.SavedNetwork;
import dev.descent.analysis.StepHistory;
import dev.descent.analysis.Verdict;
import dev.descent.analysis.VerdictLine;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.ReportSpec;
import dev.descent.model.Trial;
import dev.descent.output.csv.BaselinesCsv;
import dev.descent.output.csv.ComparisonsCsv;
import dev.descent.output.csv.CompetitorsCsv;
import dev.descent.output.csv.FunctionCsv;
import dev.descent.output.csv.HistoryCsv;
import dev.descent.output.csv.LayersCsv;
import dev.descent.output.csv.PredictionsCsv;
import dev.descent.output.csv.StepsCsv;
import dev.descent.output.csv.SummaryCsv;
import dev.descent.output.csv.TrajectoryCsv;
import dev.descent.output.csv.TrialsCsv;
import dev.descent.output.csv.WeightsCsv;
import dev.descent.output.html.HtmlPage;
import dev.descent.output.plots.Picture;
import dev.descent.output.plots.Pictures;
import dev.descent.output.report.ReportPage;
import dev.descent.output.text.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Every report of one experiment. Making it walks over all trials once; each of the large files walks over them again as it is
 * written, so that no number of trials needs their outcomes in memory.
 *
 * <p>experiment.yaml is not among them: who knows the language writes it.
 */
public final class Reports {
    private static final String PAGE = "report.md";
    private static final String HTML = "report.html";
    private static final String TRIALS = "trials.csv";
    private static final String TUNING = "tuning.csv";
    private static final String UNTUNED = "untuned.csv";
    private static final String COMPETITORS = "competitors.csv";
    private static final String SUMMARY = "summary.csv";
    private static final String COMPARISONS = "comparisons.csv";
    private static final String BASELINES = "baselines.csv";
    private static final String HISTORY = "history.csv";
    private static final String PREDICTIONS = "predictions.csv";
    private static final String LAYERS = "layers.csv";
    private static final String WEIGHTS = "weights.csv";
    private static final String FUNCTION = "function.csv";
    private static final String TRAJECTORY = "trajectory.csv";
    private static final List<String> ALL = List.of(
            PAGE,
            HTML,
            TRIALS,
            TUNING,
            UNTUNED,
            COMPETITORS,
            SUMMARY,
            COMPARISONS,
            BASELINES,
            HISTORY,
            PREDICTIONS,
            LAYERS,
            WEIGHTS,
            FUNCTION,
            TRAJECTORY);

    private final Findings findings;
    private final Results results;
    private final ExperimentSpec experiment;

    private Reports(Findings findings) {
        this.findings = findings;
        this.results = findings.results();
        this.experiment = findings.experiment();
    }

    public static Reports of(Results results) {
        return new Reports(Findings.of(results));
    }

    /** Why there is nothing to rank; empty if a trial has a value to be ranked by. */
    public Optional<String> nothing() {
        return VerdictLine.nothing(findings);
    }

    /** What came out, in one line without markup. */
    public String verdictLine() {
        return findings.verdictLine();
    }

    /** How many things a reader should know before believing the tables. */
    public int toBearInMind() {
        return findings.warnings().size();
    }

    /** What came out, as the index over all experiments has it. */
    public Headline headline() {
        return Headline.of(findings);
    }

    /** The number of the best configuration, from 1; empty of a single one, or where none has a value. */
    public OptionalInt bestOfSeveral() {
        Optional<RankedConfiguration> best = findings.ranking().bestOfSeveral();
        return best.isPresent() ? OptionalInt.of(best.get().number()) : OptionalInt.empty();
    }

    /** The comment at the head of best.yaml. */
    public String bestOfWhat() {
        Optional<String> competitors =
                findings.competitors().map(it -> it.text().population());
        if (competitors.isPresent()) {
            return "# Made from the results of " + experiment.name() + ": of " + competitors.get() + ", the first by "
                    + experiment.report().rankBy()
                    + ", alone.\n# Its repeats are those that tuned, with the ids that they have in " + TUNING
                    + " there.\n";
        }
        return "# Made from the results of " + experiment.name() + ": the best of "
                + Optional.<String>empty()
                        .or(() -> Confirmed.of(findings).map(Confirmed::population))
                        .orElse(findings.ranking().all().size() + " configurations")
                + " by "
                + experiment.report().rankBy()
                + ", alone.\n# Its trials "
                + (findings.tuning().isPresent() && findings.competitors().isEmpty()
                        ? "are not those that confirm but those that it was picked by, with"
                        : "have")
                + " the ids that they have in " + (findings.tuning().isPresent() ? TUNING : TRIALS)
                + " there.\n";
    }

    /** Whether the conditions of {@code expect} hold, in their order. */
    public List<Verdict> verdicts() {
        return findings.verdicts();
    }

    /** How many trials there are, those of one id counted once. */
    public int distinctTrials() {
        return findings.statistics().distinct();
    }

    /** The trials whose predictions are shown; files tell what is known of these when they are made. */
    public List<Trial> predicting() {
        return findings.judges().map(Judges::trials).orElse(List.of());
    }

    /** The trials whose networks are to be saved. */
    public List<Trial> toSave() {
        return experiment.report().models().isEmpty() && !experiment.report().ensemble()
                ? List.of()
                : findings.toSave();
    }

    /** The names of the files that hold trained networks. */
    public List<String> saved() {
        return findings.saved().map(SavedNetwork::files).orElse(List.of());
    }

    /** Tells what is saved, before the files are made. */
    public void tell(SavedNetwork network) {
        findings.tell(network);
    }

    /** The trial whose weights are shown as they move. */
    public Optional<Trial> trialOfWeights() {
        return findings.trialOfWeights();
    }

    /** Tells how they moved, before the files are made. */
    public void tell(LearnedFunction function) {
        findings.tell(function);
    }

    public void tell(MovingWeights weights) {
        findings.tell(weights);
    }

    /** The trials whose steps history.csv tells of. */
    public List<Trial> trialsOfSteps() {
        if (!experiment.report().trainsAgainForHistory() || !findings.parts().network()) {
            return List.of();
        }
        return shownInHistory().stream()
                .filter(trial -> !(results.outcome(trial) instanceof TrialOutcome.Failed))
                .toList();
    }

    /** Tells them, before the files are made. */
    public void tell(StepHistory steps) {
        findings.tell(steps);
    }

    /** The files that this experiment has, those that take longest first. */
    public List<Report> files() {
        List<Report> files = new ArrayList<>();
        Parts parts = findings.parts();
        List<Picture> pictures = Pictures.of(findings);
        List<Trial> shown = shownInHistory();
        boolean history = experiment.report().history() != ReportSpec.History.NONE;
        if (parts.network() && history && findings.statistics().trains()) {
            history(parts, shown).ifPresent(content -> files.add(new Report(HISTORY, content)));
        }
        if (!parts.network() && history) {
            files.add(new Report(TRAJECTORY, new TrajectoryCsv(results, shown)));
        }
        int placeOfPage = files.size();
        files.add(new Report(PAGE, new ReportPage(findings, pictures)));
        Optional<Competition> competition = results.competition();
        files.add(new Report(
                TRIALS, new TrialsCsv(competition.map(Competition::confirming).orElse(results), parts)));
        if (competition.isPresent()) {
            files.add(new Report(TUNING, new TrialsCsv(competition.get().tuning(), parts.withoutTest())));
            files.add(new Report(
                    COMPETITORS, new CompetitorsCsv(findings.competitors().orElseThrow())));
            competition
                    .get()
                    .untuned()
                    .ifPresent(untuned -> files.add(new Report(UNTUNED, new TrialsCsv(untuned, parts))));
        } else if (findings.tuning().isPresent()) {
            Findings tuning = findings.tuning().get();
            files.add(new Report(TUNING, new TrialsCsv(tuning.results(), tuning.parts())));
        }
        files.add(new Report(SUMMARY, new SummaryCsv(findings)));
        if (!findings.comparisons().ofBest().isEmpty() || comparesBaselines()) {
            files.add(new Report(COMPARISONS, new ComparisonsCsv(findings)));
        }
        if (!findings.baselines().all().isEmpty()) {
            files.add(new Report(BASELINES, new BaselinesCsv(findings)));
        }
        if (parts.network()) {
            Optional<PredictionTable> predictions = findings.predictions();
            if (predictions.isPresent()) {
                files.add(new Report(PREDICTIONS, new PredictionsCsv(predictions.get())));
            }
            files.add(new Report(
                    LAYERS, new LayersCsv(findings.statistics().networks().keySet())));
            findings.weights()
                    .filter(MovingWeights::isKnown)
                    .ifPresent(weights -> files.add(new Report(WEIGHTS, new WeightsCsv(weights))));
            findings.function()
                    .filter(function -> function.question().isPresent())
                    .ifPresent(function -> files.add(new Report(FUNCTION, new FunctionCsv(function))));
        }
        List<String> names = new ArrayList<>(files.stream().map(Report::name).toList());
        names.add("experiment.yaml");
        bestOfSeveral().ifPresent(best -> names.add("best.yaml"));
        names.addAll(saved());
        files.add(placeOfPage, new Report(HTML, new HtmlPage(findings, pictures, names, false)));
        for (Picture picture : pictures) {
            files.add(new Report(picture.file(), picture));
        }
        return List.copyOf(files);
    }

    /** Writes every file that this experiment has and removes those that an earlier run had and it has not. */
    public void write(ReportFolder folder) throws IOException {
        List<Report> files = files();
        List<String> written = new ArrayList<>();
        for (Report file : files) {
            folder.write(file.name(), file.content());
            written.add(file.name());
        }
        for (List<String> known : List.of(ALL, Pictures.FILES)) {
            for (String name : known) {
                if (!written.contains(name)) {
                    folder.remove(name);
                }
            }
        }
    }

    /** Of a single trial nothing is compared. */
    private boolean comparesBaselines() {
        return findings.statistics().trials() > 1 && new AgainstBaselines(findings).hasPairs();
    }

    /** Empty where a row a step is asked for and steps are not known. */
    private Optional<Content> history(Parts parts, List<Trial> shown) {
        Optional<StepHistory> known = findings.steps().filter(StepHistory::isKnown);
        return experiment.report().history() == ReportSpec.History.STEPS
                ? known.map(steps -> new StepsCsv(results, parts, shown, steps))
                : Optional.of(new HistoryCsv(results, parts, shown, known));
    }

    private List<Trial> shownInHistory() {
        ReportSpec.History history = experiment.report().history();
        if (history == ReportSpec.History.ALL || history == ReportSpec.History.STEPS) {
            return experiment.trials();
        }
        return findings.bestTrial().map(List::of).orElse(List.of());
    }
}
