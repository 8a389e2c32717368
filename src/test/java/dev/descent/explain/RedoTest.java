package dev.descent.explain;

import static dev.descent.explain.Pages.component;
import static dev.descent.explain.Pages.data;
import static dev.descent.explain.Pages.dense;
import static dev.descent.explain.Pages.explain;
import static dev.descent.explain.Pages.linear;
import static dev.descent.explain.Pages.loss;
import static dev.descent.explain.Pages.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.data.Dataset;
import dev.descent.model.Component;
import dev.descent.model.Facts;
import dev.descent.model.Facts.Targets;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Vocabulary;
import dev.descent.optim.WrittenFormula;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number that a page of a network prints can be redone from those above it. */
class RedoTest {
    private static final Shown ALL = new Shown(Shown.ALL, Shown.ALL, Optional.empty());
    private static final Component TANH = activation("tanh");
    private static final Pattern UPDATE = Pattern.compile("(layers\\[.*]): g = ([^,]+), (?:O = ([^,]+), )?(.*)");

    @ParameterizedTest(name = "{0} after {1}, {2} outputs, weighted: {3}")
    @DisplayName("losses after every last activation that they allow, with and without weights of rows")
    @MethodSource("losses")
    void losses(Component loss, Component last, int outputs, boolean weighted) throws IOException {
        boolean numbers = loss.type().loss().targets() == Targets.NUMBERS;
        Dataset data = signed(loss, data(5, 2, outputs, numbers, weighted));
        NetworkSpec spec = network(List.of(dense(3, TANH), dense(outputs, last)), loss, 4, 2, Optional.empty());
        assertThat(Redo.steps(explain(spec, data, 3, ALL), List.of(TANH, last))).isGreaterThan(100);
    }

    static Stream<Arguments> losses() {
        List<Arguments> all = new ArrayList<>();
        for (Component loss :
                Vocabulary.of(Kind.LOSS).stream().map(Component::of).toList()) {
            for (Component variant : variants(loss)) {
                for (Component last : lastActivations(variant)) {
                    int outputs = last.is("softmax") || loss.type().loss().targets() == Targets.ONE_HOT ? 3 : 1;
                    all.add(Arguments.of(variant, last, outputs, false));
                    all.add(Arguments.of(variant, last, 3, true));
                }
            }
        }
        return all.stream();
    }

    private static List<Component> variants(Component loss) {
        List<Component> variants = new ArrayList<>(List.of(loss, loss.with("reduction", "sum")));
        if (loss.type().parameter("from_logits").isPresent()) {
            variants.add(loss.with("from_logits", true));
        }
        if (loss.type().parameter("label_smoothing").isPresent()) {
            variants.add(loss.with("label_smoothing", 0.1));
        }
        if (loss.type().parameter("gamma").isPresent()) {
            variants.add(loss.with("gamma", 0.0));
            variants.add(loss.with("gamma", 1.5));
        }
        if (loss.type().parameter("apply_class_balancing").isPresent()) {
            variants.add(loss.with("apply_class_balancing", true));
        }
        if (loss.type().parameter("outputs").isPresent()) {
            variants.add(loss.with("outputs", "sum"));
        }
        if (loss.type().parameter("at_zero").isPresent()) {
            variants.add(loss.with("at_zero", "right"));
        }
        if (loss.is("huber")) {
            variants.add(loss.with("delta", 0.25));
        }
        if (loss.is("quantile")) {
            variants.add(loss.with("quantile", 0.9));
        }
        return variants;
    }

    private static List<Component> lastActivations(Component loss) {
        Facts.Loss facts = loss.type().loss();
        if (loss.find("from_logits").equals(Optional.of(true))) {
            return List.of(linear(), activation("sigmoid"));
        }
        if (facts.probabilities()) {
            return List.of(activation("sigmoid"), activation("softmax"));
        }
        // poisson takes a logarithm of what the network says
        return loss.is("poisson")
                ? List.of(activation("softplus"), activation("exponential"))
                : List.of(linear(), activation("softplus"));
    }

    /** Targets of −1 and 1 where the loss compares with those. */
    private static Dataset signed(Component loss, Dataset data) {
        float[] targets = data.train().targets();
        for (int k = 0; loss.type().loss().targets() == Targets.MINUS_ONE_OR_ONE && k < targets.length; k++) {
            targets[k] = targets[k] == 0 ? -1 : 1;
        }
        return data;
    }

