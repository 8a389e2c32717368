package dev.descent.cli;

import dev.descent.engine.TrialOutcome;
import dev.descent.run.ExitCode;
import dev.descent.run.RunListener;
import dev.descent.run.RunSummary;
import dev.descent.spec.ExperimentSpec;
import dev.descent.spec.Trial;

/** Tells a person how a run goes: one line that is rewritten on a terminal, a few plain lines elsewhere. */
final class Progress implements RunListener {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long PLAIN_NANOS = 10_000_000_000L;

    private final Terminal terminal;
    private final boolean quiet;
    private int toTrain;
    private int done;
    private int notCompleted;
    private long begin;
    private long lastShown;
    private int shownWidth;

    Progress(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
    }

    @Override
    public synchronized void started(ExperimentSpec experiment, int trialsToTrain, int known) {
        toTrain = trialsToTrain;
        done = 0;
        notCompleted = 0;
        begin = System.nanoTime();
        lastShown = begin;
        if (!quiet && !terminal.interactive()) {
            terminal.err()
                    .println(experiment.name() + ": " + count(toTrain) + " to train"
                            + (known > 0 ? ", " + known + " known from before" : ""));
        }
    }

    @Override
    public synchronized void finished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome) {
        done++;
        if (!(outcome instanceof TrialOutcome.Completed)) {
            notCompleted++;
        }
        long now = System.nanoTime();
        if (!quiet && now - lastShown >= (terminal.interactive() ? REDRAW_NANOS : PLAIN_NANOS)) {
            lastShown = now;
            show(experiment.name() + ": " + done + " of " + count(toTrain)
                    + (notCompleted > 0 ? ", " + notCompleted + " not completed" : "") + timeLeft(now));
        }
    }

    @Override
    public synchronized void ended(ExperimentSpec experiment, RunSummary summary) {
        wipe();
        for (String sentence : summary.notHadHere()) {
            terminal.err().println(experiment.name() + ": " + sentence);
        }
        for (String condition : summary.expectationsFailed()) {
            terminal.err().println(experiment.name() + ": expected " + condition);
        }
        if (!summary.reported()) {
            terminal.err()
                    .println(experiment.name() + ": cut short; what is finished is kept, the reports are as they were");
        } else if (!quiet) {
            terminal.out()
                    .println(experiment.name() + ": " + summary.verdict() + " → "
                            + summary.folder().resolve("report.md"));
        }
        if (summary.exitCode() == ExitCode.NOTHING_COMPLETED) {
            terminal.err().println(experiment.name() + ": no trial completed");
        }
    }

    /** Takes the rewritten line away, so that something else can be printed. */
    synchronized void wipe() {
        if (shownWidth > 0) {
            terminal.err().print('\r');
            terminal.err().print(" ".repeat(shownWidth));
            terminal.err().print('\r');
            terminal.err().flush();
            shownWidth = 0;
        }
    }

    private void show(String line) {
        if (terminal.interactive()) {
            String padding = " ".repeat(Math.max(0, shownWidth - line.length()));
            terminal.err().print('\r');
            terminal.err().print(line + padding);
            terminal.err().flush();
            shownWidth = line.length();
        } else {
            terminal.err().println(line);
        }
    }

    private String timeLeft(long now) {
        long seconds = (now - begin) / 1_000_000_000L * (toTrain - done) / Math.max(1, done);
        return seconds < 1 ? "" : ", about " + (seconds < 120 ? seconds + " s" : seconds / 60 + " min") + " left";
    }

    private static String count(int trials) {
        return trials == 1 ? "1 trial" : trials + " trials";
    }
}
