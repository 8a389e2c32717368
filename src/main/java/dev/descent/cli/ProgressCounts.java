package dev.descent.cli;

import dev.descent.app.RoundWork;
import dev.descent.app.RunningExperiment;
import dev.descent.app.TrialUnderWay;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Trial;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import dev.descent.sweep.Bounds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How far an experiment is, told in words. Trials are counted as they end; the work that is done is theirs and that of the epochs which
 * those under way have told, as of the last {@link #look}.
 */
final class ProgressCounts {
    private static final long SECOND = 1_000_000_000L;

    /** Before this has passed, no time is estimated: the first epochs are slower than those to come. */
    private static final long WARM = 3 * SECOND;

    /** Nor is it before this part of the work is done, unless {@link #LONG} has passed. */
    private static final double GROUND = 0.02;

    private static final long LONG = 30 * SECOND;
    private static final int LOSS_DIGITS = 3;

    private final RunningExperiment running;
    private final LongSupplier clock;
    private long begin;
    private List<TrialUnderWay> underWay = List.of();
    /** The work of the trials that have ended, and with the epochs of those under way; it grows until this time. */
    private double ended;

    private double settled;
    private long settledAt;
    private long lastEnd;
    private int done;
    private int notCompleted;

    /** @param clock nanoseconds */
    ProgressCounts(RunningExperiment running, LongSupplier clock) {
        this.running = running;
        this.clock = clock;
        this.begin = clock.getAsLong();
        this.settledAt = begin;
        this.lastEnd = begin;
    }

    /** A trial has ended. */
    void add(Trial trial, TrialOutcome outcome) {
        lastEnd = clock.getAsLong();
        done++;
        ended += running.work().ofTrial().applyAsDouble(trial);
        settle(ended);
        if (!(outcome instanceof TrialOutcome.Completed)) {
            notCompleted++;
        }
    }

    /** Looks at the trials under way. As long as nobody trains, the time that training takes does not begin. */
    void look() {
        if (settled == 0 && running.workers().orElse(1) == 0) {
            begin = clock.getAsLong();
            settledAt = begin;
            lastEnd = begin;
        }
        underWay = running.underWay();
        double work = ended;
        for (TrialUnderWay trial : underWay) {
            work += running.work().ofTrial().applyAsDouble(trial.trial()) * trial.share();
        }
        settle(work);
    }

    /** Work is never taken back: a trial that ends is for a moment neither under way nor counted. */
    private void settle(double work) {
        if (work > settled) {
            settled = work;
            settledAt = clock.getAsLong();
        }
    }

    /** The trials under way, as of the last look. */
    List<TrialUnderWay> underWay() {
        return underWay;
    }

    /** How much of the work of all rounds is done, from 0 to 1; less than 1 while a trial trains. */
    double share() {
        RoundWork work = running.work();
        double all = work.all();
        return all <= 0 ? 0 : Math.min(1, (work.before() + settled) / all);
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

    /** {@code 43 %, 12 of 560 trials}, or {@code 43 %, epoch 40 of 100} where there is one trial. */
    String progress() {
        boolean single = toTrain() == 1 && done == 0 && underWay.size() == 1;
        return (int) (100 * share()) + " %, " + round()
                + (single ? epoch(underWay.get(0)) : done + " of " + count(toTrain()));
    }

    /** What else there is to say of it, the most important first. */
    List<String> details() {
        List<String> details = new ArrayList<>();
        timeLeft().ifPresent(details::add);
        details.addAll(present());
        workers().ifPresent(details::add);
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

    /** {@code 12 executors}; one of them is nothing to tell of. */
    private Optional<String> workers() {
        int count = running.workers().orElse(1);
        return count == 1 ? Optional.empty() : Optional.of(count == 0 ? "waiting for executors" : count + " executors");
    }

    /** The loss of the trial under way; of several how many they are, and the lowest if losses of one kind can be compared. */
    private List<String> present() {
        List<String> present = new ArrayList<>();
        if (underWay.size() == 1) {
            TrialUnderWay only = underWay.get(0);
            if (toTrain() > 1) {
                present.add("1 under way at " + epoch(only));
            }
            present.add("loss " + loss(only.loss()));
            if (!Float.isNaN(only.validationLoss())) {
                present.add("val_loss " + loss(only.validationLoss()));
            }
        } else if (!underWay.isEmpty()) {
            boolean together =
                    underWay.stream().map(ProgressCounts::epoch).distinct().count() == 1;
            present.add(underWay.size() + " under way" + (together ? " at " + epoch(underWay.get(0)) : ""));
            if (underWay.stream()
                            .map(it -> it.trial().network().loss())
                            .distinct()
                            .count()
                    == 1) {
                double lowest =
                        underWay.stream().mapToDouble(TrialUnderWay::loss).min().orElseThrow();
                present.add("lowest loss " + loss(lowest));
            }
        }
        return present;
    }

    private static String epoch(TrialUnderWay trial) {
        return "epoch " + trial.epoch() + " of " + trial.trial().untilEpoch();
    }

    private static String loss(double loss) {
        return NumberText.written(
                new BigDecimal(loss).round(new MathContext(LOSS_DIGITS)).doubleValue());
    }

    /** {@code 41 a second}, {@code 1.5 a second} or {@code 12 a minute}; empty at the start. */
    private Optional<String> rate() {
        long elapsed = lastEnd - begin;
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

    /**
     * {@code about 3 min left}, from the pace of the round under way; {@code at most} where rounds follow that may train less. Empty as
     * long as there is no ground for it, and under a second.
     */
    private Optional<String> timeLeft() {
        RoundWork work = running.work();
        long elapsed = settledAt - begin;
        boolean ground = settled > 0 && elapsed >= WARM && (share() >= GROUND || elapsed >= LONG);
        if (!ground) {
            return Optional.empty();
        }
        double left = Math.max(0, work.round() - settled) + work.after();
        long seconds = (long) ((elapsed / settled * left - (clock.getAsLong() - settledAt)) / SECOND);
        if (seconds < 1) {
            return Optional.empty();
        }
        String time = seconds < 120 ? seconds + " s" : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
        String bound = work.after() > 0 && !running.bounds().exact() ? "at most about " : "about ";
        return Optional.of(bound + time + " left");
    }

    private static String count(int trials) {
        return Phrases.count(trials, "trial");
    }
}
