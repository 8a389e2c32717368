package dev.descent.optim;

/**
 * The weights that Nesterov's look ahead gives to the running mean and to the gradient, in Nadam and Nadamax.
 *
 * <pre>
 *   μₜ = β₁·(1 − ½·0.96ᵗ)                                      t counts from 1
 *   P ← P·μₜ                                                   starts at 1
 *   m̂ = μₜ₊₁/(1 − P·μₜ₊₁)·m + (1 − μₜ)/(1 − P)·g
 * </pre>
 *
 * <p>Keras' form: PyTorch has 0.96 to the power t·ψ with ψ = 0.004, a far slower warm-up.
 *
 * @see <a href="https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ">Dozat (2016), Incorporating Nesterov Momentum into
 *     Adam</a>
 */
final class LookAhead {
    private static final double DECAY = 0.96;

    private LookAhead() {}

    /**
     * One step.
     *
     * @param scalars from {@code at}: 0.96ᵗ and P, advanced
     * @param constants from {@code to}: the weight of m and that of g, written
     */
    static void advance(double beta1, double[] scalars, int at, double[] constants, int to) {
        double power = Formula.running(scalars[at], DECAY);
        double now = beta1 * (1 - 0.5 * power);
        double next = beta1 * (1 - 0.5 * (power * DECAY));
        double product = Formula.running(scalars[at + 1], now);
        scalars[at] = power;
        scalars[at + 1] = product;
        constants[to] = next / (1 - product * next);
        constants[to + 1] = (1 - now) / (1 - product);
    }
}
