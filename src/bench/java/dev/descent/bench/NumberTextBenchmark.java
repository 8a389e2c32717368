package dev.descent.bench;

import dev.descent.number.NumberText;
import java.util.SplittableRandom;
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

/** Time to print or to parse one number. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@State(Scope.Thread)
public class NumberTextBenchmark {
    private static final int NUMBERS = 1024;

    private final float[] floats = new float[NUMBERS];
    private final double[] doubles = new double[NUMBERS];
    private final double[] rates = new double[NUMBERS];
    private final String[] texts = new String[NUMBERS];
    private final StringBuilder text = new StringBuilder(32 * NUMBERS);

    /** Losses between 1e-4 and 1e2, equally many in each decade; rates as people write them. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < NUMBERS; i++) {
            doubles[i] = StrictMath.pow(10, random.nextDouble(-4, 2));
            floats[i] = (float) doubles[i];
            rates[i] = (1 + i % 9) / 1000.0;
            texts[i] = NumberText.of(floats[i]);
        }
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public StringBuilder printFloat() {
        text.setLength(0);
        for (float x : floats) {
            NumberText.append(text, x);
        }
        return text;
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public StringBuilder printWritten() {
        text.setLength(0);
        for (double x : rates) {
            NumberText.appendWritten(text, x);
        }
        return text;
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public StringBuilder printComputed() {
        text.setLength(0);
        for (double x : doubles) {
            NumberText.appendComputed(text, x);
        }
        return text;
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public double parse() {
        double sum = 0;
        for (String number : texts) {
            sum += NumberText.parse(number).orElseThrow();
        }
        return sum;
    }
}
