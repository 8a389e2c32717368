package dev.descent.config;

import dev.descent.data.Datasets;
import dev.descent.data.PartSizes;
import dev.descent.data.SplitFault;
import dev.descent.data.Table;
import dev.descent.model.ByColumn;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.Sections;
import dev.descent.model.Split;
import dev.descent.model.Split.Order;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how a dataset is split, and how many rows each part has. */
final class SplitReader {
    private final Problems problems;
    private final ConfigurationValues it;

    SplitReader(Problems problems, ConfigurationValues it) {
        this.problems = problems;
        this.it = it;
    }

    /**
     * The split; empty if there is none or it is wrong, which is told.
     *
     * @param targets the target columns, of which {@code stratify: true} means the only one
     */
    Optional<Split> read(Component dataset, List<String> targets) {
        if (!dataset.has("split")) {
            return Optional.empty();
        }
        Component split = dataset.component("split");
        int before = problems.told();
        refuseBesideFiles(dataset);
        if (problems.told() > before) {
            return Optional.empty();
        }
        List<String> methods = methods(split);
        if (methods.size() != 1) {
            problems.add(
                    it.against("dataset.split"),
                    methods.isEmpty()
                            ? "this split does not say how to divide the rows"
                            : "this split is given both by " + String.join(" and by ", methods),
                    "expected one of {validation: …, test: …}, {by: …}, {folds: …, test: …}, {forward: …, test: …}");
            return Optional.empty();
        }
        String kind = methods.get(0);
        refuse(split, kind);
        Order order = order(split, targets);
        if (problems.told() > before) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case "a column" -> new Split.ByColumn(split.text("by"));
                    case "folds" ->
                        new Split.Folds(split.whole("folds"), share(split, "test"), order, split.flag("per_repeat"));
                    case "growing windows" ->
                        new Split.Forward(
                                split.whole("forward"),
                                split.has("gap") ? split.whole("gap") : 0,
                                share(split, "test"),
                                order);
                    default ->
                        new Split.Fractions(
                                share(split, "validation"), share(split, "test"), order, split.flag("per_repeat"));
                });
    }

    /** Tells of each key that divides rows into a part that has a file of its own. */
    private void refuseBesideFiles(Component dataset) {
        Component csv = dataset.find("csv").orElse("") instanceof Component it ? it : Component.of(Sections.CSV);
        boolean validation = csv.has("validation");
        boolean test = csv.has("test");
        if (validation && test) {
            problems.add(
                    it.at("dataset.split"),
                    "validation and test have files of their own, so that nothing is left to split",
                    "expected no split, or csv without validation or test");
            return;
        }
        if (validation || test) {
            refuse(
                    "by",
                    "the parts are files, not the values of a column",
                    "expected a split without by, or a single file as csv");
        }
        if (validation) {
            for (String key : List.of("validation", "folds", "forward")) {
                refuse(
                        key,
                        "the validation part has a file of its own",
                        "expected a split without " + key + ", or csv without validation");
            }
        }
        if (test) {
            refuse("test", "the test part has a file of its own", "expected a split without test, or csv without test");
        }
    }

    /** What decides which rows validate; {@code test} goes with all but a column. */
    private static List<String> methods(Component split) {
        List<String> methods = new ArrayList<>();
        boolean others = split.has("folds") || split.has("forward");
        if (split.has("validation") || split.has("test") && !others) {
            methods.add("fractions");
        }
        if (split.has("by")) {
            methods.add("a column");
        }
        if (split.has("folds")) {
            methods.add("folds");
        }
        if (split.has("forward")) {
            methods.add("growing windows");
        }
        return methods;
    }

    /** Tells of each key that has no effect beside others or contradicts them. */
    private void refuse(Component split, String kind) {
        boolean fixed = kind.equals("growing windows") || split.has("order");
        if (kind.equals("a column")) {
            for (String key : List.of("shuffle", "per_repeat", "stratify", "group", "order", "gap")) {
                refuse(key, key + " has no effect where a column names the parts", "");
            }
            return;
        }
        if (!kind.equals("growing windows")) {
            refuse("gap", "gap has no effect without forward", "expected forward: …, or no gap");
        } else {
            for (String key : List.of("stratify", "group")) {
                refuse(key, key + " does not go with forward, which keeps the rows in order", "expected folds: …");
            }
        }
        if (kind.equals("folds") && split.has("order")) {
            refuse(
                    "order",
                    "folds of rows in order would train on later rows",
                    "expected forward: … in place of folds");
        }
        String orders = String.join(
                " and ",
                Stream.of("stratify", "group", "order")
                        .filter(key -> isGiven(split, key))
                        .toList());
        if (orders.contains(" and ")) {
            problems.add(it.against("dataset.split"), "this split has " + orders, wayOut(orders));
        }
        if (fixed && split.flag("shuffle")) {
            refuse("shuffle", "shuffle does not go with rows in order", "expected shuffle: false, or neither");
        }
        if (isGiven(split, "stratify") && !split.flag("shuffle")) {
            refuse("shuffle", "stratify draws rows, which shuffle: false does not", "expected one of both");
        }
        if (split.flag("per_repeat") && (fixed || !split.flag("shuffle"))) {
            refuse("per_repeat", "per_repeat has no effect without shuffle", "");
        } else if (split.flag("per_repeat") && kind.equals("fractions") && share(split, "validation") == 0) {
            refuse("per_repeat", "per_repeat has no effect without validation: all repeats share the test part", "");
        }
        if (share(split, "validation") + share(split, "test") >= 1) {
            problems.add(
                    it.against("dataset.split.validation", "dataset.split.test"),
                    "validation and test leave no row to train on",
                    "expected a sum below 1");
        }
    }

    /** Which of two orders to keep, and how to come near to what the other was for. */
    private static String wayOut(String orders) {
        return switch (orders) {
            case "stratify and group" ->
                "keep group, or rows of one group judge what others of it taught; where a part lacks a class,"
                        + " set fewer folds, larger parts or another seed: `plan` counts the classes of each part";
            case "stratify and order" ->
                "keep order if later rows are to judge; where a part lacks a class, set larger parts:"
                        + " `plan` counts the classes of each part";
            case "group and order" -> "keep order if later rows are to judge, group if rows of other groups are";
            default -> "expected one of them";
        };
    }

    private void refuse(String key, String message, String remedy) {
        if (it.has("dataset.split." + key)) {
            problems.add(it.against("dataset.split." + key, "dataset.split"), message, remedy);
        }
    }

    private static boolean isGiven(Component split, String key) {
        return split.has(key) && !Optional.of(false).equals(split.find(key));
    }

    private static double share(Component split, String part) {
        return split.has(part) ? split.real(part) : 0;
    }

    private Order order(Component split, List<String> targets) {
        if (isGiven(split, "stratify")) {
            Object by = split.find("stratify").orElseThrow();
            if (by instanceof String column) {
                return new Order.Stratified(column);
            }
            if (targets.size() > 1) {
                problems.add(
                        it.against("dataset.split.stratify", "dataset.target"),
                        "there are " + targets.size() + " targets",
                        "expected stratify: and the column whose values every part has");
            }
            return targets.isEmpty() ? Split.Plain.DRAWN : new Order.Stratified(targets.get(0));
        }
        if (split.has("group")) {
            return new Order.Grouped(split.text("group"), split.flag("shuffle"));
        }
        if (split.has("order")) {
            return new Order.Ascending(split.text("order"), formatOf(split.text("order")));
        }
        return split.flag("shuffle") && !split.has("forward") ? Split.Plain.DRAWN : Split.Plain.AS_IN_FILE;
    }

    /** The format of a column's dates, if it holds any. */
    private Optional<String> formatOf(String column) {
        return it.<Component>find("dataset")
                .flatMap(dataset -> dataset.find("dates"))
                .flatMap(dates -> ((Component) dates).find(ByColumn.COLUMNS))
                .map(columns -> (Component) ((Map<?, ?>) columns).get(column))
                .map(date -> date.text("format"));
    }

    /** The parts' sizes, of several folds those of the one with the most training rows; what makes the split impossible is told. */
    PartSizes sizes(Table table, DatasetSpec spec) {
        List<SplitFault> faults = Datasets.splitFaults(table, spec);
        for (SplitFault fault : faults) {
            String key = fault.key().isEmpty() ? "dataset.split" : "dataset.split." + fault.key();
            problems.add(it.against(key), fault.message(), "expected " + fault.remedy());
        }
        return faults.isEmpty() ? Datasets.largestSizes(table, spec) : new PartSizes(0, 0, 0);
    }
}
