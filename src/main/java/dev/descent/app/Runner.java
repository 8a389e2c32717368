package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.gate.stored.IndexEntry;
import dev.descent.gate.stored.IndexPage;
import dev.descent.gate.stored.ResultsIndex;
import dev.descent.journal.RunFileLost;
import dev.descent.journal.RunLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trains experiments one after the other, each on all threads, and reports each when its trials have ended. */
public final class Runner {
    private final RunContext context;

    public Runner(Loader loader, RunOptions options, RunListener listener, Cancellation cancellation) {
        this(new RunContext(loader, options, listener, cancellation));
    }

    Runner(RunContext context) {
        this.context = context;
    }

    /**
     * Refuses what a run would refuse before anything trains.
     *
     * @throws Stopped if somebody's files stand where results would
     */
    public void refuseStrangers(List<Experiment> experiments) throws Stopped {
        Ownership.refuseStrangers(experiments, context.options());
    }

    /**
     * Trains what is not known of a part of each sweep, and nothing else: the trials of the others are trained by {@link #run(List)}, and
     * the reports written when all are known.
     *
     * @return as of {@link #run(List)}
     * @throws Stopped as of {@link #run(List)}, and if no trial of an experiment is meant
     */
    public List<RunSummary> run(List<Experiment> experiments, OnlyTrials only) throws Stopped {
        only.refuseMistakes(experiments);
        return run(experiments, whole(run -> run.train(only)));
    }

    /**
     * Trains what is not known of the trials that fall to a shard, of the first round that is not whole; no report is written.
     *
     * @return as of {@link #run(List)}
     * @throws Stopped as of {@link #run(List)}
     */
    public List<RunSummary> run(List<Experiment> experiments, Shard shard) throws Stopped {
        return run(experiments, (experiment, folder) -> {
            try (ShardRun run = ShardRun.open(experiment, shard, folder, context)) {
                return run.train();
            }
        });
    }

    /**
     * Trains what is not known, to shards neither, and writes the reports.
     *
     * @return a summary an experiment, in order; those after a cancelled one are left out
     * @throws Stopped if somebody's files stand where results would, or if the machine lacks something; what is finished is in the
     *     journals
     */
    public List<RunSummary> run(List<Experiment> experiments) throws Stopped {
        return run(experiments, whole(ExperimentRun::train));
    }

    private List<RunSummary> run(List<Experiment> experiments, Task task) throws Stopped {
        refuseStrangers(experiments);
        List<RunSummary> summaries = new ArrayList<>();
        for (Experiment experiment : experiments) {
            if (context.cancellation().asked()) {
                break;
            }
            summaries.add(each(experiment, task));
        }
        conclude(summaries);
        return summaries;
    }

    /**
     * Writes the reports again from the journals; trains nothing but what the reports show and the journals lack predictions of.
     *
     * @throws Stopped if somebody's files stand where results would, or if a trial is in no journal
     */
    public List<RunSummary> report(List<Experiment> experiments) throws Stopped {
        refuseStrangers(experiments);
        List<RunSummary> summaries = new ArrayList<>();
        for (Experiment experiment : experiments) {
            summaries.add(each(experiment, whole(ExperimentRun::reportOnly)));
        }
        conclude(summaries);
        return summaries;
    }

    /**
     * Unites what machines have trained of experiments, and writes the reports of those that have all their trials.
     *
     * @param experiments those without anything to be merged are left out, if they are not named
     * @param folders results folders of other machines
     * @param named experiment files that must have something to be merged, or have been merged
     * @throws Stopped also if there is nothing to be merged, if a shard is running, or if two machines disagree
     */
    public List<RunSummary> merge(List<Experiment> experiments, List<Path> folders, List<Path> named) throws Stopped {
        List<Merge> merges = MergeSearch.of(experiments, folders, named, context.options());
        refuseStrangers(merges.stream().map(Merge::experiment).toList());
        List<RunSummary> summaries = new ArrayList<>();
        for (Merge merge : merges) {
            summaries.add(each(merge.experiment(), whole(run -> run.merge(merge))));
        }
        conclude(summaries);
        return summaries;
    }

    /** What is done with each experiment. */
    private interface Task {
        RunSummary of(Experiment experiment, ResultsFolder folder) throws IOException, Stopped;
    }

    /** What is done with an experiment whose results nobody else writes meanwhile. */
    private interface WholeTask {
        RunSummary of(ExperimentRun run) throws IOException, Stopped;
    }

    private Task whole(WholeTask task) {
        return (experiment, folder) -> {
            try (ExperimentRun run = ExperimentRun.open(experiment, folder, context)) {
                return task.of(run);
            }
        };
    }

