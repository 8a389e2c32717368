package dev.descent.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the best configuration makes of each class, over rows that it was not trained on.
 *
 * @param note whose predictions of which rows, and how many are right
 * @param rows a row a class, under {@link ClassCounts#HEADER}
 */
public record ClassTable(String note, List<List<String>> rows) {
    public static final String TITLE = "By class";

    private static final int MOST_CLASSES = 100;

    /** Empty where numbers are predicted, or there are too many classes to be read. */
    public static Optional<ClassTable> of(Findings findings, JudgedRows judged) {
        if (!judged.areClasses() || judged.classes().size() > MOST_CLASSES) {
            return Optional.empty();
        }
        ClassCounts counts = ClassCounts.of(judged);
        String who = JudgedText.of(findings, judged, judged.rows());
        int values = findings.ranking().best().orElseThrow().trials().size();
        String means =
                values > 1 ? " These are counts of rows; the metrics of the ranking are means over its trials." : "";
        return Optional.of(new ClassTable(
                who.substring(0, 1).toUpperCase(Locale.ROOT) + who.substring(1) + ": " + counts.right() + "." + means,
                counts.table()));
    }
}
