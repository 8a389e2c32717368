package dev.descent.kernel;

import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The lane kernels in vectors that run across lanes. An element is 16 floats on every processor: one vector of 512 bits or several
 * shorter ones.
 */
final class VectorKernels implements LaneKernels {
    /** Floats of an element. */
    static final int WIDTH = 16;

    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > WIDTH ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
    private static final int LENGTH = SPECIES.length();

    /** Lanes run in vectors of doubles too, for sums. */
    private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, SPECIES.vectorShape());

    @Override
    public int width(int trials) {
        if (trials > WIDTH) {
            throw new IllegalArgumentException("an element has " + WIDTH + " lanes, not " + trials);
        }
        return WIDTH;
    }

    @Override
    public int blockRows(int rows, int width) {
        return VectorDense.ROWS;
    }

    @Override
    public float[] block(int units, int width, int capacity) {
        return VectorDense.block(units);
    }

    @Override
    public DenseKernel dense(int inputs, int units, boolean bias, int width, int capacity) {
        if (width != WIDTH || capacity != VectorDense.ROWS) {
            throw new IllegalArgumentException("a block has " + VectorDense.ROWS + " rows of " + WIDTH + " lanes, not "
                    + capacity + " of " + width);
        }
        return new VectorDense(inputs, units, bias);
    }

    @Override
    public void addRows(float[] values, int rows, int width, double[] sums) {
        for (int lane = 0; lane < width; lane += LENGTH) {
            DoubleVector low = DoubleVector.fromArray(DOUBLES, sums, lane);
            DoubleVector high = DoubleVector.fromArray(DOUBLES, sums, lane + LENGTH / 2);
            for (int r = 0; r < rows; r++) {
                FloatVector v = load(values, r * width + lane);
                low = low.add(v.convertShape(VectorOperators.F2D, DOUBLES, 0));
                high = high.add(v.convertShape(VectorOperators.F2D, DOUBLES, 1));
            }
            low.intoArray(sums, lane);
            high.intoArray(sums, lane + LENGTH / 2);
        }
    }

    @Override
    public boolean finite(float[] values) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int k = 0;
        for (; k + LENGTH <= values.length; k += LENGTH) {
            FloatVector v = load(values, k);
            sum = sum.add(v.sub(v));
        }
        for (; k < values.length; k++) {
            if (!Float.isFinite(values[k])) {
                return false;
            }
        }
        return sum.reduceLanes(VectorOperators.ADD) == 0f;
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    @Override
    public void gather(float[] table, int offset, int[] places, int from, float[] values, int at, int length) {
        for (int k = 0; k < length; k += LENGTH) {
            FloatVector.fromArray(SPECIES, table, offset, places, from + k).intoArray(values, at + k);
        }
    }

    @Override
    public void broadcast(float[] table, int from, int step, int count, float[] values, int at, int width) {
        for (int r = 0; r < count; r++) {
            FloatVector value = FloatVector.broadcast(SPECIES, table[from + r * step]);
            for (int lane = 0; lane < width; lane += LENGTH) {
                value.intoArray(values, at + r * width + lane);
            }
        }
    }

    @Override
    public void relu(float[] z, float[] a, int at, int length) {
        for (int k = at; k < at + length; k += LENGTH) {
            FloatVector v = load(z, k);
            v.blend(0f, v.compare(VectorOperators.LE, 0f)).intoArray(a, k);
        }
    }

    @Override
    public void reluBack(float[] z, float[] da, float[] dz, int at, int length) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int k = at; k < at + length; k += LENGTH) {
            VectorMask<Float> passes = load(z, k).compare(VectorOperators.GT, 0f);
            load(da, k).mul(zero.blend(1f, passes)).intoArray(dz, k);
        }
    }

    @Override
    public void squaredErrors(float[] z, float[] y, int at, int length, float[] sums, float share, float[] delta) {
        for (int k = 0; k < length; k += LENGTH) {
            FloatVector e = load(z, at + k).sub(load(y, at + k));
            e.fma(e, load(sums, k)).intoArray(sums, k);
            e.mul(share).intoArray(delta, at + k);
        }
    }

    @Override
    public void flushGradients(float[] g, int from, int to) {
        for (int k = from; k < to; k += LENGTH) {
            FloatVector v = load(g, k);
            v.blend(0f, v.abs().compare(VectorOperators.LT, LEAST_GRADIENT)).intoArray(g, k);
        }
    }

    @Override
    public Optional<ActivationKernel> activation(String name, float[] constants) {
        return VectorActivations.of(name, constants);
    }

    @Override
    public Optional<SoftmaxKernel> softmax() {
        return Optional.of(new VectorSoftmax());
    }

    @Override
    public Optional<LossKernel> loss(String formulaName, int outputs) {
        return VectorLosses.of(formulaName, outputs);
    }

    @Override
    public Optional<UpdateKernel> update(String formulaName) {
        return VectorUpdates.of(formulaName);
    }

    @Override
    public Optional<UpdateKernel> program(UpdateProgram program) {
        return Optional.of(new VectorProgram(program));
    }
}
