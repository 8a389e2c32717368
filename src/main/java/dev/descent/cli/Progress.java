package dev.descent.cli;

import dev.descent.app.RunListener;
import dev.descent.app.RunSummary;
import dev.descent.app.RunningExperiment;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.BuiltInEngines;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Tells a person how a run goes: by a bar that is rewritten on a terminal, by a few plain lines, ever rarer, elsewhere. It speaks as trials
 * end and, where someone calls {@link #tick} now and then, while none does.
 */
final class Progress implements RunListener, AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final long REDRAW = SECOND / 10;
    private static final long FIRST_LINE = 10 * SECOND;
    private static final long RAREST_LINE = 600 * SECOND;
    /** How long nothing has ended when a line says how far it is; the next such line waits twice as long. */
    private static final long SILENCE = 10 * SECOND;

    private static final long LONGEST_SILENCE = 60 * SECOND;
    private static final int WIDE = 100;
    private static final int NARROW = 60;

    private final Terminal terminal;
    private final boolean quiet;
    private final LongSupplier clock;
    private ProgressCounts tally;
    private long lastShown;
    private long lastEnd;
    private long pause;
    private long silence;
    private boolean interrupted;

    Progress(Terminal terminal, boolean quiet) {
        this(terminal, quiet, System::nanoTime);
    }

    /** @param clock nanoseconds */
    Progress(Terminal terminal, boolean quiet, LongSupplier clock) {
        this.terminal = terminal;
        this.quiet = quiet;
        this.clock = clock;
    }

    @Override
    public synchronized void started(RunningExperiment running) {
        tally = new ProgressCounts(running, clock);
        lastShown = clock.getAsLong();
        lastEnd = lastShown;
        silence = SILENCE;
        pause = terminal.status().isPresent() ? REDRAW : FIRST_LINE;
        if (quiet) {
            return;
        }
        if (terminal.status().isEmpty()) {
            terminal.err().println(tally.name() + ": " + tally.task());
        } else if (tally.toTrain() > 0) {
            draw(terminal.status().get());
        }
    }

    @Override
    public synchronized void finished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome) {
        tally.add(trial, outcome);
        long now = clock.getAsLong();
        lastEnd = now;
        if (quiet || interrupted || now - lastShown < pause) {
            return;
        }
        lastShown = now;
        tally.look();
        if (terminal.status().isPresent()) {
            draw(terminal.status().get());
        } else {
            pause = Math.min(RAREST_LINE, 2 * pause);
            terminal.err().println(tally.name() + ": " + tally.text());
        }
    }

    /** Looks how far it is, and says so if it is time. */
    synchronized void tick() {
        if (quiet || interrupted || tally == null || tally.done() == tally.toTrain()) {
            return;
        }
        tally.look();
        long now = clock.getAsLong();
        if (terminal.status().isPresent()) {
            if (now - lastShown >= REDRAW) {
                lastShown = now;
                draw(terminal.status().get());
            }
        } else if (now - Math.max(lastShown, lastEnd) >= silence) {
            lastShown = now;
            silence = Math.min(LONGEST_SILENCE, 2 * silence);
            terminal.err().println(tally.name() + ": " + tally.text());
        }
    }

    @Override
    public synchronized void trainingAgain(ExperimentSpec experiment, int trials, String what) {
        wipe();
        if (!quiet) {
            terminal.err()
                    .println(experiment.name() + ": " + Phrases.count(trials, "trial") + " to train again, for "
                            + (trials == 1 ? "its " : "their ") + what);
        }
    }

    @Override
    public synchronized void ended(ExperimentSpec experiment, RunSummary summary) {
        tally = null;
        wipe();
        for (String sentence : summary.notTrainedHere()) {
            terminal.err().println(experiment.name() + ": " + sentence);
        }
        if (summary.report().isPresent()) {
            tell(experiment.name(), summary);
        } else if (summary.part().isPresent()) {
            tell(experiment.name(), summary.part().get());
        } else {
            terminal.err()
                    .println(experiment.name() + ": cut short; what is finished is kept, the reports are as they were");
        }
    }

    private void tell(String name, RunSummary.Part part) {
        if (!quiet) {
            terminal.out().println(name + ": " + part.text());
            part.table().lines().forEach(terminal.out()::println);
        }
    }

    @Override
    public synchronized void warned(String sentence) {
        wipe();
        terminal.err().println(sentence);
    }

    private void tell(String name, RunSummary summary) {
        RunSummary.Report report = summary.report().orElseThrow();
        Path folder = summary.folder();
        String whole = summary.part().map(it -> it.text() + ": ").orElse("");
        for (String condition : report.expectationsFailed()) {
            terminal.err().println(name + ": expected " + condition);
        }
        boolean nothing = report.nothing().isPresent();
        if (nothing || !quiet) {
            (nothing ? terminal.err() : terminal.out())
                    .println(name + ": " + whole + report.verdict() + " → " + folder.resolve("report.md"));
        }
        if (!quiet && report.indexEntry().foreignEngine().isPresent()) {
            terminal.err()
                    .println(name + ": trained by the engine '"
                            + report.indexEntry().foreignEngine().get() + "', " + BuiltInEngines.WHICH_ELSE);
        }
        if (!quiet && !report.saved().isEmpty()) {
            terminal.err()
                    .println(name + ": saved "
                            + report.saved().stream()
                                    .map(file -> folder.resolve(file).toString())
                                    .collect(Collectors.joining(" and ")));
        }
        if (!quiet && report.toBearInMind() > 0) {
            terminal.err()
                    .println(name + ": " + Phrases.count(report.toBearInMind(), "thing") + " to bear in mind: "
                            + folder.resolve("report.md"));
        }
    }

    /** The run was asked to stop: how far it is matters no more. */
    synchronized void interrupt() {
        interrupted = true;
        wipe();
    }

    /** Takes the bar away. */
    void wipe() {
        terminal.status().ifPresent(StatusLine::clear);
    }

    /** Says nothing more. */
    @Override
    public synchronized void close() {
        tally = null;
        wipe();
    }

    /** {@code name [=====>    ] 55 %, 312 of 560 trials, about 6 s left, best val_loss 0.313}, as much as there is room for. */
    private void draw(StatusLine line) {
        int width = line.room() >= WIDE ? 30 : line.room() >= NARROW ? 12 : 0;
        String text = tally.name() + (width > 0 ? " [" + bar(width) + "] " : ": ") + tally.progress();
        for (String detail : tally.details()) {
            if (text.length() + 2 + detail.length() <= line.room()) {
                text += ", " + detail;
            }
        }
        line.show(text);
    }

    private String bar(int width) {
        int filled = (int) (tally.share() * width);
        String head = filled < width ? ">" : "";
        return "=".repeat(filled) + head + " ".repeat(width - filled - head.length());
    }
}
