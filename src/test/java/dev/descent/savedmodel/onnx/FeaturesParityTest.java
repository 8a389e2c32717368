package dev.descent.savedmodel.onnx;

import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.loss;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.config.ExperimentReader;
import dev.descent.data.Datasets;
import dev.descent.data.FittedFeature;
import dev.descent.data.FittedTable;
import dev.descent.data.RowsToPredict;
import dev.descent.data.Table;
import dev.descent.model.ByColumn;
import dev.descent.model.DatasetSpec;
import dev.descent.model.TableFormat;
import dev.descent.problem.FileRefused;
import dev.descent.problem.ProblemText;
import dev.descent.savedmodel.Recipe;
import dev.descent.savedmodel.SavedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every scaler and encoder: the inputs of the network are the same, which a network without layers to speak of hands out. */
class FeaturesParityTest {
    private static final int TRAINING_ROWS = 80;
    private static final int ROWS = 400;
    /** Of inputs through logarithms: ONNX Runtime's may err in its last place, and the float then too. */
    private static final double NEAR = 1e-7;

    private static final List<String> WORDS = List.of("red", "green", "blue", "größer", "x,y", "日本");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"none", "standard", "min_max", "robust", "quantile", "{piecewise: {bins: 5}}"})
    void everyScaler(String scaler) throws Exception {
        Random random = new Random(1);
        Map<String, List<String>> cells = new LinkedHashMap<>();
        cells.put("plain", numbers(random, TRAINING_ROWS, 0, 1000, 1));
        cells.put("far", numbers(random, TRAINING_ROWS, 1e9, 1e3, 0.01));
        cells.put("ties", numbers(random, TRAINING_ROWS, 0, 5, 5));
        cells.put("equal", numbers(random, TRAINING_ROWS, 7, 0, 1));
        cells.put("two", numbers(random, TRAINING_ROWS, -1, 2, 2));
        for (String fill : List.of("mean", "median", "most_frequent", "constant")) {
            cells.put(fill, gaps(random, numbers(random, TRAINING_ROWS, -3, 40, 4)));
        }
        String columns =
                "mean: {mean: {indicator: true}}, median: median, most_frequent: most_frequent, constant: {constant: {value: 9}}";
        FittedTable table = fit(
                cells, "missing: {default: error, columns: {" + columns + "}}, scale: " + scaler, TableFormat.PLAIN);

        Map<String, List<String>> others = new LinkedHashMap<>();
        for (String column : cells.keySet()) {
            List<String> some = new ArrayList<>(cells.get(column));
            double least = column.equals("far") ? 1e9 : 0;
            some.addAll(numbers(random, ROWS - TRAINING_ROWS, least - 100, 1300, 0.001));
            others.put(column, gaps(random, some));
        }
        compare(table, others, scaler.equals("quantile") ? NEAR : 0, 1);
    }

    @Test
    void everyEncoder() throws Exception {
        Random random = new Random(2);
        Map<String, List<String>> cells = new LinkedHashMap<>();
        List<String> sizes = List.of("S", "M", "L", "XL");
        cells.put("word", words(random, TRAINING_ROWS, WORDS));
        cells.put("word_category", gaps(random, words(random, TRAINING_ROWS, WORDS)));
        cells.put("word_frequent", gaps(random, words(random, TRAINING_ROWS, WORDS)));
        cells.put("word_constant", gaps(random, words(random, TRAINING_ROWS, WORDS)));
        cells.put("word_most", words(random, TRAINING_ROWS, WORDS));
        cells.put("word_most_category", gaps(random, words(random, TRAINING_ROWS, WORDS)));
        cells.put("number", words(random, TRAINING_ROWS, List.of("1", "2.5", "-3", "1e10")));
        cells.put("number_category", gaps(random, words(random, TRAINING_ROWS, List.of("0", "2", "3"))));
        cells.put("number_frequent", gaps(random, words(random, TRAINING_ROWS, List.of("0", "2", "3"))));
        cells.put("number_constant", gaps(random, words(random, TRAINING_ROWS, List.of("0", "2", "3"))));
        cells.put("number_most", words(random, TRAINING_ROWS, List.of("1", "2", "3", "4", "5", "6")));
        cells.put("size", words(random, TRAINING_ROWS, sizes));
        cells.put("size_median", gaps(random, words(random, TRAINING_ROWS, sizes)));
        cells.put("grade", words(random, TRAINING_ROWS, List.of("10", "2.0", "30")));
        cells.put("grade_mean", gaps(random, words(random, TRAINING_ROWS, List.of("10", "2.0", "30"))));
        String missing = "missing: {default: error, columns: {word_category: category, word_frequent: most_frequent,"
                + " word_constant: {constant: {value: nothing}}, word_most_category: category, number_category: category,"
                + " number_frequent: {most_frequent: {indicator: true}}, number_constant: {constant: {value: 2}},"
                + " size_median: {median: {indicator: true}}, grade_mean: mean}}";
        String categorical =
                "categorical: {columns: {word_most: {at_most: 2}, word_most_category: {at_most: 3}, number: {},"
                        + " number_category: {}, number_frequent: {}, number_constant: {}, number_most: {at_most: 3},"
                        + " size: {order: [S, M, L, XL]}, size_median: {order: [S, M, L, XL]},"
                        + " grade: {order: [30, 2, 10]}, grade_mean: {order: [2, 10, 30]}}}";
        FittedTable table = fit(
                cells, missing + ", " + categorical + ", scale: {columns: {size_median: min_max}}", TableFormat.PLAIN);

        Map<String, List<String>> others = new LinkedHashMap<>();
        for (String column : cells.keySet()) {
            List<String> known = cells.get(column).stream().distinct().toList();
            List<String> some = new ArrayList<>(known);
            if (column.startsWith("word")) {
                some.addAll(List.of("unseen", "Red", "red2"));
            } else if (column.startsWith("number")) {
                some.addAll(List.of("77", "-0", "2.5000001", "2.0"));
            }
            some.remove("");
            others.put(column, gaps(random, words(random, ROWS, some)));
        }
        assertThat(table.features().stream().filter(FittedFeature.Indicator.class::isInstance))
                .hasSize(2);
        compare(table, others, 0, 1);
    }

    /** A category that only rows have which do not train has no input, nor has it one under at_most. */
    @Test
    void categoriesWithoutATrainingRow() throws Exception {
        List<String> words = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (int row = 0; row < TRAINING_ROWS; row++) {
            words.add(row < 60 ? WORDS.get(row % 3) : WORDS.get(row % 6));
            part.add(row < 60 ? "train" : "validation");
        }
        Map<String, List<String>> cells = new LinkedHashMap<>(Map.of("word", words));
        cells.put("word_most", words);
        cells.put("part", part);
        FittedTable table =
                fit(cells, "categorical: {columns: {word_most: {at_most: 2}}}, split: {by: part}", TableFormat.PLAIN);
        List<String> others = words(new Random(3), ROWS, List.of("red", "green", "blue", "größer", "日本", "unseen"));
        compare(table, Map.of("word", others, "word_most", others), 0, 1);
    }

    /** What means "not there" in the table's file, numbers and texts. */
    @Test
    void markersOfMissingCells() throws Exception {
        Random random = new Random(6);
        Map<String, List<String>> cells = new LinkedHashMap<>();
        cells.put("income", words(random, TRAINING_ROWS, List.of("-999", "1", "2.5", "-1", "40")));
        cells.put("code", words(random, TRAINING_ROWS, List.of("7", "8", "-1")));
        cells.put("city", words(random, TRAINING_ROWS, List.of("Oslo", "?", "Bern", "-", "Rom")));
        cells.put("size", words(random, TRAINING_ROWS, List.of("S", "M", "?", "nAn")));
        Map<String, Object> markers =
                Map.of("income", List.of("-999", "-1"), "code", "-1", "city", List.of("?", "-"), "size", "?");
        TableFormat format =
                TableFormat.PLAIN.withCells(new ByColumn(Optional.empty(), markers), TableFormat.PLAIN.numbers());
        FittedTable table = fit(
                cells,
                "missing_values: {columns: {income: [-999, -1], code: -1, city: [\"?\", \"-\"], size: \"?\"}},"
                        + " categorical: {columns: {code: {}, size: {order: [S, M]}}}, scale: standard,"
                        + " missing: {default: {most_frequent: {indicator: true}}, columns: {code: category}}",
                format);
        assertThat(table.features()).hasSize(7);
        Map<String, List<String>> others = new LinkedHashMap<>();
        others.put("income", gaps(random, words(random, ROWS, List.of("-999", "-999.0", "-1", "3", "-998"))));
        others.put("code", gaps(random, words(random, ROWS, List.of("-1.0", "7", "9"))));
        others.put("city", gaps(random, words(random, ROWS, List.of("?", "-", "NA", "nan", "Oslo", "??"))));
        others.put("size", gaps(random, words(random, ROWS, List.of("?", "Na", "NAN", "S", "M"))));
        compare(table, others, 0, ROWS - 1);
    }

    private FittedTable fit(Map<String, List<String>> cells, String keys, TableFormat format) throws Exception {
        Map<String, List<String>> all = new LinkedHashMap<>(cells);
        all.put("y", numbers(new Random(4), TRAINING_ROWS, 0, 9, 1));
        Path csv = write("t.csv", all);
        Path file = Files.writeString(
                folder.resolve("x.yaml"),
                "dataset: {csv: t.csv, target: y, task: regression, " + keys
                        + "}\nlayers: [{dense: 1}]\nloss: mse\noptimizer: adam\n");
        try {
            DatasetSpec spec = ExperimentReader.read(file, Map.of(), Set.of("lockstep", "reference"), Set.of("local"))
                    .spec()
                    .trials()
                    .get(0)
                    .network()
                    .dataset();
            return Datasets.fit(Table.read(csv, "t.csv", format), spec, 0, 1, 0);
        } catch (FileRefused refused) {
            throw new AssertionError(ProblemText.of(refused.problems()), refused);
        }
    }

    /** @param least fewer rows than have inputs */
    private void compare(FittedTable table, Map<String, List<String>> cells, double tolerance, int least)
            throws Exception {
        List<float[]> inputs = new ArrayList<>();
        List<boolean[]> without = new ArrayList<>();
        RowsToPredict rows =
                new RowsToPredict(write("others.csv", cells), "others.csv", table, table.inputs(), List.of());
        try {
            rows.read((count, values, lacking, kept) -> {
                inputs.add(values);
                without.add(lacking);
            });
        } catch (FileRefused refused) {
            throw new AssertionError(ProblemText.of(refused.problems()), refused);
        }
        int width = table.inputs();
        Recipe recipe = new Recipe(
                new Recipe.Origin("made-up", "reference", 1, "0".repeat(64), List.of("a")),
                table,
                List.of(layer("dropout", "rate", 0.5)),
                loss("mse"));
        OnnxRun run = OnnxRun.of(Models.bytes(new SavedModel(recipe, List.of(new float[0]))), cells);

        float[] expected = inputs.get(0);
        int absent = 0;
        for (int row = 0; row < ROWS; row++) {
            if (without.get(0)[row]) {
                Arrays.fill(expected, row * width, (row + 1) * width, Float.NaN);
                absent++;
            }
        }
        Parity parity = new Parity();
        parity.numbers("inputs", run.numbers("logits"), expected, tolerance);
        assertThat(parity.numbers()).isEqualTo((long) ROWS * width);
        System.out.println("onnx: " + table.features().size() + " features, " + parity.numbers() + " inputs agree, "
                + absent + " rows have none, unseen " + rows.unseen() + ", outside " + rows.outside());
        assertThat(ROWS - absent).isGreaterThan(least);
    }

    private Path write(String name, Map<String, List<String>> cells) throws Exception {
        StringBuilder text = new StringBuilder(String.join(",", cells.keySet())).append('\n');
        int rows = cells.values().iterator().next().size();
        for (int row = 0; row < rows; row++) {
            String separator = "";
            for (List<String> column : cells.values()) {
                String cell = column.get(row);
                text.append(separator).append(cell.contains(",") ? '"' + cell + '"' : cell);
                separator = ",";
            }
            text.append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> numbers(Random random, int rows, double least, double range, double step) {
        List<String> numbers = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double x = least + step * Math.rint(random.nextDouble() * range / step);
            numbers.add(Double.toString(x));
        }
        return numbers;
    }

    private static List<String> words(Random random, int rows, List<String> words) {
        List<String> some = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            some.add(row < words.size() ? words.get(row) : words.get(random.nextInt(words.size())));
        }
        return some;
    }

    /** Every tenth cell or so is missing. */
    private static List<String> gaps(Random random, List<String> cells) {
        return cells.stream().map(cell -> random.nextInt(10) == 0 ? "" : cell).toList();
    }
}
