package dev.descent.model;

import java.util.List;
import java.util.Optional;

/** What is true of the components of one kind and of no other. A {@link ComponentType} without its kind's facts can't be made. */
public sealed interface Facts {
    /** The facts of a kind that has none of its own. */
    record None() implements Facts {}

    /**
     * A metric's.
     *
     * @param direction which way it gets better
     * @param range the values it can have
     * @param basis what it looks at
     * @param undefined where it has no value, as the end of "undefined where …"; empty if it always has one
     * @param fewerThanClasses the parameter that must be smaller than the number of classes, or else says nothing
     * @param inUnitOfTargets whether it grows with the targets' unit, so that of several targets the largest ones decide it
     */
    record Metric(
            Direction direction,
            Range range,
            Basis basis,
            Optional<String> undefined,
            Optional<String> fewerThanClasses,
            boolean inUnitOfTargets)
            implements Facts {
        /** Whether decided classes alone say nothing of it. */
        public boolean needsScores() {
            return basis == Basis.RANKING || basis == Basis.PROBABILITIES;
        }

        /** A metric that is undefined somewhere. */
        Metric undefined(String where) {
            return new Metric(direction, range, basis, Optional.of(where), fewerThanClasses, inUnitOfTargets);
        }

        /** A metric that is always perfect unless {@code parameter} is smaller than the number of classes. */
        Metric fewerThanClasses(String parameter) {
            return new Metric(direction, range, basis, undefined, Optional.of(parameter), inUnitOfTargets);
        }

        /** An error in the targets' unit, or that squared. */
        Metric ofUnit() {
            return new Metric(direction, range, basis, undefined, fewerThanClasses, true);
        }
    }

    /** What a metric looks at. */
    enum Basis {
        NUMBERS("numbers"),
        /** The classes that predictions are decided to be. */
        DECISIONS("decided classes"),
        /** The order in which predictions rank the rows. */
        RANKING("the order of scores"),
        /** How probable the right class was said to be. */
        PROBABILITIES("probabilities of classes");

        private final String title;

        Basis(String title) {
            this.title = title;
        }

        /** In a sentence: "measures decided classes". */
        public String title() {
            return title;
        }

        /** Whether it needs targets that are classes. */
        public boolean ofClasses() {
            return this != NUMBERS;
        }

        /** Whether it can't be trained with: it stays the same while predictions change a little. */
        public boolean isConstantAlmostEverywhere() {
            return this == DECISIONS || this == RANKING;
        }
    }

    /**
     * A loss's.
     *
     * @param targets what it compares predictions with
     * @param probabilities whether predictions must be probabilities
     * @param activation the activation from whose logits it can be computed, under {@code from_logits} or because the network
     *     ends with it; empty if it is always computed from the predictions
     * @param slope the derivative of a row's loss by output o of K, z the prediction
     * @param slopeOfLogits the same, z the logits; empty without {@code activation}
     * @param ofAnyUnit whether it makes sense of targets that are shifted and scaled
     * @param range the values it can have
     */
    record Loss(
            Targets targets,
            boolean probabilities,
            Optional<String> activation,
            String slope,
            Optional<String> slopeOfLogits,
            boolean ofAnyUnit,
            Range range)
            implements Facts {
        /** A loss of probabilities that can be computed from the logits of {@code activation}. */
        Loss after(String activation, String slopeOfLogits) {
            return new Loss(
                    targets, true, Optional.of(activation), slope, Optional.of(slopeOfLogits), ofAnyUnit, range);
        }

        /** A loss of probabilities that is not computed from logits. */
        Loss ofProbabilities() {
            return new Loss(targets, true, activation, slope, slopeOfLogits, ofAnyUnit, range);
        }

        /** A loss of numbers that means something else, or nothing, once they are shifted and scaled. */
        Loss ofOwnUnit() {
            return new Loss(targets, probabilities, activation, slope, slopeOfLogits, false, range);
        }

        /** A loss that may be negative. */
        Loss ofAnySign() {
            return new Loss(targets, probabilities, activation, slope, slopeOfLogits, ofAnyUnit, Range.ANY);
        }
    }

    /** What a loss compares predictions with. */
    enum Targets {
        NUMBERS("numbers"),
        ZERO_OR_ONE("0 or 1, one of two classes"),
        MINUS_ONE_OR_ONE("−1 or 1, one of two classes"),
        ONE_HOT("a 1 for the right class and a 0 for every other");

        private final String title;

        Targets(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * An activation's.
     *
     * @param range the values it can have with its default parameters; its ends may be reached by rounding
     * @param trainable whether it has a slope to train through
     * @param probabilities whether its values are probabilities
     * @param acrossUnits whether a value depends on all units of the layer, not on its own z alone
     * @param slope the derivative by z, where the value is a
     */
    record Activation(Range range, boolean trainable, boolean probabilities, boolean acrossUnits, String slope)
            implements Facts {}

    /**
     * An optimizer's.
     *
     * @param family the formula by which it updates weights
     * @param switches parameters of other optimizers of the family that are always on in this one
     * @param special another optimizer that this one is where a parameter has some value; empty if there is none
     */
    record Optimizer(OptimizerTypes.UpdateFamily family, List<String> switches, Optional<SpecialCase> special)
            implements Facts {
        public Optimizer {
            switches = List.copyOf(switches);
        }

        /** These facts of an optimizer that becomes another one where {@code parameter} is {@code value}. */
        Optimizer becomes(String optimizer, String parameter, double value) {
            return new Optimizer(family, switches, Optional.of(new SpecialCase(optimizer, parameter, value)));
        }

        /** Whether a switch of the family is on. */
        public boolean isOn(String flag, Component optimizer) {
            return switches.contains(flag) || optimizer.type().parameter(flag).isPresent() && optimizer.flag(flag);
        }
    }

    /**
     * What an optimizer becomes where one of its parameters has some value: tuned well, it can't be worse than that.
     *
     * @param optimizer the name of the special case
     */
    record SpecialCase(String optimizer, String parameter, double value) {}
}
