package dev.descent.gate;

import dev.descent.gate.stored.CsvRows;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.gate.stored.Stray;
import dev.descent.gate.stored.TrialRows;
import dev.descent.model.BuiltInEngines;
import dev.descent.number.Phrases;
import dev.descent.number.VisibleText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What differs between two results folders: their CSV files cell by cell, trials found by what they are and not by their number; all
 * other files line by line, of each the first line that differs. A file, trial or column that one side lacks is a difference, as is
 * whatever in the folders is not a file. With a tolerance numbers alone may differ: what stands between them, and every character of
 * YAML, is the same.
 *
 * <p>Where the experiments differ, that is told apart from all else, and the ids of trials are left out: they differ in consequence.
 *
 * <p>Of different engines, unless both are built in, that alone is told.
 *
 * <p>Folders of different versions can't be the same bytes. Of them the CSV files are compared, all but the ids, and the settings of the
 * experiment; trials are found by their swept keys, case, repeat and fold. What a side lacks is still a difference: a trial, a column, a
 * CSV file, a report, a picture that its version draws. What reports and pictures say between their beginning and their end is not
 * compared, and that is told.
 */
public final class Comparison {
    private static final int LONGEST = 120;
    private static final String PICTURES = "plots/";
    private static final List<String> PAGES = List.of(".md", ".html", ".svg");

    private final StoredFolder a;
    private final StoredFolder b;
    private final TrialNames trialsOfA;
    private final TrialNames trialsOfB;
    private final Versions versions;
    private final List<String> changes;
    private final boolean ofAnotherEngine;
    private final Strictness strictness;
    private final Differences differences = new Differences();
    private final List<String> leftOut = new ArrayList<>();
    private long onlyLineEnds;

    private Comparison(StoredFolder a, StoredFolder b, Tolerance tolerance) throws IOException {
        this.a = a;
        this.b = b;
        this.trialsOfA = TrialNames.of(a);
        this.trialsOfB = TrialNames.of(b);
        this.versions = new Versions(a, b, trialsOfA, trialsOfB);
        this.changes = versions.differ() || !versions.faults().isEmpty()
                ? ExperimentChanges.betweenVersions(a.settings(), b.settings())
                : ExperimentChanges.between(a.settings(), b.settings());
        this.ofAnotherEngine = areOfOtherEngines(engine(a), engine(b));
        WrittenNumbers written = tolerance.isExact() ? WrittenNumbers.NONE : WrittenNumbers.of(a, b);
        this.strictness =
                new Strictness(tolerance, versions, written, versions.haveOneArithmetic() && changes.isEmpty());
    }

    /**
     * Compares two folders.
     *
     * @throws IOException if a file can't be read or is not CSV
     */
    public static Comparison of(StoredFolder a, StoredFolder b, Tolerance tolerance) throws IOException {
        Comparison comparison = new Comparison(a, b, tolerance);
        if (!comparison.ofAnotherEngine) {
            comparison.compare();
        }
        return comparison;
    }

    /** In what the second folder's experiment differs from the first one's, {@code epochs 2 → 3}; none of it is among the differences. */
    public List<String> changes() {
        return changes;
    }

    /**
     * Whether the folders are of different engines of which one is not built in. Then nearly every number differs, and nothing but that is
     * told.
     */
    public boolean isOfAnotherEngine() {
        return ofAnotherEngine;
    }

    private static boolean areOfOtherEngines(Optional<String> a, Optional<String> b) {
        boolean differ = a.isPresent() && b.isPresent() && !a.equals(b);
        return differ
                && (a.flatMap(BuiltInEngines::foreign).isPresent()
                        || b.flatMap(BuiltInEngines::foreign).isPresent());
    }

    private static Optional<String> engine(StoredFolder folder) throws IOException {
        return Optional.ofNullable(folder.settings().get("engine"));
    }

    /** How many differences there are. */
    public long count() {
        return differences.count();
    }

    /** How many cells and lines both folders have; 0 if there was nothing to compare. */
    public long compared() {
        return differences.compared();
    }

    /** The first 20 differences: what is not a file, then those of CSV files, then those of others. */
    public List<Difference> first() {
        return differences.first();
    }

    /** The first 1,000 trials about which there are differences. */
    public List<MovedTrial> movedTrials() {
        return differences.trials();
    }

    /** Why less than every byte was compared: {@code results/iris is of format 1, a fresh run of format 2}; empty if all was. */
    public Optional<String> heldToLess() {
        return versions.differ() ? Optional.of(versions.toString()) : a.leftOut();
    }

    /** Whether the folders are of different versions. */
    public boolean isAcrossVersions() {
        return versions.differ();
    }

    /** {@code 3 differences between results/iris and a fresh run}. */
    private String headline() {
        return Phrases.count(count(), "difference") + " between " + a.name() + " and " + b.name();
    }

    /** Writes the first differences a line each, how many more there are, and what was not compared. */
    public void write(Appendable out) throws IOException {
        writeDifferences(out);
        if (heldToLess().isPresent()) {
            out.append("  ").append(heldToLess().get()).append('\n');
        }
        if (!leftOut.isEmpty()) {
            out.append("  not compared: ").append(String.join(", ", leftOut)).append('\n');
        }
    }

