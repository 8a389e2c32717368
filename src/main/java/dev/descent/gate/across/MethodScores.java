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
import java.util.List;
import java.util.Optional;

/** What each value of an axis came to in a folder. */
public final class MethodScores {
    private final SweptFolder folder;
    private final CommonAxis axis;
    private final List<StoredConfiguration> judged;

    private MethodScores(SweptFolder folder, CommonAxis axis, List<StoredConfiguration> judged) {
        this.folder = folder;
        this.axis = axis;
        this.judged = judged;
    }

    /**
     * The scores of a folder: of each method the configuration is taken that ranks first by the folder's own column.
     *
     * @param by the column whose mean is the score; empty for the folder's own
     */
    public static ScoredDataSet of(SweptFolder folder, CommonAxis axis, Optional<String> by) throws IOException {
        String column = by.orElse(folder.rankedBy());
        List<StoredConfiguration> judged = column.equals(folder.rankedBy())
                ? folder.configurations()
                : StoredConfiguration.read(folder.folder(), column);
        MethodScores scores = new MethodScores(folder, axis, judged);
        return new ScoredDataSet(
                folder.label(),
                folder.rankedBy(),
                column,
                axis.methods().stream().map(scores::score).toList());
    }

    private Score score(String method) {
        List<Integer> tried = new ArrayList<>();
        for (int c = 0; c < folder.configurations().size(); c++) {
            if (SweptFolder.method(folder.configurations().get(c), axis.key()).equals(method)) {
                tried.add(c);
            }
        }
        Comparator<Rank> bestFirst = Rank.bestFirst(Direction.of(folder.rankedBy()));
        int best = tried.stream()
                .min(Comparator.comparing(
                        (Integer c) -> folder.configurations().get(c).standing().rank(), bestFirst))
                .orElseThrow();
        StoredConfiguration configuration = judged.get(best);
        String name = tried.size() == 1 && configuration.keys().size() == 1 ? "" : configuration.name();
        RankedConfiguration standing = configuration.standing();
        return standing.tier() == 0
                ? Score.of(standing.mean(), name, tried.size())
                : Score.none(lack(standing), name, tried.size());
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
