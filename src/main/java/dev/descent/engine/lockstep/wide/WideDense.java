package dev.descent.engine.lockstep.wide;

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
 *   ∂W = ∂zᵀ·x          over the rows ascending, from pass to pass
 *   ∂b = 1ᵀ·∂z          likewise, by +
 * </pre>
 *
 * <p>Weights are packed panel by panel just before they are used, for they change in every step; while they stay, {@link #pack} packs
 * them once.
 */
final class WideDense implements WideNode {
    /** Units whose gradients are summed, and then moved, at a time: they stay in the near cache. */
    private static final int AT_ONCE = 4 * Gemm.TILE;

    private final Gemm gemm;
    private final int inputs;
    private final int units;
    private final int kernelAt;
    private final Optional<Integer> biasAt;
    private final float[] zeros;
    private final float[] allRows;
    private final float[] tiles;
    private final float[] packedWeights;
    private boolean packed;
    private float[][] panels = {};
    private float[][] rows = {};

    /** @param capacity rows that a training pass has at most */
    WideDense(Layer layer, int capacity, Gemm gemm) {
        this.gemm = gemm;
        this.inputs = layer.inputs();
        this.units = layer.outputs();
        this.kernelAt = layer.variable(Variable.KERNEL).orElseThrow().at();
        this.biasAt = layer.variable(Variable.BIAS).map(Variable::at);
        this.zeros = new float[Math.max(inputs, units)];
        this.allRows = new float[Math.multiplyExact(capacity, Gemm.padded(inputs))];
        this.tiles = new float[Math.multiplyExact(capacity, units)];
        this.packedWeights = new float[Math.multiplyExact(inputs, Gemm.padded(units))];
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
        int before = panels.length;
        if (before < parts) {
            panels = Arrays.copyOf(panels, parts);
            rows = Arrays.copyOf(rows, parts);
            for (int part = before; part < parts; part++) {
                panels[part] = new float[gemm.panel() * Math.max(inputs, units)];
                rows[part] = new float[0];
            }
        }
    }

    /** Packs a share of the weights, for passes that don't change them. */
    void pack(float[] parameters, Share share) {
        int panel = gemm.panel();
        int count = (units + panel - 1) / panel;
        for (int p = share.part(); p < count; p += share.parts()) {
            int u = p * panel;
            int at = kernelAt + u * inputs;
            gemm.packTransposed(inputs, Math.min(panel, units - u), parameters, at, inputs, packedWeights, u * inputs);
        }
    }

    /** Whether {@link #pack} has packed the present weights. */
    void packed(boolean packed) {
        this.packed = packed;
    }

    @Override
    public void forward(Pass pass, Grid x, Grid z, int from, int to, int part) {
        float[] parameters = pass.parameters();
        float[] start = biasAt.isPresent() ? parameters : zeros;
        int startAt = biasAt.orElse(0);
        float[] a = x.values();
        int aAt = x.at(from);
        int aRow = x.stride();
        if (units >= gemm.tilingPays()) {
            a = cut(x, from, to, part);
            aAt = 0;
            aRow = Gemm.TILED;
        }
        int count = to - from;
        if (packed) {
            gemm.multiply(
                    count,
                    units,
                    inputs,
                    a,
                    aAt,
                    aRow,
                    packedWeights,
                    start,
                    startAt,
                    z.values(),
                    z.at(from),
                    z.stride());
            return;
        }
        float[] panel = panels[part];
        for (int u = 0; u < units; u += gemm.panel()) {
            int width = Math.min(gemm.panel(), units - u);
            int startsAt = biasAt.isPresent() ? startAt + u : 0;
            gemm.packTransposed(inputs, width, parameters, kernelAt + u * inputs, inputs, panel, 0);
            gemm.multiply(
                    count, width, inputs, a, aAt, aRow, panel, start, startsAt, z.values(), z.at(from) + u, z.stride());
        }
    }

    @Override
    public void backward(Pass pass, Grid x, Grid z, Grid dz, Grid dx, boolean wanted, int from, int to, int part) {
        gemm.pack(from, to, pass.rows(), inputs, x.values(), 0, x.stride(), allRows);
        gemm.tileTransposed(from, to, units, pass.rows(), dz.values(), 0, dz.stride(), tiles);
        if (!wanted) {
            return;
        }
        float[] a = dz.values();
        int aAt = dz.at(from);
        int aRow = dz.stride();
        if (inputs >= gemm.tilingPays()) {
            a = cut(dz, from, to, part);
            aAt = 0;
            aRow = Gemm.TILED;
        }
        float[] panel = panels[part];
        for (int i = 0; i < inputs; i += gemm.panel()) {
            int width = Math.min(gemm.panel(), inputs - i);
            gemm.pack(0, units, units, width, pass.parameters(), kernelAt + i, inputs, panel);
            gemm.multiply(
                    to - from, width, units, a, aAt, aRow, panel, zeros, 0, dx.values(), dx.at(from) + i, dx.stride());
        }
    }

    private float[] cut(Grid grid, int from, int to, int part) {
        int length = (to - from) * grid.units();
        if (rows[part].length < length) {
            rows[part] = new float[length];
        }
        gemm.tile(to - from, grid.units(), grid.values(), grid.at(from), grid.stride(), rows[part]);
        return rows[part];
    }

    @Override
    public void learn(Pass pass, Grid x, Grid dz, int from, int to, Learning learning) {
        float[] gradients = learning.gradients();
        int rows = pass.rows();
        boolean first = pass.first() == 0;
        for (int u = from; u < to; u += AT_ONCE) {
            int count = Math.min(AT_ONCE, to - u);
            int at = kernelAt + u * inputs;
            if (first) {
                gemm.multiply(
                        count, inputs, rows, tiles, u * rows, Gemm.TILED, allRows, zeros, 0, gradients, at, inputs);
            } else {
                gemm.multiplyOn(count, inputs, rows, tiles, u * rows, allRows, gradients, at, inputs);
            }
            learning.summed(at, at + count * inputs);
        }
        if (biasAt.isPresent() && from < to) {
            int at = biasAt.get();
            if (first) {
                Arrays.fill(gradients, at + from, at + to, 0f);
            }
            gemm.addRows(rows, to - from, dz.values(), from, dz.stride(), gradients, at + from);
            learning.summed(at + from, at + to);
        }
    }
}
