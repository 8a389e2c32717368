package dev.descent.analysis;

import dev.descent.model.ComparisonSpec;
import dev.descent.model.ComparisonSpec.Entrant;
import dev.descent.model.Trial;

/** What training competitors took. */
public final class CompetitorCosts {
    private final Competition competition;
    private final ComparisonSpec comparison;
    private final int study;

    CompetitorCosts(Competitors competitors, Competition competition) {
        this.competition = competition;
        this.comparison = competitors.comparison();
        this.study = competitors.study();
    }

    /** What tuning a competitor took, in this study. */
    public TrainingCost tuning(Competitors.Row row) {
        return TrainingCost.of(competition.tuning(), trial -> isOf(row, trial));
    }

    /** What confirming what was chosen of it took, likewise. */
    public TrainingCost confirming(Competitors.Row row) {
        return TrainingCost.of(competition.confirming(), trial -> isOf(row, trial));
    }

    /** What tuning it took in all studies. */
    public TrainingCost allTuning(Competitors.Row row) {
        return TrainingCost.of(competition.tuning(), trial -> isOfAny(row, trial));
    }

    /** What confirming took in all studies. */
    public TrainingCost allConfirming(Competitors.Row row) {
        return TrainingCost.of(competition.confirming(), trial -> isOfAny(row, trial));
    }

    /** What training it as it stands in the file took; nothing if none can stand so. */
    public TrainingCost allUntuned(Competitors.Row row) {
        return competition
                .untuned()
                .map(it -> TrainingCost.of(it, trial -> isOfAny(row, trial)))
                .orElse(new TrainingCost(0, 0, 0, 0));
    }

    private boolean isOf(Competitors.Row row, Trial trial) {
        Entrant it = comparison.entrant(trial);
        return it.competitor() == row.index() && it.study() == study;
    }

    private boolean isOfAny(Competitors.Row row, Trial trial) {
        return comparison.entrant(trial).competitor() == row.index();
    }
}
