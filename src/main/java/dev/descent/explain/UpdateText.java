package dev.descent.explain;

import dev.descent.expression.Expression;
import dev.descent.model.Component;
import dev.descent.number.NumberText;
import dev.descent.optim.Clipping;
import dev.descent.optim.CustomRule;
import dev.descent.optim.Notation;
import dev.descent.optim.UpdateRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How an update is told: the rule's formula, its constants, and what became of a weight. */
final class UpdateText {
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+([eE][-+]?[0-9]+)?");

    private UpdateText() {}

    static void formula(ExplanationText page, Component optimizer, UpdateRule rule, String what) {
        page.begin("the update of " + what + " w, g being its derivative");
        for (String line : optimizer.type().formula(optimizer)) {
            page.line(line);
        }
        String settings = SettingsText.of(optimizer, "learning_rate", "state", "update");
        if (!settings.isEmpty()) {
            page.line(settings);
        }
        for (int s = 0; s < rule.slots(); s++) {
            page.line(rule.notation().slots().get(s) + " starts at " + NumberText.written(rule.initialSlot(s)));
        }
        for (int s = 0; s < rule.scalars(); s++) {
            String name = rule.notation().scalars().get(s);
            if (!name.endsWith("ᵗ") && !name.equals("t")) {
                page.line(name + " starts at " + NumberText.written(rule.initialScalar(s)));
            }
        }
        page.end();
        rule.plainFormula()
                .ifPresent(plain -> page.line(
                        rule.averages()
                                ? "w is the point at which the next g is taken; the average is x = " + plain
                                : "w is the look-ahead point, at which the next g is taken; the plain one is "
                                        + plain));
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
        if (rule instanceof CustomRule) {
            customConstants(page, notation, rate, t, scalars, constant);
            return;
        }
        page.line("t = " + t + ", η = " + ExplanationText.number(rate));
        if (scalars.length > 0) {
            page.line(listed(
                    scalars.length, s -> notation.scalars().get(s) + " = " + ExplanationText.number(scalars[s])));
        }
        page.line(listed(rule.constantCount(), c -> notation.constants().get(c) + " = " + constant.apply(c)));
    }

    /** What of the expressions is the same for every weight; not what is a number by itself. */
    private static void customConstants(
            ExplanationText page,
            Notation notation,
            double rate,
            long t,
            double[] scalars,
            IntFunction<String> constant) {
        page.line("t = " + t + ", lr = " + ExplanationText.number(rate));
        List<String> told = new ArrayList<>();
        for (int s = 1; s < scalars.length; s++) {
            told.add(notation.scalars().get(s) + " = " + ExplanationText.number(scalars[s]));
        }
        for (int c = 0; c < notation.constants().size(); c++) {
            String name = notation.constants().get(c);
            if (!Expression.isVariable(name) && !NUMBER.matcher(name).matches()) {
                told.add(name + " = " + constant.apply(c));
            }
        }
        if (!told.isEmpty()) {
            page.line(String.join(", ", told));
        }
    }

    /** What a rule computed of a whole variable, if it does. */
    static void whole(ExplanationText page, String variable, Map<String, Double> numbers) {
        if (!numbers.isEmpty()) {
            page.line(variable + ": "
                    + numbers.entrySet().stream()
                            .map(it -> it.getKey() + " = " + ExplanationText.number(it.getValue()))
                            .collect(Collectors.joining(", ")));
        }
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

    /**
     * What an update did to one weight.
     *
     * @param constant the text of a constant
     * @param slot what became of a slot
     */
    static String element(
            String name,
            UpdateRule rule,
            String gradient,
            Change weight,
            IntFunction<String> constant,
            IntFunction<Change> slot) {
        if (rule instanceof CustomRule custom) {
            return customElement(name, custom, gradient, weight, constant, slot);
        }
        StringBuilder text = new StringBuilder(name).append(": g = ").append(gradient);
        for (int s = 0; s < rule.slots(); s++) {
            text.append(", ").append(rule.notation().slots().get(s)).append(' ').append(slot.apply(s));
        }
        return text.append(", w ").append(weight).toString();
    }

    /** A value before and after an update. */
    record Change(String before, String after) {
        @Override
        public String toString() {
            return before + " → " + after;
        }
    }

    /** Each line of the formula with its numbers: those before the update, but of what a line above has set the new ones. */
    private static String customElement(
            String name,
            CustomRule rule,
            String gradient,
            Change weight,
            IntFunction<String> constant,
            IntFunction<Change> slot) {
        Map<String, String> now = new HashMap<>();
        now.put("g", gradient);
        now.put(CustomRule.WEIGHT, weight.before());
        List<String> states = rule.notation().slots();
        for (int s = 0; s < states.size(); s++) {
            now.put(states.get(s), slot.apply(s).before());
        }
        StringBuilder text = new StringBuilder(name + ": g = " + gradient + ", w = " + weight.before());
        states.forEach(state -> text.append(", ").append(state).append(" = ").append(now.get(state)));
        for (int line = 0; line < rule.targets().size(); line++) {
            String target = rule.targets().get(line);
            String after = target.equals(CustomRule.WEIGHT)
                    ? weight.after()
                    : slot.apply(states.indexOf(target)).after();
            text.append("\n").append(target).append(" ← ").append(rule.text(line, constant, now::get));
            text.append(" = ").append(after);
            now.put(target, after);
        }
        return text.toString();
    }
}
