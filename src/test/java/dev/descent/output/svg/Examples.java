package dev.descent.output.svg;

import dev.descent.function.Trajectory;
import dev.descent.output.svg.BarPlot.Bar;
import dev.descent.output.svg.CellPlot.Tile;
import dev.descent.output.svg.LinePlot.Level;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.RankDiagram.Entry;
import dev.descent.output.svg.RankingPlot.Kind;
import dev.descent.output.svg.RankingPlot.Row;
import dev.descent.output.svg.Series.Form;
import dev.descent.output.svg.SlicePlot.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One picture of each kind, and some of the awkward ones. */
final class Examples {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NONE = Double.NaN;

    private Examples() {}

    /** Those that are read in review. */
    static Map<String, Plot> golden() {
        Map<String, Plot> all = new LinkedHashMap<>();
        all.put("curves", curves());
        all.put("learning-rate", learningRate());
        all.put("line-panels", linePanels());
        all.put("against-true", againstTrue());
        all.put("ranking", ranking());
        all.put("mean-ranks", meanRanks());
        all.put("heat-map", heatMap());
        all.put("confusion", confusion());
        all.put("contours", contours());
        all.put("panels", panels());
        all.put("importance", importance());
        all.put("slices", slices());
        all.put("scatter", scatter());
        all.put("beyond", beyond());
        all.put("network", network(2.5, List.of("length", "width"), 3, List.of("yes", "no")));
        all.put("function", function());
        all.put("surface", surface());
        return all;
    }

