package dev.descent.bench;

import dev.descent.kernel.Gemm;
import dev.descent.kernel.Kernels;
import dev.descent.kernel.MatrixView;
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
 * Products of matrices over units on one thread, as the layers of J3 and J4 have them and one of 512³: the counter {@code multiplyAdds}
 * is billions of multiply-adds a second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@State(Scope.Thread)
public class GemmBenchmark {
    @Param({"plain", "vector"})
    public String form;

    /** rows-columns-length. */
    @Param({"512-512-512", "128-512-784", "256-64-64", "256-64-20"})
    public String product;

    private Gemm gemm = Kernels.plainGemm();
    private int rows;
    private int columns;
    private int length;
    private MatrixView a = MatrixView.of(new float[0], 0);
    private MatrixView b = a;
    private MatrixView packed = a;
    private MatrixView start = a;
    private MatrixView c = a;

    /** What the benchmarks did, beside how often they ran. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Work {
        public long multiplyAdds;
    }

    @Setup
    public void make() {
        String[] sizes = product.split("-");
        rows = Integer.parseInt(sizes[0]);
        columns = Integer.parseInt(sizes[1]);
        length = Integer.parseInt(sizes[2]);
        gemm = form.equals("plain") ? Kernels.plainGemm() : Kernels.vectorGemm();
        a = new MatrixView(random(rows * length), 0, length);
        b = new MatrixView(random(columns * length), 0, length);
        packed = MatrixView.of(new float[length * Gemm.padded(columns)], 0);
        start = MatrixView.of(random(Gemm.padded(columns)), 0);
        c = new MatrixView(new float[rows * Gemm.padded(columns)], 0, Gemm.padded(columns));
        gemm.packTransposed(0, columns, length, columns, b, packed);
    }

    /** With B packed already. */
    @Benchmark
    public float[] multiply(Work work) {
        gemm.multiply(rows, columns, length, a, packed, start, c);
        work.multiplyAdds += (long) rows * columns * length;
        return c.values();
    }

    /** As a forward pass does it: B, whose columns are the units, is packed first. */
    @Benchmark
    public float[] packAndMultiply(Work work) {
        gemm.packTransposed(0, columns, length, columns, b, packed);
        return multiply(work);
    }

    private static float[] random(int count) {
        SplittableRandom random = new SplittableRandom(7);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }
}
