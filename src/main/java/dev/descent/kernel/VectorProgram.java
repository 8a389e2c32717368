package dev.descent.kernel;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * An {@link UpdateProgram} in vectors across lanes, to the bit what its plain form does. Weights, gradients and slots are read where they
 * are; constants, which are the same for every weight, are spread over a portion, and again only when they change. What vectors have no
 * operation for runs in plain Java.
 */
final class VectorProgram implements UpdateKernel {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LENGTH = SPECIES.length();

    /** Below this, slots and weights become +0. */
    private static final float FLUSHED = 1e-30f;

    private final UpdateProgram program;
    private final FusedStep[] steps;
    /** What one call at a time may take, so that not every call makes its own. */
    private final AtomicReference<Portion> spare = new AtomicReference<>();

    VectorProgram(UpdateProgram program) {
        this.program = program;
        this.steps = FusedStep.of(program);
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        boolean fits = Integer.bitCount(lanes) == 1 && lanes % LENGTH == 0 && lanes <= UpdateProgram.PORTION;
        if (!fits) {
            program.apply(w, g, slots, constants, lanes, from, to);
            return;
        }
        Portion taken = spare.getAndSet(null);
        Portion portion = taken != null ? taken : new Portion(program);
        portion.begin(w, g, slots, constants, lanes);
        for (int i = from * lanes; i < to * lanes; i += UpdateProgram.PORTION) {
            portion.moveTo(i, Math.min(UpdateProgram.PORTION, to * lanes - i));
            for (FusedStep step : steps) {
                portion.run(step);
            }
        }
        portion.end();
        spare.set(portion);
    }

    /** Where each place of the program is while it runs over one portion, and the loops. */
    private static final class Portion {
        private final int constant;
        private final int between;
        private final float[][] arrays;
        /** Where the portion begins in the array of a place. */
        private final int[] at;

        private final float[] first = new float[UpdateProgram.PORTION];
        private final float[] second = new float[UpdateProgram.PORTION];
        private int length;
        /** For which the constants are spread over the portion; 0 before the first call. */
        private int lanes;

        Portion(UpdateProgram program) {
            this.constant = program.constant();
            this.between = program.between();
            this.arrays = new float[program.places()][];
            this.at = new int[arrays.length];
            for (int place = constant; place < arrays.length; place++) {
                arrays[place] = new float[UpdateProgram.PORTION];
            }
        }

        void begin(float[] w, float[] g, float[][] slots, float[] constants, int lanes) {
            for (int place = 0; place < constant; place++) {
                arrays[place] = UpdateProgram.array(place, w, g, slots);
            }
            for (int place = constant; place < between; place++) {
                int from = (place - constant) * lanes;
                if (this.lanes != lanes || !Arrays.equals(arrays[place], 0, lanes, constants, from, from + lanes)) {
                    System.arraycopy(constants, from, arrays[place], 0, lanes);
                    for (int k = lanes; k < UpdateProgram.PORTION; k *= 2) {
                        System.arraycopy(arrays[place], 0, arrays[place], k, k);
                    }
                }
            }
            this.lanes = lanes;
        }

        void moveTo(int i, int length) {
            Arrays.fill(at, 0, constant, i);
            this.length = length;
        }

        /** Forgets arrays that are not its own. */
        void end() {
            Arrays.fill(arrays, 0, constant, null);
        }

        void run(FusedStep step) {
            int a = step.a();
            int b = step.b();
            int c = step.c();
            int to = step.target();
            float least = step.stores() ? FLUSHED : 0;
            if (step.second() != null) {
                switch (step.first()) {
                    case MULTIPLY -> {
                        switch (step.second()) {
                            case ADD -> multiplyAdd(a, b, c, least, to);
                            case MULTIPLY -> multiplyTwice(a, b, c, to);
                            default -> {
                                if (step.swapped()) {
                                    subtractProduct(a, b, c, least, to);
                                } else {
                                    productMinus(a, b, c, least, to);
                                }
                            }
                        }
                    }
                    case ADD -> rootOfSum(a, b, to);
                    case DIVIDE -> subtractQuotient(a, b, c, least, to);
                    default -> rootAnd(a, c, least, to);
                }
                return;
            }
            switch (step.first()) {
                case ADD -> {
                    if (step.stores()) {
                        storeSum(a, b, to);
                    } else {
                        add(a, b, to);
                    }
                }
                case SUBTRACT -> {
                    if (step.stores()) {
                        storeDifference(a, b, to);
                    } else {
                        subtract(a, b, to);
                    }
                }
                case MAX -> max(a, b, least, to);
                case MULTIPLY -> multiply(a, b, to);
                case DIVIDE -> divide(a, b, to);
                case MIN -> min(a, b, to);
                case NEGATE -> negate(a, to);
                case ABS -> abs(a, to);
                case SIGN -> sign(a, to);
                case SQRT -> sqrt(a, to);
                case STORE -> store(a, to);
                case POWER, LN, EXP, TANH, SIN, COS, TAN -> plain(step.first(), a, b, to);
            }
        }

