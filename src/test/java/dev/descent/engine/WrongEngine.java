package dev.descent.engine;

import dev.descent.data.Dataset;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The reference engine but for one thing: it trains another trial, or other data, or tells another outcome, or tells it in another way. */
class WrongEngine implements Engine {
    /** A trial that is trained in place of another. */
    interface Alteration extends UnaryOperator<Trial> {}

    private final UnaryOperator<Dataset> data;
    private final Alteration trial;
    private final UnaryOperator<TrialOutcome> outcome;

    /** One that tells in another way. */
    WrongEngine() {
        this(it -> it, it -> it, it -> it);
    }

    private WrongEngine(UnaryOperator<Dataset> data, Alteration trial, UnaryOperator<TrialOutcome> outcome) {
        this.data = data;
        this.trial = trial;
        this.outcome = outcome;
    }

    static WrongEngine ofTrials(Alteration alteration) {
        return new WrongEngine(it -> it, alteration, it -> it);
    }

    static WrongEngine ofNetworks(UnaryOperator<NetworkSpec> alteration) {
        return ofTrials(it -> with(it, alteration.apply(it.network()), it.repeat()));
    }

    static WrongEngine ofData(UnaryOperator<Dataset> alteration) {
        return new WrongEngine(alteration, it -> it, it -> it);
    }

    static WrongEngine ofOutcomes(UnaryOperator<TrialOutcome> alteration) {
        return new WrongEngine(it -> it, it -> it, alteration);
    }

    static WrongEngine ofCompleted(UnaryOperator<Completed> alteration) {
        return ofOutcomes(it -> it instanceof Completed completed ? alteration.apply(completed) : it);
    }

    /** The same trial of another network or repeat. */
    static Trial with(Trial trial, NetworkSpec network, int repeat) {
        return new Trial(
                trial.number(),
                trial.id(),
                network,
                trial.configuration(),
                repeat,
                trial.fold(),
                trial.untilEpoch(),
                trial.caseName(),
                trial.settings());
    }

    @Override
    public String name() {
        return "wrong";
    }

    /** What an engine that tells in another way puts between. */
    TrainingListener between(TrainingListener listener) {
        return listener;
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        Map<String, Trial> asked = new HashMap<>();
        cohort.trials().forEach(it -> asked.put(it.id(), it));
        List<Trial> trials = cohort.trials().stream().map(trial).toList();
        TrainingListener told = between(listener);
        Cohort altered = new Cohort(data.apply(cohort.data()), trials, cohort.checkpoints());
        new ReferenceEngine().train(altered, new Forwarding(told) {
            @Override
            public void epochEnded(Trial trial, int epoch, float loss, float validationLoss) {
                told.epochEnded(asked.get(trial.id()), epoch, loss, validationLoss);
            }

            @Override
            public boolean wantsSteps(Trial trial) {
                return told.wantsSteps(asked.get(trial.id()));
            }

            @Override
            public boolean wantsStepAt(Trial trial, long step) {
                return told.wantsStepAt(asked.get(trial.id()), step);
            }

            @Override
            public void step(Trial trial, TrainingStep step) {
                told.step(asked.get(trial.id()), step);
            }

            @Override
            public void kept(Trial trial, float[] parameters) {
                told.kept(asked.get(trial.id()), parameters);
            }

            @Override
            public void finished(Trial trial, TrialOutcome ended) {
                told.finished(asked.get(trial.id()), outcome.apply(ended));
            }

            @Override
            public void paused(Trial trial, Checkpoint checkpoint) {
                told.paused(asked.get(trial.id()), checkpoint);
            }
        });
    }

    /** Hands on all that it is told. */
    static class Forwarding implements TrainingListener {
        private final TrainingListener listener;

        Forwarding(TrainingListener listener) {
            this.listener = listener;
        }

        @Override
        public void epochEnded(Trial trial, int epoch, float loss, float validationLoss) {
            listener.epochEnded(trial, epoch, loss, validationLoss);
        }

        @Override
        public boolean wantsParametersAt(Trial trial, int epoch) {
            return listener.wantsParametersAt(trial, epoch);
        }

        @Override
        public void parameters(Trial trial, int epoch, float[] parameters) {
            listener.parameters(trial, epoch, parameters);
        }

        @Override
        public boolean wantsSteps(Trial trial) {
            return listener.wantsSteps(trial);
        }

        @Override
        public boolean wantsStepAt(Trial trial, long step) {
            return listener.wantsStepAt(trial, step);
        }

        @Override
        public void step(Trial trial, TrainingStep step) {
            listener.step(trial, step);
        }

        @Override
        public boolean wantsParameters() {
            return listener.wantsParameters();
        }

        @Override
        public void kept(Trial trial, float[] parameters) {
            listener.kept(trial, parameters);
        }

        @Override
        public void finished(Trial trial, TrialOutcome outcome) {
            listener.finished(trial, outcome);
        }

        @Override
        public void paused(Trial trial, Checkpoint checkpoint) {
            listener.paused(trial, checkpoint);
        }

        @Override
        public boolean cancelled() {
            return listener.cancelled();
        }
    }
}
