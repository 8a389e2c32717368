package dev.descent.app;

import dev.descent.analysis.LearnedFunction;
import dev.descent.analysis.LearnedFunction.Points;
import dev.descent.analysis.LearnedFunction.Question;
import dev.descent.analysis.MovingWeights;
import dev.descent.config.Experiment;
import dev.descent.data.Dataset;
import dev.descent.data.Datasets;
import dev.descent.data.FittedFeature;
import dev.descent.data.FittedFeature.Numeric;
import dev.descent.data.FittedTable;
import dev.descent.data.Part;
import dev.descent.data.PartName;
import dev.descent.data.Table;
import dev.descent.engine.reference.Inference;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** What the network of a trial says over the plane of its columns, from the weights that it had on the way. */
final class KeptFunction {
    private final Trial trial;
    private final Dataset data;
    private final Table table;
    private final FittedTable fitted;

    private KeptFunction(Trial trial, Dataset data, Table table) {
        NetworkSpec spec = trial.network();
        this.trial = trial;
        this.data = data;
        this.table = table;
        this.fitted = Datasets.fit(table, spec.dataset(), spec.seed(), trial.repeat(), trial.fold());
    }

    /** The function of the weights that are told, or why there is none. */
    static LearnedFunction of(MovingWeights weights, Dataset data, Experiment experiment) {
        Trial trial = weights.trial();
        KeptFunction kept = new KeptFunction(
                trial, data, experiment.table(trial.network().dataset().csv()));
        List<String> columns = kept.fitted.columns();
        if (columns.size() > 2) {
            return LearnedFunction.unknown(
                    trial, "the network has features of " + columns.size() + " columns, and a picture shows two");
        }
        List<String> others = columns.stream()
                .filter(column -> kept.numeric(column).size() != 1)
                .map(column -> "'" + column + "'")
                .toList();
        if (!others.isEmpty()) {
            return LearnedFunction.unknown(
                    trial, Phrases.and(others) + (others.size() == 1 ? " is not a number" : " are not numbers"));
        }
        if (!weights.isKnown()) {
            return LearnedFunction.unknown(
                    trial,
                    weights.wanted().isEmpty()
                            ? "the network has too many weights to keep some of the way"
                            : "the engine '" + weights.engine() + "' does not tell weights after an epoch");
        }
        Question question = kept.question();
        for (int c = 0; c < columns.size(); c++) {
            double[] axis = question.axes().get(c);
            if (axis[0] == axis[axis.length - 1]) {
                return LearnedFunction.unknown(trial, "'" + columns.get(c) + "' has the same value in all rows");
            }
        }
        return kept.function(weights, question);
    }

    private List<Numeric> numeric(String column) {
        List<Numeric> all = new ArrayList<>();
        for (FittedFeature feature : fitted.features()) {
            if (feature.column().equals(column) && feature instanceof Numeric numeric) {
                all.add(numeric);
            } else if (feature.column().equals(column) && feature instanceof FittedFeature.Categorical) {
                return List.of();
            }
        }
        return all;
    }

    private LearnedFunction function(MovingWeights weights, Question question) {
        int size = LearnedFunction.size(question);
        float[] inputs = new float[size * fitted.inputs()];
        for (int value = 0; value < size; value++) {
            double[] at = LearnedFunction.at(question, value);
            int input = value * fitted.inputs();
            for (FittedFeature feature : fitted.features()) {
                if (feature instanceof Numeric numeric) {
                    numeric.scaling().write(at[question.columns().indexOf(feature.column())], inputs, input);
                }
                input += feature.inputs().size();
            }
        }
        Inference network = new Inference(weights.network(), trial.network().loss());
        Map<Integer, float[]> answers = new LinkedHashMap<>();
        for (int e = 0; e < weights.epochs().size(); e++) {
            float[] said = network.predictions(weights.parameters(e), inputs, size);
            answers.put(weights.epochs().get(e), fitted.target().scaling().inOwnUnit(said));
        }
        return LearnedFunction.of(trial, question, weights.kept(), answers);
    }

    private Question question() {
        List<Points> points = new ArrayList<>();
        for (PartName name : PartName.values()) {
            data.part(name).ifPresent(part -> points.add(points(name, part)));
        }
        List<String> columns = fitted.columns();
        List<double[]> axes = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            int column = c;
            double[] all = points.stream()
                    .flatMapToDouble(of -> Arrays.stream(of.columns().get(column)))
                    .toArray();
            axes.add(axis(
                    Arrays.stream(all).min().orElse(0),
                    Arrays.stream(all).max().orElse(0),
                    columns.size() == 1 ? LearnedFunction.ALONG : LearnedFunction.ACROSS));
        }
        return new Question(columns, axes, data.outputs(), data.encoding(), points);
    }

    private static double[] axis(double low, double high, int values) {
        double[] axis = new double[values];
        for (int v = 0; v < values; v++) {
            axis[v] = (low * (values - 1 - v) + high * v) / (values - 1);
        }
        return axis;
    }

    private Points points(PartName name, Part part) {
        NetworkSpec spec = trial.network();
        int[] rows = Datasets.partRows(table, spec.dataset(), spec.seed(), trial.repeat(), trial.fold(), name);
        List<double[]> columns = new ArrayList<>();
        for (String column : fitted.columns()) {
            Numeric numeric = numeric(column).get(0);
            IntToDoubleFunction cells =
                    numeric.reading().of(table.columnAt(table.column(column).orElseThrow()));
            columns.add(Arrays.stream(rows)
                    .mapToDouble(cells)
                    .map(x -> Double.isNaN(x) ? numeric.fill() : x)
                    .toArray());
        }
        return new Points(name, columns, part.ownTargets());
    }
}