    @ParameterizedTest
    @DisplayName("activations between two layers, with other settings than their defaults, too")
    @MethodSource("activations")
    void activations(Component activation) throws IOException {
        NetworkSpec spec = network(
                List.of(dense(5, activation), dense(4, activation), dense(2, linear())),
                loss("mse"),
                3,
                2,
                Optional.empty());
        assertThat(Redo.steps(explain(spec, data(6, 2, 2, true, false), 4, ALL), List.of(activation)))
                .isGreaterThan(100);
    }

    static Stream<Component> activations() {
        return Stream.concat(
                Vocabulary.of(Kind.ACTIVATION).stream().map(Component::of).filter(a -> !a.is("step")),
                Stream.of(
                        activation("leaky_relu").with("negative_slope", 0.3),
                        activation("elu").with("alpha", 0.7),
                        activation("celu").with("alpha", 1.7)));
    }

    @ParameterizedTest
    @DisplayName("layers, penalties and clipping")
    @MethodSource("options")
    void options(String name, List<Component> layers, Optional<Component> clipping) throws IOException {
        NetworkSpec spec = network(layers, loss("categorical_crossentropy"), 4, 2, clipping);
        Component relu = activation("relu");
        assertThat(Redo.steps(explain(spec, data(7, 3, 3, false, true), 4, ALL), List.of(TANH, relu)))
                .as(name)
                .isGreaterThan(100);
    }

    static Stream<Arguments> options() {
        Component out = dense(3, activation("softmax"));
        List<Arguments> all = new ArrayList<>();
        for (double[] strengths : new double[][] {{0.01, 0}, {0, 0.02}, {0.01, 0.02}}) {
            Component regularizer = Component.of(
                    Vocabulary.type(Kind.SECTION, "regularizer"), Map.of("l1", strengths[0], "l2", strengths[1]));
            all.add(options("penalty", List.of(dense(4, TANH).with("kernel_regularizer", regularizer), out)));
            all.add(options(
                    "penalties",
                    List.of(
                            dense(4, TANH).with("kernel_regularizer", regularizer),
                            out.with("kernel_regularizer", regularizer))));
        }
        all.add(options("no bias", List.of(dense(4, TANH).with("use_bias", false), out)));
        all.add(options("dropout", List.of(dense(6, TANH), layer("dropout", Map.of("rate", 0.4)), out)));
        for (String normalization : List.of("batch_normalization", "layer_normalization")) {
            for (boolean on : new boolean[] {true, false}) {
                all.add(options(
                        normalization,
                        List.of(
                                dense(4, linear()),
                                layer(normalization, Map.of("scale", on)),
                                layer("activation", Map.of("activation", activation("relu"))),
                                dense(4, TANH),
                                layer(normalization, Map.of("center", on)),
                                out)));
            }
        }
        for (String clipping : List.of("norm", "global_norm", "value")) {
            for (double bound : new double[] {0.01, 100}) {
                all.add(Arguments.of(
                        clipping + " " + bound,
                        List.of(dense(4, TANH), out),
                        Optional.of(component(Kind.CLIPPING, clipping, Map.of("bound", bound)))));
            }
        }
        return all.stream();
    }

    private static Arguments options(String name, List<Component> layers) {
        return Arguments.of(name, layers, Optional.empty());
    }

    @ParameterizedTest
    @DisplayName("optimizers: the formulas on the page, carried out on its numbers, give its numbers")
    @MethodSource("optimizers")
    void optimizers(Component optimizer) throws IOException {
        NetworkSpec spec =
                network(List.of(dense(3, TANH), dense(1, linear())), loss("mse"), 4, 3, Optional.empty(), optimizer);
        String page = explain(spec, data(8, 2, 1, true, false), 6, ALL);
        assertThat(Redo.steps(page, List.of(TANH))).isGreaterThan(100);
        assertThat(updates(page)).isEqualTo(6 * (9 + 4));
    }

