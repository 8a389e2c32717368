package dev.descent.gate;

import dev.descent.analysis.TrialColumns;
import dev.descent.gate.stored.StoredFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The ids that a folder's report.html has of the trials: those of its trials.csv. */
final class PageIds {
    static final String PAGE = "report.html";

    /** What stands before the first cell of a trial, and between two. */
    private static final String CELLS = ",[\"";

    private static final String SEPARATOR = "\",\"";

    private PageIds() {}

    /** The first trial whose id is another one, or missing, in the page; none if the folder has no page. */
    static Optional<Difference> fault(StoredFolder folder, TrialNames trials) throws IOException {
        if (!folder.has(PAGE)) {
            return Optional.empty();
        }
        Map<String, String> ofPage = read(folder);
        for (Map.Entry<String, String> trial : trials.ids().entrySet()) {
            String found = ofPage.get(trials.number(trial.getKey()));
            if (!trial.getValue().equals(found)) {
                String shown = trials.shown(trial.getKey());
                return Optional.of(new Difference(
                        PAGE,
                        shown + ": " + TrialColumns.ID + " "
                                + (found == null ? "(none)" : Comparison.shortened(found)) + ", in trials.csv "
                                + Comparison.shortened(trial.getValue()) + " (in " + folder.name() + ")",
                        Optional.of(shown)));
            }
        }
        return Optional.empty();
    }

    /** The ids by the numbers of the trials, each of which has a line {@code [2,["7","9ce840705aa2773d",…}. */
    private static Map<String, String> read(StoredFolder folder) throws IOException {
        Map<String, String> ids = new HashMap<>();
        try (BufferedReader in = new BufferedReader(folder.open(PAGE))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int number = line.indexOf(CELLS) + CELLS.length();
                int endOfNumber = line.indexOf(SEPARATOR, number);
                int id = endOfNumber + SEPARATOR.length();
                int endOfId = line.indexOf('"', id);
                if (line.startsWith("[") && number >= CELLS.length() && endOfNumber >= 0 && endOfId >= 0) {
                    ids.putIfAbsent(line.substring(number, endOfNumber), line.substring(id, endOfId));
                }
            }
        }
        return ids;
    }
}
