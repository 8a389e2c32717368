package dev.descent.gate.across;

import dev.descent.analysis.Unlike;
import dev.descent.gate.stored.UnlikeKeys;
import dev.descent.model.Measure;
import dev.descent.number.Phrases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why the scores of an axis's values can't be compared: they are of several units, or of other rows or targets; or those are among
 * which the best configuration of each value is picked, as another axis of the experiments makes them so.
 */
public final class UnlikeMethods {
    private static final int MOST_NAMED = 5;
    /** Keys of a split that leave the test part as it is, unless whole groups are divided. */
    private static final List<String> BESIDES_TEST =
            List.of("dataset.split.validation", "dataset.split.folds", "dataset.split.forward");

    private final CommonAxis axis;
    private final List<SweptFolder> folders;
    private final Optional<String> by;

    private UnlikeMethods(CommonAxis axis, List<SweptFolder> folders, Optional<String> by) {
        this.axis = axis;
        this.folders = folders;
        this.by = by;
    }

    /**
     * The reason, with what would be right; empty if the scores can be compared.
     *
     * @param by the column whose mean is the score; empty for each folder's own
     */
    public static Optional<String> reason(CommonAxis axis, List<SweptFolder> folders, Optional<String> by)
            throws IOException {
        UnlikeMethods methods = new UnlikeMethods(axis, folders, by);
        Optional<String> reason = methods.ofTheAxis();
        return reason.isPresent() ? reason : methods.ofAnotherAxis();
    }

    private Optional<String> ofTheAxis() throws IOException {
        String subject = "values of " + axis.key();
        for (SweptFolder folder : folders) {
            String column = by.orElse(folder.rankedBy());
            Unlike unlike = unlike(folder, axis.key(), axis.methods(), column);
            if (!unlike.targets().isEmpty()) {
                return Optional.of(
                        subject + " predict other targets, so their scores can't be compared; take another axis");
            }
            if (!unlike.rows().isEmpty()) {
                return Optional.of(
                        subject + " are judged on other rows, so their scores can't be compared; take another axis");
            }
            if (!unlike.isNothing()) {
                String unit = unlike.losses().isEmpty() ? "weigh rows otherwise" : "have losses of several units";
                return Optional.of(subject + " " + unit + ", so these can't be compared by " + column + "; "
                        + metric(column)
                                .map(it -> "compare by a metric, such as --by " + it)
                                .orElse("list a metric under `metrics`, run the experiments again and compare by it"
                                        + " with --by"));
            }
        }
        return Optional.empty();
    }

    /** The first other axis that is in the way, with all folders in which it is. */
    private Optional<String> ofAnotherAxis() throws IOException {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        for (SweptFolder folder : folders) {
            for (Map.Entry<String, List<String>> other : folder.axes().entrySet()) {
                if (!other.getKey().equals(axis.key()) && other.getValue().size() > 1) {
                    what(folder, other.getKey(), other.getValue())
                            .ifPresent(it -> labels.computeIfAbsent(it, key -> new ArrayList<>())
                                    .add(folder.label()));
                }
            }
        }
        return labels.entrySet().stream()
                .findFirst()
                .map(it -> Phrases.few(it.getValue(), MOST_NAMED) + " swept " + it.getKey());
    }

    /** Why an axis is in the way beside the one that is compared: by what picks the best of each value, or by what scores these. */
    private Optional<String> what(SweptFolder folder, String key, List<String> values) throws IOException {
        String besides = key + " besides " + axis.key() + ": ";
        Unlike picked = unlike(folder, key, values, folder.rankedBy());
        if (!picked.isNothing()) {
            String remedy = picked.isOfUnitsAlone()
                    ? "rank the experiments by a metric"
                            + metric(folder.rankedBy())
                                    .map(it -> ", such as `report: {rank_by: " + it + "}`")
                                    .orElse(" that is listed under `metrics`")
                    : "sweep " + key + " in experiments of their own";
            return Optional.of(besides + picked.reason() + ", so that " + folder.rankedBy() + " picks no best of each "
                    + axis.key() + "; " + remedy);
        }
        String column = by.orElse(folder.rankedBy());
        Unlike scored = unlike(folder, key, values, column);
        if (!scored.isNothing()) {
            String remedy = scored.isOfUnitsAlone()
                    ? metric(column)
                            .map(it -> "compare by a metric, such as --by " + it)
                            .orElse("compare by a metric")
                    : "sweep " + key + " in experiments of their own";
            return Optional.of(
                    besides + scored.reason() + ", so that " + column + " is no score of those picked; " + remedy);
        }
        return Optional.empty();
    }

    /** How the values of a key differ in what a column says of them. */
    private static Unlike unlike(SweptFolder folder, String key, List<String> values, String column)
            throws IOException {
        Map<String, String> settings = folder.folder().settings();
        List<String> targets = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        List<String> losses = new ArrayList<>();
        List<String> weights = new ArrayList<>();
        for (String path : paths(key, values, settings)) {
            if (UnlikeKeys.TARGETS.has(path)) {
                targets.add(path);
            }
            if (decidesOnRows(path, values, column, settings)) {
                rows.add(path);
            }
            if (UnlikeKeys.ofUnits(column).stream().anyMatch(keys -> keys.has(path))) {
                (Measure.isLoss(column) ? losses : weights).add(path);
            }
        }
        return new Unlike(targets, rows, losses, weights);
    }

    /** A key's own path; of cases the paths that they set. */
    private static List<String> paths(String key, List<String> values, Map<String, String> settings) {
        if (!key.equals("case")) {
            return List.of(key);
        }
        List<String> paths = new ArrayList<>();
        for (String path : settings.keySet()) {
            for (String value : values) {
                String start = "sweep.cases." + value + ".";
                if (path.startsWith(start) && !paths.contains(path.substring(start.length()))) {
                    paths.add(path.substring(start.length()));
                }
            }
        }
        return paths;
    }

    /** Strategies for missing values decide on rows only where one of them drops these; a gap leaves out training rows alone. */
    private static boolean decidesOnRows(
            String path, List<String> values, String column, Map<String, String> settings) {
        boolean fills = path.startsWith("dataset.missing") && !values.contains("drop");
        boolean testsOnTheSame = column.startsWith("test_")
                && BESIDES_TEST.contains(path)
                && !settings.containsKey("dataset.split.group");
        return UnlikeKeys.ROWS.has(path) && !fills && !path.endsWith(".gap") && !testsOnTheSame;
    }

    /** A metric of the column's rows that all folders have and that counts all rows alike. */
    private Optional<String> metric(String column) {
        String part = column.startsWith("val_") ? "val_" : column.startsWith("test_") ? "test_" : "";
        for (String measure : folders.get(0).measures()) {
            boolean inAll =
                    folders.stream().allMatch(folder -> folder.measures().contains(measure));
            boolean alike =
                    Measure.ofColumn(measure).filter(it -> !it.weighted()).isPresent();
            if (inAll && alike && measure.startsWith(part)) {
                return Optional.of(measure);
            }
        }
        return Optional.empty();
    }
}
