package dev.descent.worker;

import dev.descent.engine.Checkpoint;
import dev.descent.engine.Cohort;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrainingStep;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import dev.descent.number.VisibleText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stands between an engine and who listens to it while it trains one cohort, and passes on what the contract allows. The first thing that
 * it does not allow is thrown into the engine's face, and nothing is passed on after it.
 */
final class EngineGuard implements TrainingListener {
    private static final int NAMED = 3;
    private static final int LONGEST = 500;

    private final String engine;
    private final Cohort cohort;
    private final TrainingListener listener;
    /** By id. */
    private final Map<String, Trial> trials = new LinkedHashMap<>();

    private final Set<String> told = new HashSet<>();
    private EngineBroke broken;
    private boolean closed;

    EngineGuard(String engine, Cohort cohort, TrainingListener listener) {
        this.engine = engine;
        this.cohort = cohort;
        this.listener = listener;
        cohort.trials().forEach(trial -> trials.put(trial.id(), trial));
    }

    @Override
    public synchronized void epochEnded(Trial trial, int epoch, float loss, float validationLoss) {
        Trial own = open(trial, "an epoch");
        if (epoch < 1 || epoch > own.untilEpoch()) {
            throw broke("told the end of epoch " + epoch + " of " + name(own) + ", which is trained until epoch "
                    + own.untilEpoch());
        }
        listener.epochEnded(own, epoch, loss, validationLoss);
    }

    @Override
    public synchronized boolean wantsParameters() {
        return listener.wantsParameters();
    }

    @Override
    public synchronized void kept(Trial trial, float[] parameters) {
        Trial own = open(trial, "the weights");
        refuseWrongWeights(own, parameters);
        listener.kept(own, parameters);
    }

    @Override
    public synchronized boolean wantsSteps(Trial trial) {
        return listener.wantsSteps(own(trial, "a question"));
    }

    @Override
    public synchronized boolean wantsStepAt(Trial trial, long step) {
        return listener.wantsStepAt(own(trial, "a question"), step);
    }

    @Override
    public synchronized void step(Trial trial, TrainingStep step) {
        Trial own = open(trial, "a step");
        if (step == null) {
            throw broke("told null as a step of " + name(own));
        }
        OutcomeChecks.stepFault(own, step).ifPresent(fault -> {
            throw broke("told of " + name(own) + " " + fault);
        });
        listener.step(own, step);
    }

    @Override
    public synchronized boolean wantsParametersAt(Trial trial, int epoch) {
        return listener.wantsParametersAt(own(trial, "a question"), epoch);
    }

    @Override
    public synchronized void parameters(Trial trial, int epoch, float[] parameters) {
        Trial own = open(trial, "the weights");
        if (epoch < 0 || epoch > own.untilEpoch()) {
            throw broke("told the weights of epoch " + epoch + " of " + name(own) + ", which is trained until epoch "
                    + own.untilEpoch());
        }
        refuseWrongWeights(own, parameters);
        listener.parameters(own, epoch, parameters);
    }

    private void refuseWrongWeights(Trial own, float[] parameters) {
        if (parameters == null) {
            throw broke("told null as the weights of " + name(own));
        }
        OutcomeChecks.weightsFault(own, cohort.data(), parameters).ifPresent(fault -> {
            throw broke("told of " + name(own) + " " + fault);
        });
    }

    @Override
    public synchronized void finished(Trial trial, TrialOutcome outcome) {
        Trial own = own(trial, "the outcome");
        if (told.contains(own.id())) {
            throw broke("told the outcome of " + name(own) + " twice");
        }
        if (outcome == null) {
            throw broke("told null as the outcome of " + name(own));
        }
        Optional<String> fault = OutcomeChecks.fault(own, cohort.data(), outcome);
        if (fault.isPresent()) {
            throw broke("told of " + name(own) + " " + fault.get());
        }
        told.add(own.id());
        listener.finished(
                own,
                outcome instanceof TrialOutcome.Failed failed
                        ? new TrialOutcome.Failed(own.id(), line(failed.reason()))
                        : outcome);
    }

    @Override
    public synchronized void paused(Trial trial, Checkpoint checkpoint) {
        Trial own = own(trial, "a checkpoint");
        if (!told.contains(own.id())) {
            throw broke("told a checkpoint of " + name(own) + " before its outcome");
        }
        if (checkpoint == null || checkpoint.epoch() < 0 || checkpoint.epoch() > own.untilEpoch()) {
            throw broke("told as the checkpoint of " + name(own) + " "
                    + (checkpoint == null ? "null" : "one of epoch " + checkpoint.epoch())
                    + ", which is trained until epoch " + own.untilEpoch());
        }
        if (own.pauses()) {
            listener.paused(own, checkpoint);
        }
    }

    @Override
    public synchronized boolean cancelled() {
        return closed || broken != null || listener.cancelled();
    }

    /** The training is over: a thread that the engine left behind is heard no more. */
    synchronized void close() {
        closed = true;
    }

    synchronized void throwIfBroken() {
        if (broken != null) {
            throw broken;
        }
    }

    /** A trial may stay without an outcome only if the training was to stop. */
    synchronized void throwIfUntold() {
        List<String> untold = cohort.trials().stream()
                .filter(trial -> !told.contains(trial.id()))
                .map(trial -> Integer.toString(trial.number()))
                .toList();
        if (!untold.isEmpty() && !listener.cancelled()) {
            throw broke("returned without an outcome of "
                    + (untold.size() == 1 ? "trial " : "trials ")
                    + (untold.size() <= NAMED ? Phrases.and(untold) : Phrases.few(untold, NAMED)));
        }
    }

    /** A stranger's text as part of one line. */
    static String line(String text) {
        return Phrases.shortened(VisibleText.ofLine(text.strip()), LONGEST);
    }

    /** The cohort's own trial that is meant, which has not ended. */
    private Trial open(Trial trial, String what) {
        Trial own = own(trial, what);
        if (told.contains(own.id())) {
            throw broke("told " + what + " of " + name(own) + " behind its outcome");
        }
        return own;
    }

    /** The cohort's own trial that is meant. */
    private Trial own(Trial trial, String what) {
        if (closed) {
            throw new IllegalStateException("the training is over");
        }
        throwIfBroken();
        if (trial == null) {
            throw broke("told " + what + " of no trial, but null");
        }
        Trial own = trials.get(trial.id());
        if (own == null || own.number() != trial.number()) {
            throw broke(
                    "told " + what + " of a trial that it was not given, " + trial.number() + " (" + trial.id() + ")");
        }
        return own;
    }

    private static String name(Trial trial) {
        return "trial " + trial.number();
    }

    private EngineBroke broke(String how) {
        broken = new EngineBroke(engine, how);
        return broken;
    }
}
