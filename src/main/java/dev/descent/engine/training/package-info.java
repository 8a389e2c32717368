/**
 * What the built-in engines share: {@link dev.descent.engine.training.Cohorts} divides an experiment's trials into cohorts, into tasks
 * of some {@link dev.descent.engine.training.TaskLength} by their {@link dev.descent.engine.training.EstimatedTime} where that is wanted,
 * {@link dev.descent.engine.training.FirstWeights} is what a trial starts from,
 * {@link dev.descent.engine.training.TrialState} what a trial carries from one epoch to the next,
 * {@link dev.descent.engine.training.EpochNumbers} what an epoch tells, {@link dev.descent.engine.training.Monitor} early stopping.
 *
 * <p>Uses {@code engine}, {@code savedmodel}, {@code nn}, {@code optim}, {@code data} and {@code model}. No I/O, no threads, no clock.
 */
package dev.descent.engine.training;
