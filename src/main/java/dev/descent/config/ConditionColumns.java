package dev.descent.config;

import dev.descent.model.Expectation.Operand;
import dev.descent.problem.Located;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import dev.descent.sweep.search.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns of trials.csv that a condition may name: outcomes, swept keys, the case, and what a trial is known by. */
final class ConditionColumns {
    private static final String CASE = "case";
    private static final List<String> GROUPS = List.of("best", "all");

    private final Problems problems;
    private final Configurations configurations;
    private final boolean complete;
    private final Set<String> unread;

    /**
     * @param complete whether all configurations are known
     * @param unread what is written in the sweep, where some of it could not be read: a column may be called so
     */
    ConditionColumns(Problems problems, Configurations configurations, boolean complete, Set<String> unread) {
        this.problems = problems;
        this.configurations = configurations;
        this.complete = complete;
        this.unread = unread;
    }

    /**
     * A group and a column as they are written, with a dot between them. A swept key may have dots itself; what follows {@code best}
     * is a column whatever it is.
     */
    Optional<Operand.Column> split(String text) {
        String column = "";
        for (String label : labels()) {
            if (text.endsWith("." + label) && text.length() > label.length() + 1 && label.length() > column.length()) {
                column = label;
            }
        }
        for (String group : GROUPS) {
            if (column.isEmpty() && text.startsWith(group + ".")) {
                column = text.substring(group.length() + 1).strip();
            }
        }
        if (column.isEmpty()) {
            column = text.substring(text.lastIndexOf('.') + 1).strip();
        }
        String group = text.substring(0, text.lastIndexOf(column)).strip();
        return group.endsWith(".")
                ? Optional.of(new Operand.Column(
                        group.substring(0, group.length() - 1).strip(), column))
                : Optional.empty();
    }

    /** Tells a column that there is none of. */
    void check(Located condition, String column) {
        Set<String> known = known();
        if (!complete && !known.contains(column) && !unread.contains(column)) {
            ResultColumns.fault(column, false)
                    .ifPresent(remedy -> problems.add(condition, "there is no column '" + column + "'", remedy));
        } else if (complete && !known.contains(column)) {
            problems.add(condition, "there is no column '" + column + "'", NearestName.expected(known, column));
        }
    }

    boolean isKnown(String column) {
        return known().contains(column);
    }

    /** Whether a column tells configurations apart; one that outcomes have, too, is theirs. */
    boolean isLabel(String column) {
        return labels().contains(column) && !configurations.columns().contains(column);
    }

    /** Whether a search may propose values of a label that are not known beforehand. */
    boolean isOpen(String label) {
        return configurations.isOpen(label);
    }

    /** What a search draws an open label from; empty where that is no single distribution. */
    Optional<Distribution> distribution(String label) {
        return configurations.distribution(label);
    }

    /** What a label is, as the tables print it; empty where a configuration has none. */
    Set<String> valuesOf(String label) {
        return label.equals(CASE) ? new LinkedHashSet<>(configurations.cases()) : configurations.valuesOf(label);
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>(configurations.keys());
        if (!configurations.cases().isEmpty()) {
            labels.add(CASE);
        }
        return labels;
    }

    private Set<String> known() {
        Set<String> known = new LinkedHashSet<>(configurations.columns());
        for (String outcome : List.of("epochs", "steps")) {
            if (configurations.keys().contains(outcome)) {
                known.add(outcome + "_done");
            }
        }
        known.addAll(labels());
        known.addAll(List.of("trial", "id", "repeat"));
        if (!complete || configurations.mostFolds() > 0) {
            known.add("fold");
        }
        known.add("seed");
        return known;
    }
}
