package dev.descent.app;

import dev.descent.model.ExperimentSpec;
import dev.descent.sweep.Bounds;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An experiment while a round of its search trains, for those who show its progress. Safe for several threads. */
public interface RunningExperiment {
    ExperimentSpec experiment();

    /** How large the search is. */
    Bounds bounds();

    /** The number of the round, from 1. */
    int round();

    /** Distinct trials of the round that have to be trained. */
    int toTrain();

    /** Distinct trials of the round whose outcome was in the journal already. */
    int known();

    /** How much there is to train. */
    RoundWork work();

    /** The trials that train at the moment and have told an epoch, by their numbers; their engine need not tell any. */
    List<TrialUnderWay> underWay();

    /** How many processes train, 0 while the executor waits for some; empty where trials train in this one. */
    default OptionalInt workers() {
        return OptionalInt.empty();
    }

    /** Whether these have an outcome already and are trained for predictions that reports show. */
    boolean again();

    /** What trials are ranked by and the best value of one, {@code val_loss 0.313}; empty as long as there is none. */
    Optional<String> best();

    /**
     * The page over the trials that have ended so far, with a script that asks its server for newer ones; one that waits as long as none
     * has ended; empty when the run has.
     */
    Optional<String> page() throws IOException;
}
