package dev.descent.data;

import java.util.Arrays;

/**
 * Up to {@link #ROWS} numbers of a column in as few bytes as hold each of them exactly; a missing one is NaN.
 *
 * <p>Most columns are decimals of a few digits: a whole number over a power of ten that all of a chunk share. One division of two
 * exact doubles gives the nearest double of that decimal, so nothing is lost.
 */
sealed interface NumberChunk {
    int ROWS = 4096;

    /** The number in a row of the chunk. */
    double get(int row);

    /** The most digits that a number has behind its point; very many if that is not known. */
    default int decimals() {
        return Integer.MAX_VALUE;
    }

    /** Decimals in two bytes each. */
    final class Shorts implements NumberChunk {
        private static final short MISSING = Short.MIN_VALUE;

        private final short[] digits;
        private final double divisor;

        Shorts(short[] digits, double divisor) {
            this.digits = digits;
            this.divisor = divisor;
        }

        @Override
        public double get(int row) {
            short value = digits[row];
            return value == MISSING ? Double.NaN : value / divisor;
        }

        @Override
        public int decimals() {
            return Packing.decimals(divisor);
        }
    }

    /** Decimals in four bytes each. */
    final class Ints implements NumberChunk {
        private static final int MISSING = Integer.MIN_VALUE;

        private final int[] digits;
        private final double divisor;

        Ints(int[] digits, double divisor) {
            this.digits = digits;
            this.divisor = divisor;
        }

        @Override
        public double get(int row) {
            int value = digits[row];
            return value == MISSING ? Double.NaN : value / divisor;
        }

        @Override
        public int decimals() {
            return Packing.decimals(divisor);
        }
    }

    /** Numbers that a float holds exactly. */
    final class Floats implements NumberChunk {
        private final float[] values;

        Floats(float[] values) {
            this.values = values;
        }

        @Override
        public double get(int row) {
            return values[row];
        }
    }

    /** Any numbers. */
    final class Doubles implements NumberChunk {
        private final double[] values;

        Doubles(double[] values) {
            this.values = values;
        }

        @Override
        public double get(int row) {
            return values[row];
        }
    }

    /** No number at all. */
    record Nothing() implements NumberChunk {
        static final Nothing NOTHING = new Nothing();

        @Override
        public double get(int row) {
            return Double.NaN;
        }
    }

    /**
     * The smallest chunk for these numbers.
     *
     * @param values as many as there are; not kept
     * @param decimals how many digits they have behind the point at most, as far as is known
     */
    static NumberChunk of(double[] values, int decimals) {
        double greatest = greatest(values);
        if (greatest < 0) {
            return Nothing.NOTHING;
        }
        double divisor = decimals > Packing.MOST_DECIMALS ? 0 : Packing.POWERS[decimals];
        if (divisor > 0 && greatest * divisor < Short.MAX_VALUE && Packing.isExact(values, divisor)) {
            return new Shorts(Packing.shorts(values, divisor), divisor);
        }
        if (Packing.areFloats(values)) {
            return new Floats(Packing.floats(values));
        }
        if (divisor > 0 && greatest * divisor < Integer.MAX_VALUE && Packing.isExact(values, divisor)) {
            return new Ints(Packing.ints(values, divisor), divisor);
        }
        return new Doubles(values.clone());
    }

    /** The greatest magnitude; −1 if there is no number. */
    private static double greatest(double[] values) {
        double greatest = -1;
        for (double value : values) {
            // NaN is not greater than anything.
            greatest = Math.abs(value) > greatest ? Math.abs(value) : greatest;
        }
        return greatest;
    }

    /** Numbers turned into whole ones and back. */
    final class Packing {
        static final int MOST_DECIMALS = 9;
        static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

        private Packing() {}

        static int decimals(double divisor) {
            return Arrays.binarySearch(POWERS, divisor);
        }

        /** Whether each number is a whole one over the divisor. */
        static boolean isExact(double[] values, double divisor) {
            for (double value : values) {
                if (Math.rint(value * divisor) / divisor != value && !Double.isNaN(value)) {
                    return false;
                }
            }
            return true;
        }

        static boolean areFloats(double[] values) {
            for (double value : values) {
                if ((float) value != value && !Double.isNaN(value)) {
                    return false;
                }
            }
            return true;
        }

        static short[] shorts(double[] values, double divisor) {
            short[] digits = new short[values.length];
            for (int i = 0; i < digits.length; i++) {
                digits[i] = Double.isNaN(values[i]) ? Shorts.MISSING : (short) Math.rint(values[i] * divisor);
            }
            return digits;
        }

        static int[] ints(double[] values, double divisor) {
            int[] digits = new int[values.length];
            for (int i = 0; i < digits.length; i++) {
                digits[i] = Double.isNaN(values[i]) ? Ints.MISSING : (int) Math.rint(values[i] * divisor);
            }
            return digits;
        }

        static float[] floats(double[] values) {
            float[] floats = new float[values.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
            return floats;
        }
    }
}
