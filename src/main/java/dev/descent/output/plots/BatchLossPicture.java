package dev.descent.output.plots;

import dev.descent.analysis.BestOfEach;
import dev.descent.analysis.Findings;
import dev.descent.analysis.LossUnits;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.SeedAxis;
import dev.descent.analysis.StepHistory;
import dev.descent.engine.TrainingStep;
import dev.descent.model.ReportSpec;
import dev.descent.model.Trial;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.LinePanels;
import dev.descent.output.svg.LinePlot;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The loss of each batch before its step beside that of all rows after each epoch: how noisy the steps of small batches are. */
final class BatchLossPicture {
    private static final String BATCH = "a batch, before its step";
    private static final String ALL = "all rows, after the epoch";
    private static final int POINTS = 2400;
    private static final int MOST_POINTS = 600;

    private final Findings findings;
    private final StepHistory steps;
    private int every = 1;
    /** Losses below it are drawn at it. */
    private double floor = Double.NEGATIVE_INFINITY;

    private boolean isFloorReached;

    private BatchLossPicture(Findings findings, StepHistory steps) {
        this.findings = findings;
        this.steps = steps;
    }

    /** Nothing where there is no row a step. */
    static Optional<Picture> of(Findings findings) {
        return findings.steps()
                .filter(it -> findings.experiment().report().history() == ReportSpec.History.STEPS)
                .flatMap(it -> new BatchLossPicture(findings, it).picture());
    }

    private Optional<Picture> picture() {
        List<RankedConfiguration> shown = BestOfEach.orBest(findings, LinePanels.MOST).stream()
                .filter(it -> steps.of(findings.trial(it.first())).size() > 1)
                .toList();
        if (shown.isEmpty() || !LossUnits.of(findings, shown).areOne()) {
            return Optional.empty();
        }
        boolean byEpoch = isByEpoch(shown);
        floor = floor(shown);
        ShortNames names = ShortNames.of(findings, shown);
        int points = Math.min(MOST_POINTS, POINTS / shown.size());
        List<LinePanels.Panel> panels = new ArrayList<>();
        for (int p = 0; p < shown.size(); p++) {
            Trial trial = findings.trial(shown.get(p).first());
            panels.add(new LinePanels.Panel(
                    names.names().get(p), List.of(batches(trial, points, byEpoch), epochs(trial, points, byEpoch))));
        }
        List<String> notes = new ArrayList<>();
        PictureWords.chosen(findings, shown.size()).ifPresent(notes::add);
        if (shown.stream().anyMatch(it -> it.trials().size() > 1)) {
            notes.add("of the first trial of each");
        }
        if (every > 1) {
            notes.add("up to one step of " + every + " is drawn");
        }
        if (isFloorReached) {
            notes.add("batches with a loss below " + PictureWords.brief(floor) + " lie at the lower edge");
        }
        Caption caption = new Caption("Loss of batches, step by step", PictureWords.sentence(notes));
        PlotAxis axis = byEpoch ? new PlotAxis("epoch", Division.LINEAR) : new PlotAxis("step", Division.COUNT);
        PlotAxis loss = new PlotAxis("loss", Division.FITTING);
        List<String> keys = List.of(BATCH, ALL);
        return Optional.of(new Picture(
                PictureWords.file("batch_loss"),
                panels.size() == 1
                        ? new LinePlot(caption, axis, loss, "", panels.get(0).series(), false)
                        : new LinePanels(
                                caption,
                                axis,
                                loss,
                                names.keys(),
                                keys,
                                panels.get(0).series().get(1).named("all rows, of the " + SeedAxis.leading(findings)),
                                panels,
                                List.of())));
    }

    /** Whether trials are as long in epochs, but not in steps; else they lie beside each other by steps. */
    private boolean isByEpoch(List<RankedConfiguration> shown) {
        return shown.stream()
                                .map(it -> findings.trial(it.first()).network().epochs())
                                .distinct()
                                .count()
                        == 1
                && shown.stream()
                                .map(it -> iterations(findings.trial(it.first())))
                                .distinct()
                                .count()
                        > 1;
    }

    /** A hundredth of the least loss of all rows: a row that is right by chance would stretch a logarithmic axis without end. */
    private double floor(List<RankedConfiguration> shown) {
        double least = Double.POSITIVE_INFINITY;
        for (RankedConfiguration standing : shown) {
            for (float loss : findings.results()
                    .outcome(findings.trial(standing.first()))
                    .history()
                    .loss()) {
                least = Math.min(least, loss);
            }
        }
        return least > 0 && least < Double.POSITIVE_INFINITY ? least / 100 : Double.NEGATIVE_INFINITY;
    }

    private int iterations(Trial trial) {
        return (int) steps.of(trial).stream().filter(step -> step.epoch() == 1).count();
    }

    /** By epochs a step stands where its pass over the rows has come to before it. */
    private Series batches(Trial trial, int points, boolean byEpoch) {
        List<TrainingStep> all = steps.of(trial);
        int iterations = iterations(trial);
        int stride = stride(all.size(), points, iterations);
        every = Math.max(every, stride);
        int count = (all.size() + stride - 1) / stride;
        double[] x = new double[count];
        double[] y = new double[count];
        for (int s = 0; s < count; s++) {
            TrainingStep step = all.get(s * stride);
            x[s] = byEpoch ? (step.step() - 1.0) / iterations : step.step();
            y[s] = Math.max(floor, step.loss());
            isFloorReached |= step.loss() < floor;
        }
        return Series.of(BATCH, Series.Form.CURVE, x, y);
    }

    /** Not a divisor of the batches of an epoch, nor do the two share one: unshuffled rows would show a few batches alone. */
    private static int stride(int steps, int points, int iterations) {
        int stride = Math.max(1, MeanCurve.every(steps, points));
        while (divisor(stride, iterations) > 1) {
            stride++;
        }
        return stride;
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    private Series epochs(Trial trial, int points, boolean byEpoch) {
        float[] losses = findings.results().outcome(trial).history().loss();
        int stride = Math.max(1, MeanCurve.every(losses.length, points));
        int count = (losses.length + stride - 1) / stride;
        double[] x = new double[count];
        double[] y = new double[count];
        for (int e = 0; e < count; e++) {
            int epoch = e == count - 1 ? losses.length : e * stride + 1;
            x[e] = byEpoch ? epoch : (double) epoch * iterations(trial);
            y[e] = losses[epoch - 1];
        }
        return Series.of(ALL, Series.Form.CURVE, x, y);
    }
}