    static Stream<Component> optimizers() {
        Stream<Component> defaults = Vocabulary.of(Kind.OPTIMIZER).stream()
                .filter(type -> !type.name().equals("custom"))
                .map(Component::of);
        Stream<Component> switched = Stream.of(
                optimizer("sgd", Map.of("momentum", 0.5)),
                optimizer("sgd", Map.of("momentum", 0.5, "nesterov", true)),
                optimizer("rmsprop", Map.of("momentum", 0.5)),
                optimizer("rmsprop", Map.of("centered", true, "momentum", 0.5)),
                optimizer("adam", Map.of("amsgrad", true)),
                optimizer(
                        "ftrl", Map.of("learning_rate_power", -0.7, "l1_regularization_strength", 0.01, "beta", 0.1)));
        return Stream.concat(defaults, switched)
                .flatMap(o -> Stream.of(o, o.with("weight_decay", 0.25), o.with("learning_rate", 0.05)));
    }

    /** Carries out the update that the page's heading says, for each parameter from step to step; returns how many held. */
    private static int updates(String page) {
        List<String> formulas = new ArrayList<>();
        Map<String, Double> settings = new LinkedHashMap<>();
        Map<String, Map<String, Double>> states = new LinkedHashMap<>();
        Map<String, Double> ofVariable = new LinkedHashMap<>();
        boolean heading = false;
        int t = 0;
        int held = 0;
        for (String line : Redo.lines(page)) {
            String text = line.strip();
            heading = text.startsWith("the update of each parameter") || heading && line.startsWith("  ");
            Matcher update = UPDATE.matcher(text);
            if (heading && text.contains(" starts at ")) {
                String[] start = text.split(" starts at ");
                settings.put(start[0], Double.parseDouble(start[1]));
            } else if (heading && text.matches("((\\S+ = -?[0-9.e-]+|amsgrad|nesterov|centered)(, |$))+")) {
                for (String setting : text.split(", ")) {
                    if (setting.contains(" = ")) {
                        settings.putAll(Redo.settings(setting));
                    }
                }
            } else if (heading && line.startsWith("  ")) {
                formulas.add(text);
            } else if (text.matches("t = \\d+, η = .*")) {
                settings.putAll(Redo.settings(text));
                t++;
            } else if (text.matches("\\S+: (‖w‖|d) = .*")) {
                ofVariable.putAll(Redo.settings(text.substring(text.indexOf(' ') + 1)));
            } else if (update.matches() && update.group(4).contains("→")) {
                Map<String, Double> state =
                        states.computeIfAbsent(update.group(1), name -> new LinkedHashMap<>(settings));
                state.put("η", settings.get("η"));
                state.put("g", Double.parseDouble(update.group(2)));
                state.putAll(ofVariable);
                String[] parts = update.group(4).split("; average ");
                if (update.group(3) != null) {
                    state.put("O", Double.parseDouble(update.group(3)));
                }
                held += redo(parts[0].split(", "), lines(formulas, update.group(3) != null), state, t, text);
                if (parts.length == 2) {
                    double average = state.get("w") - (1 / state.get("β₁") - 1) * state.get("d");
                    assertThat(Double.parseDouble(parts[1])).as(text).isCloseTo(average, within(1e-6));
                }
            }
        }
        return held;
    }

    /** The lines of the formula that hold for a weight; a matrix made orthonormal stands on the page. */
    private static List<String> lines(List<String> formulas, boolean hidden) {
        String before = WrittenFormula.OF_HIDDEN_KERNELS;
        return formulas.stream()
                .filter(line -> line.equals("w ← w − η·λ·w") || line.startsWith(before) == hidden)
                .map(line -> line.replace(before, ""))
                .filter(line -> !line.startsWith("O = "))
                .toList();
    }

