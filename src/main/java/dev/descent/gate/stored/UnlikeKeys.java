package dev.descent.gate.stored;

import dev.descent.model.Measure;
import java.util.List;
import java.util.Locale;

/** Keys of a stored experiment by which trials are judged by something else; a path is one of these or lies below one. */
public enum UnlikeKeys {
    /** What is gone down. */
    FUNCTIONS("minimize", "solve"),
    /** Which rows train and judge. */
    ROWS("seed", "dataset.split", "dataset.missing", "dataset.missing_values"),
    /** What is predicted. */
    TARGETS("dataset.target", "dataset.positive", "dataset.task"),
    /** What a loss is the loss of. */
    LOSSES("loss", "dataset.scale_target"),
    /** What a loss has in it besides. */
    PENALTIES() {
        @Override
        public boolean has(String path) {
            return path.startsWith("layers") && path.contains("_regularizer");
        }
    },
    /** How much rows count in every part. */
    WEIGHTS("dataset.weight"),
    /** How much rows count in training alone. */
    CLASS_WEIGHTS("dataset.class_weight");

    private final List<String> places;

    UnlikeKeys(String... places) {
        this.places = List.of(places);
    }

    /** By which keys values of a column have no common unit: those of a loss, or of a metric that counts rows by their weight. */
    public static List<UnlikeKeys> ofUnits(String column) {
        boolean beyondTraining = column.startsWith("val_") || column.startsWith("test_");
        if (Measure.isLoss(column)) {
            return beyondTraining
                    ? List.of(LOSSES, PENALTIES, WEIGHTS)
                    : List.of(LOSSES, PENALTIES, WEIGHTS, CLASS_WEIGHTS);
        }
        if (Measure.ofColumn(column).filter(Measure::weighted).isEmpty()) {
            return List.of();
        }
        return beyondTraining ? List.of(WEIGHTS) : List.of(WEIGHTS, CLASS_WEIGHTS);
    }

    /** What they decide on: {@code class weights}. */
    public String what() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
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
