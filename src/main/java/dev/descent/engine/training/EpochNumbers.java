package dev.descent.engine.training;

import dev.descent.engine.Scores;
import java.util.Optional;

/**
 * An epoch in numbers: a row of the history.
 *
 * @param learningRate η of the epoch's last step
 * @param runningLoss (Σ batch loss · rows of the batch)/rows, rounded to float; batch losses before their update, in training mode
 * @param train the training rows after the epoch, in inference mode
 * @param validation the validation rows, likewise; empty if there are none
 */
public record EpochNumbers(double learningRate, float runningLoss, Scores train, Optional<Scores> validation) {}
