package dev.descent.output.plots;

import dev.descent.analysis.Findings;
import dev.descent.analysis.JudgedRows;
import dev.descent.analysis.JudgedText;
import dev.descent.analysis.TableRows;
import dev.descent.number.NumberText;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.LinePlot;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.Series;
import dev.descent.output.svg.Series.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the best configuration predicts for rows that it was not trained on, where these are numbers: against the true ones, of a single
 * feature the curve through the points, and what is left between the two.
 */
final class PredictionPictures {
    private static final int FEWEST = 3;
    private static final int FEWEST_OF_A_CURVE = 8;
    private static final int MOST_ROWS = 1000;
    /** How many times as far as the values of one target all of them may reach in one picture. */
    private static final double MOST_SPANS = 10;

    private final Findings findings;
    private final JudgedRows judged;
    private final int rows;
    private final String note;

    private PredictionPictures(Findings findings, JudgedRows judged) {
        this.findings = findings;
        this.judged = judged;
        this.rows = Math.min(MOST_ROWS, judged.rows());
        this.note = JudgedText.of(findings, judged, rows);
    }

    static List<Picture> of(Findings findings, JudgedRows judged) {
        PredictionPictures pictures = new PredictionPictures(findings, judged);
        if (pictures.rows < FEWEST) {
            return List.of();
        }
        List<Picture> all = new ArrayList<>();
        pictures.curve().ifPresent(all::add);
        boolean curve = !all.isEmpty();
        for (List<Integer> targets : pictures.together()) {
            String number = targets.get(0) == 0 ? "" : "_" + (targets.get(0) + 1);
            if (!curve) {
                all.add(pictures.againstTrue("predictions" + number, targets));
            }
            all.add(pictures.residuals("residuals" + number, targets));
        }
        return all;
    }

    /** All targets in one picture, or each in its own where the values of some would lie in a corner of it. */
    private List<List<Integer>> together() {
        List<Integer> targets = new ArrayList<>();
        for (int target = 0; target < Math.min(LinePlot.MOST, judged.outputs()); target++) {
            targets.add(target);
        }
        double narrowest = Double.POSITIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int target : targets) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int r = 0; r < rows; r++) {
                low = Math.min(low, judged.target(r, target));
                high = Math.max(high, judged.target(r, target));
            }
            narrowest = Math.min(narrowest, high - low);
            lowest = Math.min(lowest, low);
            highest = Math.max(highest, high);
        }
        return targets.size() == 1 || highest - lowest <= MOST_SPANS * narrowest
                ? List.of(targets)
                : targets.stream().map(List::of).toList();
    }

    private Picture againstTrue(String file, List<Integer> targets) {
        List<Series> series = new ArrayList<>();
        for (int target : targets) {
            double[] truth = new double[rows];
            double[] predicted = new double[rows];
            for (int r = 0; r < rows; r++) {
                truth[r] = judged.target(r, target);
                predicted[r] = judged.prediction(r, target);
            }
            series.add(Series.of(name(targets, target), Form.POINTS, truth, predicted));
        }
        Caption caption = new Caption(
                "Predicted against true values" + of(targets),
                PictureWords.sentence(List.of(note, "on the dashed line they are the same")));
        return picture(file, caption, "true value", "prediction", targets, series, true);
    }

    private Picture residuals(String file, List<Integer> targets) {
        List<Series> series = new ArrayList<>();
        for (int target : targets) {
            double[] predicted = new double[rows];
            double[] residual = new double[rows];
            for (int r = 0; r < rows; r++) {
                predicted[r] = judged.prediction(r, target);
                residual[r] = (double) judged.target(r, target) - judged.prediction(r, target);
            }
            series.add(Series.of(name(targets, target), Form.POINTS, predicted, residual));
        }
        Caption caption = new Caption(
                "Residuals" + of(targets),
                PictureWords.sentence(List.of(note, "above 0 too little is predicted, below too much")));
        return picture(file, caption, "prediction", "true value − prediction", targets, series, false);
    }

    private static Picture picture(
            String file,
            Caption caption,
            String x,
            String y,
            List<Integer> targets,
            List<Series> series,
            boolean diagonal) {
        return new Picture(
                PictureWords.file(file),
                new LinePlot(
                        caption,
                        new PlotAxis(x, Division.LINEAR),
                        new PlotAxis(y, Division.LINEAR),
                        targets.size() > 1 ? "target" : "",
                        series,
                        diagonal));
    }

    /** The name of a target among others in its picture. */
    private String name(List<Integer> targets, int target) {
        return targets.size() > 1 ? judged.targets().get(target) : "";
    }

    /** Which of several targets a picture is of. */
    private String of(List<Integer> targets) {
        return targets.size() < judged.outputs() && targets.size() == 1
                ? " of " + judged.targets().get(targets.get(0))
                : "";
    }

    /** Of one feature that is a number and one target: the points, and the prediction as a curve. */
    private Optional<Picture> curve() {
        int[] shown = new int[rows];
        for (int r = 0; r < rows; r++) {
            shown[r] = judged.row(r);
        }
        TableRows table = findings.results()
                .tableRows(findings.judges().orElseThrow().trials().get(0), shown);
        if (table.features().size() != 1 || judged.outputs() != 1 || rows < FEWEST_OF_A_CURVE) {
            return Optional.empty();
        }
        List<double[]> points = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            double x = NumberText.parse(table.featureCells().get(r).get(0)).orElse(Double.NaN);
            if (!Double.isFinite(x)) {
                return Optional.empty();
            }
            points.add(new double[] {x, judged.target(r, 0), judged.prediction(r, 0)});
        }
        double[] x = values(points, 0);
        double[] truth = values(points, 1);
        points.sort(Comparator.comparingDouble(point -> point[0]));
        return Optional.of(new Picture(
                PictureWords.file("predictions"),
                new LinePlot(
                        new Caption("Prediction as a curve", PictureWords.sentence(List.of(note))),
                        new PlotAxis(table.features().get(0), Division.LINEAR),
                        new PlotAxis("value", Division.LINEAR),
                        "",
                        List.of(
                                Series.of("true", Form.POINTS, x, truth),
                                Series.of("predicted", Form.CURVE, values(points, 0), values(points, 2))),
                        false)));
    }

    private static double[] values(List<double[]> points, int coordinate) {
        double[] values = new double[points.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = points.get(i)[coordinate];
        }
        return values;
    }
}
