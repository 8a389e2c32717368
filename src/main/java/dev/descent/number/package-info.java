/**
 * Numbers as text, the order of texts, texts made visible, digests, and named random values: everything that decides how a value looks in a file, where
 * it stands, and which value a random choice gives. {@link dev.descent.number.NumberText} is the only place of the program that prints a float or a double.
 *
 * <p>Uses nothing. No I/O, no state, no locale: same input, same output, on every machine and JDK.
 */
package dev.descent.number;
