package dev.descent.number;

/**
 * The key under which a random value is found: a digest of everything the value may depend on, so that no use disturbs another.
 *
 * <pre>
 *   key = first 8 bytes, big-endian, of SHA-256 of the UTF-8 text  seed/repeat/purpose/layer/variable
 *         for example  42/1/weights/0/kernel  or  42/0/split/-1/
 * </pre>
 *
 * <p>Whole numbers are decimal without leading zeros. Nothing else of an experiment enters: every optimizer of a sweep starts
 * from the same weights and sees the same rows.
 */
public final class RandomKey {
    private RandomKey() {}

    /**
     * The key of one use.
     *
     * @param seed the experiment's seed
     * @param repeat from 1; 0 where all repeats share the values; of the points of a search how many studies came before
     * @param purpose what the values are for
     * @param layer the layer's index from 0; −1 where there is none
     * @param variable the variable's name; empty where there is none
     */
    public static long of(long seed, int repeat, Purpose purpose, int layer, String variable) {
        return Digest.first64Bits(seed + "/" + repeat + "/" + purpose.word() + "/" + layer + "/" + variable);
    }
}
