/**
 * What trains networks, as a contract: an {@link dev.descent.engine.Engine} gets a {@link dev.descent.engine.Cohort} and tells a
 * {@link dev.descent.engine.TrainingListener} how each trial ended ({@link dev.descent.engine.TrialOutcome}), and of one that paused
 * at an epoch what it can go on from ({@link dev.descent.engine.Checkpoint}).
 *
 * <p>What the built-in engines share stands in {@code engine.training}. Uses the rooms below. No I/O, no logging, no clock.
 */
package dev.descent.engine;
