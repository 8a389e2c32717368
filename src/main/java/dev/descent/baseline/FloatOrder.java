package dev.descent.baseline;

/** Floats as whole numbers of the same order, neighbours differing by 1; −0 comes right before 0. */
final class FloatOrder {
    private FloatOrder() {}

    static int key(float x) {
        int bits = Float.floatToIntBits(x);
        return bits ^ bits >> 31 & 0x7fffffff;
    }

    static float value(int key) {
        return Float.intBitsToFloat(key ^ key >> 31 & 0x7fffffff);
    }
}
