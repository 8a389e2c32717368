package dev.descent.optim;

import dev.descent.model.Component;
import java.util.Arrays;
import java.util.List;

/**
 * Limits a gradient, in the forms of Keras; c is the bound.
 *
 * <pre>
 *   norm          g ← g · c / max(‖g‖₂, c)         each variable by itself (clipnorm)
 *   global_norm   g ← g · min(1, c / ‖all g‖₂)     all variables together (global_clipnorm)
 *   value         g ← max(−c, min(g, c))           each element by itself (clipvalue)
 * </pre>
 *
 * <p>A norm is the root of a sum of squares in double: one chain of fma a unit over its inputs ascending, these added over the
 * units ascending, then over the variables in their order. The factor is computed in double and rounded to float once. A norm
 * that is not finite makes the gradients NaN: an exploded trial is not rescued in silence.
 *
 * <p>Lanes are innermost. The bounds are given lane by lane; a lane whose bound is +∞ keeps its gradients bit for bit, so that
 * lanes with another clipping, or none, can share an array.
 *
 * @see <a href="https://arxiv.org/abs/1211.5063">Pascanu, Mikolov and Bengio (2012), On the difficulty of training recurrent
 *     neural networks</a>
 */
public enum Clipping {
    /** Each variable by its own norm. */
    NORM {
        @Override
        public void apply(float[] g, List<Tensor> tensors, double[] bounds) {
            int lanes = bounds.length;
            double[] squares = new double[lanes];
            float[] factors = new float[lanes];
            for (Tensor tensor : tensors) {
                Arrays.fill(squares, 0);
                addSquares(g, tensor, squares);
                for (int l = 0; l < lanes; l++) {
                    factors[l] = (float) ownFactor(Math.sqrt(squares[l]), bounds[l]);
                }
                scale(g, tensor, factors);
            }
        }

        @Override
        public void apply(double[] g, double bound) {
            for (int i = 0; i < g.length; i++) {
                g[i] *= ownFactor(Math.abs(g[i]), bound);
            }
        }
    },

    /** All variables by their common norm. */
    GLOBAL_NORM {
        @Override
        public void apply(float[] g, List<Tensor> tensors, double[] bounds) {
            int lanes = bounds.length;
            double[] squares = new double[lanes];
            for (Tensor tensor : tensors) {
                addSquares(g, tensor, squares);
            }
            float[] factors = new float[lanes];
            for (int l = 0; l < lanes; l++) {
                factors[l] = (float) globalFactor(Math.sqrt(squares[l]), bounds[l]);
            }
            for (Tensor tensor : tensors) {
                scale(g, tensor, factors);
            }
        }

        @Override
        public void apply(double[] g, double bound) {
            scale(g, globalFactor(norm(g), bound));
        }
    },

    /** Each element by itself. */
    VALUE {
        @Override
        public void apply(float[] g, List<Tensor> tensors, double[] bounds) {
            int lanes = bounds.length;
            for (Tensor tensor : tensors) {
                for (int p = tensor.offset(); p < tensor.end(); p++) {
                    for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                        float bound = (float) bounds[l];
                        g[i] = Math.max(-bound, Math.min(g[i], bound));
                    }
                }
            }
        }

        @Override
        public void apply(double[] g, double bound) {
            for (int i = 0; i < g.length; i++) {
                g[i] = Math.max(-bound, Math.min(g[i], bound));
            }
        }
    };

    /** The bound of a lane that is not clipped. */
    public static final double NONE = Double.POSITIVE_INFINITY;

    /** The clipping that a component names. */
    public static Clipping of(Component clipping) {
        return switch (clipping.name()) {
            case "norm" -> NORM;
            case "global_norm" -> GLOBAL_NORM;
            case "value" -> VALUE;
            default -> throw new IllegalArgumentException("no clipping is named " + clipping.name());
        };
    }

    /** The bound c that a component sets. */
    public static double bound(Component clipping) {
        return clipping.real("bound");
    }

    /**
     * Clips the gradients of all lanes in place.
     *
     * @param g parameters × lanes
     * @param tensors the trained variables, in the order of the network, kernel before bias
     * @param bounds c of each lane, or {@link #NONE}
     */
    public abstract void apply(float[] g, List<Tensor> tensors, double[] bounds);

    /** Clips one gradient in double; each of its elements is a variable. */
    public abstract void apply(double[] g, double bound);

    /** What {@code norm} multiplies a variable by: c / max(‖g‖, c), NaN if the norm is not finite. */
    private static double ownFactor(double norm, double bound) {
        if (bound == NONE) {
            return 1;
        }
        return Double.isFinite(norm) ? bound / Math.max(norm, bound) : Double.NaN;
    }

    /** What {@code global_norm} multiplies all variables by: min(1, c / ‖g‖), NaN if the norm is not finite. */
    private static double globalFactor(double norm, double bound) {
        if (bound == NONE) {
            return 1;
        }
        return Double.isFinite(norm) ? Math.min(1, bound / norm) : Double.NaN;
    }

    /** ‖g‖₂ of some variables of a single trial. */
    public static double norm(float[] g, List<Tensor> tensors) {
        double[] squares = new double[1];
        for (Tensor tensor : tensors) {
            addSquares(g, tensor, squares);
        }
        return Math.sqrt(squares[0]);
    }

    /** ‖g‖₂ of one gradient in double. */
    public static double norm(double[] g) {
        double squares = 0;
        for (double x : g) {
            squares = Math.fma(x, x, squares);
        }
        return Math.sqrt(squares);
    }

    /** Adds each lane's sum of squares of a variable to {@code squares}. */
    static void addSquares(float[] g, Tensor tensor, double[] squares) {
        int lanes = squares.length;
        double[] unit = new double[lanes];
        int p = tensor.offset();
        for (int u = 0; u < tensor.units(); u++) {
            Arrays.fill(unit, 0);
            for (int i = 0; i < tensor.inputs(); i++, p++) {
                for (int l = 0; l < lanes; l++) {
                    double x = g[p * lanes + l];
                    unit[l] += x * x; // rounded once: the square of a float is exact in double
                }
            }
            for (int l = 0; l < lanes; l++) {
                squares[l] += unit[l];
            }
        }
    }

    private static void scale(float[] g, Tensor tensor, float[] factors) {
        int lanes = factors.length;
        for (int p = tensor.offset(); p < tensor.end(); p++) {
            for (int l = 0; l < lanes; l++) {
                g[p * lanes + l] *= factors[l];
            }
        }
    }

    private static void scale(double[] g, double factor) {
        for (int i = 0; i < g.length; i++) {
            g[i] *= factor;
        }
    }
}
