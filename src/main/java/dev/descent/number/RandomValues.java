package dev.descent.number;

/**
 * Random values made from the bits of {@link Threefry}, each by fixed steps from one draw: nothing is redrawn, so a value never
 * depends on another one.
 */
public final class RandomValues {
    private static final float STEP_24 = 0x1p-24f;
    private static final double STEP_52 = 0x1p-52;

    /** Φ(−2), the part of a normal distribution below two standard deviations. */
    private static final double BELOW_CUT = 0.02275013194817921;
    /** Φ(2) − Φ(−2), the part that a cut at two standard deviations leaves. */
    private static final double WITHIN_CUT = 0.9544997361036416;

    private RandomValues() {}

    /** A whole number in 0 … n − 1: {@code (u · n) >>> 32}, {@code u} unsigned. */
    public static int bounded(int u, int n) {
        return (int) ((u & 0xFFFFFFFFL) * n >>> 32);
    }

    /** A float in [0, 1): the upper 24 bits of {@code u} times 2⁻²⁴. */
    public static float uniform(int u) {
        return (u >>> 8) * STEP_24;
    }

    /**
     * A normal value of mean 0 and standard deviation 1.
     *
     * <pre>
     *   u = (upper 52 of the 64 bits + ½) · 2⁻⁵²      never 0 or 1
     *   z = Φ⁻¹(u)
     * </pre>
     *
     * <p>|z| is at most 8.2.
     */
    public static double normal(long bits) {
        return NormalQuantile.of(open(bits));
    }

    /**
     * A normal value of mean 0 and, before the cut, standard deviation 1, within [−2, 2].
     *
     * <pre>
     *   z = Φ⁻¹(Φ(−2) + u·(Φ(2) − Φ(−2)))             u as in {@link #normal}, z clipped to ±2 against rounding
     * </pre>
     *
     * <p>The same distribution as drawing normal values again until one lies within ±2.
     */
    public static double truncatedNormal(long bits) {
        double z = NormalQuantile.of(BELOW_CUT + open(bits) * WITHIN_CUT);
        return Math.max(-2.0, Math.min(2.0, z));
    }

    private static double open(long bits) {
        return ((bits >>> 12) + 0.5) * STEP_52;
    }
}
