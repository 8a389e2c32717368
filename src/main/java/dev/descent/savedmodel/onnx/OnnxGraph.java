package dev.descent.savedmodel.onnx;

import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph in the format of ONNX while it is being built. Every value has a name of its own; those of outputs, tensors and inputs are
 * given, in that order, and all others are made up so that they don't meet them.
 *
 * <p>What is computed begins with values that are not weights: those stand in nodes of the type {@code Constant}, so that the graph's
 * initializers are the weights and nothing else.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/v1.12.0/onnx/onnx.proto">onnx.proto, GraphProto</a>
 * @see <a href="https://github.com/onnx/onnx/blob/v1.12.0/docs/Operators.md">ONNX operators, opset 17</a>
 */
final class OnnxGraph {
    /** The numbers of the fields. */
    static final int NODE = 1;

    static final int NAME = 2;
    static final int INITIALIZER = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;

    private static final String ROWS = "rows";
    private static final List<Long> SCALAR = List.of();

    private final List<ProtoWriter> nodes = new ArrayList<>();
    private final List<ProtoWriter> initializers = new ArrayList<>();
    private final List<ProtoWriter> inputs = new ArrayList<>();
    private final List<ProtoWriter> outputs = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> timesWished = new HashMap<>();
    private String scope = "";
    private boolean usesMachineLearning;

    /** Whether it has nodes of the domain {@code ai.onnx.ml}. */
    boolean usesMachineLearning() {
        return usesMachineLearning;
    }

    /** Begins the names of the values that follow. */
    void scope(String part) {
        scope = "/" + part + "/";
    }

    /**
     * An output, which a node is still to give: {@link #give}.
     *
     * @param width values a row; 0 for one that has no such dimension
     */
    void output(String name, int type, int width) {
        names.add(name);
        outputs.add(value(name, type, width));
    }

    /** A tensor of weights. */
    void initializer(Tensor tensor) {
        names.add(tensor.name());
        initializers.add(OnnxTensor.floats(tensor.name(), tensor.shape(), tensor.values()));
    }

    /**
     * An input of one value a row.
     *
     * @throws ModelRefused if the name is that of an output or a tensor
     */
    void input(String name, int type) throws ModelRefused {
        if (name.isEmpty() || !names.add(name)) {
            throw new ModelRefused("the column '" + name + "' can't be an input of an ONNX file: "
                    + (name.isEmpty() ? "an input has a name" : "an output or a tensor of the file has that name"));
        }
        inputs.add(value(name, type, 1));
    }

    /** A scalar of 64 bits. */
    String real(double value) {
        return constant(OnnxTensor.doubles(SCALAR, value));
    }

    /** A row of 64-bit floats, 1 × n. */
    String reals(double... values) {
        return constant(OnnxTensor.doubles(List.of(1L, (long) values.length), values));
    }

    /** A column of 64-bit floats, n × 1. */
    String realColumn(double... values) {
        return constant(OnnxTensor.doubles(List.of((long) values.length, 1L), values));
    }

    /** A list of 64-bit floats. */
    String realList(double... values) {
        return constant(OnnxTensor.doubles(List.of((long) values.length), values));
    }

    /** A scalar of 32 bits. */
    String single(float value) {
        return constant(OnnxTensor.floats("", SCALAR, value));
    }

    /** A list of 32-bit floats. */
    String singles(float... values) {
        return constant(OnnxTensor.floats("", List.of((long) values.length), values));
    }

    /** A whole number. */
    String whole(long value) {
        return constant(OnnxTensor.wholes(SCALAR, value));
    }

    /** A list of whole numbers. */
    String wholes(long... values) {
        return constant(OnnxTensor.wholes(List.of((long) values.length), values));
    }

    /** A text. */
    String text(String value) {
        return constant(OnnxTensor.texts(SCALAR, List.of(value)));
    }

    /** A list of texts. */
    String texts(List<String> values) {
        return constant(OnnxTensor.texts(List.of((long) values.size()), values));
    }

    private String constant(ProtoWriter tensor) {
        return op("Constant", List.of(OnnxAttribute.tensor("value", tensor)));
    }

    /** A node; the result is the name of its output. */
    String op(String type, String... operands) {
        return op(type, List.of(), operands);
    }

    /** A node with settings, by ascending names. */
    String op(String type, List<OnnxAttribute> attributes, String... operands) {
        String output = fresh(scope + type);
        node("", type, attributes, List.of(operands), output);
        return output;
    }

    /** A node of the domain {@code ai.onnx.ml}. */
    String machineLearning(String type, List<OnnxAttribute> attributes, String operand) {
        usesMachineLearning = true;
        String output = fresh(scope + type);
        node("ai.onnx.ml", type, attributes, List.of(operand), output);
        return output;
    }

    /** The value as another type of {@link OnnxTensor}. */
    String cast(String value, int type) {
        return op("Cast", List.of(OnnxAttribute.whole("to", type)), value);
    }

    /** Values side by side, rows × (their widths). */
    String sideBySide(List<String> values) {
        return values.size() == 1
                ? values.get(0)
                : op("Concat", List.of(OnnxAttribute.whole("axis", 1)), values.toArray(String[]::new));
    }

    /** The sum of each row, rows × 1. */
    String rowSum(String values) {
        return op("ReduceSum", List.of(OnnxAttribute.whole("keepdims", 1)), values, wholes(1));
    }

    /** Makes a value the output of that name. */
    void give(String output, String value) {
        node("", "Identity", List.of(), List.of(value), output);
    }

    /** The graph. */
    ProtoWriter message() {
        ProtoWriter graph = new ProtoWriter();
        nodes.forEach(node -> graph.message(NODE, node));
        graph.text(NAME, "descent");
        initializers.forEach(tensor -> graph.message(INITIALIZER, tensor));
        inputs.forEach(value -> graph.message(INPUT, value));
        outputs.forEach(value -> graph.message(OUTPUT, value));
        return graph;
    }

    private void node(
            String domain, String type, List<OnnxAttribute> attributes, List<String> operands, String output) {
        ProtoWriter node = new ProtoWriter();
        operands.forEach(operand -> node.text(1, operand));
        node.text(2, output).text(3, output).text(4, type);
        attributes.forEach(attribute -> node.message(5, attribute.message()));
        if (!domain.isEmpty()) {
            node.text(7, domain);
        }
        nodes.add(node);
    }

    private String fresh(String wish) {
        String name = wish;
        while (!names.add(name)) {
            name = wish + "_" + timesWished.merge(wish, 1, Integer::sum);
        }
        return name;
    }

    private static ProtoWriter value(String name, int type, int width) {
        ProtoWriter shape = new ProtoWriter().message(1, new ProtoWriter().text(2, ROWS));
        if (width > 0) {
            shape.message(1, new ProtoWriter().varint(1, width));
        }
        ProtoWriter tensor = new ProtoWriter().varint(1, type).message(2, shape);
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
    }
}
