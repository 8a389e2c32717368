package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.data.Dataset;
import dev.descent.explain.Explanation;
import dev.descent.model.Trial;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Tells the arithmetic of a trial's first steps. */
public final class Explain {
    private Explain() {}

    /**
     * Writes the first steps of one of an experiment's trials.
     *
     * @param number the number of a trial that no outcome decides on, from 1
     * @param steps how many, at least 1
     * @throws Stopped if there is no such trial, or less than one step is asked for
     */
    public static void write(Experiment experiment, int number, int steps, Appendable out) throws IOException, Stopped {
        List<Trial> trials = experiment.spec().trials();
        if (number < 1 || number > trials.size()) {
            boolean all = experiment.bounds().rounds() == 1;
            throw Stopped.refused("--trial must be one of 1 to " + trials.size() + ", but is " + number
                    + (all ? "" : "; what later rounds train is decided by outcomes"));
        }
        if (steps < 1) {
            throw Stopped.refused("--steps must be at least 1, but is " + steps);
        }
        Trial trial = trials.get(number - 1);
        Optional<Dataset> data = trial.spec().network().map(network -> new DatasetCache(experiment).of(trial));
        Explanation.write(trial, data, steps, out);
    }
}
