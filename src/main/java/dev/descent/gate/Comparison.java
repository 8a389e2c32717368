package dev.descent.gate;

import dev.descent.gate.stored.StoredFolder;
import dev.descent.gate.stored.TrialRows;
import dev.descent.number.Phrases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * What differs between two results folders: their CSV files cell by cell, trials found by what they are and not by their number; all
 * other files line by line, of each the first line that differs. A file, trial or column that one side lacks is a difference.
 */
public final class Comparison {
    private static final int LONGEST = 120;

    private final StoredFolder a;
    private final StoredFolder b;
    private final Differences differences = new Differences();

    private Comparison(StoredFolder a, StoredFolder b) {
        this.a = a;
        this.b = b;
    }

    /**
     * Compares two folders.
     *
     * @param tolerance the largest difference of two numbers in units of the larger; 0 for the same text. With a tolerance only
     *     CSV files are compared, for the others repeat their numbers.
     * @throws IOException if a file can't be read or is no CSV
     * @throws IllegalArgumentException if the tolerance is negative or NaN
     */
    public static Comparison of(StoredFolder a, StoredFolder b, double tolerance) throws IOException {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("a tolerance is at least 0");
        }
        Comparison comparison = new Comparison(a, b);
        comparison.compare(tolerance);
        return comparison;
    }

    /** How many differences there are. */
    public long count() {
        return differences.count();
    }

    /** How many cells and lines both folders have; 0 if there was nothing to compare. */
    public long compared() {
        return differences.compared();
    }

    /** The first 20 differences: those of CSV files, then those of others. */
    public List<Difference> first() {
        return differences.first();
    }

    /** The first 1,000 trials about which there are differences. */
    public List<MovedTrial> movedTrials() {
        return differences.trials();
    }

    /** {@code 3 differences between results/iris and a fresh run}. */
    private String headline() {
        return Phrases.count(count(), "difference") + " between " + a.name() + " and " + b.name();
    }

    /** Writes the first differences a line each, and how many more there are. */
    public void write(Appendable out) throws IOException {
        if (count() == 0) {
            out.append("no differences in ").append(Long.toString(compared())).append(" cells and lines\n");
            return;
        }
        out.append(headline()).append(":\n");
        for (Difference difference : first()) {
            out.append("  ").append(difference.toString()).append('\n');
        }
        if (count() > Differences.KEPT) {
            out.append("  … and ")
                    .append(Long.toString(count() - Differences.KEPT))
                    .append(" more\n");
        }
    }

    static String shortened(String text) {
        return shortened(text, LONGEST);
    }

    /** The text on one line of at most so many code points. */
    static String shortened(String text, int longest) {
        return Phrases.shortened(text.replaceAll("[\\p{Cntrl}]+", " "), longest);
    }

    private void compare(double tolerance) throws IOException {
        TrialNames trialsOfA = TrialNames.of(a);
        TrialNames trialsOfB = TrialNames.of(b);
        for (String file : files(tolerance > 0)) {
            boolean inA = a.files().contains(file);
            if (!inA || !b.files().contains(file)) {
                differences.add(file, "the file is only in " + (inA ? a : b).name());
            } else if (isCsv(file)) {
                long before = count();
                new CsvComparison(file, a, b, trialsOfA, trialsOfB, tolerance, differences).compare();
                if (count() == before && tolerance == 0 && !sameCharacters(file)) {
                    differences.add(file, "the cells are the same, but line ends or quotes differ");
                }
            } else {
                compareLines(file);
            }
        }
    }

    /** trials.csv, the other CSV files, then the rest. */
    private List<String> files(boolean csvOnly) throws IOException {
        TreeSet<String> all = new TreeSet<>(a.files());
        all.addAll(b.files());
        List<String> files = new ArrayList<>();
        if (all.remove(TrialRows.FILE)) {
            files.add(TrialRows.FILE);
        }
        all.stream().filter(Comparison::isCsv).forEach(files::add);
        if (!csvOnly) {
            all.stream().filter(file -> !isCsv(file)).forEach(files::add);
        }
        return files;
    }

    /** Tells the first line that differs; the end of a line is part of it. */
    private void compareLines(String file) throws IOException {
        String[] left = text(a, file).split("\n", -1);
        String[] right = text(b, file).split("\n", -1);
        int same = Arrays.mismatch(left, right);
        differences.compared(same < 0 ? left.length : same);
        if (same >= 0) {
            differences.add(file, "line " + (same + 1) + ": " + line(left, same) + " → " + line(right, same));
        }
    }

    private boolean sameCharacters(String file) throws IOException {
        try (Reader left = new BufferedReader(a.open(file));
                Reader right = new BufferedReader(b.open(file))) {
            int c = left.read();
            while (c >= 0 && c == right.read()) {
                c = left.read();
            }
            return c < 0 && right.read() < 0;
        }
    }

    private static String text(StoredFolder folder, String file) throws IOException {
        StringWriter text = new StringWriter();
        try (Reader reader = folder.open(file)) {
            reader.transferTo(text);
        }
        return text.toString();
    }

    private static String line(String[] lines, int index) {
        return index >= lines.length ? "(no such line)" : "'" + shortened(lines[index]) + "'";
    }

    private static boolean isCsv(String file) {
        return file.endsWith(".csv");
    }
}
