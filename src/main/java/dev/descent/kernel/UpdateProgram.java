package dev.descent.kernel;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The formula of an update rule as single operations, for rules that are written in a file: each operation is rounded as it stands, none
 * is fused with another. {@link ProgramBuilder} makes it.
 *
 * <p>It runs over weights × lanes in portions that stay in the nearest cache from one operation to the next, an operation over the whole
 * portion before the next one. The plain form here and that in vectors, {@link VectorProgram}, give the same bits.
 */
public final class UpdateProgram {
    /** Floats of a portion; a multiple of every number of lanes that has vectors. */
    static final int PORTION = 512;

    /** Where the weights are among the places of a step. */
    static final int WEIGHT = 0;

    /** Where the gradients are. */
    static final int GRADIENT = 1;

    /** Where the first slot is; constants follow the slots, and intermediate values the constants. */
    static final int SLOT = 2;

    /**
     * One operation.
     *
     * @param target the place that is written
     * @param first the place of a
     * @param second the place of b; that of a where there is none
     */
    record Step(ProgramOperation operation, int target, int first, int second) {}

    private final int constant;
    private final int between;
    private final int places;
    private final Step[] steps;
    private final boolean[] read;
    private final boolean[] written;
    /** Arrays that one call at a time may take, so that not every call makes its own. */
    private final AtomicReference<float[][]> spare = new AtomicReference<>();

    UpdateProgram(int slots, int constants, int between, List<Step> steps) {
        this.constant = SLOT + slots;
        this.between = constant + constants;
        this.places = this.between + between;
        this.steps = steps.toArray(Step[]::new);
        this.read = new boolean[places];
        this.written = new boolean[places];
        for (Step step : steps) {
            read[step.first()] = true;
            read[step.second()] = true;
            written[step.target()] = true;
        }
    }

    /** The steps in order; the array is the program's own. */
    Step[] steps() {
        return steps;
    }

    /** The place of the first constant. */
    int constant() {
        return constant;
    }

    /** The place of the first intermediate value. */
    int between() {
        return between;
    }

    int places() {
        return places;
    }

    /**
     * One step for weights {@code from} to {@code to} (excluded), in plain Java.
     *
     * @param w weights × lanes
     * @param g gradients × lanes, after clipping
     * @param slots each weights × lanes
     * @param constants constants × lanes
     */
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        if (from >= to) {
            return;
        }
        int portion = Math.max(1, PORTION / lanes);
        float[][] room = room(Math.min(portion, to - from) * lanes);
        for (int c = constant; c < between; c++) {
            float[] spread = room[c];
            for (int k = 0; k < lanes; k++) {
                spread[k] = constants[(c - constant) * lanes + k];
            }
            for (int k = lanes; k < Math.min(portion, to - from) * lanes; k++) {
                spread[k] = spread[k - lanes];
            }
        }
        for (int p = from; p < to; p += portion) {
            int at = p * lanes;
            int length = Math.min(portion, to - p) * lanes;
            for (int place = 0; place < constant; place++) {
                if (read[place]) {
                    System.arraycopy(array(place, w, g, slots), at, room[place], 0, length);
                }
            }
            for (Step step : steps) {
                ProgramOperation.run(step.operation, room[step.first], room[step.second], room[step.target], length);
            }
            for (int place = 0; place < constant; place++) {
                if (written[place]) {
                    System.arraycopy(room[place], 0, array(place, w, g, slots), at, length);
                }
            }
        }
        spare.set(room);
    }

    /** The array of a place before the constants. */
    static float[] array(int place, float[] w, float[] g, float[][] slots) {
        return place == WEIGHT ? w : place == GRADIENT ? g : slots[place - SLOT];
    }

    private float[][] room(int length) {
        float[][] taken = spare.getAndSet(null);
        return taken != null && taken[0].length >= length ? taken : new float[places][length];
    }
}
