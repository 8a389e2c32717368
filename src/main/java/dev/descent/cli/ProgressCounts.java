package dev.descent.cli;

import dev.descent.app.RunningExperiment;
import dev.descent.engine.TrialOutcome;
import dev.descent.number.Phrases;
import dev.descent.sweep.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How far an experiment is: counted as its trials end, told in words. */
final class ProgressCounts {
    private static final long SECOND = 1_000_000_000L;

    private final RunningExperiment running;
    private final LongSupplier clock;
    private final long begin;
    private long last;
    private int done;
    private int notCompleted;

    /** @param clock nanoseconds */
    ProgressCounts(RunningExperiment running, LongSupplier clock) {
        this.running = running;
        this.clock = clock;
        this.begin = clock.getAsLong();
        this.last = begin;
    }

    void add(TrialOutcome outcome) {
        last = clock.getAsLong();
        done++;
        if (!(outcome instanceof TrialOutcome.Completed)) {
            notCompleted++;
        }
    }

    String name() {
        return running.experiment().name();
    }

    int done() {
        return done;
    }

    int toTrain() {
        return running.toTrain();
    }

    /** {@code round 2 of at most 3: }; empty where there is one. */
    String round() {
        Bounds bounds = running.bounds();
        return bounds.rounds() == 1
                ? ""
                : "round " + running.round() + " of " + (bounds.exact() ? "" : "at most ") + bounds.rounds() + ": ";
    }

    /** What is to be done, {@code 560 trials to train, 8 known from before}. */
    String task() {
        if (running.again()) {
            return count(toTrain()) + " to train again, for the predictions that the report shows";
        }
        return round() + count(toTrain()) + " to train"
                + (running.known() > 0 ? ", " + running.known() + " known from before" : "");
    }

    /** {@code 12 of 560 trials}. */
    String progress() {
        return round() + done + " of " + count(toTrain());
    }

    /** What else there is to say of it, the most important first. */
    List<String> details() {
        List<String> details = new ArrayList<>();
        timeLeft().ifPresent(details::add);
        running.best().ifPresent(best -> details.add("best " + best));
        rate().ifPresent(details::add);
        if (notCompleted > 0) {
            details.add(notCompleted + " not completed");
        }
        return details;
    }

    /** {@link #progress} and {@link #details}, with commas. */
    String text() {
        List<String> parts = new ArrayList<>(List.of(progress()));
        parts.addAll(details());
        return String.join(", ", parts);
    }

    /** {@code 41 a second}, {@code 1.5 a second} or {@code 12 a minute}; empty at the start. */
    private Optional<String> rate() {
        long elapsed = last - begin;
        if (done == 0 || elapsed <= 0) {
            return Optional.empty();
        }
        long tenths = 10L * done * SECOND / elapsed;
        if (tenths >= 100) {
            return Optional.of(tenths / 10 + " a second");
        }
        return Optional.of(
                tenths >= 10
                        ? tenths / 10 + "." + tenths % 10 + " a second"
                        : Math.max(1, 60L * done * SECOND / elapsed) + " a minute");
    }

    /** {@code about 3 min left}; empty as long as it can't be told, and under a second. */
    private Optional<String> timeLeft() {
        long elapsed = last - begin;
        if (done == 0) {
            return Optional.empty();
        }
        long seconds = elapsed / done * (toTrain() - done) / SECOND;
        if (seconds < 1) {
            return Optional.empty();
        }
        String time = seconds < 120 ? seconds + " s" : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
        return Optional.of("about " + time + " left");
    }

    private static String count(int trials) {
        return Phrases.count(trials, "trial");
    }
}
