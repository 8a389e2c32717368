package dev.descent.number;

/**
 * Random bits as a pure function of a key and two counters: Threefry-2x32 with 20 rounds.
 *
 * <pre>
 *   k₂ = 0x1BD11BDA ⊕ k₀ ⊕ k₁
 *   x₀ ← c₀ + k₀,  x₁ ← c₁ + k₁
 *   for round r = 0 … 19
 *     x₀ ← x₀ + x₁;  x₁ ← (x₁ rotated left by R[r mod 8]) ⊕ x₀
 *     after rounds 3, 7, 11, 15, 19, with s = 1 … 5:  x₀ ← x₀ + k[s mod 3];  x₁ ← x₁ + k[(s + 1) mod 3] + s
 *   R = 13 15 26 6 17 29 16 24
 * </pre>
 *
 * <p>All words have 32 bits. The form of Random123, which JAX uses too; adds, rotations and xor alone, so it runs in lanes.
 *
 * @see <a href="https://doi.org/10.1145/2063384.2063405">Salmon et al. (2011), Parallel Random Numbers: As Easy as 1, 2, 3</a>
 */
public final class Threefry {
    private static final int PARITY = 0x1BD11BDA;

    private Threefry() {}

    /**
     * Two random words.
     *
     * @param key k₀ in its low half, k₁ in its high half
     * @param counter0 c₀
     * @param counter1 c₁
     * @return x₀ in the low half, x₁ in the high half
     */
    public static long bits(long key, int counter0, int counter1) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        int k2 = PARITY ^ k0 ^ k1;
        int x0 = counter0 + k0;
        int x1 = counter1 + k1;

        x0 += x1;
        x1 = Integer.rotateLeft(x1, 13) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 15) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 26) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 6) ^ x0;
        x0 += k1;
        x1 += k2 + 1;

        x0 += x1;
        x1 = Integer.rotateLeft(x1, 17) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 29) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 16) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 24) ^ x0;
        x0 += k2;
        x1 += k0 + 2;

        x0 += x1;
        x1 = Integer.rotateLeft(x1, 13) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 15) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 26) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 6) ^ x0;
        x0 += k0;
        x1 += k1 + 3;

        x0 += x1;
        x1 = Integer.rotateLeft(x1, 17) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 29) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 16) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 24) ^ x0;
        x0 += k1;
        x1 += k2 + 4;

        x0 += x1;
        x1 = Integer.rotateLeft(x1, 13) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 15) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 26) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 6) ^ x0;
        x0 += k2;
        x1 += k0 + 5;

        return (x1 & 0xFFFFFFFFL) << 32 | (x0 & 0xFFFFFFFFL);
    }

    /**
     * First words for neighbouring second counters.
     *
     * <pre>
     *   words[i] = x₀ of bits(key, counter0, counter1 + i)      i &lt; length
     * </pre>
     *
     * <p>Ten times as fast as one by one: four rounds at a time for all of them are loops that compilers turn into vectors.
     *
     * @param others overwritten
     */
    public static void words(long key, int counter0, int counter1, int[] words, int[] others, int length) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        int k2 = PARITY ^ k0 ^ k1;
        for (int i = 0; i < length; i++) {
            words[i] = counter0 + k0;
            others[i] = counter1 + i + k1;
        }
        fourRounds(words, others, length, 13, 15, 26, 6, k1, k2 + 1);
        fourRounds(words, others, length, 17, 29, 16, 24, k2, k0 + 2);
        fourRounds(words, others, length, 13, 15, 26, 6, k0, k1 + 3);
        fourRounds(words, others, length, 17, 29, 16, 24, k1, k2 + 4);
        fourRounds(words, others, length, 13, 15, 26, 6, k2, k0 + 5);
    }

    private static void fourRounds(
            int[] first, int[] second, int length, int r0, int r1, int r2, int r3, int add0, int add1) {
        for (int i = 0; i < length; i++) {
            int x0 = first[i];
            int x1 = second[i];
            x0 += x1;
            x1 = Integer.rotateLeft(x1, r0) ^ x0;
            x0 += x1;
            x1 = Integer.rotateLeft(x1, r1) ^ x0;
            x0 += x1;
            x1 = Integer.rotateLeft(x1, r2) ^ x0;
            x0 += x1;
            x1 = Integer.rotateLeft(x1, r3) ^ x0;
            first[i] = x0 + add0;
            second[i] = x1 + add1;
        }
    }
}
