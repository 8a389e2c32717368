package dev.descent.sweep;

import dev.descent.model.Confirmation;
import dev.descent.model.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Another search, and then its best configurations once more on repeats that none was picked by: that a configuration was lucky before
 * does not help it there. The last round confirms; it is left out where no configuration has a value.
 */
public final class Confirming implements Strategy {
    private final Strategy search;
    private final Confirmation confirm;
    private final ToIntFunction<Configuration> epochs;
    private final int mostFolds;
    private final int mostEpochs;
    private final Tally tally;
    /** The last fold that was trained of each configuration, by its number. */
    private final Map<Integer, Request> lastFolds = new HashMap<>();

    private List<Request> underWay = List.of();
    private int told;
    private boolean proposed;

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
        this.search = search;
        this.confirm = confirm;
        this.epochs = epochs;
        this.mostFolds = mostFolds;
        this.mostEpochs = mostEpochs;
        this.tally = new Tally(direction);
    }

    @Override
    public Optional<Round> next() {
        Optional<Round> next = proposed ? Optional.empty() : search.next();
        if (next.isPresent()) {
            underWay = next.get().requests();
            told = 0;
            return next;
        }
        if (proposed) {
            return Optional.empty();
        }
        proposed = true;
        List<Request> again = new ArrayList<>();
        for (int number : tally.best(confirm.best())) {
            again(lastFolds.get(number), again);
        }
        return again.isEmpty() ? Optional.empty() : Optional.of(new Round(again, true));
    }

    private void again(Request lastFold, List<Request> again) {
        Configuration configuration = lastFold.configuration();
        int until = epochs.applyAsInt(configuration);
        for (int fold = Math.min(lastFold.fold(), 1); fold <= lastFold.fold(); fold++) {
            for (int r = 0; r < confirm.repeats(); r++) {
                again.add(new Request(lastFold.number(), configuration, Confirmation.FIRST_REPEAT + r, fold, until));
            }
        }
    }

    @Override
    public void observe(Observed outcome) {
        if (proposed) {
            return;
        }
        Request request = underWay.get(told++);
        Request last = lastFolds.get(request.number());
        if (last == null || request.fold() > last.fold()) {
            lastFolds.put(request.number(), request);
        }
        if (request.untilEpoch() == epochs.applyAsInt(request.configuration())) {
            tally.add(request.number(), outcome);
        }
        search.observe(outcome);
    }

    @Override
    public Optional<String> ending() {
        return search.ending();
    }

    @Override
    public long finishing() {
        return search.finishing();
    }

    @Override
    public List<String> outline() {
        return search.outline();
    }

    @Override
    public Bounds bounds() {
        Bounds bounds = search.bounds();
        long trials = Math.min(confirm.best(), finishing()) * Math.max(1, mostFolds) * confirm.repeats();
        return new Bounds(
                bounds.rounds() + 1,
                bounds.configurations(),
                bounds.trials() + trials,
                bounds.epochs() + trials * mostEpochs,
                false);
    }
}
