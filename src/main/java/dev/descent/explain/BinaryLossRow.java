package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;

import dev.descent.kernel.Elementary;
import dev.descent.model.Component;
import dev.descent.nn.Losses;
import dev.descent.number.NumberText;

/**
 * Binary cross-entropy and its focal form, of logits or of probabilities: ℓ is the cross-entropy of an output, pₜ the probability of the
 * right class.
 */
final class BinaryLossRow implements LossRow {
    private final Component loss;
    private final boolean logits;
    private final boolean focal;
    private final String letter;
    private final double smoothing;
    private final float[] z;
    private final float[] given;
    private final float[] y;

    /** @param letter that of what the loss gets */
    BinaryLossRow(Component loss, boolean logits, String letter, float[] z, float[] y) {
        this.loss = loss;
        this.logits = logits;
        this.focal = loss.is("binary_focal_crossentropy");
        this.letter = letter;
        this.smoothing = focal ? 0 : loss.real("label_smoothing");
        this.z = z;
        this.given = y;
        this.y = Losses.smoothed(y, smoothing, 2);
    }

    @Override
    public void write(ExplanationText page) {
        if (smoothing > 0) {
            page.values(z.length, o -> smoothed(o, given[o], smoothing, 2, y[o]));
        }
        page.values(
                z.length,
                o -> "p[" + o + "] = "
                        + (logits
                                ? "1/(1 + exp(−" + letter + "[" + o + "])) = " + sigmoid(z[o])
                                : "clip(" + number(z[o]) + ", 1e-7, 1 − 1e-7)")
                        + " = " + number(probability(o)));
        page.values(z.length, o -> "ℓ[" + o + "] = " + entropyText(o) + " = " + number(entropy(o)));
        if (focal) {
            page.values(z.length, o -> "pₜ[" + o + "] = " + right(o) + " = " + number(rightProbability(o)));
            page.values(z.length, o -> "1 − pₜ[" + o + "] = " + wrong(o) + " = " + number(miss(o)));
        }
    }

    /** {@code y[o] = y[o]·(1 − s) + s/K} with its numbers. */
    static String smoothed(int o, float given, double smoothing, int classes, float y) {
        String s = NumberText.written(smoothing);
        return "y[" + o + "] = " + number(given) + "·(1 − " + s + ") + " + s + "/" + classes + " = " + number(y);
    }

    @Override
    public String value(ExplanationText page) {
        return AveragedLossRow.mean(
                page,
                z.length,
                o -> (focal ? weight(o) + operand(miss(o)) + "^" + gamma() + "·" : "") + operand(entropy(o)));
    }

    @Override
    public String slope(int o) {
        return AveragedLossRow.ofMean(focal ? focalSlope(o) : entropySlope(o), z.length);
    }

    private String entropySlope(int o) {
        if (logits) {
            return "(" + number(probability(o)) + " − " + number(y[o]) + ")";
        }
        String p = number(probability(o));
        return probability(o) == z[o]
                ? "((1 − " + number(y[o]) + ")/(1 − " + p + ") − " + number(y[o]) + "/" + p + ")"
                : "0";
    }

    private String focalSlope(int o) {
        String sign = y[o] == 1 ? "(-1)·" : "";
        String power = number(miss(o)) + "^" + gamma();
        if (logits) {
            return weight(o) + sign + power + "·(" + number(miss(o)) + " + " + gamma() + "·"
                    + number(rightProbability(o)) + "·" + operand(entropy(o)) + ")";
        }
        String focus = loss.real("gamma") == 0
                ? ""
                : " + " + sign + gamma() + "·" + number(miss(o)) + "^(" + gamma() + " − 1)·" + operand(entropy(o));
        return weight(o) + "(" + power + "·" + entropySlope(o) + focus + ")";
    }

    private String entropyText(int o) {
        String p = number(probability(o));
        String text = y[o] == 1
                ? "−ln(" + p + ")"
                : y[o] == 0
                        ? "−ln(1 − " + p + ")"
                        : "−" + number(y[o]) + "·ln(" + p + ") − (1 − " + number(y[o]) + ")·ln(1 − " + p + ")";
        if (!logits) {
            return text;
        }
        String ofLogit = "max(" + number(z[o]) + ", 0) − " + number(y[o]) + "·" + operand(z[o]) + " + ln(1 + exp(−|"
                + number(z[o]) + "|))";
        return probability(o) > 0 && probability(o) < 1 ? text + " = " + ofLogit : ofLogit;
    }

    private String right(int o) {
        return logits ? sigmoid(y[o] == 1 ? z[o] : -z[o]) : y[o] == 1 ? number(z[o]) : "1 − " + operand(z[o]);
    }

    private String wrong(int o) {
        return logits ? sigmoid(y[o] == 1 ? -z[o] : z[o]) : y[o] == 1 ? "1 − " + operand(z[o]) : number(z[o]);
    }

    private static String sigmoid(float z) {
        return "1/(1 + exp(" + number(-z) + "))";
    }

    private float probability(int o) {
        return logits ? Elementary.sigmoid(z[o]) : Losses.probability(z[o]);
    }

    private float rightProbability(int o) {
        if (logits) {
            return Elementary.sigmoid(y[o] == 1 ? z[o] : -z[o]);
        }
        return y[o] == 1 ? z[o] : 1 - z[o];
    }

    private float miss(int o) {
        if (logits) {
            return Elementary.sigmoid(y[o] == 1 ? -z[o] : z[o]);
        }
        return y[o] == 1 ? 1 - z[o] : z[o];
    }

    private float entropy(int o) {
        return logits
                ? Math.max(z[o], 0f) - y[o] * z[o] + Elementary.log1p(Elementary.exp(-Math.abs(z[o])))
                : -(y[o] * Elementary.log(probability(o)) + (1 - y[o]) * Elementary.log1p(-probability(o)));
    }

    private String gamma() {
        return NumberText.written(loss.real("gamma"));
    }

    private String weight(int o) {
        if (!loss.flag("apply_class_balancing")) {
            return "";
        }
        String alpha = NumberText.written(loss.real("alpha"));
        return y[o] == 1 ? alpha + "·" : "(1 − " + alpha + ")·";
    }
}
