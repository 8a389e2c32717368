package dev.descent.config;

import dev.descent.model.Expectation.Operand;
import dev.descent.problem.Located;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What conditions may call configurations: by a case, by the value of an axis, or by a key with its value. */
final class ConditionGroups {
    private final Problems problems;
    private final Configurations configurations;
    private final boolean complete;
    private final Set<String> unread;

    /**
     * @param complete whether all configurations are known, so that a group has one meaning
     * @param unread what is written in the sweep, where some of it could not be read
     */
    ConditionGroups(Problems problems, Configurations configurations, boolean complete, Set<String> unread) {
        this.problems = problems;
        this.configurations = configurations;
        this.complete = complete;
        this.unread = unread;
    }

    /**
     * Tells a group that there is none of, or more than one.
     *
     * @param besides what else would be understood
     */
    void check(Located condition, String group, List<String> besides) {
        List<String> places = new ArrayList<>();
        String example = "";
        if (configurations.cases().contains(group)) {
            places.add("a case");
        }
        Set<String> known = new LinkedHashSet<>(besides);
        known.addAll(configurations.cases());
        for (String key : configurations.keys()) {
            Set<String> values = configurations.valuesOf(key);
            if (values.stream().anyMatch(value -> Operand.Column.isMeant(group, key, value))) {
                places.add("a value of " + key);
                example = key;
            }
            values.stream()
                    .filter(value -> complete || !value.isEmpty() && !value.equals("null"))
                    .limit(20)
                    .map(Operand.Column::head)
                    .forEach(known::add);
        }
        if (places.isEmpty() && !mayBeUnread(group)) {
            problems.add(
                    condition,
                    "'" + group + "' is neither a case nor a value of an axis",
                    NearestName.expected(known, group));
        } else if (places.size() > 1 && complete) {
            problems.add(
                    condition,
                    "'" + group + "' is ambiguous: it is " + String.join(" and ", places),
                    "expected it with its key, such as " + example + "=" + group);
        }
    }

    /** Whether something that could not be read may be called so, now or once its slip is mended. */
    boolean mayBeUnread(String group) {
        String value = group.substring(group.indexOf('=') + 1);
        return !complete
                && (group.contains("(")
                        || unread.contains(value)
                        || NearestName.of(value, notRead()).isPresent());
    }

    private Set<String> notRead() {
        Set<String> texts = new LinkedHashSet<>(unread);
        texts.removeAll(configurations.cases());
        for (String key : configurations.keys()) {
            texts.remove(key);
            configurations.valuesOf(key).stream().map(Operand.Column::head).forEach(texts::remove);
        }
        return texts;
    }
}
