package dev.descent.kernel;

/**
 * Products of matrices over units: vectors run along the columns of the result, and every element is one chain of fma.
 *
 * <pre>
 *   C[i][j] = fma(A[i][n−1], B[n−1][j], … fma(A[i][1], B[1][j], fma(A[i][0], B[0][j], S[j])))
 *   i &lt; rows, j &lt; columns, n = length
 * </pre>
 *
 * <p>There are two forms with the same bits, {@link PlainGemm} and {@link VectorGemm}; {@link Kernels} chooses. B is packed before:
 * its columns stand in panels that lie in memory as they are read. A may be cut into tiles likewise. How panels and tiles look is the
 * form's own affair.
 */
public interface Gemm {
    /** A packed matrix has its columns filled up to a multiple of this. No chain is filled up. */
    int GRAIN = 16;

    /** Rows of a tile of A. */
    int TILE = 6;

    /** The stride of an A that is cut into tiles. */
    int TILED = 0;

    /** How many floats a number of columns take after filling up. */
    static int padded(int columns) {
        return (columns + GRAIN - 1) / GRAIN * GRAIN;
    }

    /** From how many columns on it pays to cut an A into tiles that lies row by row. */
    int tilingPays();

    /** How many floats a number of rows of A take as tiles: room for them, or if all tiles are full, where the next tile begins. */
    int tiled(int rows, int length);

    /**
     * Packs a matrix that lies row by row.
     *
     * @param from the first k to pack
     * @param to the k after the last
     * @param length how many k the whole matrix has
     * @param b B[k][j] is its element (k, j)
     * @param packed of stride 0; {@code length · padded(columns)} floats from its beginning
     */
    void pack(int from, int to, int length, int columns, MatrixView b, MatrixView packed);

    /**
     * Packs a matrix that lies column by column.
     *
     * @param from the first column to pack
     * @param to the column after the last
     * @param columns how many columns the whole matrix has
     * @param b B[k][j] is its element (j, k)
     * @param packed as {@link #pack} has it
     */
    void packTransposed(int from, int to, int length, int columns, MatrixView b, MatrixView packed);

    /**
     * Cuts a matrix into tiles that lies row by row.
     *
     * @param a A[i][k] is its element (i, k)
     * @param tiles {@link #tiled} floats
     */
    void tile(int rows, int length, MatrixView a, float[] tiles);

    /**
     * Cuts a matrix into tiles that lies column by column.
     *
     * @param from the first k to bring
     * @param to the k after the last
     * @param a A[i][k] is its element (k, i)
     */
    void tileTransposed(int from, int to, int rows, int length, MatrixView a, float[] tiles);

    /**
     * Writes C.
     *
     * @param a A, or its tiles with stride {@link #TILED}
     * @param packed B
     * @param start S, a row
     */
    void multiply(int rows, int columns, int length, MatrixView a, MatrixView packed, MatrixView start, MatrixView c);

    /** Goes on from what C holds, in place of S; A is cut into tiles. */
    void multiplyOn(int rows, int columns, int length, MatrixView a, MatrixView packed, MatrixView c);

    /** {@code sums[j] ← (((sums[j] + A[0][j]) + A[1][j]) + …) + A[rows − 1][j]}, j &lt; columns. */
    void addRows(int rows, int columns, MatrixView a, float[] sums, int sumsAt);
}
