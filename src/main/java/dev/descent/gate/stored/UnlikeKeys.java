package dev.descent.gate.stored;

import java.util.List;

/** Keys of a stored experiment by which trials are judged by something else; a path is one of these or lies below one. */
public enum UnlikeKeys {
    /** What is gone down. */
    FUNCTIONS("minimize", "solve"),
    /** Which rows train and judge. */
    ROWS("seed", "dataset.split", "dataset.missing", "dataset.missing_values"),
    /** What is predicted. */
    TARGETS("dataset.target", "dataset.positive", "dataset.task"),
    /** What a loss is the loss of. */
    LOSSES("loss", "dataset.scale_target", "dataset.weight", "dataset.class_weight"),
    /** What a loss has in it besides. */
    PENALTIES() {
        @Override
        public boolean has(String path) {
            return path.startsWith("layers") && path.contains("_regularizer");
        }
    };

    private final List<String> places;

    UnlikeKeys(String... places) {
        this.places = List.of(places);
    }

    /** Whether a path is one of these keys or lies below one. */
    public boolean has(String path) {
        for (String place : places) {
            if (path.equals(place) || path.startsWith(place + ".") || path.startsWith(place + "[")) {
                return true;
            }
        }
        return false;
    }
}