    private static int redo(String[] moves, List<String> formulas, Map<String, Double> state, int t, String text) {
        for (String move : moves) {
            String[] words = move.split(" ");
            double before = Double.parseDouble(words[1]);
            if (t > 1) {
                assertThat(state.get("was " + words[0]))
                        .as("%s starts where it was: %s", words[0], text)
                        .isEqualTo(before);
            } else if (!words[0].equals("w")) {
                assertThat(state.get(words[0]))
                        .as("%s starts where it is said: %s", words[0], text)
                        .isEqualTo(before);
            }
            state.put(words[0], before);
        }
        double weight = state.get("w");
        formulas.forEach(line -> WrittenFormula.run(line, state, t));
        for (String move : moves) {
            String[] words = move.split(" ");
            double before = Double.parseDouble(words[1]);
            double after = Double.parseDouble(words[3]);
            // the engine rounds each term to a float, the weight's to one of its own size
            double size = words[0].equals("w") ? Math.abs(weight) : Math.abs(before);
            double tolerance = 3e-7 * size + 2e-5 * Math.abs(after - before) + 1e-12;
            assertThat(state.get(words[0])).as("%s in %s", words[0], text).isCloseTo(after, within(tolerance));
            state.put("was " + words[0], after);
        }
        return 1;
    }

    @ParameterizedTest
    @DisplayName("schedules: η of each step is that of the formula and the settings on the page")
    @MethodSource("schedules")
    void schedules(Component schedule, List<Double> rates) throws IOException {
        Component sgd = optimizer("sgd", Map.of("learning_rate", schedule));
        NetworkSpec spec = network(List.of(dense(1, linear())), loss("mse"), 4, 9, Optional.empty(), sgd);
        String page = explain(spec, data(4, 2), rates.size(), ALL);
        List<Double> printed = page.lines()
                .filter(line -> line.strip().startsWith("t = ") && line.contains("η"))
                .map(line -> Double.parseDouble(line.split("η = ")[1]))
                .toList();
        assertThat(printed).hasSameSizeAs(rates);
        for (int k = 0; k < rates.size(); k++) {
            assertThat(printed.get(k)).as("step %d", k + 1).isCloseTo(rates.get(k), within(1e-12));
        }
        String heading = String.join("\n", Redo.lines(page));
        assertThat(heading)
                .contains(schedule.type().formula(schedule))
                .contains("the learning rate η = " + schedule.name());
    }

    /** Each with the rates of its first steps, by hand. */
    static Stream<Arguments> schedules() {
        double half = Math.sqrt(0.5);
        return Stream.of(
                rates(
                        "exponential_decay",
                        Map.of("initial_learning_rate", 0.1, "decay_steps", 2L, "decay_rate", 0.5),
                        0.1,
                        0.1 * half,
                        0.05),
                rates(
                        "exponential_decay",
                        Map.of("initial_learning_rate", 0.1, "decay_steps", 2L, "decay_rate", 0.5, "staircase", true),
                        0.1,
                        0.1,
                        0.05),
                rates(
                        "inverse_time_decay",
                        Map.of("initial_learning_rate", 0.1, "decay_steps", 2L, "decay_rate", 0.5),
                        0.1,
                        0.1 / 1.25,
                        0.1 / 1.5),
                rates(
                        "inverse_time_decay",
                        Map.of("initial_learning_rate", 0.1, "decay_steps", 2L, "decay_rate", 0.5, "staircase", true),
                        0.1,
                        0.1,
                        0.1 / 1.5),
                rates(
                        "polynomial_decay",
                        Map.of("initial_learning_rate", 0.1, "decay_steps", 2L, "end_learning_rate", 0.02),
                        0.1,
                        0.06,
                        0.02,
                        0.02),
                rates(
                        "polynomial_decay",
                        Map.of(
                                "initial_learning_rate",
                                0.1,
                                "decay_steps",
                                2L,
                                "end_learning_rate",
                                0.02,
                                "cycle",
                                true),
                        0.1,
                        0.06,
                        0.02,
                        0.04),
                rates("cosine_decay", Map.of("decay_steps", 2L, "alpha", 0.1), 0.01, 0.0055, 0.001),
                rates(
                        "cosine_decay",
                        Map.of(
                                "initial_learning_rate",
                                0.01,
                                "decay_steps",
                                2L,
                                "warmup_target",
                                0.05,
                                "warmup_steps",
                                2L),
                        0.01,
                        0.03,
                        0.05,
                        0.025,
                        0),
                rates(
                        "cosine_decay_restarts",
                        Map.of("initial_learning_rate", 0.1, "first_decay_steps", 2L, "m_mul", 0.5),
                        0.1,
                        0.05,
                        0.05,
                        0.05 * (1 + half) / 2,
                        0.025),
                rates("warmup", Map.of("steps", 4L, "then", 0.2), 0.05, 0.1, 0.15, 0.2, 0.2),
                rates(
                        "piecewise_constant",
                        Map.of("boundaries", List.of(1L), "values", List.of(0.1, 0.01)),
                        0.1,
                        0.1,
                        0.01),
                rates(
                        "one_cycle",
                        Map.of(
                                "max_learning_rate",
                                0.1,
                                "total_steps",
                                6L,
                                "warmup_fraction",
                                0.5,
                                "initial_divisor",
                                10.0),
                        0.01,
                        0.055,
                        0.1));
    }

