package dev.descent.model;

import java.util.Optional;

/**
 * When a trial stops by itself, as Keras' EarlyStopping in mode auto: it waits for {@code patience} epochs without an
 * improvement by more than {@code minDelta}, and does not stop so after the first epoch. It stops at once where it has reached a goal.
 *
 * @param monitor {@code loss}, {@code running_loss}, {@code val_loss}, a metric's name, or {@code val_} and a metric's name
 * @param patience epochs, at least 0; {@link #ENDLESS} if it stops for its goal alone
 * @param minDelta at least 0
 * @param restoreBest whether the weights of the best epoch are kept
 * @param goal the value of the monitored number that ends training
 */
public record EarlyStopping(String monitor, int patience, double minDelta, boolean restoreBest, Optional<Double> goal) {
    public static final int ENDLESS = Integer.MAX_VALUE;
}
