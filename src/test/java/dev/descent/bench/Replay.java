package dev.descent.bench;

import dev.descent.app.Loader;
import dev.descent.app.RunOptions;
import dev.descent.app.Stopped;
import dev.descent.problem.FileRefused;
import dev.descent.sweep.Observed;
import dev.descent.sweep.Request;
import dev.descent.sweep.Round;
import dev.descent.sweep.Strategy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search of an experiment file that runs as it does in {@code descent run --set sweep=…}, except that nothing is trained: each trial that
 * it asks for spends the epochs that it would be trained for, and comes to what a table says.
 */
final class Replay {
    private final Path file;
    private final ReplayTable table;
    private final String search;
    private final double[] regrets;
    /** Epochs. */
    private long spent;

    /**
     * A replay that has spent nothing.
     *
     * @param file the experiment of the grid
     * @param search as it is written in a file
     * @param most whole trainings, all repeats of a configuration, that may be spent
     */
    Replay(Path file, ReplayTable table, String search, int most) {
        this.file = file;
        this.table = table;
        this.search = search;
        this.regrets = new double[most];
        Arrays.fill(regrets, Double.POSITIVE_INFINITY);
    }

    /**
     * Spends everything, in as many searches as that takes, each with a seed of its own.
     *
     * @param step from one seed to the next
     * @return the regret of the best that was trained to its end, after each whole training; infinite as long as none was
     */
    double[] regrets(long seed, int step) {
        for (long next = seed; !isOver(); next += step) {
            run(strategy(next));
        }
        return regrets.clone();
    }

    private Strategy strategy(long seed) {
        RunOptions options = new RunOptions(
                Path.of("results"),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("seed", "" + seed, "sweep", table.sweep(search)),
                false,
                false);
        try {
            return new Loader().load(List.of(file), options).get(0).search().get();
        } catch (FileRefused | Stopped e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(Strategy strategy) {
        Map<String, Integer> trained = new HashMap<>();
        int rounds = strategy.bounds().rounds();
        for (int round = 1; round <= rounds && !isOver(); round++) {
            Optional<Round> next = strategy.next();
            if (next.isEmpty()) {
                return;
            }
            for (Request request : next.get().requests()) {
                Observed outcome = table.outcome(request);
                Integer before = trained.put(outcome.id(), request.untilEpoch());
                spent += request.untilEpoch() - (before == null ? 0 : before);
                if (request.untilEpoch() == table.epochs() && request.repeat() == table.repeats()) {
                    ended(request.configuration().settings());
                }
                if (round < rounds) {
                    strategy.observe(outcome);
                }
            }
        }
    }

    private void ended(List<String> settings) {
        double regret = table.regret(settings);
        for (int whole = (int) ((spent - 1) / training()); whole < regrets.length; whole++) {
            regrets[whole] = Math.min(regrets[whole], regret);
        }
    }

    private boolean isOver() {
        return spent >= regrets.length * training();
    }

    /** The epochs of a whole training. */
    private long training() {
        return (long) table.epochs() * table.repeats();
    }
}
