package dev.descent.gate;

import dev.descent.analysis.Overlap;
import dev.descent.gate.stored.StoredConfiguration;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.model.PracticallyEqual;
import dev.descent.number.NumberText;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * How rounds of stored results are to be compared.
 *
 * @param folds how many there are; 0 without
 * @param sharesFolds whether all repeats share them
 * @param overlap of training parts, as {@link Overlap} has it
 * @param isChance whether anything is left to chance: a function is minimized from where the file says
 * @param practicallyEqual up to which difference two are
 */
record StoredDesign(
        int folds, boolean sharesFolds, double overlap, boolean isChance, PracticallyEqual practicallyEqual) {
    private static final String SPLIT = "dataset.split.";
    private static final String EQUAL = "report.practically_equal";

    static StoredDesign of(StoredFolder folder, List<StoredConfiguration> configurations) throws IOException {
        Map<String, String> settings = folder.settings();
        int folds = 0;
        for (StoredConfiguration configuration : configurations) {
            folds = Math.max(folds, configuration.folds());
        }
        boolean redrawn = "true".equals(settings.get(SPLIT + "per_repeat"));
        double ofFolds = settings.containsKey(SPLIT + "forward") ? Overlap.ofWindows(folds) : Overlap.ofFolds(folds);
        double ofShares = folder.experiment()
                .drawnParts()
                .map(parts -> Overlap.ofShares(parts.validation(), parts.test()))
                .orElse(0.0);
        return new StoredDesign(
                folds,
                folds > 0 && !redrawn,
                folds > 0 ? ofFolds : ofShares,
                settings.keySet().stream().noneMatch(key -> key.startsWith("minimize.") || key.startsWith("solve.")),
                practicallyEqual(settings));
    }

    private static PracticallyEqual practicallyEqual(Map<String, String> settings) {
        boolean relative = settings.containsKey(EQUAL + ".relative");
        double size = NumberText.parse(settings.getOrDefault(EQUAL + (relative ? ".relative" : ""), ""))
                .orElse(0);
        return size > 0 ? new PracticallyEqual(size, relative) : PracticallyEqual.NEVER;
    }

    /** What n is the number of. */
    String unit() {
        return folds > 0 ? "fold" : "repeat";
    }
}
