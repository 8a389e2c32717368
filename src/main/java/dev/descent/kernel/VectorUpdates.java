package dev.descent.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The most used update rules in vectors across lanes. What each computes, to the bit, is said and defined in the {@code optim} room
 * by the rule of the same family; constants have the order of its notation. Rules that are missing here run in plain Java.
 */
final class VectorUpdates {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LENGTH = SPECIES.length();

    /** Below this, slots and weights become +0. */
    private static final float FLUSHED = 1e-30f;

    private final float[] w;
    private final float[] g;
    private final float[][] slots;
    private final float[] constants;
    private final int lanes;
    private final int from;
    private final int to;

    private VectorUpdates(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        this.w = w;
        this.g = g;
        this.slots = slots;
        this.constants = constants;
        this.lanes = lanes;
        this.from = from * lanes;
        this.to = to * lanes;
    }

    static boolean update(
            String family, float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        VectorUpdates updates = new VectorUpdates(w, g, slots, constants, lanes, from, to);
        for (int lane = 0; lane < lanes; lane += LENGTH) {
            switch (family) {
                case "sgd" -> updates.descent(lane);
                case "sgd momentum" -> updates.momentum(lane);
                case "sgd nesterov" -> updates.nesterov(lane);
                case "adagrad" -> updates.adagrad(lane);
                case "adadelta" -> updates.adadelta(lane);
                case "rmsprop" -> updates.rootMeanSquare(lane);
                case "adam" -> updates.moments(lane);
                case "adam amsgrad" -> updates.largestMoments(lane);
                case "adamax" -> updates.maximum(lane);
                case "nadam" -> updates.nesterovMoments(lane);
                case "nadamax" -> updates.nesterovMaximum(lane);
                case "lion" -> updates.sign(lane);
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    private void descent(int lane) {
        FloatVector decay = constant(0, lane);
        FloatVector step = constant(1, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector decayed = weight.fma(decay, weight);
            store(load(g, i).fma(step, decayed), w, i);
        }
    }

    private void momentum(int lane) {
        float[] v = slots[0];
        FloatVector decay = constant(0, lane);
        FloatVector step = constant(1, lane);
        FloatVector kept = constant(2, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector velocity = store(load(g, i).fma(step, kept.mul(load(v, i))), v, i);
            store(decayed.add(velocity), w, i);
        }
    }

    private void nesterov(int lane) {
        float[] v = slots[0];
        FloatVector decay = constant(0, lane);
        FloatVector step = constant(1, lane);
        FloatVector kept = constant(2, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector velocity = store(gradient.fma(step, kept.mul(load(v, i))), v, i);
            store(velocity.fma(kept, gradient.fma(step, decayed)), w, i);
        }
    }

    private void adagrad(int lane) {
        float[] a = slots[0];
        FloatVector decay = constant(0, lane);
        FloatVector step = constant(1, lane);
        FloatVector epsilon = constant(2, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector sum = store(gradient.fma(gradient, load(a, i)), a, i);
            FloatVector scaled = gradient.div(sum.add(epsilon).sqrt());
            store(scaled.fma(step, decayed), w, i);
        }
    }

    private void adadelta(int lane) {
        float[] a = slots[0];
        float[] d = slots[1];
        FloatVector decay = constant(0, lane);
        FloatVector rate = constant(1, lane);
        FloatVector fresh = constant(2, lane);
        FloatVector epsilon = constant(3, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector moves = load(d, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector squares = store(toward(load(a, i), gradient, fresh), a, i);
            FloatVector root = squares.add(epsilon).sqrt();
            FloatVector delta = moves.add(epsilon).sqrt().div(root).neg().mul(gradient);
            store(toward(moves, delta, fresh), d, i);
            store(delta.fma(rate, decayed), w, i);
        }
    }

    private void rootMeanSquare(int lane) {
        float[] v = slots[0];
        FloatVector decay = constant(0, lane);
        FloatVector step = constant(1, lane).neg();
        FloatVector fresh = constant(2, lane);
        FloatVector epsilon = constant(3, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector squares = store(toward(load(v, i), gradient, fresh), v, i);
            FloatVector scaled = gradient.div(squares.add(epsilon).sqrt());
            store(scaled.fma(step, decayed), w, i);
        }
    }

    private void moments(int lane) {
        float[] m = slots[0];
        float[] v = slots[1];
        FloatVector decay = constant(0, lane);
        FloatVector step = constant(1, lane);
        FloatVector newMean = constant(2, lane);
        FloatVector newSquare = constant(3, lane);
        FloatVector epsilon = constant(4, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector mean = store(mean(load(m, i), gradient, newMean), m, i);
            FloatVector square = store(toward(load(v, i), gradient, newSquare), v, i);
            FloatVector scaled = mean.div(square.sqrt().add(epsilon));
            store(scaled.fma(step, decayed), w, i);
        }
    }

    private void largestMoments(int lane) {
        float[] m = slots[0];
        float[] v = slots[1];
        float[] largest = slots[2];
        FloatVector decay = constant(0, lane);
        FloatVector step = constant(1, lane);
        FloatVector newMean = constant(2, lane);
        FloatVector newSquare = constant(3, lane);
        FloatVector epsilon = constant(4, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector mean = store(mean(load(m, i), gradient, newMean), m, i);
            FloatVector square = store(toward(load(v, i), gradient, newSquare), v, i);
            FloatVector most = load(largest, i).max(square);
            most.intoArray(largest, i);
            FloatVector scaled = mean.div(most.sqrt().add(epsilon));
            store(scaled.fma(step, decayed), w, i);
        }
    }

    private void maximum(int lane) {
        float[] m = slots[0];
        float[] u = slots[1];
        FloatVector decay = constant(0, lane);
        FloatVector step = constant(1, lane);
        FloatVector newMean = constant(2, lane);
        FloatVector kept = constant(3, lane);
        FloatVector epsilon = constant(4, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector mean = store(mean(load(m, i), gradient, newMean), m, i);
            FloatVector size = store(kept.mul(load(u, i)).max(gradient.abs()), u, i);
            FloatVector scaled = mean.div(size.add(epsilon));
            store(scaled.fma(step, decayed), w, i);
        }
    }

    private void nesterovMoments(int lane) {
        float[] m = slots[0];
        float[] v = slots[1];
        FloatVector decay = constant(0, lane);
        FloatVector step = constant(1, lane);
        FloatVector newMean = constant(2, lane);
        FloatVector newSquare = constant(3, lane);
        FloatVector epsilon = constant(4, lane);
        FloatVector correction = constant(5, lane);
        FloatVector ofMean = constant(6, lane);
        FloatVector ofGradient = constant(7, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector mean = store(mean(load(m, i), gradient, newMean), m, i);
            FloatVector square = store(toward(load(v, i), gradient, newSquare), v, i);
            FloatVector ahead = mean.fma(ofMean, ofGradient.mul(gradient));
            FloatVector scaled = ahead.div(square.mul(correction).sqrt().add(epsilon));
            store(scaled.fma(step, decayed), w, i);
        }
    }

    private void nesterovMaximum(int lane) {
        float[] m = slots[0];
        float[] u = slots[1];
        FloatVector decay = constant(0, lane);
        FloatVector step = constant(1, lane);
        FloatVector newMean = constant(2, lane);
        FloatVector kept = constant(3, lane);
        FloatVector epsilon = constant(4, lane);
        FloatVector ofMean = constant(5, lane);
        FloatVector ofGradient = constant(6, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector mean = store(mean(load(m, i), gradient, newMean), m, i);
            FloatVector size = store(kept.mul(load(u, i)).max(gradient.abs()), u, i);
            FloatVector ahead = mean.fma(ofMean, ofGradient.mul(gradient));
            FloatVector scaled = ahead.div(size.add(epsilon));
            store(scaled.fma(step, decayed), w, i);
        }
    }

    private void sign(int lane) {
        float[] m = slots[0];
        FloatVector decay = constant(0, lane);
        FloatVector step = constant(1, lane);
        FloatVector blending = constant(2, lane);
        FloatVector fresh = constant(3, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector old = load(m, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector blend = mean(old, gradient, blending);
            FloatVector sign = blend.blend(1f, blend.compare(VectorOperators.GT, 0f))
                    .blend(-1f, blend.compare(VectorOperators.LT, 0f));
            store(mean(old, gradient, fresh), m, i);
            store(sign.fma(step, decayed), w, i);
        }
    }

    /** m + c·(g − m). */
    private static FloatVector mean(FloatVector m, FloatVector g, FloatVector c) {
        return g.sub(m).fma(c, m);
    }

    /** v + c·(g² − v). */
    private static FloatVector toward(FloatVector v, FloatVector g, FloatVector c) {
        return g.fma(g, v.neg()).fma(c, v);
    }

    private FloatVector constant(int c, int lane) {
        return load(constants, c * lanes + lane);
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    /** Stores a slot or weight, flushed, and returns what was stored. */
    private static FloatVector store(FloatVector value, float[] values, int at) {
        FloatVector flushed = value.blend(0f, value.abs().compare(VectorOperators.LT, FLUSHED));
        flushed.intoArray(values, at);
        return flushed;
    }
}
