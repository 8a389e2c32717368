package dev.descent.optim;

import java.util.ArrayList;
import java.util.List;

/**
 * What the arrays of a rule are called in its formula, which the optimizer's type tells.
 *
 * @param slots the letter of each slot
 * @param scalars the name of each running scalar
 * @param constants the name of each constant
 */
public record Notation(List<String> slots, List<String> scalars, List<String> constants) {
    public Notation {
        slots = List.copyOf(slots);
        scalars = List.copyOf(scalars);
        constants = List.copyOf(constants);
    }

    /** This notation with a constant before the others. */
    Notation after(String constant) {
        List<String> more = new ArrayList<>(List.of(constant));
        more.addAll(constants);
        return new Notation(slots, scalars, more);
    }
}
