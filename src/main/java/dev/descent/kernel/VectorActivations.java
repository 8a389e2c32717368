package dev.descent.kernel;

import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The most used activations in vectors. What each computes, to the bit, is said and defined in {@code nn} by the activation of the same
 * name; those that are missing here run in plain Java. Values pass in portions that stay in the cache.
 */
abstract class VectorActivations extends VectorPortion implements ActivationKernel {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LENGTH = SPECIES.length();
    private static final FloatVector ONE = FloatVector.broadcast(SPECIES, 1f);
    private static final FloatVector MINUS_ONE = FloatVector.broadcast(SPECIES, -1f);

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
            case "gelu" -> Optional.of(new Gelu());
            case "exponential" -> Optional.of(new Exponential());
            case "elu", "selu" -> Optional.of(new Linear(constants[0], constants[1]));
            case "softsign" -> Optional.of(new Softsign());
            default -> Optional.empty();
        };
    }

    @Override
    public final void forward(float[] z, float[] a, int at, int length) {
        for (int k = at; k < at + length; k += PORTION) {
            portion(z, a, k, Math.min(PORTION, at + length - k));
        }
    }

    @Override
    public final void backward(float[] z, float[] a, float[] da, float[] dz, int at, int length) {
        for (int k = at; k < at + length; k += PORTION) {
            back(z, a, da, dz, k, Math.min(PORTION, at + length - k));
        }
    }

    /** A portion of {@link #forward}. */
    abstract void portion(float[] z, float[] a, int at, int length);

    /** A portion of {@link #backward}. */
    abstract void back(float[] z, float[] a, float[] da, float[] dz, int at, int length);

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    private static final class Tanh extends VectorActivations {
        @Override
        void portion(float[] z, float[] a, int at, int length) {
            VectorElementary.tanh(widened(z, at, length), length);
            round(a, at, length);
        }

        @Override
        void back(float[] z, float[] a, float[] da, float[] dz, int at, int length) {
            for (int k = at; k < at + length; k += LENGTH) {
                FloatVector t = load(a, k);
                load(da, k).mul(t.mul(MINUS_ONE).fma(t, ONE)).intoArray(dz, k);
            }
        }
    }

    private static final class Sigmoid extends VectorActivations {
        @Override
        void portion(float[] z, float[] a, int at, int length) {
            VectorElementary.sigmoid(widened(z, at, length), length);
            round(a, at, length);
        }

        @Override
        void back(float[] z, float[] a, float[] da, float[] dz, int at, int length) {
            for (int k = at; k < at + length; k += LENGTH) {
                FloatVector s = load(a, k);
                load(da, k).mul(s.mul(MINUS_ONE).fma(s, s)).intoArray(dz, k);
            }
        }
    }

    private static final class Silu extends VectorActivations {
        @Override
        void portion(float[] z, float[] a, int at, int length) {
            VectorElementary.sigmoid(widened(z, at, length), length);
            round(narrow, 0, length);
            for (int k = 0; k < length; k += LENGTH) {
                load(z, at + k).mul(load(narrow, k)).intoArray(a, at + k);
            }
        }

        @Override
        void back(float[] z, float[] a, float[] da, float[] dz, int at, int length) {
            VectorElementary.sigmoid(widened(z, at, length), length);
            round(narrow, 0, length);
            for (int k = 0; k < length; k += LENGTH) {
                FloatVector s = load(narrow, k);
                load(da, at + k).mul(load(a, at + k).fma(ONE.sub(s), s)).intoArray(dz, at + k);
            }
        }
    }

    private static final class Gelu extends VectorActivations {
        private static final float LOWEST = -12.875f;
        private static final float HIGHEST = 12.875f;
        /** 1/√(2π). */
        private static final float DENSITY = (float) 0.3989422804014327;

        private final float[] density = new float[PORTION];

        @Override
        void portion(float[] z, float[] a, int at, int length) {
            VectorElementary.normal(widened(z, at, length), length);
            round(narrow, 0, length);
            for (int k = 0; k < length; k += LENGTH) {
                load(z, at + k).max(LOWEST).mul(load(narrow, k)).intoArray(a, at + k);
            }
        }

        @Override
        void back(float[] z, float[] a, float[] da, float[] dz, int at, int length) {
            for (int k = 0; k < length; k += LENGTH) {
                FloatVector t = load(z, at + k).min(HIGHEST).max(LOWEST);
                t.mul(-0.5f).mul(t).intoArray(density, k);
            }
            VectorElementary.exp(widened(density, 0, length), length);
            round(density, 0, length);
            VectorElementary.normal(widened(z, at, length), length);
            round(narrow, 0, length);
            for (int k = 0; k < length; k += LENGTH) {
                FloatVector t = load(z, at + k).min(HIGHEST).max(LOWEST);
                FloatVector slope = t.fma(load(density, k).mul(DENSITY), load(narrow, k));
                load(da, at + k).mul(slope).intoArray(dz, at + k);
            }
        }
    }

    private static final class Exponential extends VectorActivations {
        @Override
        void portion(float[] z, float[] a, int at, int length) {
            VectorElementary.exp(widened(z, at, length), length);
            round(a, at, length);
        }

        @Override
        void back(float[] z, float[] a, float[] da, float[] dz, int at, int length) {
            for (int k = at; k < at + length; k += LENGTH) {
                load(da, k).mul(load(a, k)).intoArray(dz, k);
            }
        }
    }

    /** elu and selu: {@code left·(eᶻ − 1)} below 0, {@code right·z} above. */
    private static final class Linear extends VectorActivations {
        private final float left;
        private final float right;

        Linear(float left, float right) {
            this.left = left;
            this.right = right;
        }

        @Override
        void portion(float[] z, float[] a, int at, int length) {
            VectorElementary.expm1Below(widened(z, at, length), length);
            round(narrow, 0, length);
            FloatVector factor = FloatVector.broadcast(SPECIES, left);
            for (int k = 0; k < length; k += LENGTH) {
                FloatVector above = load(z, at + k).max(0f).mul(right);
                factor.fma(load(narrow, k), above).intoArray(a, at + k);
            }
        }

        @Override
        void back(float[] z, float[] a, float[] da, float[] dz, int at, int length) {
            FloatVector above = FloatVector.broadcast(SPECIES, right);
            for (int k = at; k < at + length; k += LENGTH) {
                FloatVector below = load(a, k).add(left);
                FloatVector slope = below.blend(above, load(z, k).compare(VectorOperators.GT, 0f));
                load(da, k).mul(slope).intoArray(dz, k);
            }
        }
    }

    private static final class Softsign extends VectorActivations {
        @Override
        void portion(float[] z, float[] a, int at, int length) {
            for (int k = at; k < at + length; k += LENGTH) {
                FloatVector v = load(z, k);
                v.div(v.abs().add(ONE)).intoArray(a, k);
            }
        }

        @Override
        void back(float[] z, float[] a, float[] da, float[] dz, int at, int length) {
            for (int k = at; k < at + length; k += LENGTH) {
                FloatVector q = ONE.div(load(z, k).abs().add(ONE));
                load(da, k).mul(q.mul(q)).intoArray(dz, k);
            }
        }
    }
}
