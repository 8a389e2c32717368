package dev.descent.analysis;

import dev.descent.model.Expectation;

/**
 * Whether a condition holds.
 *
 * @param expectation the condition
 * @param holds whether it does
 * @param found the numbers that were found, in a sentence without a full stop
 */
public record Verdict(Expectation expectation, boolean holds, String found) {
    /** The condition and what was found: {@code best.final_loss < 3: best.final_loss is 4.5}. */
    public String text() {
        return expectation.text() + ": " + found;
    }
}
