package dev.descent.engine.lockstep;

import dev.descent.engine.Cohort;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.training.EpochNumbers;
import dev.descent.engine.training.TrialState;
import dev.descent.model.Component;
import dev.descent.model.EarlyStopping;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.nn.Metric;
import dev.descent.nn.Metrics;
import dev.descent.nn.Network;
import dev.descent.nn.Penalties;
import dev.descent.number.Purpose;
import dev.descent.number.RandomKey;
import dev.descent.optim.Clipping;
import dev.descent.optim.Schedule;
import dev.descent.optim.Schedules;
import dev.descent.optim.UpdateRule;
import dev.descent.optim.UpdateRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is a trial's own, whatever pack it is in: its settings, where it stands, and how it ends. The weights and slots of its
 * {@link TrialState} are those of the last time a pack was left or an epoch was copied.
 */
final class Lane {
    /** What a part of the data says of the weights that are kept. */
    private record Kept(Scores train, Optional<Scores> validation, Optional<Scores> test, Predictions predictions) {}

    private final Trial trial;
    private final NetworkSpec spec;
    private final Network network;
    private final Penalties penalties;
    private final Optional<UpdateRule> rule;
    private final Optional<Schedule> schedule;
    private final List<Metric> metrics;
    private final double clippingBound;
    private final long orderKey;
    private final TrialState state;
    private final double[] constants;
    private final boolean watchesParameters;
    private double rate = Double.NaN;
    private double epochLosses;
    private boolean diverged;
    private boolean ended;
    private Optional<Kept> kept = Optional.empty();

    /** A trial where it stands in its cohort. */
    Lane(Cohort cohort, Trial trial) {
        this.trial = trial;
        this.spec = trial.network();
        this.network = Network.of(spec.layers(), cohort.data().train().features());
        this.penalties = Penalties.of(network);
        this.rule = spec.optimizer().map(UpdateRules::of);
        this.schedule = spec.optimizer().map(Schedules::of);
        this.metrics = metrics(spec);
        this.clippingBound = spec.clipping().map(Clipping::bound).orElse(Clipping.NONE);
        this.orderKey = RandomKey.of(spec.seed(), trial.repeat(), Purpose.ORDER, -1, "");
        this.state = TrialState.of(cohort, trial, network, rule);
        this.constants = new double[rule.isPresent() ? rule.get().constantCount() : 0];
        this.watchesParameters =
                spec.earlyStopping().map(EarlyStopping::restoreBest).orElse(false);
        this.ended = state.ended(trial.untilEpoch());
    }

    private static List<Metric> metrics(NetworkSpec spec) {
        List<Metric> metrics = new ArrayList<>();
        for (Component metric : spec.metrics()) {
            metrics.add(Metrics.of(metric));
        }
        return metrics;
    }

    Trial trial() {
        return trial;
    }

    NetworkSpec spec() {
        return spec;
    }

    Network network() {
        return network;
    }

    Penalties penalties() {
        return penalties;
    }

    /** Empty if nothing is trained. */
    Optional<UpdateRule> rule() {
        return rule;
    }

    List<Metric> metrics() {
        return metrics;
    }

    /** The bound of the gradient, {@link Clipping#NONE} without one. */
    double clippingBound() {
        return clippingBound;
    }

    /** The key of its row orders. */
    long orderKey() {
        return orderKey;
    }

    TrialState state() {
        return state;
    }

    /** Whether its loss or weights are not finite; nothing of its numbers counts any more. */
    boolean diverged() {
        return diverged;
    }

    /** Whether it trains no more. */
    boolean ended() {
        return ended;
    }

    void beginEpoch() {
        epochLosses = 0;
    }

    /** Notes the loss of a batch before its update; a loss that is not finite ends the trial. */
    void batchLoss(double loss, int rows) {
        if (diverged) {
            return;
        }
        diverged = !Float.isFinite((float) loss);
        state.advanceTo(state.step() + 1, diverged ? state.lastFiniteLoss() : (float) loss);
        epochLosses += loss * rows;
    }

    /** How many constants its update rule has. */
    int constantCount() {
        return constants.length;
    }

    /** The constants of the update rule for the step that {@link #batchLoss} began. */
    double[] constants() {
        if (!diverged) {
            rate = state.rate(schedule.orElseThrow().rate(state.step() - 1));
            rule.orElseThrow().advance(rate, state.scalars(), constants);
        }
        return constants;
    }

    /** Whether the end of an epoch wants the state's parameters to be those of the pack. */
    boolean watchesParameters() {
        return watchesParameters;
    }

    /**
     * Ends an epoch.
     *
     * @param rows how many there are to train on
     * @param finite whether all parameters are finite
     */
    void endEpoch(int rows, boolean finite, Scores train, Optional<Scores> validation) {
        diverged |= !finite || !Float.isFinite((float) train.loss());
        if (diverged) {
            ended = true;
            return;
        }
        state.endEpoch(new EpochNumbers(rate, (float) (epochLosses / rows), train, validation));
        ended = state.ended(trial.untilEpoch());
    }

    /** Takes the numbers of the parameters that the trial ends with. */
    void kept(Scores train, Optional<Scores> validation, Optional<Scores> test, Predictions predictions) {
        diverged = !Float.isFinite((float) train.loss());
        kept = Optional.of(new Kept(train, validation, test, predictions));
    }

    /** Tells the weights before the first step, to who wants them. */
    void tellStart(TrainingListener listener) {
        state.tellStart(trial, listener);
    }

    /** Tells the epoch that has just ended, unless the trial diverged in it. */
    void tellEpoch(TrainingListener listener) {
        if (!diverged) {
            state.tellEpoch(trial, listener);
        }
    }

    /** Tells how the trial ended. */
    void tell(TrainingListener listener) {
        state.tell(trial, outcome(), listener);
    }

    private TrialOutcome outcome() {
        if (diverged) {
            return state.diverged(trial.id());
        }
        Kept numbers = kept.orElseThrow();
        return new TrialOutcome.Completed(
                trial.id(),
                state.epoch(),
                state.step(),
                network.parameters(),
                numbers.train(),
                numbers.validation(),
                numbers.test(),
                state.bestEpoch(),
                state.history(),
                numbers.predictions(),
                Optional.empty());
    }
}
