package dev.descent.model;

/**
 * When a trial lowers its learning rate, as Keras' ReduceLROnPlateau: after {@code patience} epochs without an improvement by more than {@code
 * minDelta} it is multiplied by {@code factor}.
 *
 * @param monitor {@code loss}, {@code running_loss}, {@code val_loss}, a metric's name, or {@code val_} and a metric's name
 * @param factor in (0, 1)
 * @param patience epochs, at least 0
 * @param minDelta at least 0
 * @param cooldown epochs after a reduction during which none are counted, at least 0
 * @param leastRate the rate below which none is brought, at least 0
 * @param mode which way the number gets better
 */
public record ReduceOnPlateau(
        String monitor, double factor, int patience, double minDelta, int cooldown, double leastRate, Mode mode) {
    /** Which way a number gets better. */
    public enum Mode {
        /** As the number itself says. */
        AUTO,
        MIN,
        MAX
    }
}
