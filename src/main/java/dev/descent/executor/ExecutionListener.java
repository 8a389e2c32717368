package dev.descent.executor;

import dev.descent.engine.TrainingListener;
import dev.descent.model.Trial;

/** Hears from an executor what became of trials. May be called from several threads at once. */
public interface ExecutionListener extends TrainingListener {
    /** The engine threw on a trial; the outcome {@code Failed} has been or will be told as well. */
    void threw(Trial trial, Throwable error);

    /** This machine could not train a trial, for want of memory or a library; it has no outcome and may be tried again. */
    void notTrainedHere(Trial trial, Throwable error);
}
