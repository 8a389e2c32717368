package dev.descent.optim;

import dev.descent.model.Component;

/**
 * What all rules share: decoupled weight decay before the step, and the bookkeeping of slots, scalars and constants.
 *
 * <pre>
 *   w ← w − η·λ·w      λ = weight_decay, g was taken at the old w
 * </pre>
 *
 * <p>Constant 0 is −η·λ in every rule, and the decay is done also where λ is 0: fma(−0, w, w) is w. So lanes with and without
 * decay share one loop.
 */
abstract class Formula implements UpdateRule {
    /** The constant −η·λ. */
    static final int DECAY = 0;

    /** Below this a running product is 0: added to 1 it has long been lost. */
    private static final double LEAST_PRODUCT = 0x1p-60;

    private final String formulaName;
    private final double weightDecay;
    private final Notation notation;
    private final double[] initialSlots;

    /**
     * @param notation its scalars are running products, each starting at 1 unless the rule says otherwise, and its constants
     *     follow {@link #DECAY}
     * @param initialSlots what each slot starts at
     */
    Formula(String formulaName, Component optimizer, Notation notation, double... initialSlots) {
        this.formulaName = formulaName;
        this.weightDecay = optimizer.real("weight_decay");
        this.notation = notation.after("−η·λ");
        this.initialSlots = initialSlots;
    }

    @Override
    public final String formulaName() {
        return formulaName;
    }

    @Override
    public final Notation notation() {
        return notation;
    }

    @Override
    public final int slots() {
        return initialSlots.length;
    }

    @Override
    public final double initialSlot(int s) {
        return initialSlots[s];
    }

    @Override
    public final int scalars() {
        return notation.scalars().size();
    }

    @Override
    public double initialScalar(int s) {
        return 1;
    }

    @Override
    public final int constantCount() {
        return notation.constants().size();
    }

    @Override
    public final void advance(double rate, double[] scalars, double[] constants) {
        constants[DECAY] = -rate * weightDecay;
        advanceFormula(rate, scalars, constants);
    }

    /** Advances the running scalars by one step and writes every constant but {@link #DECAY}. */
    abstract void advanceFormula(double rate, double[] scalars, double[] constants);

    /** product·factor, the next value of a running product such as βᵗ. */
    static double running(double product, double factor) {
        double next = product * factor;
        return Math.abs(next) < LEAST_PRODUCT ? 0 : next;
    }

    /** The correctly rounded root. */
    static float root(float x) {
        return (float) Math.sqrt(x);
    }
}
