package dev.descent.bench;

import dev.descent.data.RowOrder;
import dev.descent.number.Threefry;
import java.util.concurrent.TimeUnit;
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

/** Time for one epoch's order of the rows of one trial, and for the random words behind it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@State(Scope.Thread)
public class RowOrderBenchmark {
    private static final long KEY = 0x0123456789ABCDEFL;

    @Param({"200", "20000", "1000000"})
    public int rows;

    private int[] order = new int[0];
    private int[] words = new int[0];
    private int[] others = new int[0];
    private int epoch;

    @Setup
    public void make() {
        order = new int[rows];
        words = new int[rows];
        others = new int[rows];
    }

    @Benchmark
    public int[] order() {
        RowOrder.fill(order, KEY, ++epoch);
        return order;
    }

    @Benchmark
    public int[] words() {
        Threefry.words(KEY, ++epoch, 0, words, others, rows);
        return words;
    }
}
