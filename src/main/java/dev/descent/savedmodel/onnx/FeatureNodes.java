package dev.descent.savedmodel.onnx;

import dev.descent.data.FittedFeature;
import dev.descent.data.FittedTable;
import dev.descent.data.NumberReading;
import dev.descent.number.NumberText;
import dev.descent.savedmodel.ModelRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What columns become: an input each, in double where all their values are numbers, else texts, and nodes from them to the network's
 * inputs. A missing number is NaN, a missing text the empty one, and both are what else is missing in the table's file. A row that lacks a
 * value which training had nothing in place of has NaN among its inputs.
 */
final class FeatureNodes {
    /** The code of a category that has no input. */
    private static final long UNSEEN = -1;
    /** The code of a missing value that nothing stands for. */
    private static final long ABSENT = -2;

    private static final String NO_TEXT = "";
    /** The texts that are missing in every table, in any case. */
    private static final List<String> MISSING =
            List.of(NO_TEXT, "NA", "Na", "nA", "na", "NaN", "Nan", "NAN", "NAn", "nan", "naN", "nAN", "nAn");

    private final OnnxGraph graph;
    private final FittedTable table;
    private final Map<String, Boolean> isText = new LinkedHashMap<>();
    /** The value of each column, rows × 1. */
    private final Map<String, String> cells = new LinkedHashMap<>();

    private FeatureNodes(OnnxGraph graph, FittedTable table) {
        this.graph = graph;
        this.table = table;
    }

    /**
     * The nodes of all features.
     *
     * @return rows × inputs of the network, float
     * @throws ModelRefused if ONNX can't carry a column
     */
    static String of(OnnxGraph graph, FittedTable table) throws ModelRefused {
        FeatureNodes nodes = new FeatureNodes(graph, table);
        nodes.inputs();
        List<String> values = new ArrayList<>();
        for (FittedFeature feature : table.features()) {
            if (!feature.inputs().isEmpty()) {
                graph.scope("features/" + feature.column());
                values.add(nodes.feature(feature));
            }
        }
        graph.scope("features");
        return graph.sideBySide(values);
    }

    private void inputs() throws ModelRefused {
        for (String column : table.columns()) {
            isText.put(column, false);
        }
        for (FittedFeature feature : table.features()) {
            List<String> values = values(feature);
            boolean text = values.stream().anyMatch(value -> !NumberText.isNumber(value));
            if (text) {
                isText.put(feature.column(), true);
            }
            boolean numbers = !(feature instanceof FittedFeature.Indicator)
                    && (values.isEmpty() || values.stream().anyMatch(NumberText::isNumber));
            if (numbers && table.format().numbers(feature.column()).isPresent()) {
                throw new ModelRefused("the numbers of the column '" + feature.column()
                        + "' are read from texts (numbers: strip or percent), which ONNX has no operator for");
            }
        }
        for (Map.Entry<String, Boolean> column : isText.entrySet()) {
            graph.input(column.getKey(), column.getValue() ? OnnxTensor.STRING : OnnxTensor.DOUBLE);
        }
        for (String column : isText.keySet()) {
            cells.put(column, isText.get(column) ? column : unmarked(column));
        }
    }

    /** The numbers of a column, NaN in place of those that mean "not there". */
    private String unmarked(String column) {
        double[] markers = table.format().missing(column).stream()
                .map(NumberText::parse)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (markers.length == 0) {
            return column;
        }
        graph.scope("features/" + column);
        String same = graph.cast(graph.op("Equal", column, graph.reals(markers)), OnnxTensor.FLOAT);
        String isMarked = graph.op("Greater", graph.rowSum(same), graph.single(0));
        return graph.op("Where", isMarked, graph.real(Double.NaN), column);
    }

    /** The values that a feature tells apart; none if it takes any number. */
    private static List<String> values(FittedFeature feature) throws ModelRefused {
        if (feature instanceof FittedFeature.Categorical categories) {
            List<String> others = new ArrayList<>(categories.labels());
            if (categories.filled() >= 0 && others.size() > 1) {
                others.remove(categories.filled()); // a missing value does as well
            }
            return others.isEmpty() ? List.of(NO_TEXT) : others;
        }
        if (feature instanceof FittedFeature.Numeric number) {
            if (number.reading() instanceof NumberReading.Ordered order) {
                return order.values();
            }
            if (number.reading() instanceof NumberReading.DatePart) {
                throw new ModelRefused(
                        "the column '" + number.column() + "' holds dates, which ONNX has no operator for");
            }
        }
        return List.of();
    }

