package dev.descent.bench;

import dev.descent.sweep.search.Dimension;
import dev.descent.sweep.search.Distribution;
import dev.descent.sweep.search.Domain;
import dev.descent.sweep.search.Observation;
import dev.descent.sweep.search.Point;
import dev.descent.sweep.search.RandomPoints;
import dev.descent.sweep.search.SearchSpace;
import dev.descent.sweep.search.TreeParzen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** Time to propose the next configuration over six axes of every kind. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Thread)
public class TreeParzenBenchmark {
    @Param({"100", "1000"})
    public int finished;

    private final List<Observation> observations = new ArrayList<>();
    private final Set<Point> known = new HashSet<>();
    private TreeParzen parzen;
    private int index;

    /** Random points; the value has its least near the middle of the learning rates. */
    @Setup
    public void fill() {
        SearchSpace space = new SearchSpace(List.of(
                axis("learning_rate", new Domain.Numeric(Distribution.logUniform(1e-4, 1))),
                axis("momentum", new Domain.Numeric(Distribution.uniform(0, 0.99))),
                axis(
                        "beta_1",
                        new Domain.Numeric(Distribution.logUniform(0.02, 0.5).oneMinus())),
                axis("units", new Domain.Numeric(Distribution.intLogUniform(4, 256))),
                axis(
                        "batch_size",
                        new Domain.Numeric(Distribution.intUniform(8, 64).withStep(8))),
                axis("optimizer", new Domain.Choice(4))));
        RandomPoints random = new RandomPoints(space, 1);
        for (int i = 0; i < finished; i++) {
            Point point = random.point(i);
            double away = StrictMath.log10(point.value(0)) + 2;
            observations.add(new Observation(point, away * away + 0.1 * point.value(1)));
            known.add(point);
        }
        parzen = new TreeParzen(space, 1);
        index = finished;
    }

    private static Dimension axis(String path, Domain domain) {
        return new Dimension(path, domain, List.of());
    }

    @Benchmark
    public Optional<Point> propose() {
        return parzen.propose(observations, List.of(), known, index++);
    }
}
