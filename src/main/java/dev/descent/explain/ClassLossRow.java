package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;

import dev.descent.model.Component;

/** The losses over the classes of a row that are no cross-entropies: {@code categorical_hinge} and {@code kl_divergence}. */
final class ClassLossRow implements LossRow {
    private final boolean hinge;
    private final String letter;
    private final float[] z;
    private final float[] y;

    /** @param letter that of what the loss gets */
    ClassLossRow(Component loss, String letter, float[] z, float[] y) {
        this.hinge = loss.is("categorical_hinge");
        this.letter = letter;
        this.z = z;
        this.y = y;
    }

    @Override
    public void write(ExplanationText page) {
        if (hinge) {
            page.line("r = Σ y·" + letter + " = " + page.list(z.length, " + ", o -> ExplanationText.product(y[o], z[o]))
                    + " = " + number(right()));
            page.line("w = the largest of (1 − y)·" + letter + " = "
                    + (z.length == 1 ? wrongText(0) : "max(" + page.list(z.length, ", ", this::wrongText) + ")") + " = "
                    + number(wrong(strongest())));
        }
    }

    @Override
    public String value(ExplanationText page) {
        return hinge
                ? "max(1 + " + operand(wrong(strongest())) + " − " + operand(right()) + ", 0)"
                : page.list(z.length, " + ", o -> clip(y[o]) + "·ln(" + clip(y[o]) + "/" + clip(z[o]) + ")");
    }

    @Override
    public String slope(int o) {
        if (hinge) {
            boolean pays = wrong(strongest()) - right() + 1f >= 0f;
            return operand(pays ? (o == strongest() ? 1 - y[o] : 0) - y[o] : 0);
        }
        return z[o] >= 1e-7f && z[o] <= 1 ? "(−" + clip(y[o]) + "/" + number(z[o]) + ")" : "0";
    }

    private String wrongText(int o) {
        return "(1 − " + operand(y[o]) + ")·" + operand(z[o]);
    }

    private static String clip(float x) {
        return "clip(" + number(x) + ", 1e-7, 1)";
    }

    private float wrong(int o) {
        return (1 - y[o]) * z[o];
    }

    private float right() {
        float right = 0;
        for (int o = 0; o < z.length; o++) {
            right += y[o] * z[o];
        }
        return right;
    }

    /** The first with the largest value that is wrong. */
    private int strongest() {
        int strongest = 0;
        for (int o = 1; o < z.length; o++) {
            strongest = wrong(o) > wrong(strongest) ? o : strongest;
        }
        return strongest;
    }
}
