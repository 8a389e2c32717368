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

/** Successive halving of a file's grid: all of it until a first epoch, then of each round the best third until three times as many. */
final class Halving implements Strategy {
    static final int ETA = 3;

    private final List<Request> grid;
    private final int first;
    private final int rungs;
    private final List<Rank> ranks = new ArrayList<>();
    private List<Request> underWay = List.of();
    private int round;

    private Halving(List<Request> grid, int first, int rungs) {
        this.grid = grid;
        this.first = first;
        this.rungs = rungs;
    }

    /** The experiment of a file, searched so; its best.yaml tells a number alone. */
    static Experiment experiment(Path file, int first, int rungs) throws FileRefused {
        Experiment it = ExperimentReader.read(file, Map.of(), Set.of("lockstep", "reference"), Set.of("local"));
        List<Request> grid = it.search().get().next().orElseThrow().requests();
        Supplier<Strategy> search = () -> new Halving(grid, first, rungs);
        List<Trial> trials = it.trials().of(search.get().next().orElseThrow(), List.of());
        return new Experiment(
                it.spec().with(trials),
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
                number -> "configuration: " + number + "\n");
    }

    @Override
    public Optional<Round> next() {
        List<Request> before = round == 0 ? grid : best(underWay.size() / ETA);
        int until = first;
        for (int r = 0; r < round; r++) {
            until *= ETA;
        }
        List<Request> requests = new ArrayList<>();
        for (Request it : before) {
            requests.add(new Request(it.number(), it.configuration(), it.repeat(), it.fold(), until));
        }
        round++;
        ranks.clear();
        underWay = requests;
        return Optional.of(new Round(underWay));
    }

    @Override
    public void observe(Observed outcome) {
        if (outcome.untilEpoch() != underWay.get(0).untilEpoch()) {
            throw new IllegalStateException("told of epoch " + outcome.untilEpoch());
        }
        ranks.add(Rank.ofTrial(outcome.status(), outcome.value(), ranks.size()));
    }

    @Override
    public Bounds bounds() {
        long trials = 0;
        long epochs = 0;
        long until = first;
        long left = grid.size();
        for (int r = 0; r < rungs; r++) {
            trials += left;
            epochs += left * until;
            left /= ETA;
            until *= ETA;
        }
        return new Bounds(rungs, trials, trials, epochs, true);
    }

    /** In the order of the grid. */
    private List<Request> best(int count) {
        return ranks.stream()
                .sorted(Rank.bestFirst(Direction.SMALLER_IS_BETTER))
                .limit(count)
                .map(Rank::number)
                .sorted()
                .map(underWay::get)
                .toList();
    }
}
