package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;

import dev.descent.model.Component;
import dev.descent.nn.Losses;
import dev.descent.number.NumberText;
import java.util.function.IntFunction;

/** A loss that treats each output by itself, without probabilities, and averages over them or adds them up. */
final class AveragedLossRow implements LossRow {
    private final Component loss;
    private final float[] z;
    private final float[] y;

    AveragedLossRow(Component loss, float[] z, float[] y) {
        this.loss = loss;
        this.z = z;
        this.y = y;
    }

    @Override
    public void write(ExplanationText page) {
        // the loss of numbers is made of numbers that stand above
    }

    @Override
    public String value(ExplanationText page) {
        return Losses.addsUpOutputs(loss) ? page.list(z.length, " + ", this::term) : mean(page, z.length, this::term);
    }

    @Override
    public String slope(int o) {
        return Losses.addsUpOutputs(loss) ? derivative(o) : ofMean(derivative(o), z.length);
    }

    /** The mean of {@code count} terms. */
    static String mean(ExplanationText page, int count, IntFunction<String> term) {
        return count == 1 ? term.apply(0) : "(" + page.list(count, " + ", term) + ")/" + count;
    }

    /** The derivative of a mean by one of its terms. */
    static String ofMean(String derivative, int count) {
        return count == 1 ? derivative : derivative + "/" + count;
    }

    private String term(int o) {
        return switch (loss.name()) {
            case "mse" -> error(o) + "²";
            case "half_mse" -> "½·" + error(o) + "²";
            case "mae" -> distance(o);
            case "huber" ->
                Math.abs(z[o] - y[o]) <= loss.real("delta")
                        ? "½·" + error(o) + "²"
                        : delta() + "·" + distance(o) + " − ½·" + delta() + "²";
            case "quantile" ->
                "max(" + quantile() + "·(" + number(y[o]) + " − " + operand(z[o]) + "), (1 − " + quantile() + ")·"
                        + error(o) + ")";
            case "log_cosh" -> "ln(cosh" + error(o) + ")";
            case "mape" -> "100·" + distance(o) + "/" + size(o);
            case "msle" -> "(" + logarithm(z[o]) + " − " + logarithm(y[o]) + ")²";
            case "poisson" -> "(" + number(z[o]) + " − " + operand(y[o]) + "·ln(" + number(z[o]) + " + 1e-7))";
            case "hinge" -> margin(o);
            case "squared_hinge" -> margin(o) + "²";
            case "perceptron" -> "max(" + number(-y[o]) + "·" + operand(z[o]) + ", 0)";
            default -> throw new AssertionError(loss.name());
        };
    }

    private String derivative(int o) {
        float e = z[o] - y[o];
        return switch (loss.name()) {
            case "mse" -> "2·" + error(o);
            case "half_mse" -> error(o);
            case "mae" -> "sign" + error(o);
            case "huber" -> "clip(" + number(z[o]) + " − " + operand(y[o]) + ", -" + delta() + ", " + delta() + ")";
            case "quantile" -> e > 0 ? "(1 − " + quantile() + ")" : e < 0 ? "(-" + quantile() + ")" : "0";
            case "log_cosh" -> "tanh" + error(o);
            case "mape" -> "100·sign" + error(o) + "/" + size(o);
            case "msle" ->
                z[o] > 1e-7f ? "2·(" + logarithm(z[o]) + " − " + logarithm(y[o]) + ")/(1 + " + number(z[o]) + ")" : "0";
            case "poisson" -> "(1 − " + operand(y[o]) + "/(" + number(z[o]) + " + 1e-7))";
            case "hinge" -> 1 - y[o] * z[o] >= 0 ? operand(-y[o]) : "0";
            case "squared_hinge" -> "(-2)·" + operand(y[o]) + "·" + margin(o);
            case "perceptron" ->
                -y[o] * z[o] > 0 || z[o] == 0 && loss.text("at_zero").equals("mistake") ? operand(-y[o]) : "0";
            default -> throw new AssertionError(loss.name());
        };
    }

    private String error(int o) {
        return "(" + number(z[o]) + " − " + operand(y[o]) + ")";
    }

    private String distance(int o) {
        return "|" + number(z[o]) + " − " + operand(y[o]) + "|";
    }

    private String size(int o) {
        return "max(|" + number(y[o]) + "|, 1e-7)";
    }

    private static String logarithm(float x) {
        return "ln(1 + max(" + number(x) + ", 1e-7))";
    }

    private String margin(int o) {
        return "max(1 − " + operand(y[o]) + "·" + operand(z[o]) + ", 0)";
    }

    private String delta() {
        return NumberText.written(loss.real("delta"));
    }

    private String quantile() {
        return NumberText.written(loss.real("quantile"));
    }
}
