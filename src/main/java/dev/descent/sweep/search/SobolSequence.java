package dev.descent.sweep.search;

/**
 * Sobol's sequence in base 2 with the direction numbers of Joe and Kuo, their file new-joe-kuo-6.21201.
 *
 * <pre>
 *   mᵢ = 2·a₁·mᵢ₋₁ ⊕ 2²·a₂·mᵢ₋₂ ⊕ … ⊕ 2ˢ⁻¹·aₛ₋₁·mᵢ₋ₛ₊₁ ⊕ 2ˢ·mᵢ₋ₛ ⊕ mᵢ₋ₛ        the first s are given
 *   vᵢ = mᵢ·2³²⁻ⁱ
 *   x  = ⊕ of the vᵢ whose bit i is set in the Gray code of the index,  index ⊕ ⌊index/2⌋        x·2⁻³² in [0, 1)
 * </pre>
 *
 * <p>Points in the order of the Gray code, as Antonov and Saleev have them and SciPy: the first 2ᵏ points are the same set in either order.
 *
 * @see <a href="https://doi.org/10.1137/070709359">Joe and Kuo (2008), Constructing Sobol Sequences with Better Two-Dimensional
 *     Projections</a>
 * @see <a href="https://web.maths.unsw.edu.au/~fkuo/sobol/">The direction numbers, criterion D(6)</a>
 */
final class SobolSequence {
    private static final int BITS = 32;

    /** By dimension from the second: the degree s, the number whose bits are a₁ … aₛ₋₁, and m₁ … mₛ. */
    private static final int[][] TABLE = {
        {1, 0, 1},
        {2, 1, 1, 3},
        {3, 1, 1, 3, 1},
        {3, 2, 1, 1, 1},
        {4, 1, 1, 1, 3, 3},
        {4, 4, 1, 3, 5, 13},
        {5, 2, 1, 1, 5, 5, 17},
        {5, 4, 1, 1, 5, 5, 5},
        {5, 7, 1, 1, 7, 11, 19},
        {5, 11, 1, 1, 5, 1, 1},
        {5, 13, 1, 1, 1, 3, 11},
        {5, 14, 1, 3, 5, 5, 31},
        {6, 1, 1, 3, 3, 9, 7, 49},
        {6, 13, 1, 1, 1, 15, 21, 21},
        {6, 16, 1, 3, 1, 13, 27, 49},
        {6, 19, 1, 1, 1, 15, 7, 5},
        {6, 22, 1, 3, 1, 15, 13, 25},
        {6, 25, 1, 1, 5, 5, 19, 61},
        {7, 1, 1, 3, 7, 11, 23, 15, 103}
    };

    /** How many dimensions there are. */
    static final int DIMENSIONS = TABLE.length + 1;

    private final int[] directions = new int[BITS];

    /** One dimension, from 0. */
    SobolSequence(int dimension) {
        for (int i = 0; i < BITS; i++) {
            directions[i] = dimension == 0 ? 1 << BITS - 1 - i : direction(TABLE[dimension - 1], i);
        }
    }

    /** v number {@code i} from 0, after those before it. */
    private int direction(int[] row, int i) {
        int s = row[0];
        int a = row[1];
        if (i < s) {
            return row[2 + i] << BITS - 1 - i;
        }
        // In terms of v, a factor 2ᵏ of m is a shift that the place of v takes back.
        int v = directions[i - s] ^ directions[i - s] >>> s;
        for (int k = 1; k < s; k++) {
            if ((a >>> s - 1 - k & 1) != 0) {
                v ^= directions[i - k];
            }
        }
        return v;
    }

    /** The 32 bits after the point of coordinate {@code index}, from 0, which stands for 0 … 2³² − 1. */
    int word(int index) {
        int word = 0;
        for (int gray = index ^ index >>> 1; gray != 0; gray &= gray - 1) {
            word ^= directions[Integer.numberOfTrailingZeros(gray)];
        }
        return word;
    }
}
