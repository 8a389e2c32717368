package dev.descent.fuzz;

import dev.descent.app.Predict;
import dev.descent.app.Stopped;
import dev.descent.config.RecipeReader;
import dev.descent.config.RecipeText;
import dev.descent.model.Tensor;
import dev.descent.nn.Network;
import dev.descent.problem.FileRefused;
import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.Recipe;
import dev.descent.savedmodel.Safetensors;
import dev.descent.savedmodel.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A recipe is the same when it is written and read again, and its network predicts each row of a table or refuses the table; or it is refused. */
final class RecipeTarget implements Target {
    /** Networks of more numbers a row, more parameters or more members are read, but predict nothing here. */
    private static final int MOST_NUMBERS = 20_000;

    private static final int MOST_MEMBERS = 5;
    private static final int ROWS = 3;
    private static final List<String> TABLES = List.of(
            "size,city,grade,when,y\n1,Bern,low,2024-01-31,0\n2.5,,mid,,1\n-3,Zürich,high,1999-12-31,0\n",
            "size;city;grade;when\n1,5;Bern;low;2024-01-31\n2;?;mid;2000-02-29\n;x;high;1999-12-31\n");

    private static final String HEAD = """
            recipe: 1
            experiment: t
            engine: lockstep
            arithmetic: 3
            table: "785eb86f030d109f5b0f8e0cef175642d225710256358b05c706f99934b08caf"
            trials:
              - d670b2fbd86939d0
            """;
    private static final String NUMBERS = HEAD + """
            file: {}
            features:
              - {column: size, inputs: [size], form: number, fill: 1.5, scaling: {form: affine, shift: 144, divisor: 101.75}, least: 34, greatest: 250}
              - {column: size, inputs: ["size=NA"], form: indicator}
              - {column: size, inputs: [size.1, size.2], form: number, fill: 2, scaling: {form: piecewise, edges: [-3, 1, 2], bins: 2}}
              - {column: city, inputs: ["city=Bern", "city=(other)"], form: category, labels: [Bern, Zürich, NA], places: [0, 1, 1], filled: 2, others: 1}
            target:
              columns: [y, z]
              encoding: numeric
              classes: []
              log: true
              shift: [6.08, 4.15]
              divisor: [0.42, 0.41]
            embedding:
              columns: [{column: city, first: 4, categories: 2, size: 3}]
            layers:
              - dense: {units: 2, activation: {elu: {alpha: 1}}, use_bias: true, kernel_initializer: glorot_uniform, bias_initializer: zeros}
              - batch_normalization
              - residual: [dense: {units: 2, activation: gelu}, dropout: 0.5]
              - dense: 2
            loss: {mae: {reduction: mean}}
            """;
    private static final String CLASSES = HEAD + """
              - aaaa3ecabd1a74d1
            file:
              separator: ";"
              decimal: ","
              missing_values: ["?"]
            features:
              - {column: grade, inputs: [grade], form: order, values: [low, mid, high], scaling: {form: zero}, least: 0, greatest: 2}
              - {column: when, inputs: [when.year], form: date, format: yyyy-MM-dd, part: year, fill: 2017.2, scaling: {form: normal_scores, quantiles: [1999, 2010, 2010, 2024]}, least: 2010, greatest: 2024}
            target:
              columns: [kind]
              encoding: one_hot
              classes: ["=x", b, c]
            layers:
              - layer_normalization: {epsilon: 0.001, center: true, scale: true}
              - dense: {units: 3, activation: softmax}
            loss: {categorical_crossentropy: {from_logits: false, label_smoothing: 0, reduction: mean}}
            """;
    private static final String TWO = HEAD + """
            file: {}
            features:
              - {column: grade, inputs: ["grade=high", "grade=low"], form: category, labels: [high, low, mid], places: [0, 1, -1], filled: -1, others: -1}
            target:
              columns: [yes]
              encoding: zero_one
              classes: [no, yes]
            layers:
              - dense: {units: 1, activation: sigmoid}
            loss: binary_crossentropy
            """;