    private String feature(FittedFeature feature) {
        String column = feature.column();
        if (feature instanceof FittedFeature.Indicator) {
            return graph.cast(missing(column), OnnxTensor.FLOAT);
        }
        if (feature instanceof FittedFeature.Categorical categories) {
            return categories(categories);
        }
        if (feature instanceof FittedFeature.Numeric number) {
            String x = number.reading() instanceof NumberReading.Ordered order
                    ? places(order.values(), column)
                    : cells.get(column);
            String filled =
                    Double.isNaN(number.fill()) ? x : graph.op("Where", missing(column), graph.real(number.fill()), x);
            return new ScalingNodes(graph).of(number.scaling(), filled);
        }
        throw new AssertionError(feature);
    }

    /** Whether a value is missing, rows × 1. */
    private String missing(String column) {
        if (!isText.get(column)) {
            return graph.op("IsNaN", cells.get(column));
        }
        Map<String, Long> codes = new LinkedHashMap<>();
        putMissing(codes, column, 1);
        return graph.cast(codes(codes, 0, column), OnnxTensor.BOOL);
    }

    private void putMissing(Map<String, Long> codes, String column, long code) {
        MISSING.forEach(text -> codes.put(text, code));
        table.format().missing(column).forEach(marker -> {
            codes.put(marker, code);
            codes.put(canonical(marker), code);
        });
    }

    /** The places of values in their order, rows × 1, double; NaN for any other. */
    private String places(List<String> values, String column) {
        Map<String, Long> codes = new LinkedHashMap<>();
        values.forEach(value -> codes.put(canonical(value), (long) codes.size()));
        String places = graph.cast(codes(codes, UNSEEN, column), OnnxTensor.DOUBLE);
        return graph.op("Where", graph.op("Less", places, graph.real(0)), graph.real(Double.NaN), places);
    }

    private String categories(FittedFeature.Categorical categories) {
        Map<String, Long> codes = new LinkedHashMap<>();
        for (int place = 0; place < categories.labels().size(); place++) {
            codes.put(categories.labels().get(place), (long) categories.input().get(place));
        }
        int filled = categories.filled();
        putMissing(
                codes,
                categories.column(),
                filled < 0 ? ABSENT : categories.input().get(filled));
        String code = codes(codes, categories.others(), categories.column());
        long[] inputs = new long[categories.inputs().size()];
        for (int k = 0; k < inputs.length; k++) {
            inputs[k] = k;
        }
        String own = graph.cast(graph.op("Equal", code, graph.wholes(inputs)), OnnxTensor.FLOAT);
        return filled >= 0
                ? own
                : graph.op("Where", graph.op("Equal", code, graph.whole(ABSENT)), graph.single(Float.NaN), own);
    }

    /**
     * The codes of values, rows × 1, whole numbers.
     *
     * @param codes by value, that of a missing one too if it has one
     * @param fallback the code of all others
     */
    private String codes(Map<String, Long> codes, long fallback, String column) {
        String values = cells.get(column);
        if (isText.get(column)) {
            return graph.machineLearning(
                    "LabelEncoder",
                    List.of(
                            OnnxAttribute.whole("default_int64", fallback),
                            OnnxAttribute.texts("keys_strings", List.copyOf(codes.keySet())),
                            OnnxAttribute.wholes("values_int64s", List.copyOf(codes.values()))),
                    values);
        }
        Map<Double, Long> ofNumber = new LinkedHashMap<>();
        codes.forEach((value, code) -> {
            OptionalDouble number = NumberText.parse(value);
            if (number.isPresent()) {
                ofNumber.put(number.getAsDouble(), code);
            }
        });
        double[] numbers =
                ofNumber.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        double[] more =
                ofNumber.values().stream().mapToDouble(code -> code - fallback).toArray();
        String same = graph.cast(graph.op("Equal", values, graph.reals(numbers)), OnnxTensor.DOUBLE);
        String found = graph.op("Add", graph.op("MatMul", same, graph.realColumn(more)), graph.real((double) fallback));
        String code = graph.cast(found, OnnxTensor.INT64);
        Long ofMissing = codes.get(NO_TEXT);
        return ofMissing == null ? code : graph.op("Where", graph.op("IsNaN", values), graph.whole(ofMissing), code);
    }

    /** A number as its shortest decimal. */
    private static String canonical(String value) {
        OptionalDouble number = NumberText.parse(value);
        return number.isPresent() ? NumberText.written(number.getAsDouble()) : value;
    }
}
