package dev.descent.gate.across;

import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.across.Score;
import dev.descent.analysis.across.ScoredDataSet;
import dev.descent.gate.stored.StoredConfiguration;
import dev.descent.model.Direction;
import dev.descent.model.Rank;
import dev.descent.number.Phrases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What each value of an axis came to in a folder. */
public final class MethodScores {
    private final SweptFolder folder;
    private final CommonAxis axis;
    private final List<StoredConfiguration> judged;
    private final Map<String, Integer> tuned;
    private final boolean judgedByPicker;

    private MethodScores(
            SweptFolder folder,
            CommonAxis axis,
            List<StoredConfiguration> judged,
            Map<String, Integer> tuned,
            boolean judgedByPicker) {
        this.folder = folder;
        this.axis = axis;
        this.judged = judged;
        this.tuned = tuned;
        this.judgedByPicker = judgedByPicker;
    }

    /**
     * The scores of a folder: of each method the configuration is taken that ranks first by the folder's own column. What several
     * studies chose of a competitor counts as one configuration, whose trials are those of all studies: to take the best study would be
     * to choose once more.
     *
     * @param by the column whose mean is the score; empty for the folder's own
     */
    public static ScoredDataSet of(SweptFolder folder, CommonAxis axis, Optional<String> by) throws IOException {
        String column = by.orElse(folder.rankedBy());
        List<StoredConfiguration> judged = column.equals(folder.rankedBy())
                ? folder.configurations()
                : StoredConfiguration.readAllStudies(folder.folder(), column);
        MethodScores scores = new MethodScores(
                folder, axis, judged, TuningCounts.of(folder.folder(), axis.key()), column.equals(folder.rankedBy()));
        return new ScoredDataSet(
                folder.label(),
                folder.chosenBy(),
                column,
                axis.methods().stream().map(scores::score).toList());
    }

    private Score score(String method) {
        Map<String, List<Integer>> candidates = new LinkedHashMap<>();
        for (int c = 0; c < folder.configurations().size(); c++) {
            StoredConfiguration it = folder.configurations().get(c);
            if (SweptFolder.method(it, axis.key()).equals(method)) {
                String candidate = it.competitor().isEmpty() ? Integer.toString(c) : it.competitor();
                candidates.computeIfAbsent(candidate, key -> new ArrayList<>()).add(c);
            }
        }
        Comparator<Rank> bestFirst = Rank.bestFirst(Direction.of(folder.rankedBy()));
        List<Integer> best = candidates.values().stream()
                .min(Comparator.comparing(
                        (List<Integer> all) ->
                                standing(folder.configurations(), all).rank(),
                        bestFirst))
                .orElseThrow();
        int tried = tuned.getOrDefault(method, candidates.size());
        boolean onlyMethods = tried == 1 && judged.get(best.get(0)).keys().size() == 1;
        String name = onlyMethods
                ? ""
                : best.stream().map(c -> judged.get(c).name()).distinct().collect(Collectors.joining("; "));
        RankedConfiguration standing = standing(judged, best);
        return standing.tier() == 0
                ? Score.of(standing.mean(), name, tried, judgedByPicker && candidates.size() > 1)
                : Score.none(lack(standing), name, tried);
    }

    private static RankedConfiguration standing(List<StoredConfiguration> all, List<Integer> these) {
        return StoredConfiguration.standing(these.stream().map(all::get).toList());
    }

    /** A mean over those that completed would be one of survivors. */
    private static String lack(RankedConfiguration standing) {
        if (standing.isHalved()) {
            return "halved at epoch " + standing.halvedAt();
        }
        int all = standing.completed() + standing.diverged() + standing.failed();
        if (standing.diverged() + standing.failed() == 0) {
            return "undefined";
        }
        String what = standing.failed() == 0 ? "diverged" : standing.diverged() == 0 ? "failed" : "diverged or failed";
        int lost = standing.diverged() + standing.failed();
        return lost == all ? what : lost + " of " + Phrases.count(all, "trial") + " " + what;
    }
}
