package dev.descent.app;

import dev.descent.analysis.MovingWeights;
import dev.descent.analysis.StepHistory;
import dev.descent.analysis.Verdict;
import dev.descent.config.Experiment;
import dev.descent.data.Dataset;
import dev.descent.engine.Engine;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.gate.stored.IndexEntry;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.model.BuiltInEngines;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.ReportSpec.History;
import dev.descent.model.ReportSpec.ModelForm;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import dev.descent.output.Reports;
import dev.descent.savedmodel.SavedModel;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One experiment while it runs: round after round of its search, of each the trials that the journal lacks; then the reports. A run
 * that goes on passes through the same rounds, made from the journal.
 */
final class ExperimentRun implements Closeable {
    private final Experiment experiment;
    private final ExperimentSpec spec;
    private final ResultsFolder folder;
    private final RunFiles files;
    /** Who wrote the journal before. */
    private final String machine;

    private final RunContext context;
    private final RunListener listener;
    private final List<String> again;
    private final List<String> againHere;
    private final EngineJournal outcomes;
    private final DatasetCache data;
    private final PartRecords parts;
    private final Rounds rounds;
    private final RoundTraining training;

    private ExperimentRun(
            Experiment experiment, ResultsFolder folder, RunFiles files, String machine, RunContext context) {
        this.experiment = experiment;
        this.spec = experiment.spec();
        this.folder = folder;
        this.files = files;
        this.machine = machine;
        this.context = context;
        this.listener = context.listener();
        this.again = context.options().again(experiment);
        this.againHere =
                context.options().againHere(experiment, context.loader().dataFolders());
        this.outcomes = EngineJournal.of(files.journal(), spec);
        this.data = new DatasetCache(experiment);
        this.rounds = new Rounds(experiment, outcomes);
        this.parts = new PartRecords(experiment, outcomes, data);
        this.training = new RoundTraining(experiment, outcomes, rounds, data, parts, files.log(), context);
    }

    /**
     * Takes the folder's lock and opens its journal.
     *
     * @throws Stopped if another process has the lock, or has meanwhile written another experiment's results
     */
    static ExperimentRun open(Experiment experiment, ResultsFolder folder, RunContext context)
            throws IOException, Stopped {
        try (Opened opened = new Opened()) {
            // Opened files name this machine.
            String machine = JournalSource.ofResults(folder.folder()).machine();
            RunFiles files = opened.add(
                    RunFiles.open(folder, experiment, context.options().fresh()));
            return opened.into(new ExperimentRun(experiment, folder, files, machine, context));
        }
    }

    /** Trains what neither the journal nor a shard has, then writes the reports unless the run was cut short. */
    RunSummary train() throws IOException, Stopped {
        takeOverShards();
        RunSummary summary = trainRounds() ? reportOrTrainAgain() : unreported();
        listener.ended(spec, summary);
        return summary;
    }

    private void takeOverShards() throws IOException, Stopped {
        if (ShardFolders.areOpen(folder.folder())) {
            take(Merge.ofShards(experiment, folder.folder()));
        }
    }

    private void take(Merge merge) throws IOException, Stopped {
        merge.into(files.journal(), machine, files.log(), this::numbers);
    }

    /**
     * Trains what neither the journal nor a shard has of some trials of the only round. The reports are written if it then has all the others as
     * well.
     */
    RunSummary train(OnlyTrials only) throws IOException, Stopped {
        takeOverShards();
        rounds.advance();
        List<Trial> part = only.of(spec);
        RunSummary summary = unreported();
        if (training.train(part)) {
            boolean whole =
                    PendingTrials.of(rounds.current(), outcomes).trials().isEmpty();
            summary = whole
                    ? reportOrTrainAgain()
                            .saying("all " + Phrases.count(rounds.current().size(), "trial")
                                    + " are trained, so this is of the whole sweep")
                    : ended(part);
        }
        listener.ended(spec, summary);
        return summary;
    }

    private RunSummary ended(List<Trial> part) {
        List<Trial> all = rounds.current();
        int trained = (int) all.stream().filter(outcomes::contains).count();
        Optional<String> best = PartOfSweep.best(spec, part, outcomes::outcome);
        return new RunSummary(
                folder.folder(),
                Optional.empty(),
                Optional.of(new RunSummary.Part(
                        trained + " of " + Phrases.count(all.size(), "trial") + " are trained"
                                + best.map(it -> ", the best of the part with " + it)
                                        .orElse("")
                                + "; a run without " + OnlyTrials.OPTION
                                + " trains the others and writes the reports",
                        PartOfSweep.table(spec, part, outcomes::outcome),
                        best.isPresent() ? ExitCode.DONE : ExitCode.NOTHING_COMPLETED)),
                training.notTrainedHere());
    }

