package dev.descent.output.plots;

import dev.descent.analysis.ClassCounts;
import dev.descent.analysis.Findings;
import dev.descent.analysis.JudgedRows;
import dev.descent.analysis.JudgedText;
import dev.descent.analysis.ThresholdCurve;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.CellPlot;
import dev.descent.output.svg.CellPlot.Bar;
import dev.descent.output.svg.CellPlot.Tile;
import dev.descent.output.svg.LinePlot;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.Series;
import dev.descent.output.svg.Series.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which classes the best configuration predicts for rows that it was not trained on; of two classes also at any other threshold. */
final class ClassPictures {
    private static final int MOST_CLASSES = 30;
    /** Points of a curve that are nearer to each other than this, in both directions, are one. */
    private static final double NEAR = 0.002;

    private final Findings findings;
    private final JudgedRows judged;
    private final String note;

    private ClassPictures(Findings findings, JudgedRows judged) {
        this.findings = findings;
        this.judged = judged;
        this.note = JudgedText.of(findings, judged, judged.rows());
    }

    static List<Picture> of(Findings findings, JudgedRows judged) {
        ClassPictures pictures = new ClassPictures(findings, judged);
        ClassCounts counts = ClassCounts.of(judged);
        if (counts.occurring() < 2) {
            return List.of();
        }
        List<Picture> all = new ArrayList<>();
        pictures.confusion(counts).ifPresent(all::add);
        if (judged.classes().size() == 2) {
            all.addAll(pictures.curves());
        }
        return all;
    }

    private Optional<Picture> confusion(ClassCounts counts) {
        List<String> classes = judged.classes();
        if (classes.size() > MOST_CLASSES) {
            return Optional.empty();
        }
        List<Tile> tiles = new ArrayList<>();
        for (int target = 0; target < classes.size(); target++) {
            for (int predicted = 0; predicted < classes.size(); predicted++) {
                int count = counts.count(target, predicted);
                tiles.add(new Tile(count, Integer.toString(count)));
            }
        }
        Caption caption = new Caption("Confusion matrix", sentence("accuracy", note, counts.right()));
        return Optional.of(new Picture(
                PictureWords.file("confusion"),
                new CellPlot(
                        caption, "predicted class", classes, "true class", classes, tiles, new Bar("rows", false))));
    }

    private List<Picture> curves() {
        float[] scores = new float[judged.rows()];
        boolean[] positive = new boolean[judged.rows()];
        for (int r = 0; r < scores.length; r++) {
            scores[r] = judged.score(r);
            positive[r] = judged.trueClass(r) == 1;
        }
        ThresholdCurve curve = new ThresholdCurve(scores, positive);
        return curve.isDefined() ? List.of(roc(curve), precisionRecall(curve)) : List.of();
    }

    private Picture roc(ThresholdCurve curve) {
        List<double[]> points = new ArrayList<>();
        for (int p = 0; p < curve.points(); p++) {
            add(points, curve.falsePositiveRate(p), curve.recall(p), p == curve.points() - 1);
        }
        return picture(
                "roc",
                "ROC curve",
                "area " + PictureWords.brief(curve.area()) + "; a guess lies on the dashed line",
                "false positive rate",
                "true positive rate (recall)",
                points);
    }

    /** In steps: as far as recall grows with a threshold, its precision holds. */
    private Picture precisionRecall(ThresholdCurve curve) {
        List<double[]> points = new ArrayList<>();
        for (int p = 1; p < curve.points(); p++) {
            boolean end = p == curve.points() - 1;
            add(points, curve.recall(p - 1), curve.precision(p), false);
            add(points, curve.recall(p), curve.precision(p), end);
        }
        double share = (double) curve.positives() / judged.rows();
        return picture(
                "precision_recall",
                "Precision–recall curve",
                "average precision " + PictureWords.brief(curve.averagePrecision()) + "; a guess has precision "
                        + PictureWords.brief(share),
                "recall",
                "precision",
                points);
    }

    private Picture picture(String file, String title, String says, String x, String y, List<double[]> points) {
        String metric = file.equals("roc") ? "auc" : "average_precision";
        Caption caption = new Caption(
                title, sentence(metric, note, "positive: " + judged.classes().get(1), says));
        double[] across = points.stream().mapToDouble(point -> point[0]).toArray();
        double[] upwards = points.stream().mapToDouble(point -> point[1]).toArray();
        return new Picture(
                PictureWords.file(file),
                new LinePlot(
                        caption,
                        new PlotAxis(x, Division.LINEAR),
                        new PlotAxis(y, Division.LINEAR),
                        "",
                        List.of(Series.of("", Form.CURVE, across, upwards)),
                        file.equals("roc")));
    }

    /** The notes, and what the metric is on average where one trial of several is shown. */
    private String sentence(String metric, String... notes) {
        List<String> all = new ArrayList<>(List.of(notes));
        JudgedText.mean(findings, judged, metric).ifPresent(all::add);
        return PictureWords.sentence(all);
    }

    /** Adds a point unless it lies where the last one does. */
    private static void add(List<double[]> points, double x, double y, boolean always) {
        if (!points.isEmpty() && !always) {
            double[] last = points.get(points.size() - 1);
            if (Math.abs(x - last[0]) < NEAR && Math.abs(y - last[1]) < NEAR) {
                return;
            }
        }
        points.add(new double[] {x, y});
    }
}