    /** The page that a person opens first: the report of the only experiment, else the index. Empty if nothing was reported. */
    public Optional<Path> pageOf(List<RunSummary> summaries) {
        List<Path> folders = summaries.stream()
                .filter(RunSummary::reported)
                .map(RunSummary::folder)
                .toList();
        boolean many = folders.size() > 1 && context.options().overrides().isEmpty();
        return many
                ? Optional.of(context.options().results().resolve(IndexPage.FILE))
                : folders.stream().findFirst().map(folder -> folder.resolve("report.html"));
    }

    private RunSummary each(Experiment experiment, Task task) throws Stopped {
        RunOptions options = context.options();
        ResultsFolder folder = new ResultsFolder(
                options.results(), options.folder(experiment.spec().name()), options.jobs());
        try {
            return task.of(experiment, folder);
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(folder.folder(), e);
        }
    }

    /** Does what comes after the reports: only then they count as written. */
    private void conclude(List<RunSummary> summaries) throws Stopped {
        index(summaries);
        for (RunSummary summary : summaries) {
            if (summary.reported()) {
                try {
                    ShardFolders.reported(summary.folder());
                } catch (IOException e) {
                    throw unwritable(summary.folder(), e);
                }
            }
        }
    }

    /** Writes the index if anything that it tells of has been written. */
    @SuppressWarnings("try") // holding the lock is all that it is for
    private void index(List<RunSummary> summaries) throws Stopped {
        Map<String, IndexEntry> written = written(summaries);
        if (written.isEmpty() || !context.options().overrides().isEmpty()) {
            return;
        }
        Path results = context.options().results();
        Path index = results.resolve(ResultsIndex.FILE);
        Path run = results.resolve(".run");
        try {
            Files.createDirectories(run);
            // Runs of other experiments may end now as well: one after the other, and each sees what the one before
            // left.
            try (RunLock lock = RunLock.await(run.resolve("lock"))) {
                List<DiskFolder> folders = DiskFolder.under(results);
                ResultsIndex page = ResultsIndex.of(folders, written);
                AtomicFiles.write(index, run.resolve("README.md.part"), FileContent.of(page));
                AtomicFiles.write(
                        results.resolve(IndexPage.FILE),
                        run.resolve("index.html.part"),
                        FileContent.of(IndexPage.of(page, folders)));
                for (ResultsIndex.Unreadable folder : page.leftOut()) {
                    context.listener().warned(leftOut(folder, index));
                }
            }
        } catch (IOException e) {
            throw Stopped.machine("can't write " + index + ": " + IoMessages.of(e) + "; mend that and run again", e);
        }
    }

    /** {@code results/other/trials.csv is empty; it is left out of results/README.md}. */
    private String leftOut(ResultsIndex.Unreadable folder, Path index) {
        String why = IoMessages.withFile(folder.reason());
        String results = context.options().results().toString();
        String inside = why.startsWith(folder.folder() + "/") ? "" : folder.folder() + "/";
        return (why.startsWith(results) ? "" : results + "/" + inside) + why + "; it is left out of " + index;
    }

    /** What the index says of the folders whose reports have just been written, by name. */
    private static Map<String, IndexEntry> written(List<RunSummary> summaries) {
        Map<String, IndexEntry> written = new LinkedHashMap<>();
        for (RunSummary summary : summaries) {
            if (summary.reported()) {
                IndexEntry entry = summary.report().orElseThrow().indexEntry();
                written.put(entry.name(), entry);
            }
        }
        return written;
    }

    private static Stopped unwritable(Path folder, Exception e) {
        Optional<RunFileLost> lost = lost(e);
        if (lost.isPresent()) {
            return Stopped.machine(
                    lost.get().getMessage()
                            + " while a run used it, and trials that were finished may be lost with it; leave .run/ alone"
                            + " while a run lasts, and run again: that trains what is missing",
                    e);
        }
        IOException cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
        return Stopped.machine(
                "can't write under " + folder + ": " + IoMessages.withFile(cause)
                        + "; what was finished before is kept: mend that and run again",
                e);
    }

    /** That the run's files were taken away, if that is what stopped the run or came to light as it ended. */
    private static Optional<RunFileLost> lost(Throwable e) {
        if (e instanceof RunFileLost lost) {
            return Optional.of(lost);
        }
        Optional<RunFileLost> found = e.getCause() == null ? Optional.empty() : lost(e.getCause());
        for (Throwable suppressed : e.getSuppressed()) {
            found = found.isPresent() ? found : lost(suppressed);
        }
        return found;
    }
}
