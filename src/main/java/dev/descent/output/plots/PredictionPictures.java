package dev.descent.output.plots;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Findings;
import dev.descent.analysis.PredictionTable;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the best trial predicts for the file's first rows: numbers against the true ones, of a single feature the curve through the
 * points, classes in a confusion matrix.
 */
final class PredictionPictures {
    private static final int FEWEST = 3;
    private static final int FEWEST_OF_A_CURVE = 8;
    private static final int MOST_ROWS = 1000;
    private static final int MOST_CLASSES = 30;
    /** How many times as far as the values of one target all of them may reach in one picture. */
    private static final double MOST_SPANS = 10;

    private final PredictionTable table;
    private final String note;
    private final int first;

    private PredictionPictures(PredictionTable table) {
        this.table = table;
        this.first = 1 + table.features();
        int rows = Math.min(MOST_ROWS, table.rows().size());
        this.note = "the best trial on the file's first " + Phrases.count(rows, "row");
    }

    static List<Picture> of(Findings findings) {
        Optional<PredictionTable> table = findings.predictions();
        if (table.isEmpty() || table.get().rows().size() < FEWEST) {
            return List.of();
        }
        PredictionPictures pictures = new PredictionPictures(table.get());
        List<String> classes = findings.results().dataset(findings.example()).classes();
        if (!table.get().numbers()) {
            return pictures.confusion(classes).stream().toList();
        }
        Optional<Picture> curve = pictures.curve();
        return curve.isPresent() ? List.of(curve.get()) : pictures.againstTrue();
    }

    /** One picture for all targets, or one for each where the values of some would lie in a corner of it. */
    private List<Picture> againstTrue() {
        List<Series> series = new ArrayList<>();
        double narrowest = Double.POSITIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        boolean several = table.header().size() - first > 2;
        for (int column = first; column + 1 < table.header().size() && series.size() < LinePlot.MOST; column += 2) {
            String name = several ? table.header().get(column).substring("target_".length()) : "";
            List<double[]> points = points(column, column + 1);
            if (points.size() >= FEWEST) {
                series.add(Series.of(name, Form.POINTS, values(points, 0), values(points, 1)));
                double low = Arrays.stream(values(points, 0)).min().orElseThrow();
                double high = Arrays.stream(values(points, 0)).max().orElseThrow();
                narrowest = Math.min(narrowest, high - low);
                lowest = Math.min(lowest, low);
                highest = Math.max(highest, high);
            }
        }
        if (series.isEmpty()) {
            return List.of();
        }
        if (series.size() == 1 || highest - lowest <= MOST_SPANS * narrowest) {
            return List.of(againstTrue("predictions", "", several ? "target" : "", series));
        }
        List<Picture> pictures = new ArrayList<>();
        for (Series one : series) {
            String file = pictures.isEmpty() ? "predictions" : "predictions_" + (pictures.size() + 1);
            pictures.add(againstTrue(file, " of " + one.name(), "", List.of(one.unnamed())));
        }
        return pictures;
    }

    private Picture againstTrue(String file, String of, String legend, List<Series> series) {
        return new Picture(
                PictureWords.file(file),
                new LinePlot(
                        new Caption(
                                "Predicted against true values" + of,
                                PictureWords.sentence(List.of(note, "on the dashed line they are the same"))),
                        new PlotAxis("true value", Division.LINEAR),
                        new PlotAxis("prediction", Division.LINEAR),
                        legend,
                        series,
                        true));
    }

    /** Of one feature that is a number and one target: the points, and the prediction as a curve. */
    private Optional<Picture> curve() {
        if (table.features() != 1 || table.header().size() != first + 2) {
            return Optional.empty();
        }
        List<double[]> truth = points(1, first);
        List<double[]> predicted = points(1, first + 1);
        if (predicted.size() < FEWEST_OF_A_CURVE
                || predicted.size() < Math.min(MOST_ROWS, table.rows().size())) {
            return Optional.empty();
        }
        predicted.sort(Comparator.comparingDouble(point -> point[0]));
        return Optional.of(new Picture(
                PictureWords.file("predictions"),
                new LinePlot(
                        new Caption("Prediction as a curve", PictureWords.sentence(List.of(note))),
                        new PlotAxis(table.header().get(1), Division.LINEAR),
                        new PlotAxis("value", Division.LINEAR),
                        "",
                        List.of(
                                Series.of("true", Form.POINTS, values(truth, 0), values(truth, 1)),
                                Series.of("predicted", Form.CURVE, values(predicted, 0), values(predicted, 1))),
                        false)));
    }

    private Optional<Picture> confusion(List<String> classes) {
        int n = classes.size();
        int[][] counts = counts(classes);
        int right = 0;
        int rows = 0;
        int classesSeen = 0;
        List<Tile> tiles = new ArrayList<>();
        for (int target = 0; target < n; target++) {
            int rowsOfTarget = Arrays.stream(counts[target]).sum();
            rows += rowsOfTarget;
            right += counts[target][target];
            classesSeen += rowsOfTarget > 0 ? 1 : 0;
            for (int count : counts[target]) {
                tiles.add(new Tile(count, Integer.toString(count)));
            }
        }
        if (classesSeen < 2 || n > MOST_CLASSES) {
            return Optional.empty();
        }
        List<String> notes = List.of(
                "the best trial on the file's first "
                        + Phrases.count(table.rows().size(), "row"),
                right + " of " + rows + " are right");
        Caption caption = new Caption("Confusion matrix", PictureWords.sentence(notes));
        return Optional.of(new Picture(
                PictureWords.file("confusion"),
                new CellPlot(
                        caption, "predicted class", classes, "true class", classes, tiles, new Bar("rows", false))));
    }

    /** How many rows of each true class are predicted as each class; rows without either do not count. */
    private int[][] counts(List<String> classes) {
        int[][] counts = new int[classes.size()][classes.size()];
        for (List<Cell> row : table.rows()) {
            int target = place(row.get(first).text(), classes);
            int predicted = place(row.get(first + 1).text(), classes);
            if (target >= 0 && predicted >= 0) {
                counts[target][predicted]++;
            }
        }
        return counts;
    }

    /** The class whose name a cell is, also as another text of the same number. */
    private static int place(String text, List<String> classes) {
        int place = classes.indexOf(text);
        if (place >= 0 || NumberText.parse(text).isEmpty()) {
            return place;
        }
        double number = NumberText.parse(text).getAsDouble();
        for (int c = 0; c < classes.size(); c++) {
            if (NumberText.parse(classes.get(c)).orElse(Double.NaN) == number) {
                return c;
            }
        }
        return -1;
    }

    /** The rows that have a number in both columns. */
    private List<double[]> points(int x, int y) {
        List<double[]> points = new ArrayList<>();
        for (List<Cell> row :
                table.rows().subList(0, Math.min(MOST_ROWS, table.rows().size()))) {
            double[] point = {number(row.get(x)), number(row.get(y))};
            if (Double.isFinite(point[0]) && Double.isFinite(point[1])) {
                points.add(point);
            }
        }
        return points;
    }

    private static double number(Cell cell) {
        return NumberText.parse(cell.text()).orElse(Double.NaN);
    }

    private static double[] values(List<double[]> points, int coordinate) {
        double[] values = new double[points.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = points.get(i)[coordinate];
        }
        return values;
    }
}
