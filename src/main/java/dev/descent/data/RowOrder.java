package dev.descent.data;

import dev.descent.number.RandomValues;
import dev.descent.number.Threefry;

/**
 * Puts rows in a random order (the shuffle of Fisher and Yates, in Durstenfeld's form, from the front).
 *
 * <pre>
 *   order = 0 1 … n−1
 *   for i = 0 … n−2:  j = i + ⌊uᵢ·(n − i) / 2³²⌋,  swap order[i] and order[j]
 *   uᵢ = first word of Threefry(key, epoch, i)
 * </pre>
 *
 * <p>Every order starts from 0 … n−1, so it depends on the key and the epoch alone, never on the order before it; and its first k
 * places are settled after k steps.
 *
 * @see <a href="https://doi.org/10.1145/364520.364540">Durstenfeld (1964), Algorithm 235: Random permutation</a>
 */
public final class RowOrder {
    /** Words that are drawn at once: they stay in the near cache. */
    private static final int AT_ONCE = 512;

    private RowOrder() {}

    /**
     * Fills {@code order} with a permutation of 0 … {@code order.length} − 1.
     *
     * @param key of {@link dev.descent.number.RandomKey}; of training rows that of seed, repeat, {@link dev.descent.number.Purpose#ORDER}, −1
     *     and no variable
     * @param epoch from 1; 0 for the order that splits a table
     */
    public static void fill(int[] order, long key, int epoch) {
        int n = order.length;
        int[] words = new int[Math.min(n, AT_ONCE)];
        int[] others = new int[words.length];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int from = 0; from < n - 1; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, n - 1 - from);
            Threefry.words(key, epoch, from, words, others, count);
            for (int k = 0; k < count; k++) {
                int i = from + k;
                int j = i + RandomValues.bounded(words[k], n - i);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
        }
    }
}
