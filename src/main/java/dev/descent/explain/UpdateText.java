package dev.descent.explain;

import dev.descent.model.Component;
import dev.descent.number.NumberText;
import dev.descent.optim.Clipping;
import dev.descent.optim.Notation;
import dev.descent.optim.UpdateRule;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How an update is told: the rule's formula, its constants, and what became of a weight. */
final class UpdateText {
    private UpdateText() {}

    static void formula(ExplanationText page, Component optimizer, UpdateRule rule, String what) {
        page.begin("the update of " + what + " w, g being its derivative");
        for (String line : optimizer.type().formula(optimizer)) {
            page.line(line);
        }
        String settings = SettingsText.of(optimizer, "learning_rate");
        if (!settings.isEmpty()) {
            page.line(settings);
        }
        for (int s = 0; s < rule.slots(); s++) {
            page.line(rule.notation().slots().get(s) + " starts at " + NumberText.written(rule.initialSlot(s)));
        }
        for (int s = 0; s < rule.scalars(); s++) {
            String name = rule.notation().scalars().get(s);
            if (!name.endsWith("ᵗ")) {
                page.line(name + " starts at " + NumberText.written(rule.initialScalar(s)));
            }
        }
        page.end();
    }

    /** @param constant the text of a constant's value */
    static void constants(
            ExplanationText page,
            UpdateRule rule,
            double rate,
            long t,
            double[] scalars,
            IntFunction<String> constant) {
        Notation notation = rule.notation();
        page.line("t = " + t + ", η = " + ExplanationText.number(rate));
        if (scalars.length > 0) {
            page.line(listed(
                    scalars.length, s -> notation.scalars().get(s) + " = " + ExplanationText.number(scalars[s])));
        }
        page.line(listed(rule.constantCount(), c -> notation.constants().get(c) + " = " + constant.apply(c)));
    }

    /** A clipping and its formula. */
    static String clipping(Component clipping) {
        return "clipping by " + clipping.name() + ": g ← "
                + String.join(", ", clipping.type().formula(clipping)) + ", c = "
                + NumberText.written(Clipping.bound(clipping)) + ". "
                + clipping.type().about();
    }

    private static String listed(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(", "));
    }

    /** What an update did to one weight. */
    static String element(String name, String gradient, UpdateRule rule, IntFunction<String> slot, String weight) {
        StringBuilder text = new StringBuilder(name).append(": g = ").append(gradient);
        for (int s = 0; s < rule.slots(); s++) {
            text.append(", ").append(rule.notation().slots().get(s)).append(' ').append(slot.apply(s));
        }
        return text.append(", w ").append(weight).toString();
    }
}
