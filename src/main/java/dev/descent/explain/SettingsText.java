package dev.descent.explain;

import dev.descent.model.Component;
import dev.descent.model.Parameter;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings of a component under the letters of its formula: {@code β₁ = 0.9, β₂ = 0.999}. */
final class SettingsText {
    /** The letter that a parameter's text begins with. */
    private static final Pattern LETTER = Pattern.compile("([^ ,;:]+)[,;:] .*|(\\p{IsGreek}) .*");

    private SettingsText() {}

    /** All settings that are numbers, schedules or switches that are on; but not the words, nor those named. */
    static String of(Component component, String... but) {
        List<String> settings = new ArrayList<>();
        for (Parameter parameter : component.type().parameters()) {
            if (!List.of(but).contains(parameter.name())) {
                component.find(parameter.name()).ifPresent(value -> add(component, parameter, value, settings));
            }
        }
        return String.join(", ", settings);
    }

    /** The settings after a comma, if there are any. */
    static String after(Component component, String... but) {
        String settings = of(component, but);
        return settings.isEmpty() ? "" : ", " + settings;
    }

    private static void add(Component component, Parameter parameter, Object value, List<String> settings) {
        if (value instanceof Boolean flag) {
            if (flag) {
                settings.add(parameter.name());
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, number) -> settings.add(name + " = " + text(number)));
        } else if (!(value instanceof String) && !isOff(component, parameter, value)) {
            settings.add(letter(parameter) + " = " + text(value));
        }
    }

    /** Whether a setting is 0 and the formula, which has no term for it then, doesn't name it. */
    private static boolean isOff(Component component, Parameter parameter, Object value) {
        Pattern name = Pattern.compile("(?<![\\p{L}])" + Pattern.quote(letter(parameter)) + "(?![\\p{L}])");
        return value instanceof Double number
                && number == 0
                && component.type().formula(component).stream()
                        .noneMatch(line -> name.matcher(line).find());
    }

    private static String letter(Parameter parameter) {
        Matcher letter = LETTER.matcher(parameter.about());
        if (!letter.matches()) {
            return parameter.name();
        }
        return letter.group(1) == null ? letter.group(2) : letter.group(1);
    }

    static String text(Object value) {
        if (value instanceof Component component) {
            return component.name() + " (" + String.join("; ", component.type().formula(component)) + after(component)
                    + ")";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SettingsText::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Long whole ? whole.toString() : NumberText.written(((Number) value).doubleValue());
    }
}
