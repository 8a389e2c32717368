package dev.descent.kernel;

import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The most used activations in vectors. What each computes, to the bit, is said and defined in {@code nn} by the activation of the same
 * name; those that are missing here run in plain Java.
 */
final class VectorActivations {
    private static final VectorSpecies<Float> FLOATS = VectorElementary.FLOATS;
    private static final int LENGTH = VectorElementary.LENGTH;

    private VectorActivations() {}

    /**
     * The kernel of an activation, if it is one of these.
     *
     * @param constants of elu and selu: what multiplies eᶻ − 1, and what multiplies z
     */
    static Optional<ActivationKernel> of(String name, float[] constants) {
        return switch (name) {
            case "tanh" -> Optional.of(new Tanh());
            case "sigmoid" -> Optional.of(new Sigmoid());
            case "silu" -> Optional.of(new Silu());
            case "exponential" -> Optional.of(new Exponential());
            case "elu", "selu" -> Optional.of(new Linear(constants[0], constants[1]));
            case "softsign" -> Optional.of(new Softsign());
            default -> Optional.empty();
        };
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(FLOATS, values, at);
    }

    private static final class Tanh implements ActivationKernel {
        @Override
        public void forward(float[] z, float[] a, int at, int length) {
            for (int k = at; k < at + length; k += LENGTH) {
                DoubleVector t = VectorElementary.tanh(VectorElementary.load(z, k));
                VectorElementary.round(t).intoArray(a, k);
            }
        }

        @Override
        public void backward(float[] z, float[] a, float[] da, float[] dz, int at, int length) {
            FloatVector one = FloatVector.broadcast(FLOATS, 1f);
            for (int k = at; k < at + length; k += LENGTH) {
                FloatVector t = load(a, k);
                load(da, k).mul(t.neg().fma(t, one)).intoArray(dz, k);
            }
        }
    }

    private static final class Sigmoid implements ActivationKernel {
        @Override
        public void forward(float[] z, float[] a, int at, int length) {
            for (int k = at; k < at + length; k += LENGTH) {
                DoubleVector s = VectorElementary.sigmoid(VectorElementary.load(z, k));
                VectorElementary.round(s).intoArray(a, k);
            }
        }

        @Override
        public void backward(float[] z, float[] a, float[] da, float[] dz, int at, int length) {
            for (int k = at; k < at + length; k += LENGTH) {
                FloatVector s = load(a, k);
                load(da, k).mul(s.neg().fma(s, s)).intoArray(dz, k);
            }
        }
    }

    private static final class Silu implements ActivationKernel {
        @Override
        public void forward(float[] z, float[] a, int at, int length) {
            for (int k = at; k < at + length; k += LENGTH) {
                DoubleVector s = VectorElementary.sigmoid(VectorElementary.load(z, k));
                load(z, k).mul(VectorElementary.round(s)).intoArray(a, k);
            }
        }

        @Override
        public void backward(float[] z, float[] a, float[] da, float[] dz, int at, int length) {
            FloatVector one = FloatVector.broadcast(FLOATS, 1f);
            for (int k = at; k < at + length; k += LENGTH) {
                FloatVector s = VectorElementary.round(VectorElementary.sigmoid(VectorElementary.load(z, k)));
                load(da, k).mul(load(a, k).fma(one.sub(s), s)).intoArray(dz, k);
            }
        }
    }

    private static final class Exponential implements ActivationKernel {
        @Override
        public void forward(float[] z, float[] a, int at, int length) {
            for (int k = at; k < at + length; k += LENGTH) {
                DoubleVector e = VectorElementary.exp(VectorElementary.load(z, k));
                VectorElementary.round(e).intoArray(a, k);
            }
        }

        @Override
        public void backward(float[] z, float[] a, float[] da, float[] dz, int at, int length) {
            for (int k = at; k < at + length; k += LENGTH) {
                load(da, k).mul(load(a, k)).intoArray(dz, k);
            }
        }
    }

    /** elu and selu: {@code left·(eᶻ − 1)} below 0, {@code right·z} above. */
    private static final class Linear implements ActivationKernel {
        private final float left;
        private final float right;

        Linear(float left, float right) {
            this.left = left;
            this.right = right;
        }

        @Override
        public void forward(float[] z, float[] a, int at, int length) {
            FloatVector factor = FloatVector.broadcast(FLOATS, left);
            for (int k = at; k < at + length; k += LENGTH) {
                DoubleVector e =
                        VectorElementary.expm1(VectorElementary.load(z, k).min(0));
                FloatVector above = load(z, k).max(0f).mul(right);
                factor.fma(VectorElementary.round(e), above).intoArray(a, k);
            }
        }

        @Override
        public void backward(float[] z, float[] a, float[] da, float[] dz, int at, int length) {
            FloatVector above = FloatVector.broadcast(FLOATS, right);
            for (int k = at; k < at + length; k += LENGTH) {
                FloatVector below = load(a, k).add(left);
                FloatVector slope = below.blend(above, load(z, k).compare(VectorOperators.GT, 0f));
                load(da, k).mul(slope).intoArray(dz, k);
            }
        }
    }

    private static final class Softsign implements ActivationKernel {
        @Override
        public void forward(float[] z, float[] a, int at, int length) {
            for (int k = at; k < at + length; k += LENGTH) {
                FloatVector v = load(z, k);
                v.div(v.abs().add(1f)).intoArray(a, k);
            }
        }

        @Override
        public void backward(float[] z, float[] a, float[] da, float[] dz, int at, int length) {
            FloatVector one = FloatVector.broadcast(FLOATS, 1f);
            for (int k = at; k < at + length; k += LENGTH) {
                FloatVector q = one.div(load(z, k).abs().add(1f));
                load(da, k).mul(q.mul(q)).intoArray(dz, k);
            }
        }
    }
}
