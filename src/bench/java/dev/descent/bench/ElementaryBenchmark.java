package dev.descent.bench;

import dev.descent.kernel.Elementary;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time for one value of an elementary function, in the plain form. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@State(Scope.Thread)
public class ElementaryBenchmark {
    private static final int VALUES = 1024;

    private final float[] arguments = new float[VALUES];
    private final float[] results = new float[VALUES];

    /** From 0.01 to 4: within the domain of every function. */
    @Setup
    public void fill() {
        for (int i = 0; i < VALUES; i++) {
            arguments[i] = 0.01f + 3.99f * i / VALUES;
        }
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public float[] exp() {
        for (int i = 0; i < VALUES; i++) {
            results[i] = Elementary.exp(arguments[i]);
        }
        return results;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public float[] log() {
        for (int i = 0; i < VALUES; i++) {
            results[i] = Elementary.log(arguments[i]);
        }
        return results;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public float[] tanh() {
        for (int i = 0; i < VALUES; i++) {
            results[i] = Elementary.tanh(arguments[i]);
        }
        return results;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public float[] sigmoid() {
        for (int i = 0; i < VALUES; i++) {
            results[i] = Elementary.sigmoid(arguments[i]);
        }
        return results;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public float[] softplus() {
        for (int i = 0; i < VALUES; i++) {
            results[i] = Elementary.softplus(arguments[i]);
        }
        return results;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public float[] erf() {
        for (int i = 0; i < VALUES; i++) {
            results[i] = Elementary.erf(arguments[i]);
        }
        return results;
    }
}