    /** Writes the reports from the journal; only trials whose predictions they show are trained, if it lacks these. */
    RunSummary reportOnly() throws IOException, Stopped {
        while (rounds.advance()) {
            refuseMissing(PendingTrials.of(rounds.current(), outcomes).trials());
        }
        RunSummary summary = reportOrTrainAgain();
        listener.ended(spec, summary);
        return summary;
    }

    /**
     * Adds what others have trained to the journal; then writes the reports as {@link #reportOnly} does, if no trial is missing.
     */
    RunSummary merge(Merge merge) throws IOException, Stopped {
        boolean isDue = merge.isDue();
        take(merge);
        Optional<OpenRound> round = openRound();
        RunSummary summary = round.isPresent() ? open(round.get().text(merge.division())) : reportOrTrainAgain();
        summary = isDue ? summary : summary.saying("nothing was left to merge");
        listener.ended(spec, summary);
        return summary;
    }

    /** The first round that lacks trials, which is then under way; empty if all are whole. */
    private Optional<OpenRound> openRound() {
        while (rounds.advance()) {
            PendingTrials pending = PendingTrials.of(rounds.current(), outcomes);
            if (!pending.trials().isEmpty()) {
                return Optional.of(OpenRound.of(rounds, pending, spec.file().toString(), againHere));
            }
        }
        return Optional.empty();
    }

    private RunSummary open(String text) {
        return new RunSummary(
                folder.folder(),
                Optional.empty(),
                Optional.of(new RunSummary.Part(text, ExitCode.ROUND_OPEN)),
                training.notTrainedHere());
    }

