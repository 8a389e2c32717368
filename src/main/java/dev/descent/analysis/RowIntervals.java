package dev.descent.analysis;

import dev.descent.analysis.statistics.Proportion;
import dev.descent.analysis.statistics.Summary;
import dev.descent.data.Part;
import dev.descent.data.PartName;
import dev.descent.data.TargetScaling;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.nn.Loss;
import dev.descent.nn.Losses;
import dev.descent.nn.Rows;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How exactly what the best configuration reached on rows that it was not trained on speaks of other rows like them: Wilson's interval
 * of its accuracy, Student's of the mean loss of a row. Rows are taken as independent; nothing is said where they are not, be it that
 * groups of them belong together or that they stand in an order, nor where they have weights.
 */
public final class RowIntervals {
    /** How far the mean of the rows' losses may be from the loss that the engine gave: probabilities of nearly 0 are cut off. */
    private static final double SAME = 1e-4;

    private final Findings findings;
    private final JudgedRows judged;
    private final Judges judges;
    private final NetworkSpec spec;

    private RowIntervals(Findings findings, JudgedRows judged) {
        this.findings = findings;
        this.judged = judged;
        this.judges = judged.judges();
        this.spec = judges.first().network();
    }

    /** In words; empty where there is nothing to say. */
    public static Optional<String> of(Findings findings) {
        Optional<Judges> judges = findings.judges();
        if (judges.isEmpty() || judges.get().part() == PartName.TRAIN) {
            return Optional.empty();
        }
        Optional<JudgedRows> judged = findings.judged();
        return judged.isEmpty() ? Optional.empty() : new RowIntervals(findings, judged.get()).text();
    }

    private Optional<String> text() {
        if (!areIndependent() || !spec.dataset().weights().isNone()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        if (judged.areClasses()) {
            parts.add(accuracy());
        }
        Optional<Summary> loss = loss();
        if (loss.isPresent()) {
            Summary s = loss.get().within(spec.loss().type().loss().range());
            parts.add("a loss of " + Cell.statistic(s.mean()).text() + " a row"
                    + (spec.isPenalized() ? " without penalties" : "") + ", 95 % interval "
                    + Cell.statistic(s.ciLow()).text() + " to "
                    + Cell.statistic(s.ciHigh()).text() + " (Student's t)"
                    + JudgedText.meanLoss(findings, judges)
                            .filter(mean -> !spec.isPenalized())
                            .map(mean -> "; " + mean)
                            .orElse(""));
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String who = JudgedText.of(findings, judged, judged.rows());
        return Optional.of("On other rows of the same kind, judged by " + who + ": " + String.join(", and ", parts)
                + "." + flattered());
    }

    private boolean areIndependent() {
        Optional<Split> split = spec.dataset().split();
        return split.isEmpty()
                || split.get() instanceof Split.ByColumn
                || split.get().shuffle() && !(split.get().order() instanceof Split.Order.Grouped);
    }

    private String accuracy() {
        int right = ClassCounts.of(judged).hits();
        Proportion share = Proportion.of(right, judged.rows());
        return "an accuracy of " + Cell.statistic(share.share()).text() + ", 95 % interval "
                + Cell.statistic(share.low()).text() + " to "
                + Cell.statistic(share.high()).text() + " (Wilson)";
    }

    /** Of the losses of the rows; empty of fewer than two, and where their mean is not what the engine gave. */
    private Optional<Summary> loss() {
        if (judged.rows() < 2 || Losses.isSum(spec.loss())) {
            return Optional.empty();
        }
        Loss function = Losses.ofPredictions(spec.loss());
        int outputs = judged.outputs();
        double[] losses = new double[judged.rows()];
        for (int r = 0; r < losses.length; r++) {
            Part part = findings.results()
                    .dataset(judged.trial(r))
                    .part(judges.part())
                    .orElseThrow();
            float[] targets = new float[outputs];
            float[] predictions = new float[outputs];
            for (int output = 0; output < outputs; output++) {
                targets[output] = scaled(part.scaling(), judged.target(r, output), output);
                predictions[output] = scaled(part.scaling(), judged.prediction(r, output), output);
            }
            losses[r] = function.value(Rows.of(predictions, outputs), Rows.of(targets, outputs), 0);
        }
        Summary summary = Summary.of(losses);
        return Double.isFinite(summary.ciHigh()) && isAsGiven(summary.mean()) ? Optional.of(summary) : Optional.empty();
    }

    private static float scaled(TargetScaling scaling, float value, int output) {
        return scaling.isNone() ? value : scaling.scaled(value, output);
    }

    private boolean isAsGiven(double mean) {
        if (spec.isPenalized() || judged.rows() < judged.all()) {
            return true;
        }
        double total = 0;
        for (Trial trial : judges.trials()) {
            Completed outcome = (Completed) findings.results().outcome(trial);
            double loss = (judges.part() == PartName.TEST ? outcome.test() : outcome.validation())
                    .orElseThrow()
                    .loss();
            total += loss * findings.results().partRows(trial, judges.part()).length;
        }
        double given = total / judged.rows();
        return Math.abs(mean - given) <= SAME * Math.abs(given);
    }

    /** What to think of it where the rows helped to pick what they judge. */
    private String flattered() {
        boolean ranks = findings.experiment()
                .report()
                .rankBy()
                .startsWith(judges.part().key().equals("test") ? "test_" : "val_");
        int configurations = findings.ranking().all().size();
        List<String> picked = new ArrayList<>();
        if (ranks && configurations > 1) {
            picked.add(
                    findings.competitors().isPresent()
                            ? "the first of " + configurations + " competitors"
                            : "the configuration");
        }
        if (EpochChoice.isBy(judges.part(), spec)) {
            picked.add("the epoch");
        }
        return picked.isEmpty() ? "" : " These rows also picked " + Phrases.and(picked) + ", which flatters it.";
    }
}
