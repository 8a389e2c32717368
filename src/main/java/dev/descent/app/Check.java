package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.gate.Checked;
import dev.descent.gate.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     * @param out a few lines an experiment, for a person
     * @param files where the findings go as well
     * @return {@link ExitCode#NOT_HELD} if anything moved or an expectation does not hold
     */
    public ExitCode run(List<Experiment> experiments, boolean quiet, Appendable out, CheckFiles files) throws Stopped {
        files.prepare();
        try {
            Path fresh = Files.createTempDirectory("descent-check-");
            try {
                return run(experiments, quiet, out, files, fresh);
            } finally {
                ResultsFolder.deleteTree(fresh);
            }
        } catch (IOException e) {
            throw Stopped.machine(
                    "can't write under " + System.getProperty("java.io.tmpdir") + ": " + IoMessages.of(e)
                            + "; mend that, or name another folder with -Djava.io.tmpdir, and check again",
                    e);
        }
    }

    private ExitCode run(List<Experiment> experiments, boolean quiet, Appendable out, CheckFiles files, Path fresh)
            throws Stopped, IOException {
        List<RunSummary> summaries =
                new Runner(loader, options.freshInto(fresh), listener, cancellation).run(experiments);
        if (cancellation.asked()) {
            return ExitCode.INTERRUPTED;
        }
        List<Checked> checked = new ArrayList<>();
        for (int i = 0; i < experiments.size(); i++) {
            Checked one = check(experiments.get(i).spec().name(), summaries.get(i), fresh);
            tell(one, quiet, out);
            checked.add(one);
        }
        files.write(checked);
        ExitCode trained = ExitCode.of(summaries);
        boolean holds = checked.stream().allMatch(Checked::holds);
        return trained == ExitCode.DONE && !holds ? ExitCode.NOT_HELD : trained;
    }

    private Checked check(String name, RunSummary summary, Path fresh) {
        if (!summary.reported()) {
            return new Checked(name, summary.notHadHere(), List.of("its training was cut short"), Optional.empty());
        }
        List<String> faults = new ArrayList<>();
        if (summary.completed() == 0) {
            faults.add("no trial completed");
        }
        summary.expectationsFailed().forEach(condition -> faults.add("expected " + condition));
        Path committed = options.results().resolve(name);
        if (!Files.isDirectory(committed, LinkOption.NOFOLLOW_LINKS)) {
            faults.add(0, "there are no results in " + committed + " to compare with; `descent run` writes them");
            return new Checked(name, List.of(), faults, Optional.empty());
        }
        try {
            Comparison comparison = Comparison.of(
                    new DiskFolder(committed.toString(), committed),
                    new DiskFolder("a fresh run", fresh.resolve(name)),
                    tolerance);
            return new Checked(name, List.of(), faults, Optional.of(comparison));
        } catch (IOException e) {
            faults.add(
                    0,
                    "the results in " + committed + " can't be read: " + IoMessages.of(e)
                            + "; take them from version control, or let `descent run` write them anew");
            return new Checked(name, List.of(), faults, Optional.empty());
        }
    }

    /** What moved; expectations that fail and what the machine could not do the listener has told already. */
    private static void tell(Checked checked, boolean quiet, Appendable out) throws IOException {
        String name = checked.name() + ": ";
        if (checked.comparison().isPresent()) {
            Comparison comparison = checked.comparison().get();
            if (comparison.count() > 0 || !quiet) {
                out.append(name);
                comparison.write(out);
            }
        } else if (checked.lacking().isEmpty()) {
            out.append(name).append(checked.faults().get(0)).append('\n');
        } else {
            out.append(name).append("not every trial could be trained here, so nothing is compared\n");
        }
    }
}
