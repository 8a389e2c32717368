package dev.descent.output.plots;

import dev.descent.analysis.LearnedFunction;
import dev.descent.analysis.LearnedFunction.Points;
import dev.descent.analysis.LearnedFunction.Question;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.number.Phrases;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.FunctionPlot;
import dev.descent.output.svg.Plot;
import dev.descent.output.svg.Series;
import dev.descent.output.svg.Series.Form;
import dev.descent.output.svg.SurfacePlot;
import dev.descent.output.svg.SurfacePlot.Point;
import dev.descent.output.svg.SurfacePlot.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What a network says over all values of its column, as curves through the rows, or over the plane of its two columns, as a surface with
 * the rows on it. Those of one function have the same axes at all epochs.
 */
public final class FunctionPicture {
    public static final String FILE = PictureWords.file("function");

    /** How many outputs are drawn as curves. */
    public static final int MOST_CURVES = 4;

    /** How many rows are drawn of a part. */
    public static final int MOST_ROWS = 1000;

    private final LearnedFunction function;
    private final Question question;
    private final int outputs;

    private FunctionPicture(LearnedFunction function, Question question) {
        this.function = function;
        this.question = question;
        this.outputs = question.outputs().size();
    }

    /** That of the last epoch; empty if the function is not known. */
    static Optional<Picture> of(LearnedFunction function) {
        List<Integer> epochs = function.epochs();
        return function.question().map(question -> after(function, epochs.get(epochs.size() - 1)));
    }

    /** That of an epoch which is known, 0 for the start. */
    public static Picture after(LearnedFunction function, int epoch) {
        FunctionPicture picture =
                new FunctionPicture(function, function.question().orElseThrow());
        return new Picture(
                FILE, picture.question.columns().size() == 1 ? picture.curves(epoch) : picture.surface(epoch));
    }

    private boolean areClasses() {
        return question.encoding() == TargetEncoding.ONE_HOT;
    }

    private Plot curves(int epoch) {
        int drawn = Math.min(MOST_CURVES, outputs);
        double[] x = question.axes().get(0);
        List<Series> series = new ArrayList<>();
        for (int o = 0; o < drawn; o++) {
            series.add(Series.of(name(o), Form.CURVE, x, answers(epoch, o)));
        }
        DoubleStream.Builder targets = DoubleStream.builder();
        series.addAll(points(drawn));
        for (Points of : question.points()) {
            for (int o = 0; o < drawn; o++) {
                Arrays.stream(heights(of, o)).filter(Double::isFinite).forEach(targets::add);
            }
        }
        if (areClasses()) {
            targets.add(0);
        }
        Range range = range(targets.build(), drawn);
        List<String> notes = notes();
        if (drawn < outputs) {
            notes.add("the first " + drawn + " of " + outputs + " outputs");
        }
        return new FunctionPlot(
                new Caption(title(epoch), PictureWords.sentence(notes)),
                question.columns().get(0),
                areClasses()
                        ? "probability of the class"
                        : outputs == 1 ? question.outputs().get(0) : "target",
                series,
                range.low(),
                range.high());
    }

    /** The rows: of one output a series a part, of several a series an output. */
    private List<Series> points(int drawn) {
        List<Series> all = new ArrayList<>();
        if (outputs == 1) {
            for (Points of : question.points()) {
                all.add(Series.of(
                        of.part().title() + " rows",
                        Form.POINTS,
                        first(of.columns().get(0)),
                        heights(of, 0)));
            }
            return all;
        }
        for (int o = 0; o < drawn; o++) {
            int output = o;
            double[] x = question.points().stream()
                    .flatMapToDouble(of -> Arrays.stream(first(of.columns().get(0))))
                    .toArray();
            double[] y = question.points().stream()
                    .flatMapToDouble(of -> Arrays.stream(heights(of, output)))
                    .toArray();
            all.add(Series.of("rows: " + question.outputs().get(o), Form.POINTS, x, y));
        }
        return all;
    }

    private String name(int output) {
        return outputs == 1 ? "network" : question.outputs().get(output);
    }

    private static double[] first(double[] values) {
        return Arrays.copyOf(values, Math.min(MOST_ROWS, values.length));
    }