    /** The numbers of the trials of the rounds that can be reached by now, by their ids; of several of one id the first. */
    private Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        Rounds known = new Rounds(experiment, outcomes);
        while (known.advance()) {
            known.current().forEach(trial -> numbers.putIfAbsent(trial.id(), trial.number()));
            if (!PendingTrials.of(known.current(), outcomes).trials().isEmpty()) {
                break;
            }
        }
        return numbers;
    }

    /** Trains round after round; whether every trial has an outcome then. */
    private boolean trainRounds() throws IOException, Stopped {
        while (rounds.advance()) {
            if (!training.train(rounds.current())) {
                return false;
            }
        }
        training.endRounds();
        return true;
    }

    /** Of the trials whose predictions the reports show, those of which the journal has too few are trained again, and no other. */
    private RunSummary reportOrTrainAgain() throws IOException, Stopped {
        Reports reports = reports();
        List<Trial> lacking = new ArrayList<>();
        for (Trial trial : reports.predicting()) {
            if (parts.lacks(trial)) {
                lacking.add(trial);
            }
        }
        if (lacking.isEmpty()) {
            return saveAndPublish(reports);
        }
        int others = reports.distinctTrials() - lacking.size();
        return training.trainAgain(lacking, others) ? saveAndPublish(reports) : unreported();
    }

    /** Networks that are to be saved are made first, for the reports tell of them. */
    private RunSummary saveAndPublish(Reports reports) throws IOException, Stopped {
        List<Trial> trials = reports.toSave();
        Optional<SavedModel> model = Optional.empty();
        if (!trials.isEmpty()) {
            NetworkSaving saving =
                    new NetworkSaving(experiment, context.loader().engine(spec.engine()), data, outcomes::find);
            listener.trainingAgain(spec, trials.size(), "weights");
            model = saving.model(trials, context.cancellation()::asked);
            if (model.isEmpty()) {
                return unreported();
            }
            reports.tell(saving.told(model.get(), trials));
        }
        for (ModelForm form : ModelForm.values()) {
            if (model.isPresent() && spec.report().models().contains(form)) {
                folder.writeBytes(form.file(), NetworkSaving.content(model.get(), form));
            } else {
                folder.remove(form.file());
            }
        }
        return tellWeights(reports) && tellSteps(reports) ? publish(reports) : unreported();
    }

    /** Finds out how the weights moved that reports tell of, or what they made of the function; false if it was stopped. */
    private boolean tellWeights(Reports reports) throws Stopped {
        Optional<Trial> shown = reports.trialOfWeights();
        if (shown.isEmpty()) {
            return true;
        }
        Trial trial = shown.get();
        Dataset dataset = data.of(trial);
        Completed outcome = (Completed) outcomes.outcome(trial);
        MovingWeights weights = new MovingWeights(trial, dataset.features(), dataset.outputs(), outcome, spec.engine());
        Engine engine = context.loader().engine(spec.engine());
        if (!KeptWeights.tell(weights, dataset, engine, outcomes::find, context.cancellation()::asked)) {
            return false;
        }
        if (spec.report().weights()) {
            reports.tell(weights);
        }
        if (spec.report().function()) {
            reports.tell(KeptFunction.of(weights, dataset, experiment));
        }
        return true;
    }

    /** Finds out the steps that reports tell of, if they tell of any; false if it was stopped. */
    private boolean tellSteps(Reports reports) throws IOException, Stopped {
        List<Trial> trials = reports.trialsOfSteps();
        if (trials.isEmpty()) {
            return true;
        }
        listener.trainingAgain(
                spec,
                (int) trials.stream().map(Trial::id).distinct().count(),
                spec.report().history() == History.STEPS ? "steps" : "running metrics");
        Optional<StepHistory> steps = KeptSteps.of(
                trials,
                spec.report(),
                context.loader().engine(spec.engine()),
                data,
                outcomes::find,
                context.options().jobs(),
                context.cancellation()::asked);
        steps.ifPresent(reports::tell);
        return steps.isPresent();
    }

    private void refuseMissing(List<Trial> missing) throws IOException, Stopped {
        if (!missing.isEmpty()) {
            throw Stopped.refused(spec.name() + ": " + notStored(missing));
        }
    }

    /** Which trials of this round are not stored, and what trains them. */
    private String notStored(List<Trial> missing) throws IOException {
        boolean one = missing.size() == 1;
        int shards = JournalSource.ofShards(folder.folder()).size();
        return "trial " + missing.get(0).number()
                + (one ? "" : " and " + (missing.size() - 1) + " more")
                + (rounds.bounds().rounds() > 1 ? " of round " + rounds.number() : "")
                + (one ? " is" : " are") + " not stored; "
                + (shards == 0
                        ? ""
                        : "`descent merge` takes over what " + Phrases.count(shards, "shard")
                                + (shards == 1 ? " has" : " have") + " trained, and ")
                + "`descent run` trains " + (shards > 0 ? "what is missing then" : one ? "it" : "them")
                + (rounds.isLast() ? "" : " and the rounds that follow");
    }

    /** What the journal, read back, has to report of the trials of all rounds. */
    private Reports reports() {
        ExperimentSpec ended = rounds.experiment();
        if (rounds.isConfirming() && spec.search().comparison().isPresent()) {
            return Reports.of(
                    StoredResults.compared(experiment, outcomes, data, again, rounds.searching(), rounds.judged()));
        }
        if (rounds.isConfirming()) {
            StoredResults tuning = new StoredResults(experiment, ended.only(rounds.searching()), outcomes, data, again);
            return Reports.of(
                    new StoredResults(experiment, ended.confirming(rounds.judged()), outcomes, data, again, tuning));
        }
        return Reports.of(new StoredResults(experiment, ended.with(rounds.trials()), outcomes, data, again));
    }

    /** Writes every report. */
    private RunSummary publish(Reports reports) throws IOException {
        Ownership.remember(folder, experiment);
        // The first in its place, because it says whose the others are.
        folder.write(StoredFolder.EXPERIMENT, out -> out.append(experiment.resolved()));
        reports.write(folder);
        OptionalInt best = reports.bestOfSeveral();
        writeBest(reports, best);
        files.verify();
        folder.publish();
        List<String> failed = new ArrayList<>();
        for (Verdict verdict : reports.verdicts()) {
            if (!verdict.holds()) {
                failed.add(verdict.text());
            }
        }
        RunSummary.Report report = new RunSummary.Report(
                reports.nothing(),
                new IndexEntry(
                        spec.name(),
                        spec.description(),
                        spec.trainsNetworks() ? BuiltInEngines.foreign(spec.engine()) : Optional.empty(),
                        reports.headline(),
                        best.isPresent()),
                reports.verdictLine(),
                reports.saved(),
                failed,
                reports.toBearInMind());
        return new RunSummary(folder.folder(), Optional.of(report), Optional.empty(), training.notTrainedHere());
    }

    /** The best configuration as an experiment of its own, where there are others beside it. */
    private void writeBest(Reports reports, OptionalInt best) throws IOException {
        if (best.isPresent()) {
            String text = experiment.alone().apply(best.getAsInt());
            folder.write(
                    StoredFolder.BEST, out -> out.append(reports.bestOfWhat()).append(text));
        } else {
            folder.remove(StoredFolder.BEST);
        }
    }

    private RunSummary unreported() {
        return new RunSummary(folder.folder(), Optional.empty(), Optional.empty(), training.notTrainedHere());
    }

    @Override
    public void close() throws IOException {
        try (files) {
            training.close();
        }
    }
}
