package dev.descent.analysis;

import dev.descent.data.PartName;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose predictions are shown, and of which rows, in words. */
public final class JudgedText {
    private JudgedText() {}

    /**
     * {@code trial 3, the median of its configuration's repeats, on the 30 test rows}.
     *
     * @param shown how many of the rows, from the first, are shown
     */
    public static String of(Findings findings, JudgedRows judged, int shown) {
        Judges judges = judged.judges();
        String count = shown < judged.all() ? "the first " + shown + " of " + judged.all() + " " : "the " + shown + " ";
        String rows = shown == 1 && judged.all() == 1 ? " row" : " rows";
        if (judges.pooled()) {
            return count.stripTrailing() + rows + " that " + folds(judges) + " out, " + each(findings, judges);
        }
        String on = judges.part() == PartName.TRAIN
                ? " on " + count + "training" + rows + ", as there are no others"
                : " on " + count + judges.part().title() + rows;
        return trial(findings, judges.first()) + (members(findings) > 1 ? "," : "") + on;
    }

    /** The heading of the table of predictions, of which so many rows are shown. */
    public static String title(Findings findings, PredictionTable table, int shown) {
        Judges judges = findings.judges().orElseThrow();
        Optional<String> asked = findings.experiment().report().part();
        String part = asked.isEmpty()
                ? ""
                : PartName.valueOf(asked.get().toUpperCase(Locale.ROOT)).title() + " ";
        String whose = judges.pooled()
                ? areHeldOut(table, shown, judges)
                        ? ", " + each(findings, judges)
                        : ", those that a fold holds out by that fold"
                : findings.statistics().trials() == 1
                        ? ""
                        : members(findings) > 1
                                ? ", by " + trial(findings, judges.first())
                                : ", by the " + SeedAxis.leader(findings, "trial") + ", "
                                        + judges.first().number();
        return "Predictions for the first " + Phrases.count(shown, part + "row") + whose;
    }

    private static boolean areHeldOut(PredictionTable table, int shown, Judges judges) {
        return table.rows().subList(0, shown).stream()
                .allMatch(row -> row.get(1).text().equals(judges.part().key()));
    }

    /**
     * {@code val_accuracy 0.97, mean of all 5 repeats 0.93}: of a trial that is one of several, what these come to. Of the column
     * that ranks where the metric is not measured; empty if the trial is the only one, or folds are shown.
     */
    public static Optional<String> mean(Findings findings, JudgedRows judged, String metric) {
        Judges judges = judged.judges();
        String part = judges.part() == PartName.TRAIN ? "" : judges.part() == PartName.TEST ? "test_" : "val_";
        boolean measured = findings.parts().metrics().contains(metric);
        String name = measured ? part + metric : findings.experiment().report().rankBy();
        TrialColumn column = TrialColumns.measure(name);
        Cell own = column.cell(judges.first(), findings.results().outcome(judges.first()));
        return ofAll(findings, judges, column).map(mean -> name + " " + own.text() + ", " + mean);
    }

    /** {@code mean of all 5 repeats 0.93}, of the loss on the rows that judge; empty if the trial is the only one, or folds are shown. */
    static Optional<String> meanLoss(Findings findings, Judges judges) {
        return ofAll(findings, judges, TrialColumns.measure(judges.part() == PartName.TEST ? "test_loss" : "val_loss"));
    }

    private static Optional<String> ofAll(Findings findings, Judges judges, TrialColumn column) {
        List<Trial> trials = findings.ranking().best().orElseThrow().trials().stream()
                .map(findings::trial)
                .toList();
        Sample sample = Sample.of(findings.results(), column, trials);
        return judges.pooled() || sample.isEmpty() || sample.summary().n() < 2
                ? Optional.empty()
                : Optional.of("mean of all " + sample.summary().n()
                        + (folds(judges.first()) > 0 ? " trials " : " repeats ")
                        + Cell.statistic(sample.summary().mean()).text());
    }

    private static String trial(Findings findings, Trial trial) {
        boolean folds = folds(trial) > 0;
        boolean repeats = findings.experiment().repeats() > 1;
        String of = folds && repeats ? "repeats and folds" : folds ? "folds" : "repeats";
        return "trial " + trial.number() + (members(findings) > 1 ? ", the median of its configuration's " + of : "");
    }

    /** How many trials the best configuration has. */
    private static int members(Findings findings) {
        return findings.ranking().best().orElseThrow().trials().size();
    }

    private static String folds(Judges judges) {
        int folds = folds(judges.first());
        int completed = judges.trials().size();
        return completed == folds
                ? "the folds hold"
                : completed + " of " + folds + " folds " + (completed == 1 ? "holds" : "hold");
    }

    private static int folds(Trial trial) {
        return trial.network().dataset().split().map(Split::folds).orElse(0);
    }

    private static String each(Findings findings, Judges judges) {
        String repeat = findings.experiment().repeats() > 1
                ? ", repeat " + judges.first().repeat()
                : "";
        return "each by the fold that did not train on it" + repeat;
    }
}
