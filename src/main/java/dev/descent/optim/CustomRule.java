package dev.descent.optim;

import dev.descent.expression.Expression;
import dev.descent.expression.Graph;
import dev.descent.expression.Graph.Node;
import dev.descent.expression.Operation;
import dev.descent.kernel.LaneKernels;
import dev.descent.kernel.ProgramBuilder;
import dev.descent.kernel.ProgramOperation;
import dev.descent.kernel.UpdateKernel;
import dev.descent.kernel.UpdateProgram;
import dev.descent.model.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A rule that is written in the experiment file.
 *
 * <pre>
 *   state ← expression        slots, in the order of the file, each with its own start
 *   w     ← expression        expressions of w, g, lr, t, states and parameters
 * </pre>
 *
 * <p>In float every operation is rounded as it stands in the expression, left to right by precedence, and none is fused with another. The
 * largest parts that depend on t, lr, parameters and numbers alone are constants: in double, once a step. Of these a power whose base is
 * free of t and lr and whose exponent is t is a running product, as βᵗ is in the other rules. A power of a weight's own value with a
 * whole exponent up to 64 is repeated multiplication. States and weights are flushed as they are stored, and an expression further down
 * reads what was stored.
 */
public final class CustomRule implements UpdateRule {
    /** What stands for the weight, which one update must set. */
    public static final String WEIGHT = "w";

    /** What an expression may use beside states and parameters: weight, gradient, rate and step. */
    public static final List<String> GIVEN = List.of(WEIGHT, "g", "lr", "t");

    private static final int W = 0;
    private static final int G = 1;
    private static final int FIRST_STATE = 2;

    /** A constant of a step: a node of a statement. */
    private record Constant(int statement, int node, String text) {}

    private final List<String> states;
    private final double[] initial;
    private final CustomStatement[] statements;
    /** Of each statement the slot that it sets; −1 for the weight. */
    private final int[] targets;

    private final List<Constant> constants = new ArrayList<>();
    /** Of each node of each statement the number of the constant that it is; −1 for the others. */
    private final int[][] constantOf;
    /** Powers with exponent t: the nodes that are their bases. */
    private final List<Constant> products = new ArrayList<>();

    /** Of each node of each statement the running product that it is; −1 for the others. */
    private final int[][] productOf;
    /** Of each node of each statement its value, where neither t nor lr changes it. */
    private final double[][] fixed;
    /** Of each node of each statement whether t or lr changes it; of those of single weights it is not said. */
    private final boolean[][] changes;

    /** Of each running product the number that a step multiplies it by. */
    private final double[] bases;

    private final StepConstants stepConstants;

    private final int rateInput;
    private final UpdateProgram program;
    private final String formulaName;

