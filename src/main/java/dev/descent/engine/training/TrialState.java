package dev.descent.engine.training;

import dev.descent.engine.History;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.NetworkSpec;
import dev.descent.nn.Initializers;
import dev.descent.nn.Network;
import dev.descent.optim.UpdateRule;
import java.util.Arrays;
import java.util.Optional;

/**
 * Everything a trial carries from one epoch to the next, in the layout of one trial. An engine may keep it elsewhere while it
 * trains, say in lanes; between two epochs any form of an engine can take it over from any other.
 *
 * <pre>
 *   parameters   float[network.parameters()]     the order of {@link Network}: trained, then running
 *   slots        float[rule.slots()][network.trained()]
 *   scalars      double[rule.scalars()]
 *   step         updates done
 *   epoch        epochs ended
 *   lastFiniteLoss   the last finite batch loss or loss after an epoch; NaN before the first
 *   history      the epochs' numbers
 *   monitor      early stopping, with the copy of the best parameters
 * </pre>
 */
public final class TrialState {
    private final float[] parameters;
    private final float[][] slots;
    private final double[] scalars;
    private final HistoryBuilder history = new HistoryBuilder();
    private final Optional<Monitor> monitor;
    private long step;
    private int epoch;
    private double lastFiniteLoss = Double.NaN;

    /**
     * A trial before its first step.
     *
     * @param rule empty if nothing is trained
     * @param repeat from 1
     */
    public TrialState(Network network, NetworkSpec spec, Optional<UpdateRule> rule, int repeat) {
        this.parameters = new float[network.parameters()];
        Initializers.fill(network, spec.seed(), repeat, parameters, 0, 1);
        this.slots = new float[rule.isPresent() ? rule.get().slots() : 0][network.trained()];
        for (int s = 0; s < slots.length; s++) {
            Arrays.fill(slots[s], (float) rule.get().initialSlot(s));
        }
        this.scalars = new double[rule.isPresent() ? rule.get().scalars() : 0];
        for (int s = 0; s < scalars.length; s++) {
            scalars[s] = rule.get().initialScalar(s);
        }
        this.monitor = spec.earlyStopping().map(stopping -> new Monitor(stopping, spec.metrics()));
    }

    /** The state's own array: changed in place by training. */
    public float[] parameters() {
        return parameters;
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

    /**
     * Ends an epoch whose weights and loss are finite.
     *
     * @return whether early stopping ends the trial
     */
    public boolean endEpoch(EpochNumbers numbers) {
        epoch++;
        lastFiniteLoss = numbers.train().loss();
        history.add(numbers);
        return monitor.isPresent() && monitor.get().observe(numbers, epoch, parameters);
    }

    /**
     * Ends the training: parameters become those that are kept.
     *
     * @return whether those may be others than the last epoch's
     */
    public boolean keepBest() {
        if (monitor.isEmpty() || !monitor.get().restores()) {
            return false;
        }
        System.arraycopy(monitor.get().bestParameters(), 0, parameters, 0, parameters.length);
        return true;
    }

    /** How a trial ends whose loss or weights are not finite in its current epoch. */
    public TrialOutcome diverged(String trialId) {
        return new TrialOutcome.Diverged(
                trialId, epoch + 1, step, parameters.length, lastFiniteLoss, history(), Optional.empty());
    }
}
