package dev.descent.engine.lockstep.wide;

import dev.descent.kernel.AlignedFloats;
import dev.descent.kernel.Gemm;
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
    private final float[] zeros;
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
        this.zeros = new float[Math.max(inputs, units)];
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
        gemm.packTransposed(from, to, inputs, units, parameters, kernelAt, inputs, panels.values(), weightsAt);
        if (goesBack) {
            gemm.pack(from, to, units, inputs, parameters, kernelAt, inputs, panels.values(), weightsBackAt);
        }
    }

    @Override
    public void forward(MicroBatch micro, RowMatrix x, RowMatrix z, int from, int to, int part) {
        float[] start = biasAt.isPresent() ? micro.parameters() : zeros;
        multiply(x, units, weightsAt, start, biasAt.orElse(0), z, from, to, part);
    }

    @Override
    public void backward(
            MicroBatch micro,
            RowMatrix x,
            RowMatrix z,
            RowMatrix dz,
            RowMatrix dx,
            boolean wanted,
            int from,
            int to,
            int part) {
        gemm.pack(from, to, micro.rows(), inputs, x.values(), 0, x.stride(), panels.values(), rowsAt);
        gemm.tileTransposed(from, to, units, micro.rows(), dz.values(), 0, dz.stride(), tiles);
        if (wanted) {
            multiply(dz, inputs, weightsBackAt, zeros, 0, dx, from, to, part);
        }
    }

    /** Some rows of {@code a} by packed weights. */
    private void multiply(
            RowMatrix a,
            int columns,
            int packedAt,
            float[] start,
            int startAt,
            RowMatrix c,
            int from,
            int to,
            int part) {
        float[] values = a.values();
        int at = a.at(from);
        int row = a.stride();
        if (columns >= gemm.tilingPays()) {
            int floats = gemm.tiled(to - from, a.units());
            if (cut[part].length < floats) {
                cut[part] = new float[floats];
            }
            gemm.tile(to - from, a.units(), values, at, row, cut[part]);
            values = cut[part];
            at = 0;
            row = Gemm.TILED;
        }
        gemm.multiply(
                to - from,
                columns,
                a.units(),
                values,
                at,
                row,
                panels.values(),
                packedAt,
                start,
                startAt,
                c.values(),
                c.at(from),
                c.stride());
    }

    @Override
    public void learn(MicroBatch micro, RowMatrix x, RowMatrix dz, int from, int to, GradientStep step) {
        float[] gradients = step.gradients();
        int rows = micro.rows();
        boolean first = micro.first() == 0;
        for (int u = from; u < to; u += AT_ONCE) {
            int count = Math.min(AT_ONCE, to - u);
            int at = kernelAt + u * inputs;
            int tile = gemm.tiled(u, rows);
            if (first) {
                gemm.multiply(
                        count,
                        inputs,
                        rows,
                        tiles,
                        tile,
                        Gemm.TILED,
                        panels.values(),
                        rowsAt,
                        zeros,
                        0,
                        gradients,
                        at,
                        inputs);
            } else {
                gemm.multiplyOn(count, inputs, rows, tiles, tile, panels.values(), rowsAt, gradients, at, inputs);
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
            gemm.addRows(rows, to - from, dz.values(), from, dz.stride(), gradients, at + from);
            step.summed(at + from, at + to);
        }
    }
}
