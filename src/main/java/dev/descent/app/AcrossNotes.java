package dev.descent.app;

import dev.descent.analysis.across.ScoredDataSet;
import dev.descent.gate.across.CommonAxis;
import dev.descent.gate.across.SweptFolder;
import dev.descent.model.BuiltInEngines;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a comparison over several folders leaves out, or compares on poor ground.
 *
 * @param scored what was compared
 * @param without the labels of folders in which no method has a value
 */
record AcrossNotes(
        List<SweptFolder> folders,
        CommonAxis axis,
        Optional<String> by,
        List<ScoredDataSet> scored,
        List<String> without) {
    private static final int MOST_NAMED = 5;

    List<String> all() {
        List<String> notes = new ArrayList<>();
        leftOut(notes);
        add(notes, without, " left out: no " + axis.key() + " has a value there.");
        add(
                notes,
                labels(folder -> folder.label().contains("@")),
                " of other settings than the experiment's own (`--set`).");
        add(
                notes,
                labels(folder -> folder.isOfTrainingRows(by.orElse(folder.rankedBy()))),
                " scored on the rows that were trained on: which ranks first there need not predict best.");
        for (SweptFolder folder : folders) {
            int unset = folder.without(axis.key());
            if (unset > 0) {
                notes.add(Phrases.count(unset, "configuration") + " of " + folder.label() + " that "
                        + (unset == 1 ? "has" : "have")
                        + " no " + axis.key() + " of " + (unset == 1 ? "its" : "their") + " own "
                        + (unset == 1 ? "is" : "are")
                        + " left out.");
            }
        }
        List<String> studied = labels(SweptFolder::hasStudies);
        if (!studied.isEmpty()) {
            notes.add(
                    Phrases.few(studied, MOST_NAMED)
                            + (studied.size() == 1 ? " has several studies" : " have several studies each")
                            + ": a score is the mean over all of them, for to take each method's best study would be to choose once more.");
        }
        List<String> flattered = scored.stream()
                .filter(ScoredDataSet::isFlattered)
                .map(ScoredDataSet::name)
                .toList();
        if (!flattered.isEmpty()) {
            notes.add("The scores on " + Phrases.few(flattered, MOST_NAMED)
                    + " are flattered: they are of the best of several configurations, by the very values that chose them."
                    + remedy());
        }
        copies(notes);
        engines(notes);
        notes.add(
                "Data sets are taken as independent: several that come from one source tell less than their number suggests.");
        return notes;
    }

    private void engines(List<String> notes) {
        Map<String, List<String>> trained = new LinkedHashMap<>();
        for (SweptFolder folder : folders) {
            folder.foreignEngine()
                    .ifPresent(engine -> trained.computeIfAbsent(engine, it -> new ArrayList<>())
                            .add(folder.label()));
        }
        trained.forEach((engine, labels) -> notes.add("What " + Phrases.few(labels, MOST_NAMED)
                + (labels.size() == 1 ? " tells" : " tell") + " is of the engine " + engine + ", "
                + BuiltInEngines.WHICH_ELSE + "."));
    }

    /** Data sets that have the same scores, unless these tell no methods apart. */
    private void copies(List<String> notes) {
        Map<List<String>, List<String>> names = new LinkedHashMap<>();
        for (ScoredDataSet dataSet : scored) {
            List<String> scores = new ArrayList<>(List.of(dataSet.column()));
            dataSet.scores().forEach(score -> scores.add(score.text()));
            if (scores.stream().skip(1).distinct().count() > 1) {
                names.computeIfAbsent(scores, it -> new ArrayList<>()).add(dataSet.name());
            }
        }
        names.values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> notes.add(Phrases.and(same) + " have the same scores: if "
                        + (same.size() == 2 ? "one is a copy of the other" : "they are copies of one another")
                        + " they are one data set."));
    }

    /** Values that the same folders lack are told together. */
    private void leftOut(List<String> notes) {
        Map<List<String>, List<String>> values = new LinkedHashMap<>();
        axis.absent()
                .forEach((value, labels) ->
                        values.computeIfAbsent(labels, it -> new ArrayList<>()).add(value));
        values.forEach((labels, lacking) -> {
            boolean isOne = lacking.size() == 1;
            notes.add(Phrases.few(lacking, MOST_NAMED) + (isOne ? " is" : " are") + " left out: not tried on "
                    + Phrases.few(labels, MOST_NAMED) + ". Without "
                    + (labels.size() == 1 ? "that folder " : "those folders ")
                    + (isOne ? "it" : "they") + " would be compared.");
        });
    }

    /** The column by which the chosen are scored on rows that chose nothing, if all have it. */
    private String remedy() {
        for (String column : folders.get(0).measures()) {
            boolean fits = column.startsWith("test_")
                    && folders.stream()
                            .allMatch(folder ->
                                    folder.measures().contains(column) && column.endsWith("_" + folder.measure()));
            if (fits) {
                return " `--by " + column + "` scores them on rows that chose nothing.";
            }
        }
        return "";
    }

    private List<String> labels(Predicate<SweptFolder> which) {
        return folders.stream().filter(which).map(SweptFolder::label).toList();
    }

    private static void add(List<String> notes, List<String> labels, String what) {
        if (!labels.isEmpty()) {
            notes.add(Phrases.few(labels, MOST_NAMED) + (labels.size() == 1 ? " is" : " are") + what);
        }
    }
}
