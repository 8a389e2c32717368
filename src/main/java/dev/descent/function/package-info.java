/**
 * Functions without a network. {@link dev.descent.function.Descent} descends on an expression ({@code minimize}) or passes an error
 * back through a chain of them ({@code solve}).
 *
 * <p>Everything is double with StrictMath. Uses {@code expression}, {@code model} and {@code optim}. No I/O, no logging, no clock,
 * no random numbers.
 */
package dev.descent.function;
