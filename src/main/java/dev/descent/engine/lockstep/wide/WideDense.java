package dev.descent.engine.lockstep.wide;

import dev.descent.kernel.AlignedFloats;
import dev.descent.kernel.Gemm;
import dev.descent.kernel.MatrixView;
import dev.descent.nn.Layer;
import dev.descent.nn.Variable;
import java.util.Arrays;
import java.util.Optional;

/**
 * The weighted sums of a dense layer, as products of matrices.
 *
 * <pre>
 *   z  = b + x·Wᵀ       from the bias over the inputs ascending
 *   ∂x = ∂z·W           over the units ascending
 *   ∂W = ∂zᵀ·x          over the rows ascending, from micro-batch to micro-batch
 *   ∂b = 1ᵀ·∂z          likewise, by +
 * </pre>
 *
 * <p>Weights are packed as soon as they have moved, while they are in the near cache, for the forward and the backward pass.
 */
final class WideDense implements WideNode {
    /** Units whose gradients are summed, and then moved, at a time: they stay in the near cache. */
    private static final int AT_ONCE = 4 * Gemm.TILE;

    private final Gemm gemm;
    private final int inputs;
    private final int units;
    private final int kernelAt;
    private final Optional<Integer> biasAt;
    private final boolean goesBack;
    private final MatrixView zeros;
    private final float[] tiles;
    private final AlignedFloats panels;
    private final int weightsAt;
    private final int weightsBackAt;
    private final int rowsAt;
    private float[][] cut = {};

    /**
     * @param capacity rows that a training micro-batch has at most
     * @param goesBack whether the derivatives by the inputs are ever wanted
     * @param panels where packed matrices lie
     */
    WideDense(Layer layer, int capacity, boolean goesBack, Gemm gemm, AlignedFloats panels) {
        this.gemm = gemm;
        this.inputs = layer.inputs();
        this.units = layer.outputs();
        this.kernelAt = layer.variable(Variable.KERNEL).orElseThrow().at();
        this.biasAt = layer.variable(Variable.BIAS).map(Variable::at);
        this.goesBack = goesBack;
        this.zeros = MatrixView.of(new float[Math.max(inputs, units)], 0);
        this.tiles = new float[gemm.tiled(units, capacity)];
        this.panels = panels;
        this.weightsAt = panels.reserve(Math.multiplyExact(inputs, Gemm.padded(units)));
        this.weightsBackAt = goesBack ? panels.reserve(Math.multiplyExact(units, Gemm.padded(inputs))) : 0;
        this.rowsAt = panels.reserve(Math.multiplyExact(capacity, Gemm.padded(inputs)));
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public boolean trained() {
        return true;
    }

    @Override
    public int learners() {
        return units;
    }

    @Override
    public void prepare(int parts) {
        int before = cut.length;
        if (before < parts) {
            cut = Arrays.copyOf(cut, parts);
            Arrays.fill(cut, before, parts, new float[0]);
        }
    }

    @Override
    public void weightsMoved(float[] parameters, int from, int to) {
        MatrixView kernel = new MatrixView(parameters, kernelAt, inputs);
        gemm.packTransposed(from, to, inputs, units, kernel, packed(weightsAt));
        if (goesBack) {
            gemm.pack(from, to, units, inputs, kernel, packed(weightsBackAt));
        }
    }

    private MatrixView packed(int at) {
        return MatrixView.of(panels.values(), at);
    }

    @Override
    public void forward(MicroBatch micro, RowMatrix x, RowMatrix z, Share share) {
        MatrixView start = biasAt.isPresent() ? MatrixView.of(micro.parameters(), biasAt.get()) : zeros;
        multiply(x, packed(weightsAt), start, z, share);
    }

    @Override
    public void backward(
            MicroBatch micro, RowMatrix x, RowMatrix z, RowMatrix dz, RowMatrix dx, boolean wanted, Share share) {
        gemm.pack(share.from(), share.to(), micro.rows(), inputs, x.fromRow(0), packed(rowsAt));
        gemm.tileTransposed(share.from(), share.to(), units, micro.rows(), dz.fromRow(0), tiles);
        if (wanted) {
            multiply(dz, packed(weightsBackAt), zeros, dx, share);
        }
    }

    /** Some rows of {@code a} by packed weights. */
    private void multiply(RowMatrix a, MatrixView weights, MatrixView start, RowMatrix c, Share share) {
        int rows = share.to() - share.from();
        MatrixView left = a.fromRow(share.from());
        if (c.units() >= gemm.tilingPays()) {
            int floats = gemm.tiled(rows, a.units());
            if (cut[share.part()].length < floats) {
                cut[share.part()] = new float[floats];
            }
            gemm.tile(rows, a.units(), left, cut[share.part()]);
            left = new MatrixView(cut[share.part()], 0, Gemm.TILED);
        }
        gemm.multiply(rows, c.units(), a.units(), left, weights, start, c.fromRow(share.from()));
    }

    @Override
    public void learn(MicroBatch micro, RowMatrix x, RowMatrix dz, int from, int to, GradientStep step) {
        float[] gradients = step.gradients();
        int rows = micro.rows();
        boolean first = micro.first() == 0;
        MatrixView right = packed(rowsAt);
        for (int u = from; u < to; u += AT_ONCE) {
            int count = Math.min(AT_ONCE, to - u);
            int at = kernelAt + u * inputs;
            MatrixView left = new MatrixView(tiles, gemm.tiled(u, rows), Gemm.TILED);
            MatrixView sums = new MatrixView(gradients, at, inputs);
            if (first) {
                gemm.multiply(count, inputs, rows, left, right, zeros, sums);
            } else {
                gemm.multiplyOn(count, inputs, rows, left, right, sums);
            }
            if (step.summed(at, at + count * inputs)) {
                weightsMoved(micro.parameters(), u, u + count);
            }
        }
        if (biasAt.isPresent() && from < to) {
            int at = biasAt.get();
            if (first) {
                Arrays.fill(gradients, at + from, at + to, 0f);
            }
            gemm.addRows(rows, to - from, dz.fromRow(0).fromColumn(from), gradients, at + from);
            step.summed(at + from, at + to);
        }
    }
}
