package dev.descent.run;

import dev.descent.parse.Experiment;
import dev.descent.report.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Trains afresh into a temporary folder and compares with the results that stand. */
public final class Check {
    private final Loader loader;
    private final RunOptions options;
    private final RunListener listener;
    private final Cancellation cancellation;
    private final double tolerance;

    /** @param tolerance relative difference up to which two numbers count as the same; 0 for the same bytes */
    public Check(Loader loader, RunOptions options, RunListener listener, Cancellation cancellation, double tolerance) {
        this.loader = loader;
        this.options = options;
        this.listener = listener;
        this.cancellation = cancellation;
        this.tolerance = tolerance;
    }

    /**
     * Checks each experiment and says what moved.
     *
     * @param quiet whether experiments that are as they were go unmentioned
     * @return {@link ExitCode#NOT_HELD} if anything moved or an expectation does not hold
     */
    public ExitCode run(List<Experiment> experiments, boolean quiet, Appendable out) throws Stopped, IOException {
        Path fresh = Files.createTempDirectory("descent-check-");
        try {
            List<RunSummary> summaries =
                    new Runner(loader, options.freshInto(fresh), listener, cancellation).run(experiments);
            if (cancellation.asked()) {
                return ExitCode.INTERRUPTED;
            }
            boolean same = true;
            for (Experiment experiment : experiments) {
                same &= compare(experiment.spec().name(), fresh, quiet, out);
            }
            ExitCode trained = ExitCode.of(summaries);
            return trained == ExitCode.DONE && !same ? ExitCode.NOT_HELD : trained;
        } finally {
            delete(fresh);
        }
    }

    private boolean compare(String name, Path fresh, boolean quiet, Appendable out) throws IOException {
        Path committed = options.results().resolve(name);
        if (!Files.isDirectory(committed, LinkOption.NOFOLLOW_LINKS)) {
            out.append(name).append(": there are no results in ").append(committed.toString());
            out.append(" to compare with; `descent run` writes them\n");
            return false;
        }
        Comparison comparison = Comparison.of(
                new DiskFolder(committed.toString(), committed),
                new DiskFolder("a fresh run", fresh.resolve(name)),
                tolerance);
        if (comparison.count() > 0 || !quiet) {
            out.append(name).append(": ");
            comparison.write(out);
        }
        return comparison.count() == 0;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.sorted(Comparator.reverseOrder()).forEach(paths::add);
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
