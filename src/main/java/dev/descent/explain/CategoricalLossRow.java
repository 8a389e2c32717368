package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;

import dev.descent.kernel.Elementary;
import dev.descent.model.Component;
import dev.descent.nn.Losses;
import dev.descent.number.NumberText;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Categorical cross-entropy and its focal form, of logits: p is their softmax. */
final class CategoricalLossRow implements LossRow {
    private final Component loss;
    private final boolean focal;
    private final double smoothing;
    private final float[] given;
    private final float[] y;
    private final SoftmaxText softmax;
    /** The classes with a target other than 0: without smoothing, the right one. */
    private final int[] counted;

    /** @param letter that of what the loss gets */
    CategoricalLossRow(Component loss, String letter, float[] z, float[] y) {
        this.loss = loss;
        this.focal = loss.is("categorical_focal_crossentropy");
        this.smoothing = focal ? 0 : loss.real("label_smoothing");
        this.given = y;
        this.y = Losses.smoothed(y, smoothing, y.length);
        this.softmax = new SoftmaxText(letter, "p", z);
        this.counted = counted(this.y);
    }

    static int[] counted(float[] y) {
        return IntStream.range(0, y.length).filter(o -> y[o] != 0).toArray();
    }

    @Override
    public void write(ExplanationText page) {
        softmax.write(page);
        if (smoothing > 0) {
            page.values(y.length, o -> BinaryLossRow.smoothed(o, given[o], smoothing, y.length, y[o]));
        }
        each(page, softmax::entropyText);
        if (focal) {
            each(page, o -> "1 − p[" + o + "] = 1 − exp(" + number(-softmax.entropy(o)) + ") = " + number(miss(o)));
            each(
                    page,
                    o -> "g[" + o + "] = (1 − p)^γ·(1 − γ·p·ln p/(1 − p)) = " + focusText(o) + " = "
                            + number(focus(o)));
            page.line("G = Σ y·g = " + sum(page, o -> operand(focus(o))) + " = " + number(all()));
            page.line("the derivative is α·(G·p[o] − y[o]·g[o])");
        }
    }

    @Override
    public String value(ExplanationText page) {
        return focal
                ? alpha() + "·(" + sum(page, o -> power(o) + "·" + operand(softmax.entropy(o))) + ")"
                : sum(page, o -> operand(softmax.entropy(o)));
    }

    @Override
    public String slope(int o) {
        String p = number(softmax.probability(o));
        return focal
                ? alpha() + "·(" + number(all()) + "·" + p + " − " + number(y[o]) + "·"
                        + number(y[o] == 0 ? 0 : focus(o)) + ")"
                : "(" + p + " − " + number(y[o]) + ")";
    }

    private void each(ExplanationText page, IntFunction<String> line) {
        page.values(counted.length, k -> line.apply(counted[k]));
    }

    private String sum(ExplanationText page, IntFunction<String> factor) {
        return page.list(counted.length, " + ", k -> number(y[counted[k]]) + "·" + factor.apply(counted[k]));
    }

    private float miss(int o) {
        return -Elementary.expm1(-softmax.entropy(o));
    }

    private String power(int o) {
        return number(miss(o)) + "^" + gamma();
    }

    private float focus(int o) {
        double ratio = miss(o) == 0 ? 1 : softmax.entropy(o) / (double) miss(o);
        return (float) (StrictMath.pow(miss(o), loss.real("gamma"))
                * (1 + loss.real("gamma") * softmax.probability(o) * ratio));
    }

    private String focusText(int o) {
        String ratio = miss(o) == 0 ? "1" : number(softmax.entropy(o)) + "/" + number(miss(o));
        return power(o) + "·(1 + " + gamma() + "·" + number(softmax.probability(o)) + "·" + ratio + ")";
    }

    private float all() {
        double all = 0;
        for (int o : counted) {
            all += (double) y[o] * focus(o);
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
