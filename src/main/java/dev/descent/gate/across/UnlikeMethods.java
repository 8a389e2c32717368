package dev.descent.gate.across;

import dev.descent.gate.stored.UnlikeKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why the scores of an axis's values can't be compared: they are losses of several units, or of other rows or targets. */
public final class UnlikeMethods {
    private final CommonAxis axis;
    private final List<SweptFolder> folders;

    private UnlikeMethods(CommonAxis axis, List<SweptFolder> folders) {
        this.axis = axis;
        this.folders = folders;
    }

    /**
     * The reason, with what would be right; empty if the scores can be compared.
     *
     * @param by the column whose mean is the score; empty for each folder's own
     */
    public static Optional<String> reason(CommonAxis axis, List<SweptFolder> folders, Optional<String> by)
            throws IOException {
        return new UnlikeMethods(axis, folders).reason(by);
    }

    private Optional<String> reason(Optional<String> by) throws IOException {
        List<String> paths = paths();
        String subject = "values of " + axis.key();
        if (anyOf(UnlikeKeys.TARGETS, paths)) {
            return Optional.of(
                    subject + " predict other targets, so their scores can't be compared; take another axis");
        }
        if (decidesOnRows(paths)) {
            return Optional.of(
                    subject + " are judged on other rows, so their scores can't be compared; take another axis");
        }
        boolean ofLosses = anyOf(UnlikeKeys.LOSSES, paths) || anyOf(UnlikeKeys.PENALTIES, paths);
        for (SweptFolder folder : folders) {
            String column = by.orElse(folder.rankedBy());
            if (ofLosses && column.endsWith("loss")) {
                return Optional.of(subject + " have losses of several units, so these can't be compared by " + column
                        + "; " + remedy(column));
            }
        }
        return Optional.empty();
    }

    /** The axis's own path; of cases the paths that they set. */
    private List<String> paths() throws IOException {
        List<String> paths = new ArrayList<>(List.of(axis.key()));
        if (axis.key().equals("case")) {
            for (SweptFolder folder : folders) {
                for (String path : folder.folder().settings().keySet()) {
                    for (String method : axis.methods()) {
                        String start = "sweep.cases." + method + ".";
                        if (path.startsWith(start)) {
                            paths.add(path.substring(start.length()));
                        }
                    }
                }
            }
        }
        return paths;
    }

    private static boolean anyOf(UnlikeKeys keys, List<String> paths) {
        for (String path : paths) {
            if (keys.has(path)) {
                return true;
            }
        }
        return false;
    }

    /** Strategies for missing values decide on rows only where one of them drops these; a gap leaves out training rows alone. */
    private boolean decidesOnRows(List<String> paths) {
        for (String path : paths) {
            boolean missing =
                    path.startsWith("dataset.missing") && !axis.methods().contains("drop");
            if (UnlikeKeys.ROWS.has(path) && !missing && !path.endsWith(".gap")) {
                return true;
            }
        }
        return false;
    }

    private String remedy(String column) {
        String part = column.startsWith("val_") ? "val_" : column.startsWith("test_") ? "test_" : "";
        for (String measure : folders.get(0).measures()) {
            boolean inAll =
                    folders.stream().allMatch(folder -> folder.measures().contains(measure));
            if (inAll && !measure.endsWith("loss") && measure.startsWith(part)) {
                return "compare by a metric, such as --by " + measure;
            }
        }
        return "list a metric under `metrics`, run the experiments again and compare by it with --by";
    }
}
