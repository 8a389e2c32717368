package dev.descent.savedmodel.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.app.Predict;
import dev.descent.config.RecipeReader;
import dev.descent.config.RecipeText;
import dev.descent.savedmodel.ModelContent;
import dev.descent.savedmodel.Recipe;
import dev.descent.savedmodel.SavedModel;
import dev.descent.savedmodel.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The networks that the shelf's experiments saved in results/, on the cells of their tables as they stand in data/: {@code predict} says what
 * the engine said in predictions.csv, cell by cell, and ONNX Runtime comes as near as the page promises.
 */
class ShelfParityTest {
    private static final double NEAR = 1e-6;
    private static final Path RESULTS = Path.of("results");

    @TempDir
    Path folder;

    /** Cells by column, in the order of the file; no cell of these files is in quotes. */
    private record Cells(Map<String, List<String>> columns) {
        static Cells of(List<String> lines) {
            List<String> header = List.of(lines.get(0).split(","));
            Map<String, List<String>> columns = new LinkedHashMap<>();
            header.forEach(name -> columns.put(name, new ArrayList<>()));
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                assertThat(cells).hasSameSizeAs(header);
                for (int k = 0; k < cells.length; k++) {
                    columns.get(header.get(k)).add(cells[k]);
                }
            }
            return new Cells(columns);
        }

        static Cells of(Path csv) throws IOException {
            List<String> lines = Files.readAllLines(csv);
            assertThat(lines).noneMatch(line -> line.contains("\""));
            return of(lines);
        }

        int rows() {
            return columns.get("row").size();
        }

        /** Those of the first rows in these columns. */
        Cells part(int rows, Iterable<String> names) {
            Map<String, List<String>> part = new LinkedHashMap<>();
            names.forEach(name -> part.put(name, columns.get(name).subList(0, rows)));
            return new Cells(part);
        }

        /** The numbers of columns, row by row. */
        float[] numbers(List<String> names) {
            float[] numbers = new float[rows() * names.size()];
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = Float.parseFloat(
                        columns.get(names.get(k % names.size())).get(k / names.size()));
            }
            return numbers;
        }
    }

    private static Cells predicted(Path model, Path table) throws Exception {
        StringBuilder out = new StringBuilder();
        Predict.Summary summary = Predict.write(model, table, List.of(), Optional.empty(), out);
        assertThat(summary.empty()).isZero();
        return Cells.of(out.toString().lines().toList());
    }

    /** Holds what ONNX Runtime makes of a table's first rows to what the engine predicted. */
    private static void compare(Path model, Path table, Cells expected) throws Exception {
        Cells cells = Cells.of(table);
        OnnxRun run = OnnxRun.of(Files.readAllBytes(model), cells.columns());
        Parity parity = new Parity();
        List<String> probabilities = expected.columns().keySet().stream()
                .filter(name -> name.startsWith("probability_"))
                .toList();
        List<String> names = probabilities.isEmpty() ? List.of("prediction") : probabilities;
        float[][] all = run.numbers(probabilities.isEmpty() ? "prediction" : "probabilities");
        float[][] found = Arrays.copyOf(all, expected.rows());
        parity.numbers(model.toString(), found, expected.numbers(names), NEAR);
        if (!probabilities.isEmpty()) {
            for (int row = 0; row < expected.rows(); row++) {
                String label = expected.columns().get("prediction").get(row);
                parity.label(model + " row " + (row + 1), run.labels()[row], label);
            }
        }
        assertThat(parity.numbers()).isEqualTo((long) expected.rows() * names.size());
        System.out.println("onnx: " + model.getFileName() + " on " + table + ": " + parity.numbers() + " numbers and "
                + parity.labels() + " labels agree, the farthest by " + parity.farthest() + " of the tolerance");
    }

    /** Empty cells, texts, an embedded column, a residual. */
    @Test
    void housesAreWhatTheEnginePredicted() throws Exception {
        Path results = RESULTS.resolve("houses-embedding");
        Path table = Path.of("data/houses.csv");
        Cells shown = Cells.of(results.resolve("predictions.csv"));
        assertThat(Cells.of(table).columns().get("district")).contains("", "river");
        assertThat(recipe(content(results)).layers())
                .extracting(layer -> layer.type().name())
                .contains("embedding", "residual");

        for (String form : List.of("safetensors", "onnx")) {
            Cells predicted = predicted(results.resolve("model." + form), table);
            assertThat(predicted.rows()).isEqualTo(600);
            List<String> names = List.copyOf(predicted.columns().keySet());
            assertThat(predicted.part(shown.rows(), names)).isEqualTo(shown.part(shown.rows(), names));
        }
        compare(results.resolve("model.onnx"), table, shown);
    }

    /** The file holds five networks, whose mean predicts; predictions.csv is of one of them. */
    @Test
    void winesAreWhatTheEnginePredicted() throws Exception {
        Path results = RESULTS.resolve("wine");
        Path table = Path.of("data/wine.csv");
        Cells mean = predicted(results.resolve("model.onnx"), table);
        assertThat(predicted(results.resolve("model.safetensors"), table)).isEqualTo(mean);
        compare(results.resolve("model.onnx"), table, mean);

        Cells shown = Cells.of(results.resolve("predictions.csv"));
        List<String> names = List.copyOf(mean.columns().keySet());
        assertThat(shown.rows()).isEqualTo(178).isEqualTo(mean.rows());
        ModelContent content = content(results);
        Recipe recipe = recipe(content);
        int same = 0;
        for (int member = 0; member < 5; member++) {
            Path one = Files.write(folder.resolve(member + ".onnx"), alone(recipe, content, member));
            if (predicted(one, table).equals(shown.part(shown.rows(), names))) {
                compare(one, table, shown);
                same++;
            }
        }
        assertThat(same).isOne();
    }

    private static ModelContent content(Path results) throws Exception {
        return OnnxReader.read(Files.readAllBytes(results.resolve("model.onnx")));
    }

    private static Recipe recipe(ModelContent content) throws Exception {
        return RecipeReader.read(content.metadata().get("recipe"), "recipe");
    }

    private static byte[] alone(Recipe recipe, ModelContent content, int member) throws Exception {
        Recipe.Origin from = recipe.origin();
        Recipe.Origin origin = new Recipe.Origin(
                from.experiment(),
                from.engine(),
                from.arithmetic(),
                from.tableDigest(),
                List.of(from.trials().get(member)));
        Recipe own = new Recipe(origin, recipe.table(), recipe.layers(), recipe.loss());
        float[] parameters = Weights.parameters(own.network(), content.tensors(), Weights.prefix(member, true));
        return Models.bytes(new SavedModel(own, List.of(parameters)), RecipeText.of(own));
    }
}