    private void writeDifferences(Appendable out) throws IOException {
        if (count() == 0) {
            out.append(
                    strictness.tablesOnly() ? numbersHeld() : "no differences in " + compared() + " cells and lines");
            out.append('\n');
            return;
        }
        out.append(headline()).append(":").append('\n');
        for (Difference difference : first()) {
            out.append("  ").append(difference.toString()).append('\n');
        }
        if (count() > Differences.KEPT) {
            out.append("  ").append(Phrases.more(count() - Differences.KEPT)).append('\n');
        }
        if (onlyLineEnds == count()) {
            out.append(
                            "  as where git converts them: the lines `data/** -text`, `experiments/** -text` and `results/** -text` in "
                                    + ".gitattributes prevent it, `descent run` writes the files anew")
                    .append('\n');
        }
    }

    private String numbersHeld() {
        return compared() == 0 ? "nothing could be compared" : "no number moved in " + compared() + " cells";
    }

    static String shortened(String text) {
        return shortened(text, LONGEST);
    }

    /** At most {@code longest} code points of the text, on one line, all of them visible. */
    static String shortened(String text, int longest) {
        return VisibleText.ofLine(Phrases.shortened(text, longest));
    }

    private void compare() throws IOException {
        tellStrays(a);
        tellStrays(b);
        versions.faults().forEach(differences::add);
        if (!versions.haveOneArithmetic()) {
            leftOut.add("ids");
            versions.faultsOfIds().forEach(differences::add);
        }
        if (strictness.tablesOnly()) {
            versions.faultsOfPages().forEach(differences::add);
        }
        for (String file : files()) {
            boolean inA = a.files().contains(file);
            if (!inA || !b.files().contains(file)) {
                tellLonely(file, inA);
            } else if (isCsv(file)) {
                long before = count();
                leftOut.addAll(versions.columnsLeftOut(file));
                new CsvComparison(file, a, b, trialsOfA, trialsOfB, strictness, differences).compare();
                if (count() == before && versions.columnsLeftOut(file).isEmpty()) {
                    compareCharacters(file);
                }
            } else if (file.startsWith(StoredFolder.MODEL)) {
                compareModels(file);
            } else if (strictness.tablesOnly()) {
                compareLittle(file);
            } else if (changes.isEmpty() || !file.equals(StoredFolder.EXPERIMENT)) {
                differences.compared(compareLines(file));
            }
        }
    }

    /** A network is the same or another one: no tolerance is for its weights. */
    private void compareModels(String file) throws IOException {
        if (strictness.isExact()) {
            new BytesComparison(file, a, b).difference().ifPresent(what -> differences.add(file, what));
        } else {
            leftOut.add(file);
        }
    }

    /** Of a file of two versions that is no CSV: its settings if it is an experiment, else whether it is whole. */
    private void compareLittle(String file) throws IOException {
        boolean isBest = file.equals(StoredFolder.BEST);
        leftOut.add(isBest || file.equals(StoredFolder.EXPERIMENT) ? file + " but for its settings" : file);
        for (StoredFolder folder : List.of(a, b)) {
            PageEnds.fault(folder, file).ifPresent(what -> differences.add(file, what));
            if (isBest && folder.settings(file).isEmpty()) {
                differences.add(file, "it can't be read as an experiment (in " + folder.name() + ")");
            }
        }
        if (isBest) {
            ExperimentChanges.betweenVersions(a.settings(file), b.settings(file))
                    .forEach(change -> differences.add(file, change));
        }
    }

    private void tellStrays(StoredFolder folder) throws IOException {
        for (Stray stray : folder.strays()) {
            differences.add(stray.path(), stray.what());
        }
    }

    /** Tells a file that the other side lacks; another version may have another page and other pictures. */
    private void tellLonely(String file, boolean isInA) {
        String what = "only in " + (isInA ? a : b).name();
        boolean isPage = file.startsWith(PICTURES) && file.endsWith(".svg") || file.equals(PageIds.PAGE);
        if (isPage && versions.explainPage(file, isInA) || versions.explain(file)) {
            leftOut.add(file + " (" + what + ")");
        } else {
            differences.add(file, "the file is " + what);
        }
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
        all.stream().filter(file -> !isCsv(file)).forEach(files::add);
        return files;
    }

    /** Tells what comparing cells by the names of their columns can't see: blank lines, cells and columns too many, quotes. */
    private void compareCharacters(String file) throws IOException {
        Optional<String> line = new TextComparison(file, a, b, strictness.ofTables()).difference();
        if (line.isPresent()) {
            boolean cells = !line.get().equals(TextComparison.LINE_ENDS) && CsvRows.sameCells(a, b, file);
            tell(file, line.get() + (cells ? "; the cells are the same" : ""));
        }
    }

    private void tell(String file, String what) {
        onlyLineEnds += what.equals(TextComparison.LINE_ENDS) ? 1 : 0;
        differences.add(file, what);
    }

    /** Tells the first line that differs, and returns how many before it are the same. */
    private long compareLines(String file) throws IOException {
        boolean isPage = PAGES.stream().anyMatch(file::endsWith);
        TextComparison lines = new TextComparison(file, a, b, isPage ? strictness.ofPages() : strictness.ofOthers());
        lines.difference().ifPresent(what -> tell(file, what));
        return lines.same();
    }

    private static boolean isCsv(String file) {
        return file.endsWith(".csv");
    }
}
