package dev.descent.explain;

import dev.descent.data.Dataset;
import dev.descent.model.Trial;
import dev.descent.number.Lines;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic of a trial's first steps, so that a person can redo each number with a pocket calculator. The numbers are those
 * of the reference engine, taken while it computes.
 */
public final class Explanation {
    private Explanation() {}

    /**
     * Writes the first steps of a trial.
     *
     * @param data what a network learns; empty for the other experiments
     * @param opening which trial it is, and what to know of it first, a line each
     * @param steps how many, at least 1; fewer are written if the trial has fewer
     * @param shown how much of a network's steps is shown in full
     */
    public static void write(
            Trial trial, List<String> opening, Optional<Dataset> data, int steps, Shown shown, Appendable out)
            throws IOException {
        ExplanationText page = new ExplanationText(shown);
        opening.forEach(page::line);
        Runnable told = trial.spec()
                .match(
                        network -> () -> new NetworkSteps(data.orElseThrow(), trial, page).write(steps),
                        minimize -> () -> new MinimizeSteps(minimize, page).write(steps),
                        solve -> () -> new SolveSteps(solve, page).write(steps));
        told.run();
        Lines.append(out, page.text());
    }
}
