package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.gate.CheckResult;
import dev.descent.gate.Comparison;
import dev.descent.model.Arithmetic;
import dev.descent.model.ResultsVersion;
import dev.descent.number.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains afresh into a temporary folder and compares with the results that stand. */
public final class Check {
    private static final int MOST_NEWER = 3;

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
     * @throws Stopped if results are of a newer version than this program's, or the machine lacks something
     */
    public ExitCode run(List<Experiment> experiments, boolean quiet, Appendable out, CheckFiles files) throws Stopped {
        refuseNewer(experiments);
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

    /** Newer results may mean something else by the same words. */
    private void refuseNewer(List<Experiment> experiments) throws Stopped {
        List<String> newer = new ArrayList<>();
        for (Experiment experiment : experiments) {
            DiskFolder folder = committed(experiment.spec().name());
            ResultsVersion version = version(folder);
            if (version.isNewerThan(ResultsVersion.CURRENT)) {
                newer.add(folder.name() + " is of " + version.unlike(ResultsVersion.CURRENT));
            }
        }
        if (!newer.isEmpty()) {
            throw Stopped.refused(Phrases.few(newer, MOST_NEWER) + ", but this program knows versions up to format "
                    + ResultsVersion.FORMAT + " and arithmetic " + Arithmetic.VERSION
                    + "; check with the program that wrote it, or a newer one");
        }
    }

    /** A folder that can't be read is told with the findings. */
    private static ResultsVersion version(DiskFolder folder) {
        try {
            return folder.experiment().version();
        } catch (IOException e) {
            return ResultsVersion.CURRENT;
        }
    }

    /** The results that stand; there may be none. */
    private DiskFolder committed(String name) {
        Path folder = options.results().resolve(name);
        return new DiskFolder(folder.toString(), folder);
    }

    private ExitCode run(List<Experiment> experiments, boolean quiet, Appendable out, CheckFiles files, Path fresh)
            throws Stopped, IOException {
        List<RunSummary> summaries =
                new Runner(loader, options.freshInto(fresh), listener, cancellation).run(experiments);
        if (cancellation.asked()) {
            return ExitCode.INTERRUPTED;
        }
        List<CheckResult> checked = new ArrayList<>();
        for (int i = 0; i < experiments.size(); i++) {
            CheckResult one = check(experiments.get(i).spec().name(), summaries.get(i), fresh);
            tell(one, quiet, out);
            checked.add(one);
        }
        files.write(checked);
        ExitCode trained = ExitCode.of(summaries);
        boolean holds = checked.stream().allMatch(CheckResult::holds);
        return trained == ExitCode.DONE && !holds ? ExitCode.NOT_HELD : trained;
    }

    private CheckResult check(String name, RunSummary summary, Path fresh) {
        if (summary.report().isEmpty()) {
            return new CheckResult(
                    name, summary.notTrainedHere(), List.of("its training was cut short"), Optional.empty());
        }
        List<String> faults = new ArrayList<>();
        RunSummary.Report report = summary.report().get();
        report.nothing().ifPresent(faults::add);
        report.expectationsFailed().forEach(condition -> faults.add("expected " + condition));
        DiskFolder committed = committed(name);
        if (!committed.exists()) {
            faults.add(
                    0, "there are no results in " + committed.name() + " to compare with; `descent run` writes them");
            return new CheckResult(name, List.of(), faults, Optional.empty());
        }
        try {
            Comparison comparison =
                    Comparison.of(committed, new DiskFolder("a fresh run", fresh.resolve(name)), tolerance);
            if (comparison.count() == 0 && comparison.compared() == 0) {
                faults.add(0, "there is nothing in " + committed.name() + " that a fresh run has as well");
            }
            return new CheckResult(name, List.of(), faults, Optional.of(comparison));
        } catch (IOException e) {
            faults.add(
                    0,
                    "the results in " + committed.name() + " can't be read: " + IoMessages.of(e)
                            + "; take them from version control, or let `descent run` write them anew");
            return new CheckResult(name, List.of(), faults, Optional.empty());
        }
    }

    /** What moved; expectations that fail and what the machine could not do the listener has told already. */
    private static void tell(CheckResult checked, boolean quiet, Appendable out) throws IOException {
        String name = checked.name() + ": ";
        if (checked.comparison().isPresent()) {
            Comparison comparison = checked.comparison().get();
            if (comparison.count() > 0 || !quiet) {
                out.append(name);
                comparison.write(out);
                if (checked.versions().isPresent()) {
                    out.append("  ").append(CheckResult.REMEDY).append('\n');
                }
            }
        } else if (checked.lacking().isEmpty()) {
            out.append(name).append(checked.faults().get(0)).append('\n');
        } else {
            out.append(name).append("not every trial could be trained here, so nothing is compared\n");
        }
    }
}
