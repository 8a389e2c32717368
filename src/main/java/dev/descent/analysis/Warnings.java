package dev.descent.analysis;

import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.engine.TrialOutcome.Failed;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Measure;
import dev.descent.model.ReportSpec;
import dev.descent.model.Status;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader should know before believing the tables, one sentence each. */
public final class Warnings {
    private static final int LISTED = 3;
    private static final String TEST = "test_";

    private Warnings() {}

    static List<String> of(Findings findings) {
        List<String> warnings = new ArrayList<>();
        findings.statistics()
                .pausing()
                .ifPresent(epoch -> warnings.add("The search goes on: these are the values at epoch " + epoch
                        + ", the furthest that any configuration has come, and compared with none of earlier epochs."));
        boolean several = findings.ranking().all().size() > 1;
        if (several && findings.results().competition().isEmpty()) {
            Ties.warning(findings)
                    .ifPresentOrElse(warnings::add, () -> warnings.addAll(new AxisEdge(findings).warnings()));
            ExperimentSpec experiment = findings.experiment();
            SeedAxis.of(experiment).ifPresent(axis -> warnings.add(axis.warning(experiment.repeats())));
        } else if (Confirmed.of(findings).isPresent()
                && findings.results().competition().isEmpty()) {
            warnings.addAll(new AxisEdge(findings).warnings());
        }
        Confirmed.nothing(findings).ifPresent(warnings::add);
        findings.competitors().ifPresent(it -> warnings.addAll(new CompetitorWarnings(it).list()));
        warnings.addAll(new AgainstBaselines(findings).warnings());
        pickedByTest(findings).ifPresent(warnings::add);
        pickedByLosses(findings).ifPresent(warnings::add);
        EpochChoice.ofTheLast(findings).ifPresent(warnings::add);
        warnings.addAll(Undefined.warnings(findings));
        if (several) {
            new Budgets(findings).warning().ifPresent(warnings::add);
        }
        warnings.addAll(new Divergences(findings).sentences());
        addFailed(findings, warnings);
        warnings.addAll(findings.results().tableWarnings());
        int duplicates = findings.statistics().duplicates();
        if (duplicates > 0) {
            warnings.add(Phrases.count(duplicates, "trial")
                    + (duplicates == 1 ? " is like an earlier one and was" : " are like earlier ones and were")
                    + " not trained again.");
        }
        if (!findings.results().areUnderWay()) {
            findings.experiment().search().unmatched().forEach(it -> warnings.add(unmatched(findings, it)));
        }
        ReportSpec report = findings.experiment().report();
        findings.steps()
                .flatMap(StepHistory::whyUnknown)
                .ifPresent(why -> warnings.add(
                        report.history() == ReportSpec.History.STEPS
                                ? "There is no history.csv, for " + why + "; report: {history: all} has a row an epoch."
                                : "The running metrics in history.csv are empty, for " + why + "."));
        if (report.historyByDefault() && report.history() != ReportSpec.History.ALL) {
            warnings.add(
                    (findings.parts().network() ? "history.csv" : "trajectory.csv")
                            + " holds the best trial alone, for all would be more than 200000 lines; report: {history: all} keeps them.");
        }
        return List.copyOf(warnings);
    }

    private static String unmatched(Findings findings, String exclusion) {
        int drawn = findings.tuning().orElse(findings).ranking().all().size();
        return "The exclusion " + exclusion + " left nothing out: none of the " + drawn
                + " configurations that were drawn has its values.";
    }

    /** The sentence for the verdict where the test part has picked the best configuration. */
    static Optional<String> testedByItsPicker(Findings findings) {
        return picksByTest(findings)
                ? Optional.of("It was picked by " + rankBy(findings)
                        + ", which is therefore no estimate of what it would reach on new rows.")
                : Optional.empty();
    }

    /** Another part should have picked, and the test part been kept for the end. */
    private static Optional<String> pickedByTest(Findings findings) {
        if (!picksByTest(findings)) {
            return Optional.empty();
        }
        String other = "rank by val_" + rankBy(findings).substring(TEST.length());
        return Optional.of("The " + SeedAxis.leader(findings, "configuration") + " was picked by " + rankBy(findings)
                + ", which therefore flatters it; "
                + (findings.parts().validation() ? other : "split off a validation part too, " + other)
                + " and keep the test part for the end.");
    }

    private static boolean picksByTest(Findings findings) {
        return rankBy(findings).startsWith(TEST)
                && findings.results().competition().isEmpty()
                && findings.ranking().bestOfSeveral().isPresent();
    }

    private static String rankBy(Findings findings) {
        return findings.experiment().report().rankBy();
    }

    /** Losses that can't be compared should not rank; where something is compared, the verdict says so. */
    private static Optional<String> pickedByLosses(Findings findings) {
        String rankBy = rankBy(findings);
        LossUnits units = LossUnits.of(findings);
        boolean training = rankBy.equals(TrialColumns.FINAL_LOSS);
        boolean comparable = training ? units.areOne() : units.areOneBeyondTraining();
        boolean told = !findings.comparisons().unlike().losses().isEmpty()
                && SeedAxis.of(findings.experiment()).isEmpty();
        return comparable || told || !Measure.isLoss(rankBy)
                ? Optional.empty()
                : Optional.of(
                        "The configurations are ranked by " + rankBy + ", but their losses can't be compared, for they "
                                + units.reason() + "; " + LossUnits.remedy(findings) + ".");
    }

    private static void addFailed(Findings findings, List<String> warnings) {
        int count = findings.statistics().count(Status.FAILED);
        for (int index : findings.statistics().first(Status.FAILED, LISTED)) {
            Trial trial = findings.trial(index);
            warnings.add(
                    unfinished(findings.experiment(), trial, findings.results().outcome(trial)));
        }
        if (count > LISTED) {
            warnings.add(Phrases.count(count - LISTED, "more trial") + " failed; trials.csv has all of them.");
        }
    }

    /** Which trial did not complete, and how it ended, in a sentence. */
    public static String unfinished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome) {
        return name(experiment, trial) + " " + end(trial, outcome);
    }

    /** Why a trial may have diverged, in a sentence behind another one; nothing if that is not known. */
    static String reason(Findings findings, Trial trial) {
        return trial.spec()
                .network()
                .map(network ->
                        NetworkWarnings.divergence(network, findings.results().dataset(trial)))
                .orElse("");
    }

    private static String name(ExperimentSpec experiment, Trial trial) {
        String keys = new Keys(experiment).describe(trial);
        List<String> parts = new ArrayList<>(keys.isEmpty() ? List.of() : List.of(keys));
        if (experiment.folds() > 0) {
            parts.add("fold " + trial.fold());
        }
        if (experiment.repeats() > 1) {
            parts.add("repeat " + trial.repeat());
        }
        String number = "Trial " + trial.number();
        return parts.isEmpty() ? number : number + " (" + String.join(", ", parts) + ")";
    }

    private static String end(Trial trial, TrialOutcome outcome) {
        if (outcome instanceof Failed failed) {
            return "failed: " + failed.reason() + (failed.reason().endsWith(".") ? "" : ".");
        }
        Diverged diverged = (Diverged) outcome;
        String epoch = diverged.epoch() > 0 ? "in epoch " + diverged.epoch() + " " : "";
        Cell last = TrialColumns.loss(trial, diverged.lastFiniteLoss());
        return "diverged " + epoch + "at step " + diverged.step() + "; "
                + (last.isEmpty() ? "no loss was finite." : "the last finite loss is " + last.text() + ".");
    }
}
