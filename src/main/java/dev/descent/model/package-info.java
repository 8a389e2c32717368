/**
 * The vocabulary of the whole program: what can be written in an experiment file ({@link dev.descent.model.Vocabulary}, the one
 * registry) and what an experiment is once it has been read ({@link dev.descent.model.ExperimentSpec}).
 *
 * <p>Immutable values only. Uses {@code problem}, for positions and the nearest name, and {@code number}. No I/O, no logging, no arithmetic of training.
 */
package dev.descent.model;
