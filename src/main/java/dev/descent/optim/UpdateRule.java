package dev.descent.optim;

import dev.descent.kernel.LaneKernels;
import dev.descent.kernel.UpdateKernel;
import java.util.Map;
import java.util.Optional;

/**
 * How a step moves the weights: one formula. A rule holds only its settings; what changes from step to step is arrays that the
 * caller owns.
 *
 * <p>Lanes are innermost: weight p of lane l is {@code w[p · lanes + l]}; a single trial is one lane. Constants made of
 * hyperparameters and t alone are computed in double once a lane and step ({@link #advance}) and rounded to float once;
 * constant c of lane l is {@code constants[c · lanes + l]}. Lanes that share a rule may differ in every hyperparameter. The
 * element formula is explicit fma; its source is the definition to the bit. The same formula in double serves
 * {@code minimize} and {@code explain}.
 */
public interface UpdateRule {
    /**
     * The formula's name with its switches, such as {@code adam} or {@code adam amsgrad}: rules of one name may share lanes,
     * for then {@link #apply(float[], float[], float[][], float[], int, int, int)} of any of them serves all.
     */
    String formulaName();

    /** What slots, scalars and constants are called in the formula. */
    Notation notation();

    /** Arrays of state a weight. */
    int slots();

    /** What slot {@code s} starts at. */
    double initialSlot(int s);

    /** Running scalars of a lane, such as βᵗ; kept in double by the caller, length {@link #scalars()}. */
    int scalars();

    /** What running scalar {@code s} starts at. */
    double initialScalar(int s);

    /** How many constants a lane and step has. */
    int constantCount();

    /**
     * Advances a lane's running scalars by a step and computes its constants, in double.
     *
     * @param rate η of this step
     * @param scalars the lane's running scalars, changed in place
     * @param constants written, length {@link #constantCount()}
     */
    void advance(double rate, double[] scalars, double[] constants);

    /**
     * One step in float32, for weights {@code from} to {@code to} (excluded) of all lanes. Weight decay included, flushing
     * included.
     *
     * @param w weights × lanes
     * @param g gradients × lanes, after clipping; a rule that needs variables overwrites them
     * @param slots each weights × lanes
     * @param constants constants × lanes, rounded from those of {@link #advance}
     */
    void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to);

    /**
     * Whether a weight's step depends on the other weights of its variable, as by a norm. Then what is given to {@code apply} is one whole
     * variable.
     */
    default boolean needsVariables() {
        return false;
    }

    /** The same step for one variable; of a range that is no {@link Tensor} the weights are one unit. */
    default void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, Tensor variable) {
        apply(w, g, slots, constants, lanes, variable.offset(), variable.end());
    }

    /** The same in double, for one variable of a single trial, which has the arrays for itself. */
    default void apply(double[] w, double[] g, double[][] slots, double[] constants, Tensor variable) {
        apply(w, g, slots, constants);
    }

    /** What a float step leaves of a variable in place of its gradients, by the name that the formula has for it; empty if explain need not say. */
    default Optional<String> direction(Tensor variable) {
        return Optional.empty();
    }

    /**
     * What a step of a single trial computed of one whole variable, by the names that the formula has for it.
     *
     * @param w the weights before the step
     * @param slots after it
     * @param constants of it
     */
    default Map<String, Double> ofVariable(float[] w, float[][] slots, float[] constants, Tensor variable) {
        return Map.of();
    }

    /** The same of a step in double. */
    default Map<String, Double> ofVariable(double[] w, double[][] slots, double[] constants) {
        return Map.of();
    }

    /** The float step in a form of {@code kernels}, if these have one of their own: to the bit what the rule itself does. */
    default Optional<UpdateKernel> kernel(LaneKernels kernels) {
        return kernels.update(formulaName());
    }

    /** The same step in double for a single trial, without flushing. */
    void apply(double[] w, double[] g, double[][] slots, double[] constants);

    /**
     * The plain weight as a formula, {@code w − μ·v}, of a rule that looks ahead: its weights are those at which it takes gradients, while
     * papers print the plain ones, which lack the distance ahead. Empty where both are the same.
     */
    default Optional<String> plainFormula() {
        return Optional.empty();
    }

    /**
     * How far weight {@code i} stands ahead after a step; 0 of a rule that does not look ahead.
     *
     * @param constants those of the step
     */
    default double ahead(int i, double[][] slots, double[] constants) {
        return 0;
    }

    /**
     * Whether a network is measured, kept and used with an average of its weights, not with those at which gradients are taken. Then {@link
     * #plainFormula} is that average.
     */
    default boolean averages() {
        return false;
    }

    /**
     * Turns one lane's trained weights into the average, of a rule that averages.
     *
     * @param w weights × lanes; those of the lane are overwritten
     * @param slots each trained weights × lanes
     */
    default void average(float[] w, float[][] slots, int lanes, int lane) {}

    /**
     * The rate that each weight has for itself, as a formula: {@code η/√(a + ε)}; what multiplies its gradient, or the mean of its
     * gradients. Empty where all weights share one rate, or none is a factor.
     */
    default Optional<String> ownRateFormula() {
        return Optional.empty();
    }

    /**
     * The rate that weight {@code i} had for itself in a step; NaN of a rule without one.
     *
     * @param before the slots before the step
     * @param slots those after it
     * @param constants those of the step
     */
    default double ownRate(int i, double[][] before, double[][] slots, double[] constants) {
        return Double.NaN;
    }
}
