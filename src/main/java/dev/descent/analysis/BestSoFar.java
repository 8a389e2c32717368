package dev.descent.analysis;

import dev.descent.engine.TrialOutcome;
import dev.descent.model.Direction;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.util.Optional;

/** The best value of single trials while they end one by one; in whatever order, the same. Safe for several threads. */
public final class BestSoFar {
    private final String name;
    private final Direction direction;
    private final TrialColumn column;
    private Cell best = Cell.EMPTY;

    public BestSoFar(ExperimentSpec experiment) {
        name = experiment.report().rankBy();
        direction = Direction.of(name);
        column = TrialColumns.measure(name);
    }

    /** Looks at a trial that has ended. */
    public synchronized void add(Trial trial, TrialOutcome outcome) {
        Cell value = column.cell(trial, outcome);
        if (direction.compare(value.number(), best.number()) < 0) {
            best = value;
        }
    }

    /** What trials are ranked by and its best value, {@code val_loss 0.313}; empty as long as no trial has one. */
    public synchronized Optional<String> text() {
        return best.isEmpty() ? Optional.empty() : Optional.of(name + " " + best.text());
    }
}
