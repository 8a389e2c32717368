package dev.descent.sweep;

import dev.descent.model.ComparisonSpec;
import dev.descent.model.ComparisonSpec.Entrant;
import dev.descent.model.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * A search that tunes competitors, and then of each the configuration that did best, on repeats that none was chosen by; with them the
 * competitors as they stand in the file. The last round confirms: study by study the competitors in their order, each study on repeats of its
 * own, then the untuned ones on those of the first.
 *
 * <p>Of each study and competitor one is chosen, whatever became of it: one that diverged everywhere takes part as it is.
 */
public final class Comparing extends ConfirmedSearch {
    private final ComparisonSpec comparison;
    private final IntFunction<Configuration> configurations;
    private final int mostFolds;
    private final int mostEpochs;
    private final boolean alike;
    private final Tally tally;
    /** The most folds that a request was of; those of one experiment's configurations are the same. */
    private int folds;

    /**
     * A comparison.
     *
     * @param tuning proposes all tuned configurations, numbered as the comparison's entrants are
     * @param configurations by number, the untuned ones too
     * @param epochs of a configuration
     * @param mostFolds the most folds of a configuration, 0 if none has any
     * @param mostEpochs the most epochs of a configuration
     * @param alike whether all configurations have as many
     */
    public Comparing(
            Strategy tuning,
            ComparisonSpec comparison,
            IntFunction<Configuration> configurations,
            ToIntFunction<Configuration> epochs,
            int mostFolds,
            int mostEpochs,
            boolean alike) {
        super(tuning, comparison.confirmRepeats(), epochs);
        this.comparison = comparison;
        this.configurations = configurations;
        this.mostFolds = mostFolds;
        this.mostEpochs = mostEpochs;
        this.alike = alike;
        this.tally = new Tally(Direction.of(comparison.selectBy()));
    }

    @Override
    void confirmAll(List<Request> requests) {
        for (int study = 1; study <= comparison.studies(); study++) {
            for (int competitor = 0; competitor < comparison.competitors().size(); competitor++) {
                confirm(chosen(competitor, study), study - 1, requests);
            }
        }
        for (int number = 1; number <= comparison.entrants().size(); number++) {
            if (comparison.entrants().get(number - 1).isUntuned()) {
                confirm(number, 0, requests);
            }
        }
    }

    private int chosen(int competitor, int study) {
        List<Integer> own = new ArrayList<>();
        for (int number = 1; number <= comparison.entrants().size(); number++) {
            Entrant entrant = comparison.entrants().get(number - 1);
            if (entrant.competitor() == competitor && entrant.study() == study) {
                own.add(number);
            }
        }
        return tally.first(own);
    }

    private void confirm(int number, int block, List<Request> requests) {
        confirm(number, configurations.apply(number), block, folds, requests);
    }

    @Override
    void heard(Request request, Observed outcome) {
        folds = Math.max(folds, request.fold());
        tally.add(request.number(), outcome);
    }

    @Override
    public Bounds bounds() {
        return with(comparison.confirmed(), comparison.untuned(), mostFolds, mostEpochs, alike);
    }
}
