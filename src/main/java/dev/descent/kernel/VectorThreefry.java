package dev.descent.kernel;

import dev.descent.number.Threefry;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Threefry} for many second counters at once: the same additions, rotations and exclusive ors, side by side. */
final class VectorThreefry {
    private static final VectorSpecies<Integer> SPECIES =
            VectorSpecies.of(int.class, VectorKernels.SPECIES.vectorShape());
    static final int LENGTH = SPECIES.length();
    private static final int PARITY = 0x1BD11BDA;

    private VectorThreefry() {}

    /** As {@link LaneKernels#draws}; {@code length} is rounded up to whole vectors, for which there must be room. */
    static void draws(long key, int counter, int[] words, int[] others, int length) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        int k2 = PARITY ^ k0 ^ k1;
        for (int i = 0; i < length; i++) {
            words[i] = counter + k0;
            others[i] = i + k1;
        }
        rounds(words, others, length, 13, 15, 26, 6, k1, k2 + 1);
        rounds(words, others, length, 17, 29, 16, 24, k2, k0 + 2);
        rounds(words, others, length, 13, 15, 26, 6, k0, k1 + 3);
        rounds(words, others, length, 17, 29, 16, 24, k1, k2 + 4);
        rounds(words, others, length, 13, 15, 26, 6, k2, k0 + 5);
    }

    /** Four rounds, and what is added after them. More of them at once are beyond what the compiler keeps in registers. */
    private static void rounds(
            int[] first, int[] second, int length, int r0, int r1, int r2, int r3, int add0, int add1) {
        for (int i = 0; i < length; i += LENGTH) {
            IntVector x0 = IntVector.fromArray(SPECIES, first, i);
            IntVector x1 = IntVector.fromArray(SPECIES, second, i);
            x0 = x0.add(x1);
            x1 = rotated(x1, r0).lanewise(VectorOperators.XOR, x0);
            x0 = x0.add(x1);
            x1 = rotated(x1, r1).lanewise(VectorOperators.XOR, x0);
            x0 = x0.add(x1);
            x1 = rotated(x1, r2).lanewise(VectorOperators.XOR, x0);
            x0 = x0.add(x1);
            x1 = rotated(x1, r3).lanewise(VectorOperators.XOR, x0);
            x0.add(add0).intoArray(first, i);
            x1.add(add1).intoArray(second, i);
        }
    }

    private static IntVector rotated(IntVector x, int by) {
        return x.lanewise(VectorOperators.LSHL, by).or(x.lanewise(VectorOperators.LSHR, 32 - by));
    }
}
