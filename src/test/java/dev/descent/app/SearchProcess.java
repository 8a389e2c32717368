package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.config.Experiment;
import dev.descent.engine.TrialOutcome;
import dev.descent.journal.Journal;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.problem.FileRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A process that searches a file, as it says or by {@link ThreeRounds} or {@link Halving}, and stops where it is to be killed. */
final class SearchProcess extends RoundLog {
    static final String THREE_ROUNDS = "three rounds";
    static final String HALVING = "halving";
    static final String AS_THE_FILE_SAYS = "as the file says";

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
     *     ended, and a file that tells that it is so; then the search
     */
    public static void main(String[] arguments) throws Exception {
        SearchProcess process = new SearchProcess(
                Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]), Path.of(arguments[5]));
        RunOptions options = options(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        new Runner(new Loader(), options, process, new Cancellation())
                .run(List.of(experiment(Path.of(arguments[0]), arguments[6])));
    }

    private static Experiment experiment(Path file, String search) throws FileRefused, Stopped {
        if (search.equals(AS_THE_FILE_SAYS)) {
            return load(file);
        }
        return search.equals(HALVING)
                ? Halving.experiment(file, HalvingTest.FIRST, HalvingTest.ROUNDS)
                : ThreeRounds.experiment(file);
    }

    static Experiment load(Path file) throws FileRefused, Stopped {
        return new Loader()
                .load(List.of(file), options(file.resolveSibling("none"), 1))
                .get(0);
    }

    /** Kills a process when so many trials of the round have ended, and have had time to get to the disk. */
    static void kill(Path file, Path results, int jobs, int round, int trials, String search)
            throws IOException, InterruptedException {
        Path reached = file.resolveSibling("reached");
        Path output = file.resolveSibling("output");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SearchProcess.class.getName(),
                file.toString(),
                results.toString(),
                Integer.toString(jobs),
                Integer.toString(round),
                Integer.toString(trials),
                reached.toString(),
                search);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        while (Files.notExists(reached)) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
                    .as(Files.readString(output))
                    .isFalse();
        }
        if (trials > 0) {
            process.waitFor(3 * Journal.GROUP_NANOS, TimeUnit.NANOSECONDS);
        }
        process.destroyForcibly().waitFor();
    }

    static RunOptions options(Path results, int jobs) {
        return new RunOptions(
                results, jobs, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), false, false);
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
