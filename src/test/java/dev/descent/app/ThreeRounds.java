package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.config.ExperimentReader;
import dev.descent.model.Direction;
import dev.descent.model.Rank;
import dev.descent.model.Trial;
import dev.descent.problem.FileRefused;
import dev.descent.sweep.Bounds;
import dev.descent.sweep.Observed;
import dev.descent.sweep.Request;
import dev.descent.sweep.Round;
import dev.descent.sweep.Strategy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A search among the requests of a file's grid: every fifth of them; then the best of these with two neighbours on each side; then
 * three more repeats of the best of all. The best of the first round is asked for twice.
 */
final class ThreeRounds implements Strategy {
    private static final int STRIDE = 5;
    private static final int REACH = 2;
    private static final int MORE_REPEATS = 3;

    private final List<Request> grid;
    private final List<Request> told = new ArrayList<>();
    private final List<Rank> ranks = new ArrayList<>();
    private List<Request> underWay = List.of();
    private int observed;
    private int rounds;

    private ThreeRounds(List<Request> grid) {
        this.grid = grid;
    }

    /** The experiment of a file whose sweep has no repeats, searched so. */
    static Experiment experiment(Path file) throws FileRefused {
        Experiment it = ExperimentReader.read(file, Map.of(), Set.of("lockstep", "reference"), Set.of("local"));
        List<Request> grid = it.search().get().next().orElseThrow().requests();
        Supplier<Strategy> search = () -> new ThreeRounds(grid);
        List<Trial> first = it.trials().of(search.get().next().orElseThrow(), List.of());
        return new Experiment(
                it.spec().with(first),
                search,
                it.trials(),
                strategy -> it.spec(),
                it.tables(),
                it.weights(),
                it.predictions(),
                it.duplicates(),
                it.leftOut(),
                it.risky(),
                it.engineOfFile(),
                it.resolved(),
                it.settings(),
                it.maker(),
                it.alone());
    }

    @Override
    public Optional<Round> next() {
        if (observed != underWay.size()) {
            throw new IllegalStateException(observed + " of " + underWay.size() + " outcomes were told");
        }
        rounds++;
        observed = 0;
        underWay = switch (rounds) {
            case 1 ->
                IntStream.range(0, grid.size())
                        .filter(i -> i % STRIDE == 0)
                        .mapToObj(grid::get)
                        .toList();
            case 2 -> {
                int best = grid.indexOf(best());
                yield IntStream.rangeClosed(best - REACH, best + REACH)
                        .filter(i -> i >= 0 && i < grid.size())
                        .mapToObj(grid::get)
                        .toList();
            }
            case 3 ->
                IntStream.rangeClosed(2, 1 + MORE_REPEATS)
                        .mapToObj(repeat ->
                                new Request(best().number(), best().configuration(), repeat, 0, best().untilEpoch()))
                        .toList();
            default -> List.of();
        };
        return underWay.isEmpty() ? Optional.empty() : Optional.of(new Round(underWay));
    }

    @Override
    public void observe(Observed outcome) {
        ranks.add(Rank.ofTrial(outcome.status(), outcome.value(), told.size()));
        told.add(underWay.get(observed++));
    }

    /** A bound of rounds that is not reached: the search ends by itself. */
    @Override
    public Bounds bounds() {
        int first = (grid.size() + STRIDE - 1) / STRIDE;
        int second = 2 * REACH + 1;
        long trials = (long) first + second + MORE_REPEATS;
        return new Bounds(4, first + second + 1, trials, trials * grid.get(0).untilEpoch(), false);
    }

    private Request best() {
        return told.get(ranks.stream()
                .min(Rank.bestFirst(Direction.SMALLER_IS_BETTER))
                .orElseThrow()
                .number());
    }
}
