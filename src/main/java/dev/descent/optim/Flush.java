package dev.descent.optim;

/**
 * Values too small to matter become +0, so that no loop ever meets a denormal number, which costs ten times as much. NaN stays,
 * and −0 becomes +0.
 */
public final class Flush {
    private static final float GRADIENT = 1e-18f;
    private static final float SLOT = 1e-30f;
    private static final float WEIGHT = 1e-30f;

    private Flush() {}

    /** A gradient, after clipping: its square stays a normal number. */
    public static float gradient(float x) {
        return Math.abs(x) < GRADIENT ? 0f : x;
    }

    /** A value of an optimizer's state, as it is stored. */
    public static float slot(float x) {
        return Math.abs(x) < SLOT ? 0f : x;
    }

    /** A weight after its update. */
    public static float weight(float x) {
        return Math.abs(x) < WEIGHT ? 0f : x;
    }

    /** Flushes the gradients from {@code from} to {@code to} (excluded). */
    public static void gradients(float[] g, int from, int to) {
        for (int i = from; i < to; i++) {
            g[i] = gradient(g[i]);
        }
    }
}
