package dev.descent.run;

import dev.descent.data.Dataset;
import dev.descent.parse.Experiment;
import dev.descent.spec.MinimizeSpec;
import dev.descent.spec.NetworkSpec;
import dev.descent.spec.SolveSpec;
import dev.descent.spec.Trial;
import dev.descent.spec.TrialSpec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic of a trial's first steps, so that a person can redo each number with a pocket calculator. The numbers are those
 * of the engine, taken while it computes.
 */
public final class Explain {
    private Explain() {}

    /**
     * Writes the first steps of one of an experiment's trials.
     *
     * @param number the trial's number, from 1
     * @param steps how many, at least 1
     * @throws Stopped if there is no such trial, or less than one step is asked for
     */
    public static void write(Experiment experiment, int number, int steps, Appendable out) throws IOException, Stopped {
        List<Trial> trials = experiment.spec().trials();
        if (number < 1 || number > trials.size()) {
            throw Stopped.refused("--trial must be one of 1 to " + trials.size() + ", but is " + number);
        }
        if (steps < 1) {
            throw Stopped.refused("--steps must be at least 1, but is " + steps);
        }
        Trial trial = trials.get(number - 1);
        boolean network = trial.spec() instanceof NetworkSpec;
        write(trial, network ? Optional.of(new DatasetCache(experiment).of(trial)) : Optional.empty(), steps, out);
    }

    /**
     * Writes the first steps of a trial.
     *
     * @param data what a network learns; empty for the other experiments
     * @param steps how many, at least 1; fewer are written if the trial has fewer
     */
    static void write(Trial trial, Optional<Dataset> data, int steps, Appendable out) throws IOException {
        Page page = new Page();
        page.line("trial " + trial.number());
        TrialSpec spec = trial.spec();
        if (spec instanceof MinimizeSpec minimize) {
            new MinimizeSteps(minimize, page).write(steps);
        } else if (spec instanceof SolveSpec solve) {
            new SolveSteps(solve, page).write(steps);
        } else {
            new NetworkSteps(data.orElseThrow(), trial, page).write(steps);
        }
        out.append(page.text());
    }
}
