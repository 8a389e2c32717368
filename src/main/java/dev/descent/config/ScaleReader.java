package dev.descent.config;

import dev.descent.data.Table;
import dev.descent.model.ByColumn;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.DatasetSpec.TargetScale;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads how features and targets are scaled. */
final class ScaleReader {
    private final Problems problems;
    private final ConfigurationValues it;
    private final ColumnLists columns;
    private final Table table;

    ScaleReader(Problems problems, ConfigurationValues it, ColumnLists columns, Table table) {
        this.problems = problems;
        this.it = it;
        this.columns = columns;
        this.table = table;
    }

    /** The scaler of each feature that has one; what is wrong is told. */
    Map<String, Component> read(Component dataset, List<String> features, Map<String, Component> encodings) {
        Map<String, Component> scaling = new LinkedHashMap<>();
        Object written = dataset.find("scale").orElse(Map.of());
        boolean bare = written instanceof Map;
        checkScaleOfDefault(written);
        ByColumn scale = bare ? new ByColumn(Optional.empty(), ColumnLists.asMap(written)) : ByColumn.of(written);
        for (String name : features) {
            boolean own = scale.columns().containsKey(name);
            if (own || EncodingReader.isNumber(table, name, encodings)) {
                Optional<Object> scaler = scale.of(name);
                if (scaler.isPresent() && !((Component) scaler.get()).is("none")) {
                    scaling.put(name, (Component) scaler.get());
                }
            }
        }
        for (String name : scale.columns().keySet()) {
            Located at = bare ? columns.key("scale", name) : columns.own("scale", name);
            if (bare && name.equals(ByColumn.DEFAULT)) {
                continue;
            }
            if (columns.isKnown(name, at) && !features.contains(name)) {
                problems.add(at, named(name) + " is scaled, but is not a feature", "expected features only");
            } else if (scaling.containsKey(name) && !EncodingReader.isNumber(table, name, encodings)) {
                problems.add(
                        at,
                        named(name) + " is one-hot encoded, which is not scaled",
                        "expected columns of numbers that are not categorical");
            }
        }
        return scaling;
    }

    /** {@code scale: {default: standard}} speaks of all columns, unless the table has a column of that name. */
    private void checkScaleOfDefault(Object written) {
        boolean bare = written instanceof Map<?, ?> map && map.containsKey(ByColumn.DEFAULT);
        boolean column = table.column(ByColumn.DEFAULT).isPresent()
                && written instanceof Component section
                && ByColumn.isLong(section)
                && section.has(ByColumn.DEFAULT)
                && !section.has(ByColumn.COLUMNS);
        if (bare || column) {
            problems.add(
                    columns.key("scale", ByColumn.DEFAULT),
                    "'default' may mean a column or all other columns",
                    "expected scale: {default: …, columns: {…}}, the columns, also one called default, under columns");
        }
    }

    /** How the target is scaled. */
    static TargetScale ofTarget(Component dataset) {
        return dataset.has("scale_target")
                ? TargetScale.valueOf(dataset.text("scale_target").toUpperCase(Locale.ROOT))
                : TargetScale.NONE;
    }

    /** Tells a scaled target that is a class, or whose loss has no unit. */
    void checkTarget(TargetScale scale, List<String> targets, TargetEncoding encoding, Component loss) {
        if (scale == TargetScale.NONE) {
            return;
        }
        if (encoding != TargetEncoding.NUMERIC) {
            problems.add(
                    it.against("dataset.scale_target", "loss", "dataset.target", "dataset.task"),
                    "the target " + named(targets.get(0)) + " is a class, which is not scaled",
                    "expected a target of numbers, or no scale_target");
        } else if (!loss.type().loss().ofAnyUnit()) {
            List<String> losses = Vocabulary.of(Kind.LOSS).stream()
                    .filter(type -> type.loss().ofAnyUnit())
                    .map(ComponentType::name)
                    .toList();
            problems.add(
                    it.against("dataset.scale_target", "loss", "dataset.target", "dataset.task"),
                    "the loss " + loss.name() + " means something else of a scaled target",
                    "expected one of the losses " + String.join(", ", losses) + ", or no scale_target");
        }
    }

    private static String named(String column) {
        return "'" + column + "'";
    }
}
