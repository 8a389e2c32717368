/**
 * The arithmetic of training, told step by step: {@link dev.descent.explain.Explanation} writes the first steps of a trial as equations
 * with their numbers. One class for each kind of experiment ({@code NetworkSteps}, {@code MinimizeSteps}, {@code SolveSteps}), one for
 * each part that is told alike.
 *
 * <p>Nothing is computed here that a trial would not compute: numbers come from {@code engine.reference} and {@code function} while
 * they train, formulas from {@code optim}. Writes to an {@link java.lang.Appendable}; no other I/O.
 */
package dev.descent.explain;
