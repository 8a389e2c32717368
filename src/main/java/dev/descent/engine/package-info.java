/**
 * What trains networks, as a contract: an {@link dev.descent.engine.Engine} gets a {@link dev.descent.engine.Cohort} and tells a
 * {@link dev.descent.engine.TrainingListener} how each trial ended ({@link dev.descent.engine.TrialOutcome}).
 *
 * <p>Beside it stands what engines share so that they agree: the state of a trial between two epochs
 * ({@link dev.descent.engine.training.TrialState}), its history and its early stopping. Uses the rooms below. No I/O, no logging, no clock.
 */
package dev.descent.engine;
