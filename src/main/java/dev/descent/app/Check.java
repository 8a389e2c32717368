package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.gate.CheckResult;
import dev.descent.gate.Comparison;
import dev.descent.gate.Tolerance;
import dev.descent.model.Arithmetic;
import dev.descent.model.BuiltInEngines;
import dev.descent.model.ResultsVersion;
import dev.descent.number.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Trains afresh into a temporary folder and compares with the results that stand. */
public final class Check {
    private static final int MOST_NEWER = 3;

    private final Loader loader;
    private final RunOptions options;
    private final RunListener listener;
    private final Cancellation cancellation;
    private final Allowed allowed;
    private final Telling telling;

    /**
     * What may differ.
     *
     * @param tolerance how far numbers may lie apart
     * @param older whether results of an earlier version hold if no number moved
     */
    public record Allowed(Tolerance tolerance, boolean older) {}

    /** Where to tell what is found: a few lines an experiment, for a person; if quiet, nothing of what is as it was to the byte. */
    public record Telling(Appendable out, boolean quiet) {}

    public Check(
            Loader loader,
            RunOptions options,
            RunListener listener,
            Cancellation cancellation,
            Allowed allowed,
            Telling telling) {
        this.loader = loader;
        this.options = options;
        this.listener = listener;
        this.cancellation = cancellation;
        this.allowed = allowed;
        this.telling = telling;
    }

    /**
     * Checks each experiment and says what moved.
     *
     * @param folders whose experiments these all are: then the folder of results is checked as a whole; none if some were picked
     *     (under settings from the command line, their folders alone are checked)
     * @param files where the findings go as well
     * @return {@link ExitCode#NOT_HELD} if anything moved or an expectation does not hold
     * @throws Stopped if results are of a newer version than this program's or, without a tolerance, of an engine that is not built in;
     *     or if the machine lacks something
     */
    public ExitCode run(List<Experiment> experiments, List<Path> folders, CheckFiles files) throws Stopped {
        refuseForeignBytes(experiments);
        refuseNewer(experiments);
        files.prepare(GuardedFiles.of(options.results(), experiments));
        try {
            Path fresh = Files.createTempDirectory("descent-check-");
            try {
                List<RunSummary> summaries =
                        new Runner(loader, options.freshInto(fresh), listener, cancellation).run(experiments);
                if (cancellation.asked()) {
                    return ExitCode.INTERRUPTED;
                }
                boolean holds = check(experiments, summaries, folders, fresh, files);
                ExitCode trained = ExitCode.of(summaries);
                return trained == ExitCode.DONE && !holds ? ExitCode.NOT_HELD : trained;
            } finally {
                ResultsFolder.deleteTree(fresh);
            }
        } catch (IOException e) {
            throw Stopped.machine(
                    "can't write under " + System.getProperty("java.io.tmpdir") + ": " + IoMessages.withFile(e)
                            + "; mend that, or name another folder with -Djava.io.tmpdir, and check again",
                    e);
        }
    }

    /** Whether everything is as it was and holds. */
    private boolean check(
            List<Experiment> experiments, List<RunSummary> summaries, List<Path> folders, Path fresh, CheckFiles files)
            throws Stopped, IOException {
        CommittedResults committed =
                new CommittedResults(options.results(), fresh, allowed.tolerance(), allowed.older());
        List<CheckResult> checked = new ArrayList<>();
        for (int i = 0; i < experiments.size(); i++) {
            String name = experiments.get(i).spec().name();
            checked.add(committed.check(experiments.get(i), options.folder(name), summaries.get(i)));
            tell(checked.get(i));
        }
        Optional<CheckResult> whole = Optional.empty();
        List<String> notChecked = CommittedResults.unmergedShards(experiments, options);
        if (!folders.isEmpty() && options.overrides().isEmpty()) {
            Set<Path> read = new HashSet<>();
            experiments.forEach(experiment -> read.add(experiment.spec().file().normalize()));
            whole = Optional.of(committed.checkWhole(checked, new UnreadExperiments(folders, read)));
            tell(whole.get());
            notChecked.addAll(committed.settingsFolders(experiments));
            notChecked.addAll(committed.trackedRuns());
            notChecked.addAll(new UnreadExperiments(folders, read).sentences());
        } else if (options.overrides().isEmpty()) {
            notChecked.add("these experiments alone were checked, not what else lies in " + options.results()
                    + "; `descent check` with their folder does");
        }
        for (String sentence : notChecked) {
            if (!telling.quiet()) {
                telling.out().append(sentence).append('\n');
            }
        }
        files.write(checked, whole, notChecked);
        return checked.stream().allMatch(CheckResult::holds)
                && whole.map(CheckResult::holds).orElse(true);
    }

    /** Numbers of an engine that is not built in may differ in their last bits on another machine. */
    private void refuseForeignBytes(List<Experiment> experiments) throws Stopped {
        for (Experiment experiment : experiments) {
            String engine = experiment.spec().engine();
            if (allowed.tolerance().isExact() && experiment.spec().trainsNetworks() && !BuiltInEngines.has(engine)) {
                throw Stopped.refused(experiment.spec().file() + " is trained by the engine '" + engine
                        + "', which is not built in, and whose numbers may repeat on one machine and with one version of it "
                        + "only; say with --tolerance how far they may lie apart, such as 1e-4");
            }
        }
    }

    /** Newer results may mean something else by the same words. */
    private void refuseNewer(List<Experiment> experiments) throws Stopped {
        List<String> newer = new ArrayList<>();
        for (Experiment experiment : experiments) {
            DiskFolder folder =
                    CommittedResults.folder(options.folder(experiment.spec().name()));
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

    /** What moved; expectations that fail and what the machine could not do the listener has told already. */
    private void tell(CheckResult checked) throws IOException {
        Appendable out = telling.out();
        String name = checked.name() + ": ";
        if (checked.comparison().isEmpty()) {
            String lacking = "not every trial could be trained here, so nothing is compared";
            out.append(name)
                    .append(checked.lacking().isEmpty() ? checked.faults().get(0) : lacking);
            out.append('\n');
            return;
        }
        Comparison comparison = checked.comparison().get();
        if (checked.change().isPresent()) {
            out.append(name).append(checked.change().get()).append('\n');
        }
        boolean isLess = checked.heldToLess().isPresent();
        if (comparison.count() > 0
                || isLess
                || !telling.quiet() && checked.change().isEmpty()) {
            out.append(name);
            comparison.write(out);
        }
        if (isLess) {
            out.append("  ").append(CheckResult.REMEDY).append('\n');
        }
        if (checked.faults().contains(CheckResult.OLDER)) {
            out.append("  ").append(CheckResult.OLDER).append('\n');
        }
    }
}
