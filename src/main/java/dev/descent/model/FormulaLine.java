package dev.descent.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a component's formula, and the settings under which it holds. A parameter is on where it has a value, given or by
 * default, that is neither false nor 0: {@code momentum} of sgd, {@code amsgrad} of adam.
 *
 * @param text the line, such as {@code m ← m + (1−β₁)·(g − m)}; ← changes what is kept from step to step, = names a value
 * @param with parameters that must be on
 * @param without parameters that must be off
 */
public record FormulaLine(String text, List<String> with, List<String> without) {
    public FormulaLine {
        with = List.copyOf(with);
        without = List.copyOf(without);
    }

    static FormulaLine line(String text) {
        return new FormulaLine(text, List.of(), List.of());
    }

    FormulaLine where(String parameter) {
        return new FormulaLine(text, longer(with, parameter), without);
    }

    FormulaLine unless(String parameter) {
        return new FormulaLine(text, with, longer(without, parameter));
    }

    /** Whether the line belongs to the formula of a component with these settings. */
    public boolean holds(Component component) {
        return with.stream().allMatch(p -> isOn(component, p))
                && without.stream().noneMatch(p -> isOn(component, p));
    }

    private static boolean isOn(Component component, String parameter) {
        Object value = component.find(parameter).orElse(false);
        if (value instanceof Boolean flag) {
            return flag;
        }
        return !(value instanceof Number number) || number.doubleValue() != 0;
    }

    private static List<String> longer(List<String> names, String name) {
        List<String> all = new ArrayList<>(names);
        all.add(name);
        return all;
    }
}
