package dev.descent.analysis;

import dev.descent.data.Dataset;
import dev.descent.data.Datasets;
import dev.descent.data.Part;
import dev.descent.data.Table;
import dev.descent.data.TableProfile;
import dev.descent.data.TableProfile.ColumnProfile;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Split;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table as a network meets it.
 *
 * @param columns a line a column, or a line a kind of columns of a wide table, under {@link #COLUMNS}
 * @param partHeader what stands above {@code parts}
 * @param parts a line a part: its rows, and of few classes how many rows each has
 */
public record TableOverview(List<List<String>> columns, List<String> partHeader, List<List<String>> parts) {
    public static final List<String> COLUMNS =
            List.of("column", "role", "type", "remark", "missing", "distinct", "inputs");

    private static final String FEATURE = "feature";
    /** The most columns that have a line each. */
    private static final int MOST_COLUMNS = 30;
    /** The most classes that are counted in a column each. */
    private static final int MOST_CLASSES = 10;

    public TableOverview {
        columns = List.copyOf(columns);
        partHeader = List.copyOf(partHeader);
        parts = List.copyOf(parts);
    }

    public static TableOverview of(Table table, DatasetSpec spec, Dataset dataset) {
        List<String> header = new ArrayList<>(List.of("part", "rows"));
        boolean few = !dataset.classes().isEmpty() && dataset.classes().size() <= MOST_CLASSES;
        if (few) {
            header.addAll(dataset.classes());
        } else if (!dataset.classes().isEmpty()) {
            header.addAll(List.of("classes", "rarest", "commonest"));
        }
        List<List<String>> parts = new ArrayList<>();
        parts.add(part("training", dataset.train(), dataset.encoding(), few));
        dataset.validation().ifPresent(part -> parts.add(part("validation", part, dataset.encoding(), few)));
        dataset.test().ifPresent(part -> parts.add(part("test", part, dataset.encoding(), few)));
        int dropped = parts(dataset) == table.rows() ? 0 : table.rows() - Datasets.rows(table, spec);
        if (dropped > 0) {
            List<String> line = new ArrayList<>(List.of("left out", Integer.toString(dropped)));
            line.addAll(Collections.nCopies(header.size() - line.size(), ""));
            parts.add(line);
        }
        return new TableOverview(columns(table, spec), header, parts);
    }

    private static int parts(Dataset dataset) {
        return dataset.train().rows()
                + dataset.validation().map(Part::rows).orElse(0)
                + dataset.test().map(Part::rows).orElse(0);
    }

    private static List<String> part(String name, Part part, TargetEncoding encoding, boolean few) {
        List<String> line = new ArrayList<>(List.of(name, Integer.toString(part.rows())));
        int[] counts = PartClasses.counts(part, encoding);
        int[] shown = few || counts.length == 0
                ? counts
                : new int[] {
                    (int) Arrays.stream(counts).filter(n -> n > 0).count(),
                    Arrays.stream(counts).min().getAsInt(),
                    Arrays.stream(counts).max().getAsInt()
                };
        Arrays.stream(shown).mapToObj(Integer::toString).forEach(line::add);
        return line;
    }

    private static List<List<String>> columns(Table table, DatasetSpec spec) {
        List<Integer> inputs = Datasets.inputsByFeature(table, spec);
        List<ColumnProfile> profiles = TableProfile.of(table);
        if (profiles.size() <= MOST_COLUMNS) {
            List<List<String>> lines = new ArrayList<>();
            for (int c = 0; c < profiles.size(); c++) {
                ColumnProfile it = profiles.get(c);
                int feature = spec.features().indexOf(it.name());
                lines.add(List.of(
                        it.name().isEmpty() ? "\"\"" : it.name(),
                        role(spec, it.name(), feature >= 0),
                        type(spec, it),
                        remark(spec, it),
                        Integer.toString(it.missing()),
                        Integer.toString(it.distinct()),
                        feature < 0 ? "" : Integer.toString(inputs.get(feature))));
            }
            return lines;
        }
        Map<List<String>, Kind> kinds = new LinkedHashMap<>();
        Map<String, Integer> places = new LinkedHashMap<>();
        spec.features().forEach(name -> places.put(name, places.size()));
        for (ColumnProfile it : profiles) {
            int place = places.getOrDefault(it.name(), -1);
            kinds.merge(
                    List.of(role(spec, it.name(), place >= 0), type(spec, it), remark(spec, it)),
                    new Kind(
                            1,
                            it.name(),
                            it.missing(),
                            it.distinct(),
                            it.distinct(),
                            place < 0 ? 0 : inputs.get(place)),
                    Kind::and);
        }
        List<List<String>> lines = new ArrayList<>();
        kinds.forEach((key, kind) -> lines.add(kind.line(key)));
        return lines;
    }

    /** Columns that are alike. */
    private record Kind(int columns, String first, long missing, int fewest, int most, long inputs) {
        Kind and(Kind other) {
            return new Kind(
                    columns + other.columns,
                    first,
                    missing + other.missing,
                    Math.min(fewest, other.fewest),
                    Math.max(most, other.most),
                    inputs + other.inputs);
        }

        List<String> line(List<String> key) {
            return List.of(
                    columns == 1 ? first : Phrases.count(columns, "column") + " (" + first + ", …)",
                    key.get(0),
                    key.get(1),
                    key.get(2),
                    Long.toString(missing),
                    fewest == most ? Integer.toString(most) : fewest + "–" + most,
                    key.get(0).startsWith(FEATURE) ? Long.toString(inputs) : "");
        }
    }

    private static String role(DatasetSpec spec, String name, boolean feature) {
        List<String> roles = new ArrayList<>();
        if (spec.targets().contains(name)) {
            roles.add("target");
        } else if (feature) {
            roles.add(FEATURE);
        } else if (spec.weights().column().filter(name::equals).isPresent()) {
            roles.add("weight");
        }
        Optional<Split> split = spec.split();
        if (split.flatMap(Split::column).filter(name::equals).isPresent()) {
            splitRole(split.get(), roles).ifPresent(roles::add);
        }
        return roles.isEmpty() ? "ignored" : String.join(", ", roles);
    }

    /** What a column is to the split; nothing where a target is stratified, which says itself. */
    private static Optional<String> splitRole(Split split, List<String> roles) {
        if (split.order() instanceof Split.Order.Stratified) {
            return roles.contains("target") ? Optional.empty() : Optional.of("strata");
        }
        return Optional.of(
                split.order() instanceof Split.Order.Grouped
                        ? "group"
                        : split.order() instanceof Split.Order.Ascending ? "order" : "split");
    }

    private static String type(DatasetSpec spec, ColumnProfile it) {
        boolean number = it.type() == TableProfile.Type.NUMBER || it.type() == TableProfile.Type.WHOLE;
        return it.type().title() + (number && spec.isDeclaredCategorical(it.name()) ? ", categorical" : "");
    }

    private static String remark(DatasetSpec spec, ColumnProfile it) {
        return String.join(
                ", ",
                Stream.of(
                                it.constant() ? "constant" : "",
                                it.identifier() && !spec.targets().contains(it.name()) ? "looks like a key" : "")
                        .filter(text -> !text.isEmpty())
                        .toList());
    }
}
