/**
 * Functions as computational graphs. {@link dev.descent.function.Expression} reads what a user wrote,
 * {@link dev.descent.function.Graph} computes it forward and differentiates it in reverse, and
 * {@link dev.descent.function.Descent} descends on it ({@code minimize}) or passes an error back through a chain of it
 * ({@code solve}).
 *
 * <p>Everything is double with StrictMath. Uses {@code model}, {@code problem} for the nearest name, and {@code optim}. No I/O, no
 * logging, no clock, no random numbers.
 */
package dev.descent.function;
