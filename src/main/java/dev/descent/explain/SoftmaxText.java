package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;

import dev.descent.kernel.Elementary;
import dev.descent.nn.Rows;
import dev.descent.nn.Softmax;

/**
 * The softmax of a row with its numbers.
 *
 * <pre>
 *   m = max z,  S = Σ exp(z[j] − m),  p[o] = exp(z[o] − m)/S
 * </pre>
 */
final class SoftmaxText {
    private final String input;
    private final String result;
    private final float[] z;
    private final float[] p;
    private final float max;
    private final float sum;

    /**
     * @param input the letter of the values
     * @param result the letter of their softmax
     */
    SoftmaxText(String input, String result, float[] z) {
        this.input = input;
        this.result = result;
        this.z = z;
        this.p = new float[z.length];
        Rows row = Rows.of(z, z.length);
        Softmax.value(row, Rows.of(p, p.length), 0);
        this.max = Softmax.maximum(row, 0);
        this.sum = Softmax.powers(row, 0, max);
    }

    void write(ExplanationText page) {
        page.line("m = max(" + page.list(z.length, ", ", o -> number(z[o])) + ") = " + number(max));
        page.line("S = Σ exp(" + input + "[j] − m) = " + page.list(z.length, " + ", this::power) + " = " + number(sum));
        page.values(z.length, this::share);
    }

    float probability(int o) {
        return p[o];
    }

    /** −ln p[o]; finite where p[o] is 0. */
    float entropy(int o) {
        return Elementary.log(sum) - (z[o] - max);
    }

    /** {@code −ln p[1] = −ln(0.4) = ln S − (z[1] − m) = …}; without the second where p[1] is 0. */
    String entropyText(int o) {
        return "−ln " + result + "[" + o + "] = " + (p[o] > 0 ? "−ln(" + number(p[o]) + ") = " : "") + "ln("
                + number(sum) + ") − (" + number(z[o]) + " − " + operand(max) + ") = " + number(entropy(o));
    }

    private String share(int o) {
        return result + "[" + o + "] = " + power(o) + "/" + number(sum) + " = " + number(p[o]);
    }

    private String power(int o) {
        return "exp(" + number(z[o]) + " − " + operand(max) + ")";
    }
}
