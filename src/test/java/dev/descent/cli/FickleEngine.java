package dev.descent.cli;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.spec.Trial;
import java.util.List;

/** An engine that throws, or finds no memory, on the trials whose numbers the properties of those names tell. */
public final class FickleEngine implements Engine {
    static final String THROWS = "fickle.throws";
    static final String STARVES = "fickle.starves";

    @Override
    public String name() {
        return "fickle";
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        for (Trial trial : cohort.trials()) {
            if (listener.cancelled()) {
                return;
            }
            if (isAmong(trial, THROWS)) {
                throw new ArithmeticException("a detail that differs from machine to machine");
            }
            if (isAmong(trial, STARVES)) {
                throw new OutOfMemoryError("on purpose");
            }
            new ReferenceEngine().train(new Cohort(cohort.data(), List.of(trial)), listener);
        }
    }

    private static boolean isAmong(Trial trial, String property) {
        return List.of(System.getProperty(property, "").split(",")).contains(Integer.toString(trial.number()));
    }
}
