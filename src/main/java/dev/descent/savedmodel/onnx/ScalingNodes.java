package dev.descent.savedmodel.onnx;

import dev.descent.data.NumberScaling;
import dev.descent.number.NormalQuantile;
import java.util.Arrays;

/**
 * What the scaling of a number becomes: nodes from rows × 1 in double to rows × inputs, in the operations and the order of
 * {@link NumberScaling}, rounded to float at the end. NaN becomes NaN.
 */
final class ScalingNodes {
    private final OnnxGraph graph;

    ScalingNodes(OnnxGraph graph) {
        this.graph = graph;
    }

    /**
     * The inputs of a number.
     *
     * @param x rows × 1, double
     * @return rows × inputs, float
     */
    String of(NumberScaling scaling, String x) {
        return graph.cast(inDouble(scaling, x), OnnxTensor.FLOAT);
    }

    private String inDouble(NumberScaling scaling, String x) {
        if (scaling instanceof NumberScaling.Affine affine) {
            return affine(affine, x);
        }
        if (scaling instanceof NumberScaling.Zero) {
            return nothing(x);
        }
        if (scaling instanceof NumberScaling.NormalScores scores) {
            return graph.op("Add", normalScores(scores.quantiles(), x), nothing(x));
        }
        if (scaling instanceof NumberScaling.Piecewise pieces) {
            return graph.op("Add", piecewise(pieces, x), nothing(x));
        }
        throw new AssertionError(scaling);
    }

    /** 0, or NaN where x is: not every runtime passes NaN on through the nodes beside it. */
    private String nothing(String x) {
        return graph.op("Mul", x, graph.real(0));
    }

    private String affine(NumberScaling.Affine affine, String x) {
        if (affine.shift() == 0 && affine.divisor() == 1) {
            return x;
        }
        return graph.op("Div", graph.op("Sub", x, graph.real(affine.shift())), graph.real(affine.divisor()));
    }

    private String piecewise(NumberScaling.Piecewise pieces, String x) {
        double[] edges = pieces.edges();
        int intervals = Math.max(0, edges.length - 1);
        double[] shift = new double[pieces.bins()];
        double[] divisor = new double[pieces.bins()];
        double[] least = new double[pieces.bins()];
        double[] greatest = new double[pieces.bins()];
        Arrays.fill(divisor, 1);
        for (int t = 0; t < intervals; t++) {
            shift[t] = edges[t];
            divisor[t] = edges[t + 1] - edges[t];
            least[t] = t > 0 ? 0 : Double.NEGATIVE_INFINITY;
            greatest[t] = t < intervals - 1 ? 1 : Double.POSITIVE_INFINITY;
        }
        String part = graph.op("Div", graph.op("Sub", x, graph.reals(shift)), graph.reals(divisor));
        return graph.op("Min", graph.op("Max", part, graph.reals(least)), graph.reals(greatest));
    }

    private String normalScores(double[] quantiles, String x) {
        String share = share(quantiles, x);
        String held = graph.op(
                "Min",
                graph.op("Max", share, graph.real(NumberScaling.NormalScores.TAIL)),
                graph.real(1 - NumberScaling.NormalScores.TAIL));
        return normalQuantile(held);
    }

    /** F(x). */
    private String share(double[] quantiles, String x) {
        int last = quantiles.length - 1;
        String row = graph.reals(quantiles);
        String list = graph.realList(quantiles);
        String below = count(graph.op("Less", row, x));
        String upTo = count(graph.op("LessOrEqual", row, x));
        String one = graph.real(1);
        String tied = graph.op(
                "Div",
                graph.op("Mul", graph.real(0.5), graph.op("Add", below, graph.op("Sub", upTo, one))),
                graph.real(last));
        String place = graph.op(
                "Min", graph.op("Max", graph.cast(below, OnnxTensor.INT64), graph.whole(1)), graph.whole(last));
        String left = graph.op("Gather", list, graph.op("Sub", place, graph.whole(1)));
        String right = graph.op("Gather", list, place);
        String part = graph.op("Div", graph.op("Sub", x, left), graph.op("Sub", right, left));
        String between = graph.op("Div", graph.op("Add", graph.op("Sub", below, one), part), graph.real(last));
        String inside = graph.op("Where", graph.op("Greater", upTo, below), tied, between);
        String atMost =
                graph.op("Where", graph.op("GreaterOrEqual", x, graph.real(quantiles[last])), graph.real(1), inside);
        return graph.op("Where", graph.op("LessOrEqual", x, graph.real(quantiles[0])), graph.real(0), atMost);
    }

    /** How many are true in each row, rows × 1, double. */
    private String count(String truths) {
        return graph.cast(graph.rowSum(graph.cast(truths, OnnxTensor.FLOAT)), OnnxTensor.DOUBLE);
    }

    /** Φ⁻¹, as {@link NormalQuantile} says. */
    private String normalQuantile(String p) {
        double[][] coefficients = NormalQuantile.coefficients();
        String q = graph.op("Sub", p, graph.real(0.5));
        String square = graph.op("Sub", graph.real(0.180625), graph.op("Mul", q, q));
        String central = graph.op(
                "Div", graph.op("Mul", q, polynomial(coefficients[0], square)), polynomial(coefficients[1], square));
        String isLeft = graph.op("Less", q, graph.real(0));
        String tail = graph.op("Where", isLeft, p, graph.op("Sub", graph.real(1), p));
        String r = graph.op("Sqrt", graph.op("Neg", graph.op("Log", tail)));
        String near = quotient(coefficients[2], coefficients[3], graph.op("Sub", r, graph.real(1.6)));
        String far = quotient(coefficients[4], coefficients[5], graph.op("Sub", r, graph.real(5)));
        String z = graph.op("Where", graph.op("LessOrEqual", r, graph.real(5)), near, far);
        String signed = graph.op("Where", isLeft, graph.op("Neg", z), z);
        String isCentral = graph.op("LessOrEqual", graph.op("Abs", q), graph.real(0.425));
        return graph.op("Where", isCentral, central, signed);
    }

    private String quotient(double[] above, double[] below, String x) {
        return graph.op("Div", polynomial(above, x), polynomial(below, x));
    }

    private String polynomial(double[] coefficients, String x) {
        String sum = graph.real(coefficients[coefficients.length - 1]);
        for (int i = coefficients.length - 2; i >= 0; i--) {
            sum = graph.op("Add", graph.op("Mul", sum, x), graph.real(coefficients[i]));
        }
        return sum;
    }
}
