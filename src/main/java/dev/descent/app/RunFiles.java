package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.journal.Journal;
import dev.descent.journal.RunLock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a run holds under {@code .run/} as long as it lasts: the lock, the journal and the log. */
record RunFiles(RunLock lock, Journal journal, RunLog log) implements Closeable {
    /**
     * Takes the folder's lock, opens its journal, and tells where and from what the run is done.
     *
     * @param fresh whether the journal's outcomes are forgotten
     * @throws Stopped if another process has the lock, or has meanwhile written another experiment's results
     */
    static RunFiles open(ResultsFolder folder, Experiment experiment, boolean fresh) throws IOException, Stopped {
        try (Opened opened = new Opened()) {
            RunLock lock = opened.add(takeLock(folder));
            Ownership.refuseOthers(folder.folder(), experiment);
            Path path = folder.run().resolve("journal");
            boolean isNew = Files.notExists(path);
            Journal journal = opened.add(Journal.open(path, System.nanoTime()));
            if (isNew) {
                folder.settle();
            }
            if (fresh) {
                journal.clear();
            }
            folder.sweepUp();
            RunLog log = opened.add(RunLog.open(folder.run()));
            RunEnvironment.write(folder.run(), experiment.spec().file());
            warnOfDamage(journal, folder, log);
            return opened.into(new RunFiles(lock, journal, log));
        }
    }

    private static RunLock takeLock(ResultsFolder folder) throws IOException, Stopped {
        Path path = folder.run().resolve("lock");
        String self = "process " + ProcessHandle.current().pid() + " on " + RunEnvironment.host();
        Optional<RunLock> lock = RunLock.take(path, self);
        if (lock.isPresent()) {
            return lock.get();
        }
        throw Stopped.machine(folder.folder() + " is in use by " + RunLock.holder(path)
                + "; wait for it, or write elsewhere with --results");
    }

    private static void warnOfDamage(Journal journal, ResultsFolder folder, RunLog log) {
        int damaged = journal.damaged();
        if (damaged > 0) {
            log.warn("the journal in " + folder.run() + " was damaged: "
                    + (damaged == 1
                            ? "1 record is not believed; if its trial has no other, it is trained again"
                            : damaged + " records are not believed; trials that have no other are trained again"));
        }
    }

    @Override
    public void close() throws IOException {
        try (lock;
                journal) {
            log.close();
        }
    }
}