    private static Arguments rates(String schedule, Map<String, ?> given, double... rates) {
        return Arguments.of(
                component(Kind.SCHEDULE, schedule, given),
                Arrays.stream(rates).boxed().toList());
    }

    @Test
    @DisplayName("softmax with categorical cross-entropy by hand: z → p → −ln p → p − y")
    void softmaxByHand() throws IOException {
        NetworkSpec spec = network(
                List.of(dense(3, activation("softmax"))), loss("categorical_crossentropy"), 1, 1, Optional.empty());
        String page = explain(spec, data(1, 2, 3), 1);
        double[] z = numbers(page, "z\\[\\d] = .* = (\\S+)");
        double[] p = numbers(page, "p\\[\\d] = .* = (\\S+)");
        double[] y = numbers(page, "y = (\\S+), (\\S+), (\\S+)");
        double[] slopes = numbers(page, "∂L/∂z\\[\\d] = .* = (\\S+)");
        double sum = Math.exp(z[0]) + Math.exp(z[1]) + Math.exp(z[2]);
        double loss = 0;
        for (int o = 0; o < 3; o++) {
            assertThat(p[o]).isCloseTo(Math.exp(z[o]) / sum, within(2e-7));
            assertThat(slopes[o]).isCloseTo(p[o] - y[o], within(1e-7));
            loss -= y[o] * Math.log(p[o]);
        }
        assertThat(numbers(page, "loss = .* = (\\S+)")[0]).isCloseTo(loss, within(1e-6));
    }

    /** The numbers that the groups of a pattern find in the steps of a page, in their order. */
    private static double[] numbers(String page, String pattern) {
        Pattern whole = Pattern.compile("\\s*" + pattern);
        List<Double> numbers = new ArrayList<>();
        for (String line : Redo.lines(page)) {
            Matcher found = whole.matcher(line);
            if (found.matches()) {
                for (int g = 1; g <= found.groupCount(); g++) {
                    numbers.add(Double.parseDouble(found.group(g)));
                }
            }
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    @DisplayName("no line is wider than a terminal, however wide the network")
    void linesAreShort() throws IOException {
        NetworkSpec spec = network(
                List.of(dense(30, TANH), dense(12, activation("softmax"))),
                loss("categorical_crossentropy"),
                32,
                1,
                Optional.empty());
        for (Shown shown : List.of(Shown.DEFAULT, ALL, new Shown(2, 4, Optional.of(new Shown.Unit(0, 29))))) {
            assertThat(explain(spec, data(32, 70, 12), 1, shown).lines())
                    .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
        }
    }

    @Test
    @DisplayName("--unit shows one unit of a layer with all of its inputs")
    void oneUnit() throws IOException {
        NetworkSpec spec = network(List.of(dense(5, TANH), dense(1, linear())), loss("mse"), 4, 1, Optional.empty());
        String page = explain(spec, data(4, 40), 1, new Shown(1, 8, Optional.of(new Shown.Unit(0, 3))));
        assertThat(page)
                .contains("layers[0].kernel[39][3]: g = ", "∂L/∂kernel[20][3] = ", "a[3] = tanh(")
                .doesNotContain("kernel[0][2]");
        assertThat(Redo.lines(page))
                .filteredOn(line -> line.contains("  z[3] = "))
                .singleElement()
                .satisfies(line -> assertThat(line.split("·")).hasSize(41));
    }

    private static Component layer(String name, Map<String, ?> given) {
        return component(Kind.LAYER, name, given);
    }

    private static Component activation(String name) {
        return component(Kind.ACTIVATION, name, Map.of());
    }

    private static Component optimizer(String name, Map<String, ?> given) {
        return component(Kind.OPTIMIZER, name, given);
    }
}
