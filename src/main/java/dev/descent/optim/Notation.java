package dev.descent.optim;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule in words that a person can follow with a pocket calculator.
 *
 * @param formula the assignments in their order, a line each; a slot and w stand for what they become once they are assigned
 * @param slots the letter of each slot
 * @param scalars the name of each running scalar
 * @param constants the name of each constant
 */
public record Notation(List<String> formula, List<String> slots, List<String> scalars, List<String> constants) {
    public Notation {
        formula = List.copyOf(formula);
        slots = List.copyOf(slots);
        scalars = List.copyOf(scalars);
        constants = List.copyOf(constants);
    }

    /** This notation with a line before the others and a constant before the others. */
    Notation after(List<String> lines, String constant) {
        List<String> longer = new ArrayList<>(lines);
        longer.addAll(formula);
        List<String> more = new ArrayList<>(List.of(constant));
        more.addAll(constants);
        return new Notation(longer, slots, scalars, more);
    }
}
