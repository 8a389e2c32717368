package dev.descent.output.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.YamlReader;
import dev.descent.golden.Golden;
import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import dev.descent.problem.FileRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {
    private static final Path COMMITTED = Path.of("src/main/resources/dev/descent/experiment.schema.json");
    private static final SchemaCheck SCHEMA = new SchemaCheck(JsonSchema.text(), read(JsonSchema.text()));
    private static final String NETWORK =
            "dataset: {csv: a.csv, target: y}\nlayers: [{dense: 1}]\nloss: mse\noptimizer: sgd\n";

    @Test
    void theCommittedSchemaIsWhatTheProgramMakes() throws IOException {
        Golden.assertSame(COMMITTED, JsonSchema.text());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = Pattern.compile("\"\\$ref\": \"([^\"]*)\"")
                .matcher(JsonSchema.text())
                .results()
                .map(m -> m.group(1))
                .toList();
        assertThat(references)
                .hasSizeGreaterThan(100)
                .allSatisfy(r -> assertThat(SCHEMA.resolve(r)).isNotNull());
    }

    @Test
    void everyComponentHasADefinitionOfItsOwn() {
        int types = 0;
        int families = 0;
        for (Kind kind : Kind.values()) {
            types += Vocabulary.of(kind).size();
            families += kind == Kind.SECTION ? 0 : 1;
        }
        assertThat(SCHEMA.resolve("#/$defs").entries()).hasSize(types + families);
    }

    static Stream<Path> shelf() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("experiments"))) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shelf")
    void acceptsTheShelf(Path file) throws IOException {
        assertThat(SCHEMA.accepts(read(Files.readString(file)))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("shelf")
    void theShelfTellsEditorsWhereTheSchemaIs(Path file) throws IOException {
        String first = Files.readAllLines(file).get(0);
        String prefix = "# yaml-language-server: $schema=";
        assertThat(first).startsWith(prefix);
        assertThat(file.resolveSibling(first.substring(prefix.length())).normalize())
                .isEqualTo(COMMITTED);
    }

    /** Bad files whose mistakes lie between places of a file, in its data or name, in what is installed, or in a swept value. */
    private static final List<String> BEYOND_A_SCHEMA = List.of(
            "Name.yaml",
            "baselines-expected.yaml",
            "baselines-foreign-classes.yaml",
            "baselines-foreign-targets.yaml",
            "baselines-foreign.yaml",
            "baselines-of-a-function.yaml",
            "baselines-twice.yaml",
            "blank-names.yaml",
            "columns-dropped.yaml",
            "compare-columns.yaml",
            "compare-lacking.yaml",
            "compare-nothing.yaml",
            "compare-parts.yaml",
            "compare-tuned-by-some.yaml",
            "compare-untuned.yaml",
            "confirm-of-a-function.yaml",
            "confirm-of-one.yaml",
            "csv-cells.yaml",
            "custom-names.yaml",
            "custom-use.yaml",
            "custom.yaml",
            "dates-cells.yaml",
            "dates-formats.yaml",
            "embeddings-of-order.yaml",
            "engines.yaml",
            "exclusions-of-a-search.yaml",
            "executor-elsewhere.yaml",
            "expect-columns.yaml",
            "expect-of-halved.yaml",
            "expect-of-tpe.yaml",
            "expect-verdicts-of-functions.yaml",
            "expect-verdicts.yaml",
            "follow-on.yaml",
            "headless.yaml",
            "idle-axes.yaml",
            "inside-nothing.yaml",
            "limits-of-steps.yaml",
            "metrics.yaml",
            "minimize-function.yaml",
            "minimize-muon.yaml",
            "minimize-weights.yaml",
            "monitors.yaml",
            "name-path.yaml",
            "name-windows.yaml",
            "names-count.yaml",
            "names-without-header.yaml",
            "near-paths.yaml",
            "near-tables.yaml",
            "no-features.yaml",
            "no-optimizer.yaml",
            "number-as-classes.yaml",
            "number-as-two.yaml",
            "optimizers.yaml",
            "order-of-texts.yaml",
            "over-without-search.yaml",
            "overlaps.yaml",
            "parts-and-path.yaml",
            "parts-both.yaml",
            "parts-cells.yaml",
            "parts-columns.yaml",
            "parts-split.yaml",
            "parts-splits.yaml",
            "parts-without-train.yaml",
            "plateaus.yaml",
            "positive.yaml",
            "ranking-called-otherwise.yaml",
            "ranking-not-measured.yaml",
            "ranking-unknown.yaml",
            "ranking.yaml",
            "residuals-swept.yaml",
            "residuals.yaml",
            "row-weights.yaml",
            "scale-by-column.yaml",
            "search-all-of-nothing.yaml",
            "search-bounds.yaml",
            "search-corners.yaml",
            "search-halving-by-test.yaml",
            "search-halving-by-training.yaml",
            "search-halving-epochs.yaml",
            "search-halving-min-epochs.yaml",
            "search-halving-of-a-function.yaml",
            "search-halving-without-validation.yaml",
            "search-null.yaml",
            "search-over-null.yaml",
            "search-sobol.yaml",
            "search-tpe-alone.yaml",
            "search-tpe-batch.yaml",
            "search-tpe-corners.yaml",
            "search-tpe-dataset.yaml",
            "search-tpe-startup.yaml",
            "search-twice.yaml",
            "search-without-over.yaml",
            "splits.yaml",
            "strategies.yaml",
            "strategy-of-all.yaml",
            "swept-values.yaml",
            "table-keys.yaml",
            "table-marks.yaml",
            "table-path.yaml",
            "tables-from-here.yaml",
            "targets.yaml",
            "too-many-values.yaml",
            "too-many.yaml",
            "two-rates.yaml",
            "units.yaml",
            "unknown-columns.yaml",
            "unswept.yaml",
            "url.yaml",
            "weights.yaml",
            "where-sweeps-set-it.yaml",
            "words-of-tuners-in-paths.yaml");

    static Stream<Path> badFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/bad"))) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void refusesABadFileWhereASchemaCan(Path file) throws IOException, FileRefused {
        assertThat(SCHEMA.accepts(
                        YamlReader.read(Files.readString(file), "x.yaml").root()))
                .isEqualTo(BEYOND_A_SCHEMA.contains(file.getFileName().toString()));
    }

    static Stream<ComponentType> components() {
        return Stream.of(Kind.values()).filter(k -> k != Kind.SECTION).flatMap(k -> Vocabulary.of(k).stream());
    }

    @ParameterizedTest
    @MethodSource("components")
    void acceptsAComponentByNameWhereItNeedsNothingMore(ComponentType type) {
        boolean needs = type.parameters().stream().anyMatch(p -> p.required());
        for (String name :
                Stream.concat(Stream.of(type.name()), type.aliases().stream()).toList()) {
            assertThat(SCHEMA.accepts(with(type.kind(), name))).isEqualTo(!needs);
            assertThat(SCHEMA.accepts(with(type.kind(), "{" + name + ": {}}"))).isEqualTo(!needs);
            assertThat(SCHEMA.accepts(with(type.kind(), "{" + name + ": {no_such_key: 1}}")))
                    .isFalse();
            assertThat(SCHEMA.accepts(with(type.kind(), name + "x"))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "learning_rate: 0.1",
                "learning_rate: {exponential_decay: {decay_steps: 10, decay_rate: 0.5}}",
                "learning_rate: {warmup: {steps: 5, then: {cosine_decay: {decay_steps: 100}}}}",
                "learning_rate: null",
                "gradient_clipping: {norm: 1.0}",
                "gradient_clipping: {norm: {bound: 1}}",
                "batch_size: full",
                "batch_size: 64",
                "metrics: [mae, {accuracy: {}}]",
                "metrics: []",
                "early_stopping: {monitor: loss, patience: 3}",
                "epochs: 0",
                "name: 2026",
                "sweep: {grid: {optimizer: [sgd, {adam: {learning_rate: [0.1, 1]}}], layers[0].units: [1, 2]},"
                        + " repeats: 3}",
                "sweep: {zip: {batch_size: [1, 2], epochs: [2, 1]}, cases: {a: {}, b: {epochs: 3}}}",
                "sweep: {zip: [{batch_size: [1]}], exclude: [{case: a}]}"
            })
    void acceptsWhatDescentAccepts(String line) {
        assertThat(SCHEMA.accepts(read(NETWORK + line))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "learning_rat: 0.1",
                "learning_rate: 0",
                "learning_rate: fast",
                "learning_rate: {exponential_decay: {decay_steps: 10}}",
                "gradient_clipping: {norm: 1.0, value: 1.0}",
                "gradient_clipping: {norm: 0}",
                "batch_size: 0",
                "batch_size: half",
                "batch_size: 1.5",
                "metrics: [zero_won]",
                "metrics: mae",
                "early_stopping: {patience: -1}",
                "epochs: -1",
                "engine: null",
                "steps: 10",
                "minimize: {function: x, start: {x: 1}}",
                "sweep: {grid: {epochs: 3}}",
                "sweep: {grids: {epochs: [3]}}",
                "sweep: {repeats: 0}"
            })
    void refusesWhatDescentRefuses(String line) {
        assertThat(SCHEMA.accepts(read(NETWORK + line))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minimize: {function: x^2, start: {x: 1.2}}@optimizer: sgd@steps: 20 | true",
                "minimize: {function: x^2, start: {x: 1.2}}@sweep: {grid: {optimizer: [sgd, adam]}} | true",
                "minimize: {function: x^2, start: {x: 1.2}} | false",
                "minimize: {function: x^2, start: {x: one}}@optimizer: sgd | false",
                "minimize: {function: x^2, start: {x: 1}}@optimizer: sgd@epochs: 3 | false",
                "solve: {graph: {a: x^2}, output: a, target: 2, start: {x: 2}} | true",
                "solve: {graph: {a: x^2}, output: a, target: 2, start: {x: 2}}@optimizer: sgd | false",
                "dataset: {csv: a.csv, target: y}@layers: [{dense: 1}]@loss: mse | true",
                "dataset: {csv: a.csv, target: y}@layers: []@loss: mse | false",
                "dataset: {csv: a.csv, target: y}@layers: [dense]@loss: mse | false",
                "dataset: {csv: a.csv}@layers: [{dense: 1}]@loss: mse | false",
                "dataset: {csv: a.csv, target: [y, z], scale: {TV: standard}}@layers: [{dense: 1}]@loss: mse | true",
                "dataset: {csv: a.csv, target: y, scale: {TV: standart}}@layers: [{dense: 1}]@loss: mse | false",
                "dataset: {csv: a.csv, target: y}@sweep: {cases: {a: {layers: [{dense: 1}], loss: mse}}} | true"
            })
    void tellsTheThreeKindsOfFileApart(String file, boolean accepted) {
        assertThat(SCHEMA.accepts(read(file.replace('@', '\n')))).isEqualTo(accepted);
    }

    /** A file with the component where its kind can stand. */
    private static Node.Mapping with(Kind kind, String component) {
        String layer = kind == Kind.LAYER
                ? component
                : kind == Kind.ACTIVATION
                        ? "{dense: {units: 1, activation: " + component + "}}"
                        : kind == Kind.INITIALIZER
                                ? "{dense: {units: 1, bias_initializer: " + component + "}}"
                                : "{dense: 1}";
        return read("dataset: {csv: a.csv, target: y, scale: " + (kind == Kind.SCALER ? component : "none")
                + ", missing: " + (kind == Kind.MISSING ? component : "error") + "}\n"
                + "layers: [" + layer + "]\n"
                + "loss: " + (kind == Kind.LOSS ? component : "mse") + "\n"
                + "metrics: [" + (kind == Kind.METRIC ? component : "mse") + "]\n"
                + "optimizer: " + (kind == Kind.OPTIMIZER ? component : "sgd") + "\n"
                + "learning_rate: " + (kind == Kind.SCHEDULE ? component : "1") + "\n"
                + "gradient_clipping: " + (kind == Kind.CLIPPING ? component : "{norm: 1}") + "\n"
                + "sweep: {search: " + (kind == Kind.SEARCH ? component : "{random: 2}")
                + ", over: {learning_rate: " + (kind == Kind.DISTRIBUTION ? component : "[1]")
                + "}, grid: {epochs: " + (kind == Kind.SPACE ? component : "[1]") + "}}\n"
                + "report: {baselines: [" + (kind == Kind.BASELINE ? component : "linear") + "]}\n");
    }

    private static Node.Mapping read(String text) {
        try {
            return YamlReader.read(text, "x.yaml").soundRoot();
        } catch (FileRefused refused) {
            throw new AssertionError(refused);
        }
    }
}