    /** The heights of a part's first rows; of a class 1 where the row is of it, and none elsewhere. */
    private double[] heights(Points of, int output) {
        double[] y = new double[Math.min(MOST_ROWS, of.rows())];
        for (int r = 0; r < y.length; r++) {
            double target = of.targets()[r * outputs + output];
            y[r] = areClasses() && target == 0 ? Double.NaN : target;
        }
        return y;
    }

    private double[] answers(int epoch, int output) {
        float[] all = function.answers(epoch);
        return IntStream.range(0, all.length / outputs)
                .mapToDouble(value -> all[value * outputs + output])
                .toArray();
    }

    /** What rows and the last curve need, and what earlier ones need up to half as much again on each side. */
    private Range range(DoubleStream targets, int drawn) {
        List<Integer> epochs = function.epochs();
        double[] last = DoubleStream.concat(targets, finite(List.of(epochs.get(epochs.size() - 1)), drawn))
                .toArray();
        double low = Arrays.stream(last).min().orElse(0);
        double high = Arrays.stream(last).max().orElse(1);
        double[] all = finite(epochs, drawn).toArray();
        double room = (high - low) / 2;
        return new Range(
                Math.max(low - room, Math.min(low, Arrays.stream(all).min().orElse(low))),
                Math.min(high + room, Math.max(high, Arrays.stream(all).max().orElse(high))));
    }

    private DoubleStream finite(List<Integer> epochs, int drawn) {
        return epochs.stream()
                .flatMapToDouble(epoch -> IntStream.range(0, drawn)
                        .mapToObj(output -> answers(epoch, output))
                        .flatMapToDouble(Arrays::stream))
                .filter(Double::isFinite);
    }

    private Plot surface(int epoch) {
        List<Point> points = new ArrayList<>();
        for (Points of : question.points()) {
            for (int r = 0; r < Math.min(MOST_ROWS, of.rows()); r++) {
                points.add(new Point(of.columns().get(0)[r], of.columns().get(1)[r], height(of.targets(), r)));
            }
        }
        float[] answers = function.answers(epoch);
        List<Double> heights = IntStream.range(0, answers.length / outputs)
                .mapToObj(value -> height(answers, value))
                .toList();
        List<String> notes = notes();
        boolean several = outputs > 1 && !areClasses();
        if (several) {
            notes.add("the first of " + outputs + " targets");
        }
        if (question.encoding() == TargetEncoding.ZERO_ONE || question.encoding() == TargetEncoding.PLUS_MINUS_ONE) {
            notes.add("the dashed line divides the classes");
        }
        return new SurfacePlot(
                new Caption(title(epoch), PictureWords.sentence(notes)),
                question.columns().get(0),
                question.columns().get(1),
                areClasses() ? "class" : question.outputs().get(0),
                Arrays.stream(question.axes().get(0)).boxed().toList(),
                Arrays.stream(question.axes().get(1)).boxed().toList(),
                heights,
                points,
                heightRange(points),
                areClasses() ? question.outputs() : List.of(),
                line());
    }

    private double height(float[] values, int row) {
        if (!areClasses()) {
            return values[row * outputs];
        }
        int largest = 0;
        for (int o = 1; o < outputs; o++) {
            if (values[row * outputs + o] > values[row * outputs + largest]) {
                largest = o;
            }
        }
        return largest;
    }

    private Range heightRange(List<Point> points) {
        return switch (question.encoding()) {
            case ONE_HOT -> new Range(0, outputs - 1.0);
            case ZERO_ONE -> new Range(0, 1);
            case PLUS_MINUS_ONE -> new Range(-1, 1);
            case NUMERIC -> range(points.stream().mapToDouble(Point::height), 1);
        };
    }

    private double line() {
        return switch (question.encoding()) {
            case ZERO_ONE -> 0.5;
            case PLUS_MINUS_ONE -> 0;
            case ONE_HOT, NUMERIC -> Double.NaN;
        };
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (Points of : question.points()) {
            String shown = of.rows() > MOST_ROWS ? "the first " + MOST_ROWS + " of " : "";
            rows.add(shown + Phrases.count(of.rows(), of.part().title() + " row"));
        }
        notes.add("what the network of trial " + function.trial().number() + " says, and "
                + Phrases.and(rows)
                + (areClasses() && question.columns().size() == 1 ? ", each at 1 of its class" : ""));
        return notes;
    }

    private static String title(int epoch) {
        return epoch == 0 ? "The function before the first step" : "The function after epoch " + epoch;
    }
}
