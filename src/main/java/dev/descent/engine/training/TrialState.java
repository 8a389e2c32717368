package dev.descent.engine.training;

import dev.descent.engine.Checkpoint;
import dev.descent.engine.Cohort;
import dev.descent.engine.History;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.nn.Network;
import dev.descent.optim.UpdateRule;
import java.util.Arrays;
import java.util.Optional;

/**
 * Everything a trial carries from one epoch to the next, in the layout of one trial. An engine may keep it elsewhere while it
 * trains, say in lanes; between two epochs any form of an engine can take it over from any other. It is the checkpoint of the built-in
 * engines too.
 *
 * <pre>
 *   parameters   float[network.parameters()]     the order of {@link Network}: trained, then running; those at which gradients are taken
 *   slots        float[rule.slots()][network.trained()]
 *   scalars      double[rule.scalars()]
 *   step         updates done
 *   epoch        epochs ended
 *   lastFiniteLoss   the last finite batch loss or loss after an epoch; NaN before the first
 *   history      the epochs' numbers
 *   monitor      early stopping, with the copy of the best parameters
 *   plateau      how far the learning rate has been reduced, and what that waits for
 *   stopped      whether early stopping has ended the trial, whatever is still asked for
 * </pre>
 */
public final class TrialState implements Checkpoint {
    /** Objects and headers of arrays. */
    private static final long OVERHEAD = 400;

    private final float[] parameters;
    private final float[][] slots;
    private final double[] scalars;
    private final HistoryBuilder history;
    private final Optional<Monitor> monitor;
    private final Optional<Plateau> plateau;
    private final Optional<UpdateRule> averaging;
    private long step;
    private int epoch;
    private double lastFiniteLoss = Double.NaN;
    private boolean stopped;

    /**
     * Where a trial of a cohort stands: a copy of its checkpoint, or before its first step if it has none that this is a layout of.
     *
     * @param rule empty if nothing is trained
     */
    public static TrialState of(Cohort cohort, Trial trial, Network network, Optional<UpdateRule> rule) {
        return cohort.checkpoint(trial).orElse(null) instanceof TrialState paused
                ? new TrialState(paused)
                : new TrialState(network, trial.network(), rule, trial.repeat());
    }

    /**
     * A trial before its first step.
     *
     * @param rule empty if nothing is trained
     * @param repeat from 1
     */
    public TrialState(Network network, NetworkSpec spec, Optional<UpdateRule> rule, int repeat) {
        this.history = new HistoryBuilder();
        this.parameters = FirstWeights.of(network, spec, repeat);
        this.slots = new float[rule.isPresent() ? rule.get().slots() : 0][network.trained()];
        for (int s = 0; s < slots.length; s++) {
            Arrays.fill(slots[s], (float) rule.get().initialSlot(s));
        }
        this.scalars = new double[rule.isPresent() ? rule.get().scalars() : 0];
        for (int s = 0; s < scalars.length; s++) {
            scalars[s] = rule.get().initialScalar(s);
        }
        this.plateau = spec.reduceOnPlateau().map(it -> new Plateau(it, spec.metrics()));
        this.averaging = rule.filter(UpdateRule::averages);
        this.monitor = spec.earlyStopping().map(stopping -> new Monitor(stopping, spec.metrics()));
    }

    private TrialState(TrialState other) {
        this.parameters = other.parameters.clone();
        this.slots = new float[other.slots.length][];
        Arrays.setAll(slots, s -> other.slots[s].clone());
        this.scalars = other.scalars.clone();
        this.history = other.history.copy();
        this.monitor = other.monitor.map(Monitor::copy);
        this.plateau = other.plateau.map(Plateau::copy);
        this.averaging = other.averaging;
        this.step = other.step;
        this.epoch = other.epoch;
        this.lastFiniteLoss = other.lastFiniteLoss;
        this.stopped = other.stopped;
    }

    /** The state's own array: changed in place by training. */
    public float[] parameters() {
        return parameters;
    }

    /** What the network is measured, told and kept with: the parameters themselves, or a copy that is averaged by a rule that averages. */
    public float[] measuredParameters() {
        if (averaging.isEmpty()) {
            return parameters;
        }
        float[] average = parameters.clone();
        averaging.get().average(average, slots, 1, 0);
        return average;
    }

