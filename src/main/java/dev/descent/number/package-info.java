/**
 * Numbers as text, the order of texts, texts made visible, digests, and named random values: everything that decides how a value looks in a file, where
 * it stands, and which value a random choice gives. {@link dev.descent.number.NumberText} is the only place of the program that prints a float or a double.
 *
 * <p>Uses nothing. No I/O, no locale: same input, same output, on every machine and JDK. The one state is how
 * {@link dev.descent.number.Fma} computes, chosen once by the clock between forms that give the same bits.
 */
package dev.descent.number;
