package dev.descent.kernel;

/**
 * Where the operands of {@link LaneKernels#chains} lie: distances in floats between neighbours along each index. An element is
 * {@code lanes} floats, one a lane.
 *
 * @param lanes floats of an element
 * @param aRow from A[i][k] to A[i + 1][k]
 * @param aStep from A[i][k] to A[i][k + 1]
 * @param bRow from B[j][k] to B[j + 1][k]
 * @param bStep from B[j][k] to B[j][k + 1]
 * @param startRow from S[i][j] to S[i + 1][j]
 * @param startColumn from S[i][j] to S[i][j + 1]; 0 where a row of starts is one element
 * @param cRow from C[i][j] to C[i + 1][j]
 * @param cColumn from C[i][j] to C[i][j + 1]
 */
public record Strides(
        int lanes, int aRow, int aStep, int bRow, int bStep, int startRow, int startColumn, int cRow, int cColumn) {}