    private final Path model;
    private final List<Path> tables = new ArrayList<>();

    RecipeTarget(Path folder) {
        model = folder.resolve("fuzz.safetensors");
        try {
            for (String table : TABLES) {
                tables.add(Files.writeString(folder.resolve("rows" + tables.size() + ".csv"), table));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String name() {
        return "recipe";
    }

    @Override
    public boolean takes(byte[] input) throws IOException, ModelRefused {
        String text = new String(input, StandardCharsets.UTF_8);
        Recipe recipe;
        try {
            recipe = RecipeReader.read(text, "recipe");
        } catch (FileRefused refused) {
            Text.isFitForPeople(refused);
            return false;
        }
        isReadAgain(recipe);
        Network network = recipe.network();
        int members = recipe.origin().trials().size();
        if (network.parameters() <= MOST_NUMBERS && network.valuesARow() <= MOST_NUMBERS && members <= MOST_MEMBERS) {
            write(text, network, members);
            for (Path table : tables) {
                predict(
                        table,
                        recipe.table().format().skipFirst()
                                        + recipe.table().format().skipLast()
                                > 0);
            }
        }
        return true;
    }

    private static void isReadAgain(Recipe recipe) {
        String written = RecipeText.of(recipe);
        try {
            if (!RecipeText.of(RecipeReader.read(written, "recipe")).equals(written)) {
                throw new IllegalStateException("the recipe means another one when it is read again: " + written);
            }
        } catch (FileRefused refused) {
            throw new IllegalStateException("a recipe of ours was refused: " + refused.problems(), refused);
        }
    }

    private void write(String recipe, Network network, int members) throws IOException, ModelRefused {
        float[] parameters = new float[network.parameters()];
        for (int k = 0; k < parameters.length; k++) {
            parameters[k] = k % 7 * 0.25f - 0.5f;
        }
        List<Tensor> tensors = new ArrayList<>();
        for (int m = 0; m < members; m++) {
            tensors.addAll(Weights.tensors(network, parameters, Weights.prefix(m, members > 1)));
        }
        try (OutputStream out = Files.newOutputStream(model)) {
            Safetensors.write(Map.of("recipe", recipe), tensors, out);
        }
    }

    private void predict(Path table, boolean mayLackRows) throws IOException {
        StringBuilder out = new StringBuilder();
        try {
            Predict.Summary summary = Predict.write(model, table, List.of(), Optional.empty(), out);
            if (summary.rows() > ROWS || !mayLackRows && summary.rows() < 1 || out.indexOf("NaN") >= 0) {
                throw new IllegalStateException(summary.rows() + " rows were predicted: " + out);
            }
        } catch (FileRefused refused) {
            Text.isFitForPeople(refused);
        } catch (Stopped stopped) {
            Text.isOneSentence(stopped.getMessage());
        }
    }

    @Override
    public List<byte[]> seeds() {
        return Text.seeds(NUMBERS, CLASSES, TWO);
    }

    @Override
    public List<String> pieces() {
        List<String> pieces = new ArrayList<>(YamlTarget.PIECES);
        pieces.addAll(List.of(
                "form: number",
                "form: order",
                "form: date",
                "form: category",
                "form: indicator",
                "form: affine",
                "form: zero",
                "form: piecewise",
                "form: normal_scores",
                ", fill: 3",
                ", others: 0",
                "encoding: numeric",
                "encoding: plus_minus_one",
                "encoding: one_hot",
                "\nlog: false",
                "shift: [0]",
                "divisor: [1]",
                "edges: []",
                "bins: 1",
                "[a, a]",
                "\n  - {activation: relu}",
                "\n  - dense: 1",
                "\n  - residual: [dense: 2]",
                "softmax",
                "hinge",
                "huber",
                "from_logits: true",
                "skip_last: 1",
                "trim: true",
                "header: false",
                "names: [size, city, grade, when]",
                "numbers: {columns: {city: percent}}",
                "part: weekday"));
        return pieces;
    }

    @Override
    public long mayAllocate(int length) {
        return (32L << 20) + 20_000L * length;
    }
}
