package dev.descent.sweep;

import dev.descent.model.Confirmation;
import dev.descent.model.Direction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Another search, and then its best configurations once more on repeats that none was picked by: that a configuration was lucky before
 * does not help it there. The last round confirms; it is left out where no configuration has a value.
 */
public final class Confirming extends ConfirmedSearch {
    private final Confirmation confirm;
    private final int mostFolds;
    private final int mostEpochs;
    private final Tally tally;
    /** The last fold that was trained of each configuration, by its number. */
    private final Map<Integer, Request> lastFolds = new HashMap<>();

    /**
     * A search that confirms.
     *
     * @param epochs of a configuration, 0 without a network
     * @param mostFolds the most folds of a configuration, 0 if none has any
     * @param mostEpochs the most epochs of a configuration; without a network, steps
     * @param direction which values are better
     */
    public Confirming(
            Strategy search,
            Confirmation confirm,
            ToIntFunction<Configuration> epochs,
            int mostFolds,
            int mostEpochs,
            Direction direction) {
        super(search, confirm.repeats(), epochs);
        this.confirm = confirm;
        this.mostFolds = mostFolds;
        this.mostEpochs = mostEpochs;
        this.tally = new Tally(direction);
    }

    @Override
    void confirmAll(List<Request> requests) {
        for (int number : tally.best(confirm.best())) {
            Request last = lastFolds.get(number);
            confirm(number, last.configuration(), 0, last.fold(), requests);
        }
    }

    @Override
    void heard(Request request, Observed outcome) {
        Request last = lastFolds.get(request.number());
        if (last == null || request.fold() > last.fold()) {
            lastFolds.put(request.number(), request);
        }
        if (isWhole(request)) {
            tally.add(request.number(), outcome);
        }
    }

    @Override
    public Optional<String> ending() {
        return search().ending();
    }

    @Override
    public List<Configuration> excluded() {
        return search().excluded();
    }

    @Override
    public long finishing() {
        return search().finishing();
    }

    @Override
    public List<String> outline() {
        return search().outline();
    }

    @Override
    public Bounds bounds() {
        return with(Math.min(confirm.best(), finishing()), 0, mostFolds, mostEpochs, false);
    }
}
