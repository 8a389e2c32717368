package dev.descent.explain;

import dev.descent.data.Dataset;
import dev.descent.model.Trial;
import dev.descent.number.Lines;
import java.io.IOException;
import java.util.Optional;

/**
 * The arithmetic of a trial's first steps, so that a person can redo each number with a pocket calculator. The numbers are those
 * of the engine, taken while it computes.
 */
public final class Explanation {
    private Explanation() {}

    /**
     * Writes the first steps of a trial.
     *
     * @param data what a network learns; empty for the other experiments
     * @param steps how many, at least 1; fewer are written if the trial has fewer
     */
    public static void write(Trial trial, Optional<Dataset> data, int steps, Appendable out) throws IOException {
        ExplanationText page = new ExplanationText();
        page.line("trial " + trial.number());
        Runnable told = trial.spec()
                .match(
                        network -> () -> new NetworkSteps(data.orElseThrow(), trial, page).write(steps),
                        minimize -> () -> new MinimizeSteps(minimize, page).write(steps),
                        solve -> () -> new SolveSteps(solve, page).write(steps));
        told.run();
        Lines.append(out, page.text());
    }
}