    /** All of them. */
    static Map<String, Plot> all() {
        Map<String, Plot> all = golden();
        all.put("empty series", lines(Series.of("", Form.CURVE, new double[0], new double[0])));
        all.put("one point", lines(Series.of("", Form.CURVE, new double[] {3}, new double[] {-7})));
        all.put("only beyond", lines(Series.of("", Form.CURVE, new double[] {1, 2}, new double[] {INF, -INF})));
        all.put("only gaps", lines(Series.of("", Form.POINTS, new double[] {1, 2}, new double[] {NONE, NONE})));
        all.put(
                "largest doubles",
                lines(Series.of(
                        "", Form.CURVE, new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}, new double[] {-1e308, 1e308
                        })));
        all.put("smallest doubles", lines(Series.of("", Form.CURVE, new double[] {0, Double.MIN_VALUE}, new double[] {
            Double.MIN_VALUE, 1e308
        })));
        all.put(
                "zeros among decades",
                lines(Series.of("", Form.CURVE, new double[] {0, 1, 2, 3}, new double[] {1, 0, 1e-9, 0})));
        all.put("close together far out", lines(Series.of("", Form.CURVE, new double[] {1e9, 1e9 + 1}, new double[] {
            1, 1 + 1e-12
        })));
        all.put("no rows", new RankingPlot(new Caption("t", ""), new PlotAxis("v", Division.FITTING), "", List.of()));
        all.put("twenty ranks", ranks(20, m -> 5 + m / 2.0));
        all.put("ranks that are all alike", ranks(3, m -> 2));
        all.put(
                "no cells",
                new CellPlot(caption(), "x", List.of(), "y", List.of(), List.of(), new CellPlot.Bar("v", true)));
        all.put(
                "a surface that is nowhere finite",
                new ContourPlot(caption(), "x", "y", (x, y) -> NONE, "", List.of(way("", 1, 1, 1, 1))));
        all.put(
                "a flat surface",
                new ContourPlot(caption(), "x", "y", (x, y) -> 2, "", List.of(way("", 0, 0, 1e308, -1e308))));
        all.put(
                "a curve with a pole",
                new PanelPlot(caption(), "x", "1/x", x -> 1 / x, List.of(way("", 1, 1, -1, -1))));
        all.put(
                "bars with long names",
                new BarPlot(
                        new Caption("t", ""),
                        "share of the variance of the rank by val_balanced_accuracy_of_a_name_that_never_seems_to_end, and more",
                        IntStream.range(0, 3)
                                .mapToObj(b -> new Bar(
                                        BarPlot.Kind.JOINT,
                                        "layers[0].mmmmmmmmmmmm × layers[1].wwwwwwwwwwwwwwwwwwwwwwwww " + b,
                                        0,
                                        "0 %",
                                        1e-9))
                                .toList()));
        all.put("no bars", new BarPlot(new Caption("none", ""), "share", List.of()));
        all.put("slices with long numbers", longNumbers());
        all.put(
                "a network of many inputs with long names",
                network(1, Collections.nCopies(64, "mean_of_the_radius_in_millimetres"), 20, List.of("M".repeat(40))));
        all.put("a network whose weights are 0", network(0, List.of("x"), 1, List.of("")));
        all.put("a scatter without any value", scatter(INF, true, new ScatterPlot.Point(1, NONE, false)));
        all.put(
                "a scatter of negative values",
                scatter(-7, false, new ScatterPlot.Point(1, -8, true), new ScatterPlot.Point(2, -9, false)));
        all.put(
                "a slice without any value",
                new SlicePlot(
                        new Caption("no value", ""),
                        new PlotAxis("loss", Division.FITTING),
                        List.of(NONE),
                        true,
                        0,
                        List.of(new Slice("key", List.of(1.0), true, List.of()))));
        return all;
    }

    private static Plot importance() {
        return new BarPlot(
                new Caption("Importance of the swept keys", "What keys do by themselves, and two only together"),
                "share of the variance of val_loss",
                List.of(
                        new Bar(BarPlot.Kind.SINGLE, "learning_rate", 0.75, "75 %", 0.03125),
                        new Bar(BarPlot.Kind.SINGLE, "<optimizer>", 0.03125, "3.1 %", 0.0625),
                        new Bar(BarPlot.Kind.JOINT, "learning_rate × <optimizer>", 0.125, "12.5 %", 0.125),
                        new Bar(BarPlot.Kind.REST, "all other interactions", 0.09375, "9.4 %", NONE)));
    }

    private static Plot slices() {
        return new SlicePlot(
                new Caption("val_loss by each swept key", "A dot a configuration, the diamond is the best"),
                new PlotAxis("val_loss", Division.FITTING),
                List.of(0.5, 1.0, NONE, 20.0, 2.0, 4.0),
                true,
                0,
                List.of(
                        new Slice("learning_rate", List.of(0.01, 0.001, 1.0, 0.001, 0.01, 0.1), true, List.of()),
                        new Slice(
                                "optimizer",
                                List.of(1.0, 0.0, 0.0, 2.0, 1.0, 2.0),
                                false,
                                List.of("momentum", "adam", "ein Name 漢字 mit <spitzen> Klammern")),
                        new Slice("beta_1", List.of(NONE, 0.5, NONE, 0.9, NONE, 0.99), false, List.of()),
                        new Slice(
                                "case",
                                List.of(0.0, 1.0, 2.0, 3.0, 39.0, 20.0),
                                false,
                                IntStream.range(0, 40)
                                        .mapToObj(c -> "case " + c)
                                        .toList())));
    }

    private static Plot scatter() {
        return scatter(
                1000,
                true,
                new ScatterPlot.Point(0.0001, 200, false),
                new ScatterPlot.Point(0.01, 2, false),
                new ScatterPlot.Point(0.1, 0.5, true),
                new ScatterPlot.Point(1, 1e7, false),
                new ScatterPlot.Point(10, NONE, false));
    }

    private static Plot scatter(double end, boolean worstOnTop, ScatterPlot.Point... points) {
        return new ScatterPlot(
                new Caption("val_loss by learning_rate", "The diamond was chosen"),
                new PlotAxis("learning_rate", Division.LINEAR),
                true,
                new PlotAxis("val_loss", Division.FITTING),
                end,
                worstOnTop,
                IntStream.range(0, 5)
                        .mapToObj(p -> new ScatterPlot.Panel(
                                "<competitor> " + p, List.of(points).subList(0, points.length - p % 2)))
                        .toList());
    }

    private static Plot longNumbers() {
        List<Double> values = IntStream.range(0, 12).asDoubleStream().boxed().toList();
        List<Double> numbers = IntStream.range(0, 12)
                .mapToObj(i -> 0.000123456 + i * 0.0000111)
                .toList();
        List<Slice> slices = IntStream.range(0, 4)
                .mapToObj(s -> new Slice("key " + s, numbers, s % 2 == 0, List.of()))
                .toList();
        return new SlicePlot(
                new Caption("long numbers", ""), new PlotAxis("loss", Division.LINEAR), values, false, 11, slices);
    }

    private static Caption caption() {
        return new Caption("A title with <angles> & \"quotes\"", "");
    }

    private static Plot lines(Series series) {
        return new LinePlot(
                caption(),
                new PlotAxis("x", Division.LINEAR),
                new PlotAxis("y", Division.FITTING),
                "",
                List.of(series),
                false);
    }

    private static Plot curves() {
        List<Series> series = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            int optimizer = s;
            double[] x = IntStream.rangeClosed(1, 20).asDoubleStream().toArray();
            double[] y = IntStream.rangeClosed(1, 20)
                    .mapToDouble(e -> (optimizer + 1) * 100.0 / (e * e))
                    .toArray();
            double[] low = IntStream.range(0, 20).mapToDouble(p -> y[p] / 2).toArray();
            double[] high = IntStream.range(0, 20).mapToDouble(p -> y[p] * 2).toArray();
            series.add(Series.of("adam, 0." + s, Form.CURVE, x, y).within(low, high));
        }
        return new LinePlot(
                new Caption("Training loss over epochs", "Mean of 5 trials, band from least to greatest"),
                new PlotAxis("epoch", Division.COUNT),
                new PlotAxis("loss", Division.FITTING),
                "optimizer, learning_rate",
                series,
                false,
                List.of(new Level("baseline constant", 20), new Level("baseline linear", 21), new Level("far", 1e9)));
    }

    private static Plot linePanels() {
        List<LinePanels.Panel> panels = new ArrayList<>();
        for (int o = 0; o < 5; o++) {
            double[] x = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();
            double slow = o + 1;
            double[] training = IntStream.rangeClosed(1, 10)
                    .mapToDouble(e -> slow / (e * e))
                    .toArray();
            double[] validation = IntStream.rangeClosed(1, 10)
                    .mapToDouble(e -> e == 9 ? 0 : slow / e)
                    .toArray();
            panels.add(new LinePanels.Panel(
                    o == 3 ? "a name that is longer than the panel that it stands over" : "optimizer <" + o + ">",
                    List.of(
                            Series.of("training", Form.CURVE, x, training),
                            Series.of("validation", Form.CURVE, x, validation).within(training, validation))));
        }
        return new LinePanels(
                new Caption("Training and validation loss over epochs", "Mean of 5 trials"),
                new PlotAxis("epoch", Division.COUNT),
                new PlotAxis("loss", Division.FITTING),
                "optimizer",
                List.of("training", "validation"),
                panels.get(0).series().get(1).named("validation of the best"),
                panels,
                List.of(new Level("baseline constant", 2)));
    }

    private static Plot learningRate() {
        double[] rates = {0.001, 0.01, 0.1, 0.1, 1};
        return new LinePlot(
                new Caption("final_loss against learning rate", ""),
                new PlotAxis("learning rate", Division.FITTING),
                new PlotAxis("final_loss", Division.FITTING),
                "optimizer",
                List.of(
                        Series.of("sgd", Form.POINTS_JOINED, rates, new double[] {40, 3, 2, INF, INF}),
                        Series.of(
                                "a name that is longer than any legend has room for",
                                Form.POINTS_JOINED,
                                rates,
                                new double[] {300, 40, 1, NONE, 0.5})),
                false);
    }

    /** Ten rates of which one gave a value that has no place on the axis. */
    private static Plot beyond() {
        double[] rates = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1};
        return new LinePlot(
                new Caption(
                        "val_loss against learning rate",
                        "An arrow: a mean that lies beyond the others, and its value"),
                new PlotAxis(
                        "learning rate",
                        Division.FITTING,
                        DoubleStream.of(rates).boxed().toList()),
                new PlotAxis("val_loss", Division.FITTING, List.of(), 218),
                "optimizer",
                List.of(
                        Series.of(
                                "lion", Form.POINTS_JOINED, rates, new double[] {167, 50, 4.5, 2.2, 7.7, 218, 199000}),
                        Series.of("adam", Form.POINTS_JOINED, rates, new double[] {160, 23, 5.5, 3, 2.3, 1.7, 1.1})),
                false);
    }

    private static Plot againstTrue() {
        return new LinePlot(
                new Caption("Predicted against true values", ""),
                new PlotAxis("true value", Division.LINEAR),
                new PlotAxis("prediction", Division.LINEAR),
                "",
                List.of(Series.of("", Form.POINTS, new double[] {1, 2, 3}, new double[] {1.5, 1.75, 3.25})),
                true);
    }

    private static Plot ranking() {
        return new RankingPlot(
                new Caption("Ranking by val_loss", "Means and their 95 % intervals"),
                new PlotAxis("val_loss", Division.FITTING),
                "optimizer",
                List.of(
                        new Row(Kind.ALIKE, "adam", 0.25, 0.125, 0.375),
                        new Row(Kind.WORSE, "sgd", 1.5, -0.5, 3.5),
                        new Row(Kind.REFERENCE, "baseline linear", 0.5, NONE, NONE),
                        new Row(
                                Kind.WORSE,
                                "ein Name 漢字 mit <spitzen> Klammern, der länger ist als alle Zeilen",
                                8,
                                NONE,
                                NONE)));
    }

    private static Plot meanRanks() {
        return new RankDiagram(
                new Caption(
                        "Mean ranks of optimizer over 8 data sets", "The dots on a bar can't be told from each other"),
                "mean rank, 1 is best",
                List.of(
                        new Entry("momentum", 1.5, "1.5"),
                        new Entry("adam", 1.75, "1.75"),
                        new Entry("ein Name 漢字 mit <spitzen> Klammern", 3.125, "3.12"),
                        new Entry("lion", 4, "4"),
                        new Entry("sgd", 4.625, "4.62")),
                List.of(List.of(0, 1), List.of(1, 3), List.of(2, 3, 4)));
    }

    private static Plot ranks(int size, IntToDoubleFunction rank) {
        List<Entry> entries = IntStream.range(0, size)
                .mapToObj(m -> new Entry("method mwm " + m, rank.applyAsDouble(m), "12.25"))
                .toList();
        return new RankDiagram(
                caption(),
                "mean rank",
                entries,
                List.of(IntStream.range(0, size).boxed().toList()));
    }

    /** A network with one hidden layer and weights of both signs. */
    private static Plot network(double size, List<String> inputs, int units, List<String> outputs) {
        List<NetworkPlot.Column> columns = List.of(
                new NetworkPlot.Column("inputs", "", inputs, List.of(), List.of()),
                new NetworkPlot.Column(
                        "layer 0",
                        "relu",
                        Collections.nCopies(units, ""),
                        weights(size, inputs.size() * units),
                        weights(size, units)),
                new NetworkPlot.Column(
                        "layer 1", "softmax", outputs, weights(size, units * outputs.size()), List.of()));
        return new NetworkPlot(
                new Caption("Weights after epoch 4", "The wider a line, the further its weight is from 0"),
                columns,
                2.5,
                2.5);
    }

    /** A curve that leaves the plot on the right, through points. */
    private static FunctionPlot function() {
        double[] x = {0, 1, 2, 3, 4};
        return new FunctionPlot(
                new Caption("The function after epoch 8", "What the network says, and 3 training rows"),
                "size",
                "price",
                List.of(
                        Series.of("network", Series.Form.CURVE, x, new double[] {1, 2, 4, 8, 16}),
                        Series.of("training rows", Series.Form.POINTS, new double[] {0, 2, 3}, new double[] {1.5, 3.5, 9
                        })),
                0,
                10);
    }

    /** A slope from one corner to the other, with a row at each of them and one that is higher than its surroundings. */
    private static SurfacePlot surface() {
        List<Double> axis = List.of(0.0, 1.0, 2.0, 3.0);
        List<Double> heights = new ArrayList<>();
        for (int value = 0; value < 16; value++) {
            heights.add(value == 5 ? Double.NaN : (value / 4 + value % 4) / 6.0);
        }
        return new SurfacePlot(
                new Caption("The function after epoch 8", "What the network says, and 3 training rows"),
                "length",
                "width",
                "yes",
                axis,
                axis,
                heights,
                List.of(new SurfacePlot.Point(0, 0, 0), new SurfacePlot.Point(3, 3, 1), new SurfacePlot.Point(0, 1, 1)),
                new SurfacePlot.Range(0, 1),
                List.of(),
                0.5);
    }

    private static List<NetworkPlot.Weight> weights(double size, int count) {
        List<NetworkPlot.Weight> weights = new ArrayList<>();
        for (int w = 0; w < count; w++) {
            float value = (float) (size * (w % 5 - 2) / 2);
            weights.add(new NetworkPlot.Weight(value, "weight " + w + ": " + value));
        }
        return weights;
    }

    private static Plot heatMap() {
        return new CellPlot(
                new Caption("val_loss by optimizer and learning_rate", "Light is low, and better"),
                "learning_rate",
                List.of("0.001", "0.01", "0.1"),
                "optimizer",
                List.of("sgd", "adam"),
                List.of(
                        new Tile(100, "100"),
                        new Tile(1, "1"),
                        new Tile(NONE, "diverged"),
                        new Tile(10, "10"),
                        new Tile(0.5, "0.5"),
                        new Tile(NONE, "")),
                new CellPlot.Bar("val_loss", true));
    }

    private static Plot confusion() {
        List<String> classes =
                IntStream.range(0, 12).mapToObj(c -> "class number " + c).toList();
        List<Tile> cells = IntStream.range(0, 144)
                .mapToObj(c -> new Tile(c / 12 == c % 12 ? 9 : c % 5 == 0 ? 1 : 0, Integer.toString(c % 7)))
                .toList();
        return new CellPlot(
                new Caption("Confusion matrix", "The best trial"),
                "predicted class",
                classes,
                "true class",
                classes,
                cells,
                new CellPlot.Bar("rows", false));
    }

    private static Plot contours() {
        return new ContourPlot(
                new Caption("Descent on x^2 + 4*y^2, seen from above", ""),
                "x",
                "y",
                (x, y) -> x * x + 4 * y * y,
                "optimizer",
                List.of(way("sgd", 2, 1, 1, -0.5, 0.5, 0.25, 0, 0), way("lion", 2, 1, -40, 3, 2, -1)));
    }

    private static Plot panels() {
        return new PanelPlot(
                new Caption("Descent on x^2", ""),
                "x",
                "x^2",
                x -> x * x,
                List.of(
                        way("right", 1.2, 1.44, 0, 0),
                        way("zigzag", 1.2, 1.44, -1, 1, 0.5, 0.25),
                        way("too large", 1.2, 1.44, -10, 100),
                        way("too small", 1.2, 1.44, 1.19, 1.19 * 1.19)));
    }

    /** @param coordinates x and y in turn */
    private static TrajectoryLine way(String name, double... coordinates) {
        return new TrajectoryLine(name, new Trajectory(List.of("x", "y"), coordinates));
    }
}
