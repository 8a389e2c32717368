package dev.descent.app;

import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A process that searches a file by {@link ThreeRounds} and stops where it is to be killed. */
final class SearchProcess extends RoundLog {
    private final int round;
    private final int trials;
    private final Path reached;

    private SearchProcess(int round, int trials, Path reached) {
        this.round = round;
        this.trials = trials;
        this.reached = reached;
    }

    /**
     * Searches.
     *
     * @param arguments the file, the results folder, jobs, and where to stop for ever: the round, how many of its trials shall have
     *     ended, and a file that tells that it is so
     */
    public static void main(String[] arguments) throws Exception {
        SearchProcess process = new SearchProcess(
                Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]), Path.of(arguments[5]));
        RunOptions options = options(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        new Runner(new Loader(), options, process, new Cancellation())
                .run(List.of(ThreeRounds.experiment(Path.of(arguments[0]))));
    }

    static RunOptions options(Path results, int jobs) {
        return new RunOptions(results, jobs, Optional.empty(), Optional.empty(), Map.of(), false, false);
    }

    @Override
    public synchronized void started(RunningExperiment running) {
        super.started(running);
        stopWhereAsked();
    }

    @Override
    public synchronized void finished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome) {
        super.finished(experiment, trial, outcome);
        stopWhereAsked();
    }

    private void stopWhereAsked() {
        if (rounds().size() == round && finished() == trials) {
            try {
                Files.createFile(reached);
                new CountDownLatch(1).await();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
