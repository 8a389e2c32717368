package dev.descent.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.engine.Fixtures;
import dev.descent.engine.RandomUpdates;
import dev.descent.expression.Expression;
import dev.descent.expression.ExpressionRefused;
import dev.descent.expression.Graph;
import dev.descent.expression.Graph.Node;
import dev.descent.expression.Operation;
import dev.descent.kernel.Elementary;
import dev.descent.kernel.Kernels;
import dev.descent.kernel.UpdateKernel;
import dev.descent.model.Component;
import dev.descent.model.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomRuleTest {
    private static final int LANES = 16;
    private static final int WEIGHTS = 70;
    private static final int STEPS = 4;

    /** Zeros, what is flushed, denormals, and what overflows. */
    private static final float[] ODD = {
        0f, -0f, 1f, -1f, 1e-18f, -1e-30f, 1e-39f, 3e38f, -3e38f, Float.NaN, Float.POSITIVE_INFINITY, 2f, 0.5f
    };

    /** What a file says, an entry a key; of maps in their order. */
    private static Component custom(String parameters, String state, String... lines) {
        Map<String, Object> update = new LinkedHashMap<>();
        for (String line : lines) {
            update.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        return Fixtures.component(
                Kind.OPTIMIZER,
                "custom",
                "learning_rate",
                0.01,
                "parameters",
                numbers(parameters),
                "state",
                numbers(state),
                "update",
                update);
    }

    private static Map<String, Object> numbers(String text) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        for (String entry : text.isBlank() ? new String[0] : text.split(", ")) {
            numbers.put(entry.split(" ")[0], Double.valueOf(entry.split(" ")[1]));
        }
        return numbers;
    }

    @ParameterizedTest
    @DisplayName("the built-in rules, written down, go where the built-in ones go")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "sgd | '' | '' | w: w - lr*g",
                "momentum | mu 0.9 | v 0 | v: mu*v - lr*g; w: w + v",
                "nesterov | mu 0.9 | v 0 | v: mu*v - lr*g; w: w + mu*v - lr*g",
                "adagrad | '' | a 0.1 | a: a + g^2; w: w - lr*g/sqrt(a + 1e-7)",
                "rmsprop | r 0.9 | v 0 | v: v + (1 - r)*(g^2 - v); w: w - lr*g/sqrt(v + 1e-7)",
                "adam | b 0.9, c 0.999 | m 0, v 0 | m: m + (1 - b)*(g - m); v: v + (1 - c)*(g^2 - v);"
                        + " w: w - lr*sqrt(1 - c^t)/(1 - b^t)*m/(sqrt(v) + 1e-7)",
                "amsgrad | b 0.9, c 0.999 | m 0, v 0, x 0 | m: m + (1 - b)*(g - m); v: v + (1 - c)*(g^2 - v);"
                        + " x: max(x, v); w: w - lr*sqrt(1 - c^t)/(1 - b^t)*m/(sqrt(x) + 1e-7)",
                "adamax | b 0.9, c 0.999 | m 0, u 0 | m: m + (1 - b)*(g - m); u: max(c*u, abs(g));"
                        + " w: w - lr/(1 - b^t)*m/(u + 1e-7)",
                "lion | b 0.9, c 0.99 | m 0 | w: w - lr*sign(m + (1 - b)*(g - m)); m: m + (1 - c)*(g - m)"
            })
    void writtenRulesAreTheBuiltInOnes(String name, String parameters, String state, String lines) {
        Component written = custom(parameters.replace("'", ""), state.replace("'", ""), lines.split("; "));
        Rig own = new Rig(written, 1, -2, 3);
        Rig builtIn = new Rig(Rig.optimizer(name, Map.of("learning_rate", 0.01)), 1, -2, 3);
        Random random = new Random(5);
        for (int step = 0; step < 60; step++) {
            double[] g = random.doubles(3, -1, 1).toArray();
            float[] floats = {(float) g[0], (float) g[1], (float) g[2]};
            own.step(g);
            builtIn.step(g);
            assertThat(own.w).containsExactly(builtIn.w, within(1e-13));
            own = again(own, floats);
            builtIn = again(builtIn, floats);
            for (int i = 0; i < 3; i++) {
                assertThat(own.weights[i]).isCloseTo(builtIn.weights[i], within(3e-6f));
            }
        }
    }

    /** The step in float after that in double: the rule's scalars have gone on once already. */
    private static Rig again(Rig rig, float[] g) {
        rig.rule.apply(rig.weights, g, rig.floatSlots, rounded(rig.constants), 1, 0, rig.weights.length);
        return rig;
    }

    @Test
    @DisplayName("in double a written sgd without fma is w − lr·g exactly")
    void plainDescentInDouble() {
        Rig own = new Rig(custom("", "", "w: w - lr*g"), 1);
        own.step(0.3);
        assertThat(own.w[0]).isEqualTo(1 - 0.01 * 0.3);
    }

    @Test
    @DisplayName("Rprop can be written: steps grow while the sign of the gradient stays, and shrink when it turns")
    void resilientPropagation() {
        Component rprop = custom(
                "up 1.2, down 0.5",
                "d 0.1, old 0",
                "d: min(50, max(1e-6, d*(1 + (up - 1)*max(0, sign(g*old)) - (1 - down)*max(0, sign(-g*old)))))",
                "old: g",
                "w: w - d*sign(g)");
        Rig rig = new Rig(rprop, 1);
        rig.step(3.0);
        assertThat(rig.w[0]).isCloseTo(0.9, within(1e-15));
        rig.step(0.1);
        assertThat(rig.w[0]).isCloseTo(0.9 - 0.12, within(1e-15));
        rig.step(-5.0);
        assertThat(rig.w[0]).isCloseTo(0.9 - 0.12 + 0.06, within(1e-15));
    }

    @Test
    @DisplayName(
            "random programs have the bits of a textbook that walks each tree, in any number of lanes and in vectors")
    void everyFormGivesTheBitsOfTheTextbook() throws ExpressionRefused {
        int compared = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            Component[] optimizers = new Component[LANES];
            optimizers[0] = new RandomUpdates(random).optimizer(0.1);
            for (int l = 1; l < LANES; l++) {
                optimizers[l] = optimizers[0].with("learning_rate", 0.1 * l);
            }
            compared += compare(optimizers, random);
        }
        assertThat(compared).isGreaterThan(100_000);
    }

    private static int compare(Component[] optimizers, Random random) throws ExpressionRefused {
        UpdateRule rule = UpdateRules.of(optimizers[0]);
        int c = rule.constantCount();
        float[] w = floats(random, WEIGHTS * LANES);
        float[][] slots = new float[rule.slots()][WEIGHTS * LANES];
        for (int s = 0; s < slots.length; s++) {
            Arrays.fill(slots[s], (float) rule.initialSlot(s));
        }
        float[] vectorW = w.clone();
        float[][] vectorSlots = Arrays.stream(slots).map(float[]::clone).toArray(float[][]::new);
        UpdateKernel vector = rule.kernel(Kernels.vector()).orElseThrow();
        Rig[] rigs = new Rig[LANES];
        float[][] bookW = new float[LANES][WEIGHTS];
        float[][][] bookSlots = new float[LANES][slots.length][WEIGHTS];
        for (int l = 0; l < LANES; l++) {
            rigs[l] = new Rig(optimizers[l], new double[WEIGHTS]);
            for (int p = 0; p < WEIGHTS; p++) {
                rigs[l].weights[p] = w[p * LANES + l];
                bookW[l][p] = w[p * LANES + l];
                for (int s = 0; s < slots.length; s++) {
                    bookSlots[l][s][p] = slots[s][p * LANES + l];
                }
            }
        }
        int compared = 0;
        for (int step = 1; step <= STEPS; step++) {
            float[] g = floats(random, WEIGHTS * LANES);
            Flush.gradients(g, 0, g.length);
            float[] constants = new float[c * LANES];
            for (int l = 0; l < LANES; l++) {
                rigs[l].rule.advance(rigs[l].schedule.rate(step - 1), rigs[l].scalars, rigs[l].constants);
                float[] own = rounded(rigs[l].constants);
                for (int k = 0; k < c; k++) {
                    constants[k * LANES + l] = own[k];
                }
                float[] mine = new float[WEIGHTS];
                for (int p = 0; p < WEIGHTS; p++) {
                    mine[p] = g[p * LANES + l];
                }
                rigs[l].rule.apply(rigs[l].weights, mine, rigs[l].floatSlots, own, 1, 0, 3);
                rigs[l].rule.apply(rigs[l].weights, mine, rigs[l].floatSlots, own, 1, 3, WEIGHTS);
                Textbook.step(optimizers[l], bookW[l], mine, bookSlots[l], step);
            }
            UpdateRules.of(optimizers[0]).apply(w, g, slots, constants, LANES, 3, 3);
            vector.apply(vectorW, g, vectorSlots, constants, LANES, 3, 3);
            rule.apply(w, g, slots, constants, LANES, 0, 9);
            rule.apply(w, g, slots, constants, LANES, 9, WEIGHTS);
            vector.apply(vectorW, g, vectorSlots, constants, LANES, 0, 21);
            vector.apply(vectorW, g, vectorSlots, constants, LANES, 21, WEIGHTS);
            for (int l = 0; l < LANES; l++) {
                for (int p = 0; p < WEIGHTS; p++) {
                    int i = p * LANES + l;
                    assertThat(Float.floatToIntBits(w[i]))
                            .as("%s", optimizers[l].given())
                            .isEqualTo(Float.floatToIntBits(bookW[l][p]));
                    assertThat(Float.floatToIntBits(vectorW[i]))
                            .as("%s", optimizers[l].given())
                            .isEqualTo(Float.floatToIntBits(w[i]));
                    assertThat(Float.floatToIntBits(rigs[l].weights[p])).isEqualTo(Float.floatToIntBits(w[i]));
                    for (int s = 0; s < slots.length; s++) {
                        assertThat(Float.floatToIntBits(slots[s][i]))
                                .isEqualTo(Float.floatToIntBits(bookSlots[l][s][p]));
                        assertThat(Float.floatToIntBits(vectorSlots[s][i]))
                                .isEqualTo(Float.floatToIntBits(slots[s][i]));
                        assertThat(Float.floatToIntBits(rigs[l].floatSlots[s][p]))
                                .isEqualTo(Float.floatToIntBits(slots[s][i]));
                    }
                    compared++;
                }
            }
        }
        return compared;
    }

    private static float[] floats(Random random, int count) {
        float[] floats = new float[count];
        for (int k = 0; k < count; k++) {
            floats[k] = random.nextInt(6) == 0 ? ODD[random.nextInt(ODD.length)] : (float) random.nextGaussian();
        }
        return floats;
    }

    private static float[] rounded(double[] values) {
        float[] floats = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            floats[k] = (float) values[k];
        }
        return floats;
    }

    @Test
    @DisplayName("what t, lr, parameters and numbers make is one constant, rounded once; bᵗ is a running product")
    void constants() {
        Component optimizer =
                custom("b 0.1", "m 0", "m: b*m + (1 - b)*g", "w: w - lr/(1 - b^t)*m + 0*(1 - b)*g^2 - lr/(1 - b^t)");
        UpdateRule rule = UpdateRules.of(optimizer);
        assertThat(rule.notation())
                .isEqualTo(new Notation(
                        List.of("m"), List.of("t", "bᵗ"), List.of("b", "1 - b", "lr/(1 - b^t)", "0*(1 - b)")));
        double[] scalars = {0, 1};
        double[] constants = new double[4];
        for (int step = 1; step <= 3; step++) {
            rule.advance(0.01, scalars, constants);
        }
        double product = 0.1 * 0.1 * 0.1;
        assertThat(scalars).containsExactly(3, product);
        assertThat(constants).containsExactly(0.1, 0.9, 0.01 / (1 - product), 0);
    }

    @Test
    @DisplayName("programs that are read alike may share lanes, others may not")
    void formulaNames() {
        String adam = name(custom("b 0.9", "m 0", "m: b*m + (1 - b)*g", "w: w - lr*m"));
        assertThat(name(custom("b 0.5", "m 1", "m: b*m+(1-b)*g", "w: w - (lr * m)")))
                .isEqualTo(adam);
        assertThat(name(custom("b 0.5", "m 0", "m: b*m + ((1 - b)*g)", "w: w - lr*m + 0")))
                .isNotEqualTo(adam);
        assertThat(name(custom("b 0.5", "m 0", "w: w - lr*m", "m: b*m + (1 - b)*g")))
                .isNotEqualTo(adam);
    }

    private static String name(Component optimizer) {
        return UpdateRules.of(optimizer).formulaName();
    }

    @Test
    void theOrderOfUpdatesIsPartOfTheOptimizer() {
        Component first = custom("", "m 0", "m: m + g", "w: w - lr*m");
        Component second = custom("", "m 0", "w: w - lr*m", "m: m + g");
        assertThat(first).isNotEqualTo(second).isEqualTo(custom("", "m 0", "m: m + g", "w: w - lr*m"));
    }

    /** Each expression walked as a tree, a weight at a time, from what the documentation says and nothing else. */
    private static final class Textbook {
        private static final float ROUNDED_TO_ZERO = 1e-30f;

        static void step(Component optimizer, float[] w, float[] g, float[][] slots, int t) throws ExpressionRefused {
            Map<?, ?> parameters = (Map<?, ?>) optimizer.find("parameters").orElseThrow();
            List<String> states = new ArrayList<>();
            ((Map<?, ?>) optimizer.find("state").orElseThrow()).keySet().forEach(state -> states.add((String) state));
            Map<String, Double> step = new LinkedHashMap<>();
            step.put("lr", optimizer.real("learning_rate"));
            step.put("t", (double) t);
            parameters.forEach((name, value) -> step.put((String) name, (Double) value));
            for (Map.Entry<?, ?> line : ((Map<?, ?>) optimizer.find("update").orElseThrow()).entrySet()) {
                Expression expression = Expression.parse((String) line.getValue());
                for (int i = 0; i < w.length; i++) {
                    Map<String, Float> own = new LinkedHashMap<>();
                    own.put("w", w[i]);
                    own.put("g", g[i]);
                    for (int s = 0; s < slots.length; s++) {
                        own.put(states.get(s), slots[s][i]);
                    }
                    float value = value(expression.graph(), expression.output(), own, step, t);
                    float stored = Math.abs(value) < ROUNDED_TO_ZERO ? 0 : value;
                    if (line.getKey().equals("w")) {
                        w[i] = stored;
                    } else {
                        slots[states.indexOf((String) line.getKey())][i] = stored;
                    }
                }
            }
        }

        private static boolean isOwn(Graph graph, int v, Map<String, Float> own) {
            Node node = graph.nodes().get(v);
            return own.containsKey(node.label())
                    || node.first() >= 0 && isOwn(graph, node.first(), own)
                    || node.second() >= 0 && isOwn(graph, node.second(), own);
        }

        private static float value(Graph graph, int v, Map<String, Float> own, Map<String, Double> step, int t) {
            if (!isOwn(graph, v, own)) {
                return (float) ofTheStep(graph, v, step, t);
            }
            Node node = graph.nodes().get(v);
            if (node.operation() == Operation.INPUT) {
                return own.get(node.label());
            }
            float a = value(graph, node.first(), own, step, t);
            float b = node.second() < 0 ? 0 : value(graph, node.second(), own, step, t);
            return switch (node.operation()) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> a / b;
                case POWER -> power(a, b);
                case NEGATE -> -a;
                case SQRT -> (float) Math.sqrt(a);
                case LN -> Elementary.log(a);
                case EXP -> Elementary.exp(a);
                case TANH -> Elementary.tanh(a);
                case SIN -> (float) StrictMath.sin(a);
                case COS -> (float) StrictMath.cos(a);
                case TAN -> (float) StrictMath.tan(a);
                case ABS -> Math.abs(a);
                case SIGN -> Math.signum(a);
                case MAX -> Math.max(a, b);
                case MIN -> Math.min(a, b);
                case INPUT, CONSTANT -> throw new AssertionError(node);
            };
        }

        private static float power(float a, float b) {
            if (b != Math.rint(b) || Math.abs(b) > 64) {
                return Elementary.power(a, b);
            }
            float product = b == 0 ? 1 : a;
            for (int k = 1; k < Math.abs(b); k++) {
                product = product * a;
            }
            return b < 0 ? 1 / product : product;
        }

        private static double ofTheStep(Graph graph, int v, Map<String, Double> step, int t) {
            Node node = graph.nodes().get(v);
            if (node.operation() == Operation.INPUT) {
                return step.get(node.label());
            }
            if (node.operation() == Operation.CONSTANT) {
                return node.constant();
            }
            double a = ofTheStep(graph, node.first(), step, t);
            boolean toTheStep = node.operation() == Operation.POWER
                    && graph.nodes().get(node.second()).label().equals("t")
                    && !uses(graph, node.first(), "t")
                    && !uses(graph, node.first(), "lr");
            if (toTheStep) {
                double product = 1;
                for (int k = 0; k < t; k++) {
                    product *= a;
                    product = Math.abs(product) < 0x1p-60 ? 0 : product;
                }
                return product;
            }
            return node.operation().value(a, node.second() < 0 ? 0 : ofTheStep(graph, node.second(), step, t));
        }

        private static boolean uses(Graph graph, int v, String name) {
            Node node = graph.nodes().get(v);
            return node.label().equals(name)
                    || node.first() >= 0 && uses(graph, node.first(), name)
                    || node.second() >= 0 && uses(graph, node.second(), name);
        }
    }
}
