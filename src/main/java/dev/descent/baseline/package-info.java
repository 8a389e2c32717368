/**
 * Predictions without a network, for networks to be held against: one constant for all rows ({@code ConstantBaseline}), a linear model
 * ({@code LinearBaseline}). They are fitted on training rows alone and scored as networks are ({@code Scoring}).
 *
 * <p>Fits are double precision with one order for every sum, rows ascending. Uses {@code nn}, {@code data} and
 * {@code model}. No I/O, no logging, no clock, no random numbers.
 */
package dev.descent.baseline;
