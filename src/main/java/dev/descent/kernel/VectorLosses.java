package dev.descent.kernel;

import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The cross-entropies from logits in vectors. What each computes, to the bit, is said and defined in {@code nn} by the loss of the same
 * formula; those that are missing here run in plain Java.
 */
final class VectorLosses {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LENGTH = SPECIES.length();

    private VectorLosses() {}

    /** The kernel of losses of one formula, if it is one of these. */
    static Optional<LossKernel> of(String formulaName, int outputs) {
        return switch (formulaName) {
            case "categorical_crossentropy from logits" -> Optional.of(new Categorical(outputs));
            case "binary_crossentropy from logits" -> Optional.of(new Binary(outputs));
            default -> Optional.empty();
        };
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    private static final class Categorical extends VectorSoftmax implements LossKernel {
        private final int outputs;

        Categorical(int outputs) {
            this.outputs = outputs;
        }

        @Override
        public void apply(float[] z, float[] y, int unit, int length, float[] losses, float scale, float[] delta) {
            for (int at = 0; at < length; at += PORTION) {
                int portion = Math.min(PORTION, length - at);
                portion(z, delta, outputs, unit, at, portion);
                VectorElementary.log(widened(sums, 0, portion), portion);
                round(narrow, 0, portion);
                for (int k = 0; k < portion; k += LENGTH) {
                    FloatVector sum = FloatVector.zero(SPECIES);
                    for (int o = 0; o < outputs; o++) {
                        int from = o * unit + at + k;
                        FloatVector below = load(z, from).sub(load(largest, k));
                        sum = load(y, from).fma(load(narrow, k).sub(below), sum);
                    }
                    sum.intoArray(losses, at + k);
                }
                for (int o = 0; o < outputs; o++) {
                    slopes(delta, y, o * unit + at, portion, scale);
                }
            }
        }

        private static void slopes(float[] delta, float[] y, int at, int length, float scale) {
            for (int k = at; k < at + length; k += LENGTH) {
                load(delta, k).sub(load(y, k)).mul(scale).intoArray(delta, k);
            }
        }
    }

    private static final class Binary extends VectorPortion implements LossKernel {
        private static final FloatVector MINUS_ONE = FloatVector.broadcast(SPECIES, -1f);

        private final int outputs;

        Binary(int outputs) {
            this.outputs = outputs;
        }

        @Override
        public void apply(float[] z, float[] y, int unit, int length, float[] losses, float scale, float[] delta) {
            float share = scale * (float) (1.0 / outputs);
            for (int at = 0; at < length; at += PORTION) {
                int portion = Math.min(PORTION, length - at);
                for (int o = 0; o < outputs; o++) {
                    add(o == 0, z, y, o * unit + at, losses, at, portion);
                    slopes(z, y, o * unit + at, portion, share, delta);
                }
                for (int k = at; outputs > 1 && k < at + portion; k += LENGTH) {
                    load(losses, k).div(outputs).intoArray(losses, k);
                }
            }
        }

        private void add(boolean first, float[] z, float[] y, int from, float[] losses, int at, int length) {
            for (int k = 0; k < length; k += LENGTH) {
                load(z, from + k).abs().mul(MINUS_ONE).intoArray(narrow, k);
            }
            VectorElementary.exp(widened(narrow, 0, length), length);
            round(narrow, 0, length);
            VectorElementary.log1p(widened(narrow, 0, length), length);
            round(narrow, 0, length);
            for (int k = 0; k < length; k += LENGTH) {
                FloatVector logit = load(z, from + k);
                FloatVector loss = logit.mul(MINUS_ONE)
                        .fma(load(y, from + k), logit.max(0f))
                        .add(load(narrow, k));
                if (first) {
                    loss.add(0f).intoArray(losses, at + k);
                } else {
                    load(losses, at + k).add(loss).intoArray(losses, at + k);
                }
            }
        }

        private void slopes(float[] z, float[] y, int from, int length, float share, float[] delta) {
            VectorElementary.sigmoid(widened(z, from, length), length);
            round(narrow, 0, length);
            for (int k = 0; k < length; k += LENGTH) {
                load(narrow, k).sub(load(y, from + k)).mul(share).intoArray(delta, from + k);
            }
        }
    }
}
