/**
 * How weights move. Each rule is one file: a formula, its source, the same formula in float32 for training and in double for
 * {@code minimize} and {@code explain}. {@link dev.descent.optim.UpdateRules} is the table that spells the named optimizers as
 * rules, {@link dev.descent.optim.Schedules} makes learning rates, {@link dev.descent.optim.Clipping} limits gradients, and
 * {@link dev.descent.optim.Flush} says what counts as 0.
 *
 * <p>Uses {@code expression}, {@code kernel}, {@code model} and {@code number}. No I/O, no logging, no clock, no random numbers, no state of its own: same input, same output.
 */
package dev.descent.optim;
