package dev.descent.bench;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.lockstep.LockstepEngine;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;
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
 * Time for an epoch of a whole cohort through the contract of engines: its steps, the pass that measures the loss, and a tenth of
 * what a training costs around its ten epochs.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@State(Scope.Thread)
public class TrainingBenchmark {
    private static final int EPOCHS = 10;

    @Param({"lockstep", "reference"})
    public String engine;

    /** features-units-…, on 256 rows in batches of 32. */
    @Param({"3-10-1", "20-64-64-1", "64-256-256-10"})
    public String network;

    @Param({"1", "16"})
    public int trials;

    private Engine trainer = new LockstepEngine();
    private Cohort cohort = cohort("3-10-1", 1);

    @Setup
    public void make() {
        trainer = engine.equals("lockstep") ? new LockstepEngine() : new ReferenceEngine();
        cohort = cohort(network, trials);
    }

    @Benchmark
    @OperationsPerInvocation(EPOCHS)
    public void epoch() {
        trainer.train(cohort, new CostPoint.Complete(false));
    }

    private static Cohort cohort(String network, int count) {
        List<Integer> sizes =
                List.of(network.split("-")).stream().map(Integer::valueOf).toList();
        Workload work = new Workload(256, sizes.get(0), sizes.subList(1, sizes.size()), 32, EPOCHS);
        List<Trial> trials = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            trials.add(work.trial(k));
        }
        return new Cohort(work.dataset(), trials);
    }
}
