package dev.descent.nn;

/**
 * An activation that works on each value by itself, in float32. (Softmax, which works on a row, is not one of them.)
 *
 * <p>The source of each is its definition to the bit: explicit {@code Math.fma}, +, −, ×, ÷, {@code Math.sqrt}, max, min and
 * the elementary functions of {@code kernel}.
 */
public interface Activation {
    /** The neuron's output for the weighted sum {@code z}. */
    float value(float z);

    /** The derivative at {@code z}, given the output {@code a = value(z)}. */
    float slope(float z, float a);
}
