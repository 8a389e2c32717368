package dev.descent.nn;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.ArrayList;
import java.util.List;

/**
 * The penalties on kernels that are part of a network's loss.
 *
 * <pre>
 *   value      Σ over layers of l1·Σ|w| + l2·Σw²          in double; each sum a chain a unit over its inputs ascending, from +0,
 *                                                        then these over the units, from +0; then layers, from +0
 *   gradient   g ← fma((float)(2·l2), w, fma((float) l1, sign(w), g))
 * </pre>
 *
 * <p>Lanes are innermost: parameter p of lane l is {@code array[p · lanes + l]}.
 */
public final class Penalties {
    private record Penalty(Variable kernel, double l1, double l2) {}

    private final List<Penalty> penalties;

    private Penalties(List<Penalty> penalties) {
        this.penalties = penalties;
    }

    public static Penalties of(Network network) {
        List<Penalty> penalties = new ArrayList<>();
        for (Layer layer : network.layers()) {
            if (layer.component().has("kernel_regularizer")) {
                Component regularizer = layer.component().component("kernel_regularizer");
                Variable kernel = layer.variable(Variable.KERNEL).orElseThrow();
                if (kernel.moved()) {
                    penalties.add(new Penalty(kernel, regularizer.real("l1"), regularizer.real("l2")));
                }
            }
        }
        return new Penalties(penalties);
    }

    /** Whether no kernel has a penalty. */
    public boolean isEmpty() {
        return penalties.isEmpty();
    }

    /** The penalty of one lane; 0 if there are none. */
    public double value(float[] parameters, int lane, int lanes) {
        double value = 0;
        for (Penalty penalty : penalties) {
            Variable kernel = penalty.kernel();
            double absolutes = 0;
            double squares = 0;
            int p = kernel.at();
            for (int u = 0; u < kernel.units(); u++) {
                double unitAbsolutes = 0;
                double unitSquares = 0;
                for (int i = 0; i < kernel.inputs(); i++, p++) {
                    double w = parameters[p * lanes + lane];
                    unitAbsolutes += Math.abs(w);
                    unitSquares += w * w;
                }
                absolutes += unitAbsolutes;
                squares += unitSquares;
            }
            value += penalty.l1() * absolutes + penalty.l2() * squares;
        }
        return value;
    }

    /** Adds the penalties' derivatives to the gradients of all lanes. */
    public void addGradient(float[] parameters, float[] gradients, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            addGradient(parameters, gradients, lane, lanes);
        }
    }

    /** Adds the penalties' derivatives to the gradients of one lane. */
    public void addGradient(float[] parameters, float[] gradients, int lane, int lanes) {
        for (Penalty penalty : penalties) {
            float sign = (float) penalty.l1();
            float weight = (float) (2 * penalty.l2());
            Variable kernel = penalty.kernel();
            for (int k = kernel.at() * lanes + lane; k < kernel.end() * lanes; k += lanes) {
                float w = parameters[k];
                gradients[k] = Fma.fma(weight, w, Fma.fma(sign, Math.signum(w), gradients[k]));
            }
        }
    }
}