    CustomRule(Component optimizer) {
        Map<String, Double> state = map(optimizer, "state");
        Map<String, Double> parameters = map(optimizer, "parameters");
        Map<String, String> update = map(optimizer, "update");
        this.states = List.copyOf(state.keySet());
        this.initial = state.values().stream().mapToDouble(Double::doubleValue).toArray();
        List<String> names = Stream.of(
                        List.of(WEIGHT, "g"), states, List.of("lr", "t"), List.copyOf(parameters.keySet()))
                .flatMap(List::stream)
                .toList();
        this.rateInput = FIRST_STATE + states.size();
        this.statements = update.entrySet().stream()
                .map(line -> new CustomStatement(line.getKey(), line.getValue(), names, rateInput))
                .toArray(CustomStatement[]::new);
        this.targets = new int[statements.length];
        this.constantOf = new int[statements.length][];
        this.productOf = new int[statements.length][];
        this.fixed = new double[statements.length][];
        this.changes = new boolean[statements.length][];
        double[] values =
                parameters.values().stream().mapToDouble(Double::doubleValue).toArray();
        StringBuilder formula = new StringBuilder("custom ").append(String.join(",", states));
        for (int k = 0; k < statements.length; k++) {
            targets[k] = states.indexOf(statements[k].target());
            examine(k, values);
            formula.append("; ").append(statements[k].target()).append(" ← ").append(text(k, v -> ""));
        }
        this.formulaName = formula.toString();
        this.bases = products.stream()
                .mapToDouble(it -> fixed[it.statement()][it.node()])
                .toArray();
        this.stepConstants = stepConstants();
        this.program = program();
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> map(Component optimizer, String key) {
        return (Map<String, T>) optimizer.find(key).orElse(Map.of());
    }

    /** Finds the constants of a statement, and computes what no step changes. */
    private void examine(int k, double[] parameters) {
        CustomStatement it = statements[k];
        int size = it.graph().size();
        constantOf[k] = new int[size];
        productOf[k] = new int[size];
        fixed[k] = new double[size];
        boolean[] changes = new boolean[size];
        this.changes[k] = changes;
        for (int v = 0; v < size; v++) {
            constantOf[k][v] = -1;
            productOf[k][v] = -1;
            if (!it.isUsed(v) || it.varies(v)) {
                continue;
            }
            Node node = it.node(v);
            if (node.operation() == Operation.INPUT) {
                changes[v] = v < rateInput + 2;
                fixed[k][v] = changes[v] ? 0 : parameters[v - rateInput - 2];
            } else if (node.operation() == Operation.CONSTANT) {
                fixed[k][v] = node.constant();
            } else {
                changes[v] = changes[node.first()] || node.second() >= 0 && changes[node.second()];
                if (node.operation() == Operation.POWER && node.second() == rateInput + 1 && !changes[node.first()]) {
                    productOf[k][v] = place(products, k, node.first());
                } else if (!changes[v]) {
                    fixed[k][v] = value(node, fixed[k]);
                }
            }
            if (it.isConstant(v)) {
                constantOf[k][v] = place(constants, k, v);
            }
        }
    }

    /** Where a node is among those of a list; equal ones are there once. */
    private int place(List<Constant> list, int k, int v) {
        String text = statements[k].graph().text(v, node -> "");
        for (int place = 0; place < list.size(); place++) {
            if (list.get(place).text().equals(text)) {
                return place;
            }
        }
        list.add(new Constant(k, v, text));
        return list.size() - 1;
    }

    private static double value(Node node, double[] values) {
        return node.operation().value(values[node.first()], node.second() < 0 ? 0 : values[node.second()]);
    }

    private UpdateProgram program() {
        ProgramBuilder builder = new ProgramBuilder(states.size(), constants.size());
        for (int k = 0; k < statements.length; k++) {
            CustomStatement it = statements[k];
            int[] values = new int[it.graph().size()];
            for (int v = 0; v < values.length; v++) {
                if (constantOf[k][v] >= 0) {
                    values[v] = builder.constant(constantOf[k][v]);
                } else if (it.isUsed(v) && it.varies(v)) {
                    values[v] = v == W
                            ? builder.weight()
                            : v == G
                                    ? builder.gradient()
                                    : v < rateInput ? builder.slot(v - FIRST_STATE) : operation(it, v, values, builder);
                }
            }
            builder.store(values[it.output()], targets[k] < 0 ? builder.weight() : builder.slot(targets[k]));
        }
        return builder.build();
    }

    private static int operation(CustomStatement it, int v, int[] values, ProgramBuilder builder) {
        Node node = it.node(v);
        int first = values[node.first()];
        ProgramOperation operation = switch (node.operation()) {
            case ADD -> ProgramOperation.ADD;
            case SUBTRACT -> ProgramOperation.SUBTRACT;
            case MULTIPLY -> ProgramOperation.MULTIPLY;
            case DIVIDE -> ProgramOperation.DIVIDE;
            case POWER -> ProgramOperation.POWER;
            case NEGATE -> ProgramOperation.NEGATE;
            case SQRT -> ProgramOperation.SQRT;
            case LN -> ProgramOperation.LN;
            case EXP -> ProgramOperation.EXP;
            case SIN -> ProgramOperation.SIN;
            case COS -> ProgramOperation.COS;
            case TAN -> ProgramOperation.TAN;
            case TANH -> ProgramOperation.TANH;
            case ABS -> ProgramOperation.ABS;
            case MAX -> ProgramOperation.MAX;
            case MIN -> ProgramOperation.MIN;
            case SIGN -> ProgramOperation.SIGN;
            case INPUT, CONSTANT -> throw new AssertionError(node);
        };
        Integer exponent = it.wholeExponent(v);
        if (exponent != null) {
            int product = first;
            for (int factors = 1; factors < exponent; factors++) {
                product = builder.apply(ProgramOperation.MULTIPLY, product, first);
            }
            return product;
        }
        return node.second() < 0
                ? builder.apply(operation, first)
                : builder.apply(operation, first, values[node.second()]);
    }

    @Override
    public String formulaName() {
        return formulaName;
    }

    /** Slots are called as the states; scalars and constants as they are written, but for a raised t. */
    @Override
    public Notation notation() {
        List<String> scalars = new ArrayList<>(List.of("t"));
        products.forEach(
                it -> scalars.add((Expression.isVariable(it.text()) ? it.text() : "(" + it.text() + ")") + "ᵗ"));
        return new Notation(
                states, scalars, constants.stream().map(Constant::text).toList());
    }

    @Override
    public int slots() {
        return states.size();
    }

    @Override
    public double initialSlot(int s) {
        return initial[s];
    }

    /** t, then the running products. */
    @Override
    public int scalars() {
        return 1 + products.size();
    }

    @Override
    public double initialScalar(int s) {
        return s == 0 ? 0 : 1;
    }

    @Override
    public int constantCount() {
        return constants.size();
    }

    @Override
    public void advance(double rate, double[] scalars, double[] constants) {
        scalars[0]++;
        for (int p = 0; p < bases.length; p++) {
            scalars[1 + p] = Formula.running(scalars[1 + p], bases[p]);
        }
        stepConstants.compute(rate, scalars, constants);
    }

    private StepConstants stepConstants() {
        StepConstants.Builder builder = new StepConstants.Builder(products.size());
        for (Constant it : constants) {
            builder.constant(place(it.statement(), it.node(), builder));
        }
        return builder.build();
    }

    /** The place of a node that is the same for every weight. */
    private int place(int k, int v, StepConstants.Builder builder) {
        if (!changes[k][v]) {
            return builder.fixed(fixed[k][v]);
        }
        if (v == rateInput) {
            return builder.rate();
        }
        if (v == rateInput + 1) {
            return builder.step();
        }
        if (productOf[k][v] >= 0) {
            return builder.power(productOf[k][v]);
        }
        Node node = statements[k].node(v);
        int first = place(k, node.first(), builder);
        return builder.apply(node.operation(), first, node.second() < 0 ? first : place(k, node.second(), builder));
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        program.apply(w, g, slots, constants, lanes, from, to);
    }

    @Override
    public Optional<UpdateKernel> kernel(LaneKernels kernels) {
        return kernels.program(program);
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        for (int i = 0; i < w.length; i++) {
            for (int k = 0; k < statements.length; k++) {
                double value = value(k, i, w, g, slots, constants);
                if (targets[k] < 0) {
                    w[i] = value;
                } else {
                    slots[targets[k]][i] = value;
                }
            }
        }
    }

    private double value(int k, int i, double[] w, double[] g, double[][] slots, double[] constants) {
        CustomStatement it = statements[k];
        double[] values = new double[it.output() + 1];
        for (int v = 0; v < values.length; v++) {
            if (constantOf[k][v] >= 0) {
                values[v] = constants[constantOf[k][v]];
            } else if (it.isUsed(v) && it.varies(v)) {
                Integer exponent = it.wholeExponent(v);
                values[v] = v == W
                        ? w[i]
                        : v == G
                                ? g[i]
                                : v < rateInput
                                        ? slots[v - FIRST_STATE][i]
                                        : exponent != null
                                                ? Operation.POWER.value(
                                                        values[it.node(v).first()], exponent)
                                                : value(it.node(v), values);
            }
        }
        return values[it.output()];
    }

    /** The names that are set, in order: states and the weight. */
    public List<String> targets() {
        return Stream.of(statements).map(CustomStatement::target).toList();
    }

    /** The expression of a line, as it is read. */
    public String text(int line) {
        return text(line, v -> "");
    }

    /**
     * The expression of a line with numbers in it.
     *
     * @param constant the text of a constant
     * @param own the text of w, g or a state
     */
    public String text(int line, IntFunction<String> constant, Function<String, String> own) {
        return text(line, v -> {
            CustomStatement it = statements[line];
            if (constantOf[line][v] >= 0) {
                return constant.apply(constantOf[line][v]);
            }
            return v < rateInput && it.isUsed(v) ? own.apply(it.node(v).label()) : "";
        });
    }

    private String text(int line, IntFunction<String> shown) {
        Graph graph = statements[line].graph();
        return graph.text(statements[line].output(), shown);
    }
}
