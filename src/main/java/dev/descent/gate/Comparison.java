package dev.descent.gate;

import dev.descent.gate.stored.StoredFolder;
import dev.descent.gate.stored.TrialRows;
import dev.descent.model.ResultsVersion;
import dev.descent.number.Phrases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What differs between two results folders: their CSV files cell by cell, trials found by what they are and not by their number; all
 * other files line by line, of each the first line that differs. A file, trial or column that one side lacks is a difference.
 *
 * <p>Folders of different versions can't be the same bytes. Of them the CSV files that both have are compared, in the columns that both
 * have, all but the ids; trials are found by their swept keys, case, repeat and fold, and one that a side lacks is still a difference.
 */
public final class Comparison {
    private static final int LONGEST = 120;

    private final StoredFolder a;
    private final StoredFolder b;
    private final ResultsVersion versionOfA;
    private final ResultsVersion versionOfB;
    private final Strictness strictness;
    private final Differences differences = new Differences();
    private long onlyLineEnds;

    private Comparison(StoredFolder a, StoredFolder b, double tolerance) throws IOException {
        this.a = a;
        this.b = b;
        this.versionOfA = a.experiment().version();
        this.versionOfB = b.experiment().version();
        this.strictness = new Strictness(tolerance, !versionOfA.equals(versionOfB));
    }

    /**
     * Compares two folders.
     *
     * @param tolerance the largest difference of two numbers in units of the larger; 0 for the same text. With a tolerance only
     *     CSV files are compared, for the others repeat their numbers.
     * @throws IOException if a file can't be read or is not CSV
     * @throws IllegalArgumentException if the tolerance is negative or NaN
     */
    public static Comparison of(StoredFolder a, StoredFolder b, double tolerance) throws IOException {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("a tolerance is at least 0");
        }
        Comparison comparison = new Comparison(a, b, tolerance);
        comparison.compare();
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

    /** {@code results/iris is of format 1, a fresh run of format 2}; empty if both are of one version. */
    public Optional<String> versions() {
        return strictness.commonOnly()
                ? Optional.of(a.name() + " is of " + versionOfA.unlike(versionOfB) + ", " + b.name() + " of "
                        + versionOfB.unlike(versionOfA))
                : Optional.empty();
    }

    /** {@code 3 differences between results/iris and a fresh run}. */
    private String headline() {
        return Phrases.count(count(), "difference") + " between " + a.name() + " and " + b.name();
    }

    /** Writes the first differences a line each, how many more there are, and what was not compared. */
    public void write(Appendable out) throws IOException {
        writeDifferences(out);
        if (strictness.commonOnly()) {
            out.append("  ").append(versions().orElseThrow());
            out.append(": only the columns of both are compared, and no ids\n");
            for (Difference only : differences.passedOver()) {
                out.append("  not compared: ").append(only.toString()).append('\n');
            }
        }
    }

    private void writeDifferences(Appendable out) throws IOException {
        if (count() == 0) {
            out.append(strictness.commonOnly() ? "no number moved in " : "no differences in ");
            out.append(Long.toString(compared()));
            out.append(strictness.commonOnly() ? " cells\n" : " cells and lines\n");
            return;
        }
        out.append(headline()).append(":\n");
        for (Difference difference : first()) {
            out.append("  ").append(difference.toString()).append('\n');
        }
        if (count() > Differences.KEPT) {
            out.append("  ").append(Phrases.more(count() - Differences.KEPT)).append('\n');
        }
        if (onlyLineEnds == count()) {
            out.append(
                    "  as where git converts them: the lines `data/** -text`, `experiments/** -text` and `results/** -text` in "
                            + ".gitattributes prevent it, `descent run` writes the files anew\n");
        }
    }

    static String shortened(String text) {
        return shortened(text, LONGEST);
    }

    /** The text on one line of at most {@code longest} code points. */
    static String shortened(String text, int longest) {
        return Phrases.shortened(text.replaceAll("[\\p{Cntrl}]+", " "), longest);
    }

    private void compare() throws IOException {
        TrialNames trialsOfA = TrialNames.of(a);
        TrialNames trialsOfB = TrialNames.of(b);
        for (String file : files()) {
            boolean inA = a.files().contains(file);
            if (!inA || !b.files().contains(file)) {
                tellLonely(file, inA ? a : b);
            } else if (isCsv(file)) {
                long before = count();
                new CsvComparison(file, a, b, trialsOfA, trialsOfB, strictness, differences).compare();
                if (count() == before && comparesText() && !sameCharacters(file, true) && !tellLineEnds(file)) {
                    differences.add(file, "the cells are the same, but quotes differ");
                }
            } else {
                compareLines(file);
            }
        }
    }

    /** A file that the other side lacks; without trials.csv no trial is there. */
    private void tellLonely(String file, StoredFolder folder) {
        String what = "the file is only in " + folder.name();
        if (file.equals(TrialRows.FILE)) {
            differences.add(file, what);
        } else {
            differences.lonely(file, what, strictness);
        }
    }

    /** Whether other characters are a difference, even of the same numbers. */
    private boolean comparesText() {
        return strictness.tolerance() == 0 && !strictness.commonOnly();
    }

    /** trials.csv, the other CSV files, then the rest. */
    private List<String> files() throws IOException {
        TreeSet<String> all = new TreeSet<>(a.files());
        all.addAll(b.files());
        List<String> files = new ArrayList<>();
        if (all.remove(TrialRows.FILE)) {
            files.add(TrialRows.FILE);
        }
        all.stream().filter(Comparison::isCsv).forEach(files::add);
        if (comparesText()) {
            all.stream().filter(file -> !isCsv(file)).forEach(files::add);
        }
        return files;
    }

    /** Tells that line ends alone differ, if so. */
    private boolean tellLineEnds(String file) throws IOException {
        boolean alone = sameCharacters(file, false);
        if (alone) {
            onlyLineEnds++;
            differences.add(file, "line ends only");
        }
        return alone;
    }

    /** Tells the first line that differs, by more than its end if any does. */
    private void compareLines(String file) throws IOException {
        String left = text(a, file);
        String right = text(b, file);
        if (left.equals(right) || !tellLineEnds(file)) {
            String[] linesOfA = lines(left);
            String[] linesOfB = lines(right);
            int same = Arrays.mismatch(linesOfA, linesOfB);
            differences.compared(same < 0 ? linesOfA.length : same);
            if (same >= 0) {
                differences.add(
                        file, "line " + (same + 1) + ": " + line(linesOfA, same) + " → " + line(linesOfB, same));
            }
        }
    }

    private static String[] lines(String text) {
        return text.replace("\r", "").split("\n", -1);
    }

    private boolean sameCharacters(String file, boolean lineEnds) throws IOException {
        try (Reader left = new BufferedReader(a.open(file));
                Reader right = new BufferedReader(b.open(file))) {
            int c = next(left, lineEnds);
            while (c >= 0 && c == next(right, lineEnds)) {
                c = next(left, lineEnds);
            }
            return c < 0 && next(right, lineEnds) < 0;
        }
    }

    /** The next character; if line ends do not count, the next one that is no carriage return. */
    private static int next(Reader reader, boolean lineEnds) throws IOException {
        int c = reader.read();
        while (c == '\r' && !lineEnds) {
            c = reader.read();
        }
        return c;
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
