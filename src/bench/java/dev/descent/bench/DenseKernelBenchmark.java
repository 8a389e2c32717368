package dev.descent.bench;

import dev.descent.kernel.DenseKernel;
import dev.descent.kernel.Kernels;
import dev.descent.kernel.LaneKernels;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The chains of a dense layer in 16 lanes, a block of rows at a time: the counter {@code multiplyAdds} is billions of multiply-adds a
 * second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@State(Scope.Thread)
public class DenseKernelBenchmark {
    private static final int LANES = 16;
    private static final int BATCH = 32;

    @Param({"plain", "vector"})
    public String form;

    /** inputs-units. */
    @Param({"3-10", "10-1", "64-64"})
    public String layer;

    private DenseKernel kernel = Kernels.plain().dense(1, 1, true, LANES, BATCH);
    private int rows;
    private int inputs;
    private int units;
    private float[] parameters = new float[0];
    private float[] gradients = new float[0];
    private float[] x = new float[0];
    private float[] dz = new float[0];
    private float[] written = new float[0];

    /** What the benchmarks did, beside how often they ran. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Work {
        public long multiplyAdds;
    }

    @Setup
    public void make() {
        String[] sizes = layer.split("-");
        inputs = Integer.parseInt(sizes[0]);
        units = Integer.parseInt(sizes[1]);
        LaneKernels kernels = form.equals("plain") ? Kernels.plain() : Kernels.vector();
        rows = kernels.blockRows(BATCH, LANES);
        kernel = kernels.dense(inputs, units, true, LANES, rows);
        parameters = random(new float[(inputs * units + units) * LANES]);
        gradients = new float[parameters.length];
        x = random(kernels.block(inputs, LANES, rows));
        dz = random(kernels.block(units, LANES, rows));
        written = kernels.block(Math.max(inputs, units), LANES, rows);
    }

    @Benchmark
    public float[] forward(Work work) {
        kernel.forward(rows, x, parameters, 0, parameters, inputs * units * LANES, written);
        work.multiplyAdds += (long) rows * inputs * units * LANES;
        return written;
    }

    @Benchmark
    public float[] weights(Work work) {
        kernel.clear();
        kernel.add(rows, dz, x);
        kernel.collect(gradients, 0, inputs * units * LANES);
        work.multiplyAdds += (long) rows * inputs * units * LANES;
        return gradients;
    }

    @Benchmark
    public float[] inputs(Work work) {
        kernel.backward(rows, dz, parameters, 0, written);
        work.multiplyAdds += (long) rows * inputs * units * LANES;
        return written;
    }

    private static float[] random(float[] values) {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }
}
