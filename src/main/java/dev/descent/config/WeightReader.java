package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.RowWeights;
import dev.descent.number.NumberText;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how much each row of a dataset counts. */
final class WeightReader {
    private final Problems problems;
    private final ConfigurationValues it;
    private final ColumnLists columns;

    WeightReader(Problems problems, ConfigurationValues it, ColumnLists columns) {
        this.problems = problems;
        this.it = it;
        this.columns = columns;
    }

    /** The column of weights; what is wrong with it is told. */
    Optional<String> column(Component dataset, List<String> targets) {
        Optional<String> column = dataset.find("weight").map(String.class::cast);
        if (column.isEmpty() || !columns.isKnown(column.get(), it.at("dataset.weight"))) {
            return Optional.empty();
        }
        if (targets.contains(column.get())) {
            problems.add(
                    it.against("dataset.weight", "dataset.target"),
                    "'" + column.get() + "' is the target",
                    "expected another column");
            return Optional.empty();
        }
        return column;
    }

    /**
     * The weights; what is wrong with those of classes is told.
     *
     * @param classes the values of the target; none if it is a number
     */
    RowWeights weights(Component dataset, Optional<String> column, String target, List<String> classes) {
        Optional<Object> written = dataset.find("class_weight");
        if (written.isPresent() && classes.isEmpty()) {
            problems.add(
                    it.against("dataset.class_weight", "dataset.target"),
                    "the target '" + target + "' is a number, which has no classes to weigh",
                    "expected a target of classes, or weight: and a column");
            return RowWeights.NONE;
        }
        boolean balanced = written.isPresent() && written.get() instanceof String;
        Map<String, Double> weights = new LinkedHashMap<>();
        if (written.isPresent() && written.get() instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String name = (String) entry.getKey();
                Optional<String> value = ColumnLists.value(classes, name);
                if (value.isEmpty()) {
                    problems.add(
                            columns.key("class_weight", name),
                            "no cell of the target '" + target + "' is '" + name + "'",
                            NearestName.expected(classes, name));
                } else if (weights.put(value.get(), (Double) entry.getValue()) != null) {
                    problems.add(columns.key("class_weight", name), "'" + name + "' has a weight already", "");
                }
            }
            checkComplete(classes, weights);
        }
        return new RowWeights(column, balanced, weights);
    }

    private void checkComplete(List<String> classes, Map<String, Double> weights) {
        List<String> missing = new ArrayList<>(classes);
        missing.removeAll(weights.keySet());
        if (!missing.isEmpty()) {
            problems.add(
                    it.against("dataset.class_weight", "dataset.target"),
                    "class_weight has no weight for " + String.join(", ", missing),
                    "expected a weight for every class, such as " + missing.get(0) + ": " + NumberText.written(1));
        } else if (weights.values().stream().allMatch(weight -> weight == 0)) {
            problems.add(it.at("dataset.class_weight"), "the weights of all classes are 0", "");
        }
    }
}
