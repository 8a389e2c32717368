package dev.descent.explain;

/** The loss of one row with its numbers. */
interface LossRow {
    /** Writes what value and slope are made of: probabilities, for example. */
    void write(ExplanationText page);

    /** The loss of the row without its weight, as a calculation. */
    String value(ExplanationText page);

    /** The derivative of {@link #value} by what the loss gets for output {@code o}, as a calculation. */
    String slope(int o);
}