    /** The state's own arrays. */
    public float[][] slots() {
        return slots;
    }

    /** The state's own array. */
    public double[] scalars() {
        return scalars;
    }

    public long step() {
        return step;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    public double lastFiniteLoss() {
        return lastFiniteLoss;
    }

    public History history() {
        return history.build();
    }

    /** The epoch that early stopping calls the best, from 1; 0 without early stopping. */
    public int bestEpoch() {
        return monitor.isPresent() ? monitor.get().bestEpoch() : 0;
    }

    /** Sets what training in another layout has counted. */
    public void advanceTo(long step, double lastFiniteLoss) {
        this.step = step;
        this.lastFiniteLoss = lastFiniteLoss;
    }

    @Override
    public long bytes() {
        long floats = parameters.length + (long) slots.length * (slots.length == 0 ? 0 : slots[0].length);
        if (monitor.isPresent()) {
            floats += monitor.get().bestParameters().length;
        }
        return OVERHEAD + floats * Float.BYTES + (long) scalars.length * Double.BYTES + history.bytes();
    }

    /** Ends an epoch whose weights and loss are finite. */
    public void endEpoch(EpochNumbers numbers) {
        epoch++;
        lastFiniteLoss = numbers.train().loss();
        history.add(numbers);
        watchPlateau(numbers);
        stopped = monitor.isPresent() && monitor.get().observe(numbers, epoch, measuredParameters());
    }

    /** η of a step for which the schedule says {@code scheduled}. */
    public double rate(double scheduled) {
        return plateau.isPresent() ? plateau.get().rate(scheduled) : scheduled;
    }

    /** Whether the numbers of an epoch may reduce the learning rate. */
    public boolean watchesPlateau() {
        return plateau.isPresent();
    }

    /** Reduces the learning rate if an epoch of these numbers is one too many without an improvement. */
    public void watchPlateau(EpochNumbers numbers) {
        if (plateau.isPresent()) {
            plateau.get().observe(numbers);
        }
    }

    /** Tells the weights before the first step, to who wants them, unless the trial has begun. */
    public void tellStart(Trial trial, TrainingListener listener) {
        if (epoch == 0) {
            tellParameters(trial, listener);
        }
    }

    /** Tells the epoch that has just ended; the parameters are those of its end if the listener wants them. */
    public void tellEpoch(Trial trial, TrainingListener listener) {
        EpochNumbers last = history.last();
        float validationLoss =
                last.validation().isPresent() ? (float) last.validation().get().loss() : Float.NaN;
        listener.epochEnded(trial, epoch, (float) last.train().loss(), validationLoss);
        tellParameters(trial, listener);
    }

    private void tellParameters(Trial trial, TrainingListener listener) {
        if (listener.wantsParametersAt(trial, epoch)) {
            listener.parameters(trial, epoch, measuredParameters().clone());
        }
    }

    /** Whether a trial that is to be trained until this epoch has ended: it came so far, or early stopping ended it before. */
    public boolean ended(int untilEpoch) {
        return stopped || epoch >= untilEpoch;
    }

    /**
     * The parameters that a trial keeps which ends here; not to be changed. They are {@link #measuredParameters} unless early stopping
     * restores those of the best epoch: training that goes on goes on from the state's own.
     */
    public float[] keptParameters() {
        return monitor.isPresent() && monitor.get().restores() ? monitor.get().bestParameters() : measuredParameters();
    }

    /** Tells how the trial ended, and this state if it may go on; the caller must not change it any more. */
    public void tell(Trial trial, TrialOutcome outcome, TrainingListener listener) {
        if (outcome instanceof TrialOutcome.Completed && listener.wantsParameters()) {
            listener.kept(trial, keptParameters().clone());
        }
        listener.finished(trial, outcome);
        if (trial.pauses() && outcome instanceof TrialOutcome.Completed) {
            listener.paused(trial, this);
        }
    }

    /** How a trial ends whose loss or weights are not finite in its current epoch. */
    public TrialOutcome diverged(String trialId) {
        return new TrialOutcome.Diverged(
                trialId, epoch + 1, step, parameters.length, lastFiniteLoss, history(), Optional.empty());
    }
}
