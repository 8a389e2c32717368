package dev.descent.config;

import dev.descent.data.Datasets;
import dev.descent.data.PartSizes;
import dev.descent.data.Table;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.Split;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how a dataset is split, and how many rows each part has. */
final class SplitReader {
    private final Problems problems;
    private final ConfigurationValues it;

    SplitReader(Problems problems, ConfigurationValues it) {
        this.problems = problems;
        this.it = it;
    }

    /** The split; empty if there is none or it is wrong, which is told. */
    Optional<Split> read(Component dataset) {
        if (!dataset.has("split")) {
            return Optional.empty();
        }
        Component split = dataset.component("split");
        List<String> methods = methods(split);
        if (methods.size() != 1) {
            problems.add(
                    it.at("dataset.split"),
                    methods.isEmpty()
                            ? "this split does not say how to divide the rows"
                            : "this split is given both by " + String.join(" and by ", methods),
                    "expected one of {validation: …, test: …}, {by: …}, {folds: …}");
            return Optional.empty();
        }
        return split.has("by") ? Optional.of(byColumn(split)) : drawn(split);
    }

    private static List<String> methods(Component split) {
        List<String> methods = new ArrayList<>();
        if (split.has("validation") || split.has("test")) {
            methods.add("fractions");
        }
        if (split.has("by")) {
            methods.add("a column");
        }
        if (split.has("folds")) {
            methods.add("folds");
        }
        return methods;
    }

    private Split byColumn(Component split) {
        for (String key : List.of("shuffle", "per_repeat")) {
            if (it.has("dataset.split." + key)) {
                problems.add(it.at("dataset.split." + key), key + " has no effect where a column names the parts", "");
            }
        }
        return new Split.ByColumn(split.text("by"));
    }

    private Optional<Split> drawn(Component split) {
        boolean shuffle = split.flag("shuffle");
        boolean perRepeat = split.flag("per_repeat");
        if (perRepeat && !shuffle) {
            problems.add(it.at("dataset.split.per_repeat"), "per_repeat has no effect without shuffle", "");
        }
        if (split.has("folds")) {
            return Optional.of(new Split.Folds(split.whole("folds"), shuffle, perRepeat));
        }
        double validation = split.has("validation") ? split.real("validation") : 0;
        double test = split.has("test") ? split.real("test") : 0;
        if (perRepeat && shuffle && validation == 0) {
            problems.add(
                    it.at("dataset.split.per_repeat"),
                    "per_repeat has no effect without validation: all repeats share the test part",
                    "");
        }
        if (validation + test >= 1) {
            problems.add(
                    it.at("dataset.split"), "validation and test leave no row to train on", "expected a sum below 1");
            return Optional.empty();
        }
        return Optional.of(new Split.Fractions(validation, test, shuffle, perRepeat));
    }

    /** The parts' sizes, of several folds those of the one with the most training rows; an empty part is told. */
    PartSizes sizes(Table table, DatasetSpec spec) {
        Split split = spec.split().orElse(null);
        PartSizes sizes = Datasets.sizes(table, spec, split instanceof Split.Folds folds ? folds.k() : 0);
        int rows = sizes.train() + sizes.validation() + sizes.test();
        if (split instanceof Split.Folds folds && folds.k() > rows) {
            problems.add(
                    it.at("dataset.split.folds"),
                    OutputChecks.count(rows, "row") + " can't be split into " + folds.k() + " folds",
                    rows < 2 ? "expected a table of 2 rows or more" : "expected at most " + rows);
        } else if (split instanceof Split.Fractions fractions) {
            checkPart("validation", fractions.validation(), sizes.validation(), rows);
            checkPart("test", fractions.test(), sizes.test(), rows);
            if (sizes.train() == 0) {
                problems.add(it.at("dataset.split"), "no row is left to train on", "expected smaller parts");
            }
        }
        return sizes;
    }

    private void checkPart(String part, double fraction, int size, int rows) {
        if (fraction > 0 && size == 0) {
            problems.add(
                    it.at("dataset.split." + part),
                    "the " + part + " part is empty: its share of " + OutputChecks.count(rows, "row")
                            + " is less than one row",
                    "expected a larger share");
        }
    }
}
