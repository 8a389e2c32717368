package dev.descent.bench;

import dev.descent.kernel.Kernels;
import dev.descent.kernel.UpdateKernel;
import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import dev.descent.optim.UpdateRule;
import dev.descent.optim.UpdateRules;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
        "yogi",
        "own momentum",
        "own adam"
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
        UpdateRule rule = UpdateRules.of(component());
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
        kernel = form.equals("plain") ? plain : rule.kernel(Kernels.vector()).orElse(plain);
    }

    /** The optimizer with its defaults, or one that is written down in the words of {@code custom}. */
    private Component component() {
        return switch (optimizer) {
            case "own momentum" ->
                written(Map.of("mu", 0.9), Map.of("v", 0.0), List.of("v", "mu*v - lr*g", "w", "w + v"));
            case "own adam" ->
                written(
                        Map.of("b", 0.9, "c", 0.999),
                        Map.of("m", 0.0, "v", 0.0),
                        List.of(
                                "m", "b*m + (1 - b)*g",
                                "v", "c*v + (1 - c)*g^2",
                                "w", "w - lr*sqrt(1 - c^t)/(1 - b^t)*m/(sqrt(v) + 1e-7)"));
            default -> Component.of(Vocabulary.type(Kind.OPTIMIZER, optimizer), Map.of());
        };
    }

    private static Component written(Map<String, Double> parameters, Map<String, Double> state, List<String> lines) {
        Map<String, String> update = new LinkedHashMap<>();
        for (int k = 0; k < lines.size(); k += 2) {
            update.put(lines.get(k), lines.get(k + 1));
        }
        return Component.of(
                Vocabulary.type(Kind.OPTIMIZER, "custom"),
                Map.of("parameters", parameters, "state", state, "update", update));
    }

    @Benchmark
    @OperationsPerInvocation(WEIGHTS * LANES)
    public float[] step() {
        kernel.apply(weights, gradients[step++ % STEPS], slots, constants, LANES, 0, WEIGHTS);
        return weights;
    }
}
