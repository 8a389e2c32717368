package dev.descent.savedmodel.onnx;

import dev.descent.model.Component;
import dev.descent.nn.Activations;
import java.util.List;

/**
 * What activations become: nodes from floats to floats of the same shape. The settings of every node are written out, since the
 * defaults of ONNX are others than Keras'.
 *
 * <p>e^z − 1 times a factor above 1 is computed in double: in float its error, 6·10⁻⁸, would be multiplied.
 */
final class ActivationNodes {
    /** From here on z·tanh(softplus(z)) is z in float, and e^2z is still finite. */
    private static final float MISH_IS_LINEAR = 20;

    private final OnnxGraph graph;

    ActivationNodes(OnnxGraph graph) {
        this.graph = graph;
    }

    String of(Component activation, String z) {
        float[] constants = Activations.constants(activation);
        return switch (activation.name()) {
            case "linear" -> z;
            case "relu" -> graph.op("Relu", z);
            case "leaky_relu" -> graph.op("LeakyRelu", List.of(OnnxAttribute.real("alpha", constants[0])), z);
            case "elu" ->
                constants[0] <= 1
                        ? graph.op("Elu", List.of(OnnxAttribute.real("alpha", constants[0])), z)
                        : exponential(constants[0], 1, z);
            case "celu" -> celu(Math.max((float) activation.real("alpha"), Float.MIN_NORMAL), z);
            case "selu" ->
                graph.op(
                        "Selu",
                        List.of(
                                OnnxAttribute.real("alpha", constants[0] / constants[1]),
                                OnnxAttribute.real("gamma", constants[1])),
                        z);
            case "silu" -> graph.op("Mul", z, graph.op("Sigmoid", z));
            case "gelu" -> gelu(z);
            case "mish" -> mish(z);
            case "softplus" -> graph.op("Softplus", z);
            case "softsign" -> graph.op("Softsign", z);
            case "sigmoid" -> graph.op("Sigmoid", z);
            case "hard_sigmoid" ->
                graph.op(
                        "HardSigmoid",
                        List.of(OnnxAttribute.real("alpha", (float) (1.0 / 6)), OnnxAttribute.real("beta", 0.5f)),
                        z);
            case "tanh" -> graph.op("Tanh", z);
            case "exponential" -> graph.op("Exp", z);
            case "softmax" -> graph.op("Softmax", List.of(OnnxAttribute.whole("axis", -1)), z);
            case "step" -> graph.cast(graph.op("GreaterOrEqual", z, graph.single(0)), OnnxTensor.FLOAT);
            default -> throw new AssertionError(activation);
        };
    }

    private String celu(float alpha, String z) {
        return alpha <= 1
                ? graph.op("Celu", List.of(OnnxAttribute.real("alpha", alpha)), z)
                : exponential(alpha, alpha, z);
    }

    /** α·(e^(z₋/d) − 1) + z₊. */
    private String exponential(float alpha, float divisor, String z) {
        String zero = graph.single(0);
        String left = graph.cast(graph.op("Min", z, zero), OnnxTensor.DOUBLE);
        String power = graph.op("Exp", graph.op("Div", left, graph.real(divisor)));
        String less = graph.op("Mul", graph.op("Sub", power, graph.real(1)), graph.real(alpha));
        return graph.op("Add", graph.cast(less, OnnxTensor.FLOAT), graph.op("Max", z, zero));
    }

    /** ½z·(1 + erf(z/√2)). */
    private String gelu(String z) {
        String erf = graph.op("Erf", graph.op("Div", z, graph.single((float) Math.sqrt(2))));
        return graph.op("Mul", graph.op("Mul", z, graph.single(0.5f)), graph.op("Add", erf, graph.single(1)));
    }

    /** z·n/(n + 2), n = e^z·(e^z + 2), which is z·tanh(ln(1 + e^z)) without the logarithm of what is nearly 1. */
    private String mish(String z) {
        String two = graph.single(2);
        String power = graph.op("Exp", graph.op("Min", z, graph.single(MISH_IS_LINEAR)));
        String n = graph.op("Mul", power, graph.op("Add", power, two));
        return graph.op("Mul", z, graph.op("Div", n, graph.op("Add", n, two)));
    }
}
