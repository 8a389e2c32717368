package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;

import dev.descent.kernel.Elementary;
import dev.descent.model.Component;
import dev.descent.nn.Losses;
import dev.descent.number.NumberText;
import java.util.function.IntFunction;

/**
 * Categorical cross-entropy and its focal form, of values that are no logits: u is a value's share of their sum S, p that within [1e-7, 1
 * − 1e-7].
 */
final class ShareLossRow implements LossRow {
    private final Component loss;
    private final boolean focal;
    private final String letter;
    private final double smoothing;
    private final float[] z;
    private final float[] given;
    private final float[] y;
    private final int[] counted;
    private final float sum;

    /** @param letter that of what the loss gets */
    ShareLossRow(Component loss, String letter, float[] z, float[] y) {
        this.loss = loss;
        this.focal = loss.is("categorical_focal_crossentropy");
        this.letter = letter;
        this.smoothing = focal ? 0 : loss.real("label_smoothing");
        this.z = z;
        this.given = y;
        this.y = Losses.smoothed(y, smoothing, y.length);
        this.counted = CategoricalLossRow.counted(this.y);
        float total = 0;
        for (float value : z) {
            total += value;
        }
        this.sum = total;
    }

    @Override
    public void write(ExplanationText page) {
        page.line("S = Σ " + letter + " = " + page.list(z.length, " + ", o -> operand(z[o])) + " = " + number(sum));
        page.values(
                z.length,
                o -> "u[" + o + "] = " + letter + "[" + o + "]/S = " + number(z[o]) + "/" + operand(sum) + " = "
                        + number(share(o)));
        page.values(
                z.length,
                o -> "p[" + o + "] = clip(" + number(share(o)) + ", 1e-7, 1 − 1e-7) = " + number(probability(o)));
        if (smoothing > 0) {
            page.values(y.length, o -> BinaryLossRow.smoothed(o, given[o], smoothing, y.length, y[o]));
        }
        if (focal) {
            page.values(
                    counted.length,
                    k -> "h[" + counted[k] + "] = " + focusText(counted[k]) + " = " + number(focus(counted[k])));
            page.line("H = Σ u·h = " + each(page, o -> number(share(o)) + "·" + operand(focus(o))) + " = "
                    + number(all()));
            page.line("the derivative is α·(h[o] − H)/S, h[o] = y·(γ·(1 − p)^(γ − 1)·ln p − (1 − p)^γ/p)");
        } else {
            page.line("Y = Σ y where p = u = " + each(page, o -> number(inside(o))) + " = " + number(insideSum()));
        }
    }

    @Override
    public String value(ExplanationText page) {
        return focal
                ? "−" + alpha() + "·(" + each(page, o -> number(y[o]) + "·" + power(o, gamma()) + "·ln(" + p(o) + ")")
                        + ")"
                : "−(" + each(page, o -> number(y[o]) + "·ln(" + p(o) + ")") + ")";
    }

    @Override
    public String slope(int o) {
        if (focal) {
            return alpha() + "·(" + number(y[o] == 0 ? 0 : focus(o)) + " − " + operand(all()) + ")/" + operand(sum);
        }
        String own = inside(o) == 0 ? "0" : number(y[o]) + "/" + p(o);
        return "(" + number(insideSum()) + " − " + own + ")/" + operand(sum);
    }

    private String each(ExplanationText page, IntFunction<String> term) {
        return page.list(counted.length, " + ", k -> term.apply(counted[k]));
    }

    private String p(int o) {
        return number(probability(o));
    }

    private float share(int o) {
        return z[o] / sum;
    }

    private float probability(int o) {
        return Losses.probability(share(o));
    }

    /** The target of a class whose share is not clipped; else 0. */
    private float inside(int o) {
        return probability(o) == share(o) ? y[o] : 0;
    }

    private float insideSum() {
        float inside = 0;
        for (int o = 0; o < y.length; o++) {
            inside += inside(o);
        }
        return inside;
    }

    private String power(int o, String exponent) {
        return "(1 − " + p(o) + ")^" + exponent;
    }

    private String focusText(int o) {
        if (inside(o) == 0) {
            return "0";
        }
        String focus =
                loss.real("gamma") == 0 ? "" : gamma() + "·" + power(o, "(" + gamma() + " − 1)") + "·ln(" + p(o) + ") ";
        return number(y[o]) + "·(" + focus + "− " + power(o, gamma()) + "/" + p(o) + ")";
    }

    private float focus(int o) {
        if (inside(o) == 0) {
            return 0;
        }
        double gamma = loss.real("gamma");
        double p = probability(o);
        double focus = gamma == 0 ? 0 : gamma * StrictMath.pow(1 - p, gamma - 1) * Elementary.log((float) p);
        return (float) (y[o] * (focus - StrictMath.pow(1 - p, gamma) / p));
    }

    private float all() {
        double all = 0;
        for (int o : counted) {
            all += (double) share(o) * focus(o);
        }
        return (float) all;
    }

    private String gamma() {
        return NumberText.written(loss.real("gamma"));
    }

    private String alpha() {
        return NumberText.written(loss.real("alpha"));
    }
}
