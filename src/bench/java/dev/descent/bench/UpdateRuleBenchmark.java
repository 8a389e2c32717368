package dev.descent.bench;

import dev.descent.kernel.Kernels;
import dev.descent.kernel.UpdateKernel;
import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import dev.descent.optim.UpdateRule;
import dev.descent.optim.UpdateRules;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time for one weight of one lane in a step of an update rule, 16 lanes of 51 weights. Gradients are new in each of eight steps in
 * turn, so that no slot sinks into denormals. A rule without a vector form is measured in its plain one, as it would train.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@State(Scope.Thread)
public class UpdateRuleBenchmark {
    private static final int LANES = 16;
    private static final int WEIGHTS = 51;
    private static final int STEPS = 8;

    @Param({
        "sgd",
        "momentum",
        "nesterov",
        "adagrad",
        "adadelta",
        "rmsprop",
        "adam",
        "amsgrad",
        "adamw",
        "adamax",
        "nadam",
        "nadamax",
        "lion",
        "ftrl",
        "yogi"
    })
    public String optimizer;

    @Param({"plain", "vector"})
    public String form;

    private final float[] weights = new float[WEIGHTS * LANES];
    private final float[][] gradients = new float[STEPS][WEIGHTS * LANES];
    private float[][] slots = new float[0][];
    private float[] constants = new float[0];
    private UpdateKernel kernel = (w, g, s, c, lanes, from, to) -> {};
    private int step;

    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(7);
        for (float[] gradient : gradients) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (float) random.nextDouble(-1, 1);
            }
        }
        UpdateRule rule = UpdateRules.of(Component.of(Vocabulary.type(Kind.OPTIMIZER, optimizer), Map.of()));
        slots = new float[rule.slots()][WEIGHTS * LANES];
        for (int s = 0; s < slots.length; s++) {
            Arrays.fill(slots[s], (float) rule.initialSlot(s));
        }
        double[] scalars = new double[rule.scalars()];
        for (int s = 0; s < scalars.length; s++) {
            scalars[s] = rule.initialScalar(s);
        }
        double[] own = new double[rule.constantCount()];
        rule.advance(0.001, scalars, own);
        constants = new float[own.length * LANES];
        for (int i = 0; i < constants.length; i++) {
            constants[i] = (float) own[i / LANES];
        }
        UpdateKernel plain = rule::apply;
        kernel = form.equals("plain")
                ? plain
                : Kernels.vector().update(rule.formulaName()).orElse(plain);
    }

    @Benchmark
    @OperationsPerInvocation(WEIGHTS * LANES)
    public float[] step() {
        kernel.apply(weights, gradients[step++ % STEPS], slots, constants, LANES, 0, WEIGHTS);
        return weights;
    }
}
