/**
 * Array primitives over lanes and over units, and elementary functions: the arithmetic of training, defined to the bit.
 *
 * <p>No I/O, no clock, no random numbers: same input, same output.
 */
package dev.descent.kernel;
