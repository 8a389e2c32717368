package dev.descent.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * Judged rows counted by their true and their predicted class, each as one. Of a class with h hits that p rows are predicted and a rows
 * are:
 *
 * <pre>
 *   precision = h/p    recall = h/a    f1 = 2h/(p + a)    support = a
 * </pre>
 *
 * <p>A share of nothing is undefined, and so is the f1 of a class that no row is of.
 */
public final class ClassCounts {
    public static final List<String> HEADER = List.of("class", "precision", "recall", "f1", "support");

    private final List<String> classes;
    private final int[][] counts;
    private final int rows;
    private int right;

    private ClassCounts(List<String> classes, int rows) {
        this.classes = classes;
        this.counts = new int[classes.size()][classes.size()];
        this.rows = rows;
    }

    public static ClassCounts of(JudgedRows judged) {
        ClassCounts counts = new ClassCounts(judged.classes(), judged.rows());
        for (int r = 0; r < judged.rows(); r++) {
            int target = judged.trueClass(r);
            int predicted = judged.predictedClass(r);
            counts.counts[target][predicted]++;
            counts.right += target == predicted ? 1 : 0;
        }
        return counts;
    }

    public int count(int trueClass, int predictedClass) {
        return counts[trueClass][predictedClass];
    }

    /** How many rows are right. */
    int hits() {
        return right;
    }

    /** {@code 144 of 150 are right}. */
    public String right() {
        return right + " of " + rows + (rows == 1 ? " is right" : " are right");
    }

    /** How many different classes the rows are of. */
    public int occurring() {
        int occurring = 0;
        for (int c = 0; c < classes.size(); c++) {
            occurring += support(c) > 0 ? 1 : 0;
        }
        return occurring;
    }

    /** A row a class, under {@link #HEADER}. */
    public List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            int hits = counts[c][c];
            int actual = support(c);
            int predicted = predicted(c);
            table.add(List.of(
                    classes.get(c),
                    share(hits, predicted),
                    share(hits, actual),
                    actual == 0 ? "" : share(2 * hits, predicted + actual),
                    Integer.toString(actual)));
        }
        return table;
    }

    private static String share(int part, int of) {
        return Cell.statistic((double) part / of).text();
    }

    private int support(int c) {
        int sum = 0;
        for (int count : counts[c]) {
            sum += count;
        }
        return sum;
    }

    private int predicted(int c) {
        int sum = 0;
        for (int[] row : counts) {
            sum += row[c];
        }
        return sum;
    }
}
