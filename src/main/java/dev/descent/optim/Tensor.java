package dev.descent.optim;

/**
 * Where one variable lies among the parameters: element (unit u, input i) is parameter {@code offset + u · inputs + i}. A bias
 * has one input.
 *
 * @param offset the first parameter
 * @param units how many units, at least 1
 * @param inputs values a unit, at least 1
 * @param hidden whether it is the kernel of a dense layer, but of the last one
 */
public record Tensor(int offset, int units, int inputs, boolean hidden) {
    public Tensor {
        if (offset < 0 || units < 1 || inputs < 1) {
            throw new IllegalArgumentException("a tensor lies at 0 or later and has at least one unit and input");
        }
    }

    /** A variable that is no hidden kernel. */
    public Tensor(int offset, int units, int inputs) {
        this(offset, units, inputs, false);
    }

    /** The parameter after the last. */
    public int end() {
        return offset + units * inputs;
    }
}
