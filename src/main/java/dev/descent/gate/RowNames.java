package dev.descent.gate;

import dev.descent.analysis.Keys;
import dev.descent.analysis.TrialColumns;
import dev.descent.gate.stored.CsvRows;
import java.util.List;
import java.util.Optional;

/**
 * How the rows of a stored CSV file are told apart. Rows that follow one another and belong together, such as the epochs of a trial,
 * have one name.
 *
 * @param header of the file
 * @param trials the names of the folder's trials
 */
record RowNames(List<String> header, TrialNames trials) {
    /** As many characters as are shown of a name. */
    static final int LONGEST = 300;

    private static final List<String> MOMENTS = List.of("epoch", "step");
    private static final List<String> PREDICTED = List.of("prediction", "probability_", "score_");

    /** What the row is about: a trial, a configuration, a layer, a row of the table. */
    String subject(List<String> row, int number) {
        if (isBlank(row)) {
            return "the empty line " + (number + 1);
        }
        if (isOfTrials()) {
            return trials.name(row.get(0));
        }
        int keys = keys();
        if (keys == 0) {
            return "line " + (number + 1);
        }
        return Keys.describe(CsvRows.texts(header, 0, keys), CsvRows.texts(row, 0, keys));
    }

    /** The subject for a reader, in the first folder's numbers: {@code trial 7 (optimizer=adam, repeat 2)}. */
    String shown(List<String> row, String subject) {
        return trial(row, subject).map(trial -> trial + moment(row)).orElse(Comparison.shortened(subject, LONGEST));
    }

    /** The trial that the row is about, as {@link #shown} names it; empty if it is about none. */
    Optional<String> trial(List<String> row, String subject) {
        return isOfTrials() && !isBlank(row) ? Optional.of(TrialNames.shown(row.get(0), subject)) : Optional.empty();
    }

    /** Whether a column is only how its folder counts. */
    boolean isCount(String column) {
        return column.equals(TrialColumns.TRIAL);
    }

    /** Whether a column is of the data that were read: in a file of their rows, all that no network predicts. */
    boolean isOfData(String column) {
        return header.get(0).equals("row") && PREDICTED.stream().noneMatch(column::startsWith);
    }

    private static boolean isBlank(List<String> row) {
        return row.size() == 1 && row.get(0).isEmpty();
    }

    private boolean isOfTrials() {
        return header.get(0).equals(TrialColumns.TRIAL);
    }

    /** The epoch or step of a trial's row, or both. */
    private String moment(List<String> row) {
        StringBuilder moment = new StringBuilder();
        for (int place = 1; place < header.size() && MOMENTS.contains(header.get(place)); place++) {
            moment.append(", ")
                    .append(header.get(place))
                    .append(' ')
                    .append(Comparison.shortened(CsvRows.cell(row, place)));
        }
        return moment.toString();
    }

    /** All but the last column, or of several outputs the last ones. */
    private int beforeValues() {
        int keys = header.size() - 1;
        if (header.get(keys).equals("prediction")) {
            return keys;
        }
        while (keys > 1 && header.get(keys - 1).startsWith("prediction_")) {
            keys--;
        }
        return keys;
    }

    /** How many columns from the left name a row: those before {@code n}, {@code network} and {@code layer}, {@code row}, or those before the value of a weight and before what a function says. */
    private int keys() {
        return switch (header.get(0)) {
            case "network" -> 2;
            case "row" -> 1;
            case "epoch" -> beforeValues();
            default -> Math.max(0, header.indexOf("n"));
        };
    }
}
