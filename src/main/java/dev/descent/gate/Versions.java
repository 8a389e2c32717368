package dev.descent.gate;

import dev.descent.analysis.TrialColumns;
import dev.descent.gate.stored.CsvRows;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.gate.stored.TrialRows;
import dev.descent.model.ResultsVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Of which versions two folders say that they are, and what is wrong with that. Folders of which something is wrong count as of one
 * version: every byte of them is compared.
 *
 * <p>An id depends on the arithmetic, so folders of different arithmetics have no id in common, and trials that have one id in one of
 * them have one in the other.
 */
final class Versions {
    private static final String SUMMARY = "summary.csv";
    private static final int ID_DIGITS = 16;

    private final StoredFolder a;
    private final StoredFolder b;
    private final ResultsVersion ofA;
    private final ResultsVersion ofB;
    private final TrialNames trialsOfA;
    private final TrialNames trialsOfB;
    private final List<Difference> faults = new ArrayList<>();

    Versions(StoredFolder a, StoredFolder b, TrialNames trialsOfA, TrialNames trialsOfB) throws IOException {
        this.a = a;
        this.b = b;
        this.ofA = a.experiment().version();
        this.ofB = b.experiment().version();
        this.trialsOfA = trialsOfA;
        this.trialsOfB = trialsOfB;
        if (!ofA.equals(ofB)) {
            tellFault(a, ofA);
            tellFault(b, ofB);
        }
        if (faults.isEmpty() && ofA.arithmetic() != ofB.arithmetic()) {
            tellSharedId();
        }
    }

    /** What is wrong with what the folders say of their versions. */
    List<Difference> faults() {
        return faults;
    }

    /** Whether the folders can't be the same bytes. */
    boolean differ() {
        return faults.isEmpty() && !ofA.equals(ofB);
    }

    /** Whether a file, or a column of a file, {@code file column}, was brought or changed by the format of one of the folders. */
    boolean explain(String part) {
        return differ() && WrittenFormat.differ(ofA.format(), ofB.format(), part);
    }

    /**
     * Whether one of two versions need not have a page or picture that the other one has: what later versions brought or no longer draw.
     *
     * @param isInA whether the first folder has it
     */
    boolean explainPage(String file, boolean isInA) {
        ResultsVersion having = isInA ? ofA : ofB;
        ResultsVersion lacking = isInA ? ofB : ofA;
        return differ()
                && (lacking.isNewerThan(having)
                        ? WrittenFormat.dropped(having.format(), lacking.format(), file)
                        : file.equals(PageIds.PAGE)
                                ? WrittenFormat.mayLackPage(lacking)
                                : WrittenFormat.mayLackPicture(lacking.format(), file));
    }

    /** The columns of a file that are not compared, for they mean something else in the later format. */
    List<String> columnsLeftOut(String file) {
        return differ() ? WrittenFormat.columns(ofA.format(), ofB.format(), file) : List.of();
    }

    boolean haveOneArithmetic() {
        return !differ() || ofA.arithmetic() == ofB.arithmetic();
    }

    /** {@code results/iris is of format 1, a fresh run of format 2}. */
    @Override
    public String toString() {
        return a.name() + " is of " + ofA.unlike(ofB) + ", " + b.name() + " of " + ofB.unlike(ofA);
    }

    /** What is wrong with the ids that the folders' pages have of the trials: each has those of its trials.csv. */
    List<Difference> faultsOfPages() throws IOException {
        List<Difference> wrong = new ArrayList<>();
        PageIds.fault(a, trialsOfA).ifPresent(wrong::add);
        PageIds.fault(b, trialsOfB).ifPresent(wrong::add);
        return wrong;
    }

    /** What is wrong with the ids of folders of two arithmetics: what is no id, and ids that tell trials apart in one folder alone. */
    List<Difference> faultsOfIds() {
        List<Difference> wrong = new ArrayList<>();
        Map<String, String> forward = new HashMap<>();
        Map<String, String> back = new HashMap<>();
        trialsOfA.ids().forEach((trial, id) -> {
            String other = trialsOfB.ids().get(trial);
            if (other == null) {
                return;
            }
            if (!isId(id)) {
                wrong.add(ofTrial(
                        trial, Comparison.shortened(id) + " is none; an id is " + ID_DIGITS + " hexadecimal digits"));
            } else if (!forward.computeIfAbsent(id, it -> other).equals(other)) {
                wrong.add(ofTrial(trial, id + " is that of a trial that does something else"));
            } else if (!back.computeIfAbsent(other, it -> id).equals(id)) {
                wrong.add(ofTrial(trial, id + " is not that of a trial that does the same"));
            }
        });
        return wrong;
    }

    private static boolean isId(String text) {
        return text.length() == ID_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    private Difference ofTrial(String trial, String what) {
        String shown = trialsOfA.shown(trial);
        return new Difference(TrialRows.FILE, shown + ": " + TrialColumns.ID + " " + what, Optional.of(shown));
    }

    private void tellFault(StoredFolder folder, ResultsVersion version) throws IOException {
        Optional<String> fault = WrittenFormat.fault(folder.settings(), version);
        fault.ifPresent(what -> faults.add(
                new Difference(StoredFolder.EXPERIMENT, what + " (in " + folder.name() + ")", Optional.empty())));
        if (version.format() < ResultsVersion.FORMAT) {
            for (String file : folder.files()) {
                tellLater(folder, file, version.format());
            }
        }
    }

    /** Tells a file, or columns of it, that only later formats have than the one that a folder says. */
    private void tellLater(StoredFolder folder, String file, int format) throws IOException {
        String says = folder.name() + " says that it is of format " + format + ", which had no such ";
        if (WrittenFormat.isBroughtAfter(format, file)) {
            faults.add(new Difference(file, says + "file", Optional.empty()));
        } else if (file.equals(SUMMARY)) {
            for (String column : computedColumns(folder)) {
                if (WrittenFormat.isBroughtAfter(format, file + " " + column)) {
                    faults.add(new Difference(
                            file,
                            "the column " + Comparison.shortened(column) + ": " + says + "column",
                            Optional.empty()));
                }
            }
        }
    }

    /** The columns of summary.csv behind the swept keys, which have names of any kind. */
    private static List<String> computedColumns(StoredFolder folder) throws IOException {
        try (CsvRows rows = new CsvRows(folder, SUMMARY)) {
            return rows.header()
                    .subList(
                            Math.max(0, rows.header().indexOf("n")),
                            rows.header().size());
        }
    }

    private void tellSharedId() {
        Set<String> known = new HashSet<>(trialsOfB.ids().values());
        for (Map.Entry<String, String> trial : trialsOfA.ids().entrySet()) {
            if (known.contains(trial.getValue())) {
                faults.add(ofTrial(
                        trial.getKey(),
                        Comparison.shortened(trial.getValue())
                                + " is in both folders, but an id depends on the arithmetic, and experiment.yaml says "
                                + ofA.arithmetic() + " in " + a.name() + " and " + ofB.arithmetic() + " in "
                                + b.name()));
                return;
            }
        }
    }
}