        private void multiplyAdd(int a, int b, int c, float least, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] y = arrays[b];
            int yAt = at[b];
            float[] z = arrays[c];
            int zAt = at[c];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                flushed(load(x, xAt + k).mul(load(y, yAt + k)).add(load(z, zAt + k)), least)
                        .intoArray(target, targetAt + k);
            }
        }

        private void subtractProduct(int a, int b, int c, float least, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] y = arrays[b];
            int yAt = at[b];
            float[] z = arrays[c];
            int zAt = at[c];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                flushed(load(z, zAt + k).sub(load(x, xAt + k).mul(load(y, yAt + k))), least)
                        .intoArray(target, targetAt + k);
            }
        }

        private void productMinus(int a, int b, int c, float least, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] y = arrays[b];
            int yAt = at[b];
            float[] z = arrays[c];
            int zAt = at[c];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                flushed(load(x, xAt + k).mul(load(y, yAt + k)).sub(load(z, zAt + k)), least)
                        .intoArray(target, targetAt + k);
            }
        }

        private void multiplyTwice(int a, int b, int c, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] y = arrays[b];
            int yAt = at[b];
            float[] z = arrays[c];
            int zAt = at[c];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                load(x, xAt + k).mul(load(y, yAt + k)).mul(load(z, zAt + k)).intoArray(target, targetAt + k);
            }
        }

        private void subtractQuotient(int a, int b, int c, float least, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] y = arrays[b];
            int yAt = at[b];
            float[] z = arrays[c];
            int zAt = at[c];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                flushed(load(z, zAt + k).sub(load(x, xAt + k).div(load(y, yAt + k))), least)
                        .intoArray(target, targetAt + k);
            }
        }

        private void rootOfSum(int a, int b, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] y = arrays[b];
            int yAt = at[b];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                load(x, xAt + k).add(load(y, yAt + k)).sqrt().intoArray(target, targetAt + k);
            }
        }

        private void rootAnd(int a, int c, float least, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] z = arrays[c];
            int zAt = at[c];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                flushed(load(x, xAt + k).sqrt().add(load(z, zAt + k)), least).intoArray(target, targetAt + k);
            }
        }

        private void add(int a, int b, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] y = arrays[b];
            int yAt = at[b];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                load(x, xAt + k).add(load(y, yAt + k)).intoArray(target, targetAt + k);
            }
        }

        private void storeSum(int a, int b, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] y = arrays[b];
            int yAt = at[b];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                flushed(load(x, xAt + k).add(load(y, yAt + k)), FLUSHED).intoArray(target, targetAt + k);
            }
        }

        private void subtract(int a, int b, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] y = arrays[b];
            int yAt = at[b];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                load(x, xAt + k).sub(load(y, yAt + k)).intoArray(target, targetAt + k);
            }
        }

        private void storeDifference(int a, int b, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] y = arrays[b];
            int yAt = at[b];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                flushed(load(x, xAt + k).sub(load(y, yAt + k)), FLUSHED).intoArray(target, targetAt + k);
            }
        }

        private void multiply(int a, int b, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] y = arrays[b];
            int yAt = at[b];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                load(x, xAt + k).mul(load(y, yAt + k)).intoArray(target, targetAt + k);
            }
        }

        private void divide(int a, int b, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] y = arrays[b];
            int yAt = at[b];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                load(x, xAt + k).div(load(y, yAt + k)).intoArray(target, targetAt + k);
            }
        }

        private void max(int a, int b, float least, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] y = arrays[b];
            int yAt = at[b];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                flushed(load(x, xAt + k).max(load(y, yAt + k)), least).intoArray(target, targetAt + k);
            }
        }

        private void min(int a, int b, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] y = arrays[b];
            int yAt = at[b];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                load(x, xAt + k).min(load(y, yAt + k)).intoArray(target, targetAt + k);
            }
        }

        private void negate(int a, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                load(x, xAt + k).neg().intoArray(target, targetAt + k);
            }
        }

        private void abs(int a, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                load(x, xAt + k).abs().intoArray(target, targetAt + k);
            }
        }

        private void sign(int a, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                FloatVector v = load(x, xAt + k);
                v.blend(1f, v.compare(VectorOperators.GT, 0f))
                        .blend(-1f, v.compare(VectorOperators.LT, 0f))
                        .intoArray(target, targetAt + k);
            }
        }

        private void sqrt(int a, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                load(x, xAt + k).sqrt().intoArray(target, targetAt + k);
            }
        }

        private void store(int a, int to) {
            float[] x = arrays[a];
            int xAt = at[a];
            float[] target = arrays[to];
            int targetAt = at[to];
            int end = length;
            for (int k = 0; k < end; k += LENGTH) {
                flushed(load(x, xAt + k), FLUSHED).intoArray(target, targetAt + k);
            }
        }

        private void plain(ProgramOperation operation, int a, int b, int to) {
            System.arraycopy(arrays[a], at[a], first, 0, length);
            System.arraycopy(arrays[b], at[b], second, 0, length);
            ProgramOperation.run(operation, first, second, first, length);
            System.arraycopy(first, 0, arrays[to], at[to], length);
        }

        private static FloatVector load(float[] values, int at) {
            return FloatVector.fromArray(SPECIES, values, at);
        }

        /** What lies below {@code least} becomes +0; with a least of 0 nothing does. */
        private static FloatVector flushed(FloatVector v, float least) {
            return v.blend(0f, v.abs().compare(VectorOperators.LT, least));
        }
    }
}
