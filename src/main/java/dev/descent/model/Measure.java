package dev.descent.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A metric as results name it, after {@code val_} or {@code test_} of other parts than the training rows.
 *
 * @param weighted whether rows count by their weight; the name then begins with {@code weighted_}, as Keras calls a weighted metric
 *     that stands beside one that is not
 */
public record Measure(ComponentType type, boolean weighted) {
    private static final String WEIGHTED = "weighted_";
    private static final List<String> PARTS = List.of("val_", "test_");

    /** What a metric of a file is called. */
    public static String name(Component metric) {
        return new Measure(metric.type(), isWeighted(metric)).name();
    }

    /** What metrics of a file are called. */
    public static List<String> names(List<Component> metrics) {
        List<String> names = new ArrayList<>();
        for (Component metric : metrics) {
            names.add(name(metric));
        }
        return names;
    }

    /** Whether a metric of a file counts rows by their weight. */
    public static boolean isWeighted(Component metric) {
        return metric.find(MetricTypes.WEIGHTED.name()).equals(Optional.of(true));
    }

    /** The metric that is called so, or would be if aliases were names; empty if there is none. */
    public static Optional<Measure> find(String word) {
        boolean weighted = word.startsWith(WEIGHTED);
        Optional<ComponentType> type =
                Vocabulary.find(Kind.METRIC, weighted ? word.substring(WEIGHTED.length()) : word);
        return type.isPresent() ? Optional.of(new Measure(type.get(), weighted)) : Optional.empty();
    }

    /** The metric that a column of trials.csv or history.csv shows: that of training, of {@code val_} or of {@code test_}. */
    public static Optional<Measure> ofColumn(String column) {
        for (String part : PARTS) {
            if (column.startsWith(part)) {
                return find(column.substring(part.length()));
            }
        }
        return find(column);
    }

    /** Whether a column of trials.csv or history.csv shows a loss, that of training or of another part, and no metric. */
    public static boolean isLoss(String column) {
        return column.endsWith("loss") && ofColumn(column).isEmpty();
    }

    /** The name in results. */
    public String name() {
        return weighted ? WEIGHTED + type.name() : type.name();
    }
}
