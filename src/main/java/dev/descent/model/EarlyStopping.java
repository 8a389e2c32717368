package dev.descent.model;

/**
 * When a trial stops by itself, as Keras' EarlyStopping in mode auto: it waits for {@code patience} epochs without an
 * improvement by more than {@code minDelta}, and never stops after the first epoch.
 *
 * @param monitor {@code loss}, {@code running_loss}, {@code val_loss}, a metric's name, or {@code val_} and a metric's name
 * @param patience epochs, at least 0
 * @param minDelta at least 0
 * @param restoreBest whether the weights of the best epoch are kept
 */
public record EarlyStopping(String monitor, int patience, double minDelta, boolean restoreBest) {}
