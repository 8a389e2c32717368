package dev.descent.kernel;

import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The most used update rules in vectors across lanes. What each computes, to the bit, is said and defined in the {@code optim} room
 * by the rule of the same formula; constants have the order of its notation. Rules that are missing here run in plain Java.
 */
final class VectorUpdates {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LENGTH = SPECIES.length();

    /** Below this, slots and weights become +0. */
    private static final float FLUSHED = 1e-30f;

    /** A rule for one vector of lanes, of which {@code lane} is the first. */
    @FunctionalInterface
    private interface Rule {
        void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to);
    }

    private VectorUpdates() {}

    /** The step of rules of one formula, if it is one of these. */
    static Optional<UpdateKernel> of(String formulaName) {
        return switch (formulaName) {
            case "sgd" -> all(VectorUpdates::descent);
            case "sgd momentum" -> all(VectorUpdates::momentum);
            case "sgd nesterov" -> all(VectorUpdates::nesterov);
            case "adagrad" -> all(VectorUpdates::adagrad);
            case "adadelta" -> all(VectorUpdates::adadelta);
            case "rmsprop" -> all(VectorUpdates::rootMeanSquare);
            case "adam" -> all(VectorUpdates::moments);
            case "adam amsgrad" -> all(VectorUpdates::largestMoments);
            case "adamax" -> all(VectorUpdates::maximum);
            case "nadam" -> all(VectorUpdates::nesterovMoments);
            case "nadamax" -> all(VectorUpdates::nesterovMaximum);
            case "lion" -> all(VectorUpdates::sign);
            case "schedule_free_adamw" -> all(VectorUpdates::averagedMoments);
            case "rprop" -> all(VectorUpdates::resilient);
            default -> Optional.empty();
        };
    }

    private static Optional<UpdateKernel> all(Rule rule) {
        return Optional.of((w, g, slots, constants, lanes, from, to) -> {
            for (int lane = 0; lane < lanes; lane += LENGTH) {
                rule.apply(w, g, slots, constants, lanes, lane, from * lanes, to * lanes);
            }
        });
    }

    private static void descent(
            float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to) {
        FloatVector decay = constant(constants, 0, lanes, lane);
        FloatVector step = constant(constants, 1, lanes, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector decayed = weight.fma(decay, weight);
            store(load(g, i).fma(step, decayed), w, i);
        }
    }

    private static void momentum(
            float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to) {
        float[] v = slots[0];
        FloatVector decay = constant(constants, 0, lanes, lane);
        FloatVector step = constant(constants, 1, lanes, lane);
        FloatVector kept = constant(constants, 2, lanes, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector velocity = store(load(g, i).fma(step, kept.mul(load(v, i))), v, i);
            store(decayed.add(velocity), w, i);
        }
    }

    private static void nesterov(
            float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to) {
        float[] v = slots[0];
        FloatVector decay = constant(constants, 0, lanes, lane);
        FloatVector step = constant(constants, 1, lanes, lane);
        FloatVector kept = constant(constants, 2, lanes, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector velocity = store(gradient.fma(step, kept.mul(load(v, i))), v, i);
            store(velocity.fma(kept, gradient.fma(step, decayed)), w, i);
        }
    }

    private static void adagrad(
            float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to) {
        float[] a = slots[0];
        FloatVector decay = constant(constants, 0, lanes, lane);
        FloatVector step = constant(constants, 1, lanes, lane);
        FloatVector epsilon = constant(constants, 2, lanes, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector sum = store(gradient.fma(gradient, load(a, i)), a, i);
            FloatVector scaled = gradient.div(sum.add(epsilon).sqrt());
            store(scaled.fma(step, decayed), w, i);
        }
    }

    private static void adadelta(
            float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to) {
        float[] a = slots[0];
        float[] d = slots[1];
        FloatVector decay = constant(constants, 0, lanes, lane);
        FloatVector rate = constant(constants, 1, lanes, lane);
        FloatVector fresh = constant(constants, 2, lanes, lane);
        FloatVector epsilon = constant(constants, 3, lanes, lane);
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

    private static void rootMeanSquare(
            float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to) {
        float[] v = slots[0];
        FloatVector decay = constant(constants, 0, lanes, lane);
        FloatVector step = constant(constants, 1, lanes, lane).neg();
        FloatVector fresh = constant(constants, 2, lanes, lane);
        FloatVector epsilon = constant(constants, 3, lanes, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector squares = store(toward(load(v, i), gradient, fresh), v, i);
            FloatVector scaled = gradient.div(squares.add(epsilon).sqrt());
            store(scaled.fma(step, decayed), w, i);
        }
    }

    private static void averagedMoments(
            float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to) {
        float[] v = slots[0];
        float[] d = slots[1];
        FloatVector decay = constant(constants, 0, lanes, lane);
        FloatVector rate = constant(constants, 1, lanes, lane);
        FloatVector newSquare = constant(constants, 2, lanes, lane);
        FloatVector ofSquare = constant(constants, 3, lanes, lane);
        FloatVector epsilon = constant(constants, 4, lanes, lane);
        FloatVector share = constant(constants, 5, lanes, lane);
        FloatVector rest = constant(constants, 6, lanes, lane);
        FloatVector average = constant(constants, 7, lanes, lane);
        FloatVector kept = constant(constants, 8, lanes, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector squares = store(toward(load(v, i), gradient, newSquare), v, i);
            FloatVector direction = gradient.div(squares.mul(ofSquare).sqrt().add(epsilon));
            FloatVector step = weight.fma(decay, rate.mul(direction));
            FloatVector moved = step.fma(share, load(d, i));
            store(kept.mul(moved), d, i);
            store(moved.fma(average, step.fma(rest, weight)), w, i);
        }
    }

    private static void moments(
            float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to) {
        float[] m = slots[0];
        float[] v = slots[1];
        FloatVector decay = constant(constants, 0, lanes, lane);
        FloatVector step = constant(constants, 1, lanes, lane);
        FloatVector newMean = constant(constants, 2, lanes, lane);
        FloatVector newSquare = constant(constants, 3, lanes, lane);
        FloatVector epsilon = constant(constants, 4, lanes, lane);
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

    private static void largestMoments(
            float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to) {
        float[] m = slots[0];
        float[] v = slots[1];
        float[] largest = slots[2];
        FloatVector decay = constant(constants, 0, lanes, lane);
        FloatVector step = constant(constants, 1, lanes, lane);
        FloatVector newMean = constant(constants, 2, lanes, lane);
        FloatVector newSquare = constant(constants, 3, lanes, lane);
        FloatVector epsilon = constant(constants, 4, lanes, lane);
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

    private static void maximum(
            float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to) {
        float[] m = slots[0];
        float[] u = slots[1];
        FloatVector decay = constant(constants, 0, lanes, lane);
        FloatVector step = constant(constants, 1, lanes, lane);
        FloatVector newMean = constant(constants, 2, lanes, lane);
        FloatVector kept = constant(constants, 3, lanes, lane);
        FloatVector epsilon = constant(constants, 4, lanes, lane);
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

    private static void nesterovMoments(
            float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to) {
        float[] m = slots[0];
        float[] v = slots[1];
        FloatVector decay = constant(constants, 0, lanes, lane);
        FloatVector step = constant(constants, 1, lanes, lane);
        FloatVector newMean = constant(constants, 2, lanes, lane);
        FloatVector newSquare = constant(constants, 3, lanes, lane);
        FloatVector epsilon = constant(constants, 4, lanes, lane);
        FloatVector correction = constant(constants, 5, lanes, lane);
        FloatVector ofMean = constant(constants, 6, lanes, lane);
        FloatVector ofGradient = constant(constants, 7, lanes, lane);
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

    private static void nesterovMaximum(
            float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to) {
        float[] m = slots[0];
        float[] u = slots[1];
        FloatVector decay = constant(constants, 0, lanes, lane);
        FloatVector step = constant(constants, 1, lanes, lane);
        FloatVector newMean = constant(constants, 2, lanes, lane);
        FloatVector kept = constant(constants, 3, lanes, lane);
        FloatVector epsilon = constant(constants, 4, lanes, lane);
        FloatVector ofMean = constant(constants, 5, lanes, lane);
        FloatVector ofGradient = constant(constants, 6, lanes, lane);
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

    private static void sign(
            float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to) {
        float[] m = slots[0];
        FloatVector decay = constant(constants, 0, lanes, lane);
        FloatVector step = constant(constants, 1, lanes, lane);
        FloatVector blending = constant(constants, 2, lanes, lane);
        FloatVector fresh = constant(constants, 3, lanes, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector old = load(m, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector blend = mean(old, gradient, blending);
            store(mean(old, gradient, fresh), m, i);
            store(sign(blend).fma(step, decayed), w, i);
        }
    }

    private static void resilient(
            float[] w, float[] g, float[][] slots, float[] constants, int lanes, int lane, int from, int to) {
        float[] last = slots[0];
        float[] size = slots[1];
        FloatVector decay = constant(constants, 0, lanes, lane);
        FloatVector shrink = constant(constants, 1, lanes, lane);
        FloatVector grow = constant(constants, 2, lanes, lane);
        FloatVector least = constant(constants, 3, lanes, lane);
        FloatVector most = constant(constants, 4, lanes, lane);
        for (int i = from + lane; i < to; i += lanes) {
            FloatVector weight = load(w, i);
            FloatVector gradient = load(g, i);
            FloatVector before = load(size, i);
            FloatVector decayed = weight.fma(decay, weight);
            FloatVector turn = sign(gradient).mul(sign(load(last, i)));
            VectorMask<Float> turned = turn.compare(VectorOperators.LT, 0f);
            FloatVector moved = before.blend(before.mul(grow), turn.compare(VectorOperators.GT, 0f))
                    .blend(before.mul(shrink), turned);
            FloatVector step = store(moved.max(least).min(most), size, i);
            FloatVector counted = store(gradient.blend(0f, turned), last, i);
            store(sign(counted).fma(step.neg(), decayed), w, i);
        }
    }

    /** As {@code Math.signum}: 0 and NaN stay what they are. */
    private static FloatVector sign(FloatVector x) {
        return x.blend(1f, x.compare(VectorOperators.GT, 0f)).blend(-1f, x.compare(VectorOperators.LT, 0f));
    }

    /** m + c·(g − m). */
    private static FloatVector mean(FloatVector m, FloatVector g, FloatVector c) {
        return g.sub(m).fma(c, m);
    }

    /** v + c·(g² − v). */
    private static FloatVector toward(FloatVector v, FloatVector g, FloatVector c) {
        return g.fma(g, v.neg()).fma(c, v);
    }

    private static FloatVector constant(float[] constants, int c, int lanes, int lane) {
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
