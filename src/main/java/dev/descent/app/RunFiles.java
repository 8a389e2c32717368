package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.journal.Journal;
import dev.descent.journal.RunLock;
import dev.descent.number.Phrases;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a run holds under {@code .run/} as long as it lasts: the lock, the journal and the log. */
record RunFiles(RunLock lock, Journal journal, RunLog log) implements Closeable {
    /**
     * Takes the folder's lock, opens its journal, and tells where and from what the run is done.
     *
     * @param fresh whether the outcomes of the journal and of shards are forgotten
     * @throws Stopped if another process has the lock or, where all is forgotten, a shard's, or has meanwhile written another
     *     experiment's results
     */
    static RunFiles open(ResultsFolder folder, Experiment experiment, boolean fresh) throws IOException, Stopped {
        try (Opened opened = new Opened()) {
            RunLock lock = opened.add(takeLock(
                    folder.run(), folder.folder().toString(), "wait for it, or write elsewhere with --results"));
            Ownership.refuseOthers(folder.folder(), experiment);
            boolean finished = folder.finish();
            if (fresh) {
                forgetShards(folder.folder());
            }
            Journal journal = opened.add(Journal.open(folder.run().resolve("journal"), System.nanoTime()));
            if (journal.size() == 0) {
                folder.settle(folder.run());
            }
            if (fresh) {
                journal.clear();
            }
            RunLog log = opened.add(RunLog.open(folder.run()));
            if (finished) {
                log.warn("a run was stopped while it put its reports into " + folder.folder()
                        + "; those that waited are in their places now");
            }
            RunEnvironment.write(folder.run(), experiment.spec().file());
            warnOfDamage(journal, folder.run(), log);
            return opened.into(new RunFiles(lock, journal, log));
        }
    }

    private static void forgetShards(Path folder) throws IOException, Stopped {
        try (ShardLocks shards = ShardLocks.take(folder)) {
            shards.deleteAll();
        }
    }

    /**
     * As {@link #open(ResultsFolder, Experiment, boolean)} for a shard, in a folder of its own below {@code .run/}: the results' own lock,
     * journal and reports are left to others.
     *
     * @throws Stopped if another process has the shard's lock, or the results are another experiment's
     */
    static RunFiles open(Shard shard, ResultsFolder folder, Experiment experiment) throws IOException, Stopped {
        Path run = ShardFolders.of(folder.folder(), shard);
        try (Opened opened = new Opened()) {
            RunLock lock = opened.add(takeLock(run, "shard " + shard + " of " + folder.folder(), "wait for it"));
            Ownership.refuseOthers(folder.folder(), experiment);
            Journal journal = opened.add(Journal.open(run.resolve("journal"), System.nanoTime()));
            if (journal.size() == 0) {
                folder.settle(run);
            }
            RunLog log = opened.add(RunLog.open(run));
            RunEnvironment.write(run, experiment.spec().file());
            warnOfDamage(journal, run, log);
            return opened.into(new RunFiles(lock, journal, log));
        }
    }

    /**
     * Takes a lock.
     *
     * @param what is locked, for those who are told that another process has it
     * @param remedy what they can do
     */
    static RunLock takeLock(Path run, String what, String remedy) throws IOException, Stopped {
        Path path = run.resolve("lock");
        String self = "process " + ProcessHandle.current().pid() + " on " + RunEnvironment.host();
        Optional<RunLock> lock = RunLock.take(path, self);
        if (lock.isPresent()) {
            return lock.get();
        }
        throw Stopped.machine(what + " is in use by " + RunLock.holder(path) + "; " + remedy);
    }

    private static void warnOfDamage(Journal journal, Path run, RunLog log) throws IOException {
        int damaged = journal.damaged();
        if (damaged > 0) {
            log.warn("the journal in " + run + " was damaged in " + Phrases.count(damaged, "place")
                    + "; what stood there counts as if it had never been written");
        }
        int unreadable = journal.unreadable();
        if (unreadable > 0) {
            log.warn("the journal in " + run + " has " + Phrases.count(unreadable, "record")
                    + " that this version can't read; "
                    + (unreadable == 1 ? "it stays there, but counts" : "they stay there, but count")
                    + " for nothing, and later runs do not tell of it again");
            journal.noteTold();
        }
    }

    /**
     * Makes sure that what reports are about to show is on disk, and that nobody else wrote into the folder.
     *
     * @throws dev.descent.journal.RunFileLost if the journal or the lock was taken away or changed
     */
    void verify() throws IOException {
        lock.verify();
        journal.force();
    }

    @Override
    public void close() throws IOException {
        try (lock;
                journal) {
            log.close();
        }
    }
}
