/**
 * Expressions as computational graphs. {@link dev.descent.expression.Expression} reads what a user wrote,
 * {@link dev.descent.expression.Graph} computes it forward and differentiates it in reverse.
 *
 * <p>Everything is double with StrictMath. Uses {@code problem} for the nearest name. No I/O, no logging, no clock, no random
 * numbers.
 */
package dev.descent.expression;
