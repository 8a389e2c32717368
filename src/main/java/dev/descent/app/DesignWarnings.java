package dev.descent.app;

import dev.descent.analysis.statistics.PairComparison;
import dev.descent.config.Experiment;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.Confirmation;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.LayerPlace;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** What an experiment will not be able to tell, whatever its trials come to: better heard before they are trained. */
final class DesignWarnings {
    private static final int FEWEST = PairComparison.FEWEST;

    private DesignWarnings() {}

    /** A sentence each. */
    static List<String> of(Experiment experiment) {
        ExperimentSpec spec = experiment.spec();
        List<String> warnings = new ArrayList<>();
        Optional<Confirmation> confirmation = spec.search().confirmation();
        Optional<ComparisonSpec> comparison = spec.search().comparison();
        if (confirmation.isPresent()) {
            int repeats = confirmation.get().repeats();
            if (repeats * Math.max(1, spec.folds()) < FEWEST) {
                warnings.add(Phrases.count(repeats, "repeat") + (repeats == 1 ? " confirms" : " confirm")
                        + ", too few for any verdict: that takes at least " + FEWEST + ".");
            }
            long all = experiment.bounds().configurations();
            if (comparison.isEmpty() && confirmation.get().best() >= all) {
                warnings.add("confirm takes the best " + confirmation.get().best() + ", but there are "
                        + Phrases.count(all, "configuration")
                        + ": all are trained again and none is picked, for which repeats under sweep would do.");
            }
        }
        if (comparison.isPresent()) {
            int studies = comparison.get().studies();
            if (studies > 1 && studies < FEWEST) {
                warnings.add(studies + " studies can't tell how much is chance: that takes at least " + FEWEST + ".");
            }
            IntSummaryStatistics epochs = spec.trials().stream()
                    .mapToInt(trial -> trial.network().epochs())
                    .summaryStatistics();
            if (epochs.getMin() < epochs.getMax()) {
                warnings.add("Configurations have from " + epochs.getMin() + " to "
                        + Phrases.count(epochs.getMax(), "epoch")
                        + ": a competitor may be chosen with more training than another, and what it took differs.");
            }
        }
        if (spec.repeats() > 1 && spec.trials().stream().anyMatch(DesignWarnings::leavesNothingToChance)) {
            warnings.add(
                    "What starts from initial_weights and draws no orders, dropout or rows leaves nothing to chance:"
                            + " its repeats are identical.");
        }
        return warnings;
    }

    private static boolean leavesNothingToChance(Trial trial) {
        return trial.spec()
                .network()
                .filter(network -> network.initialWeights().isPresent()
                        && network.dataset().split().filter(Split::perRepeat).isEmpty()
                        && (network.epochs() == 0
                                || !network.shuffle()
                                        && LayerPlace.all(network.layers()).stream()
                                                .noneMatch(layer -> layer.is("dropout"))))
                .isPresent();
    }
}
