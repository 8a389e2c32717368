package dev.descent.output.report;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Keys;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.function.Trajectory;
import dev.descent.model.Component;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import dev.descent.optim.UpdateRule;
import dev.descent.optim.UpdateRules;
import dev.descent.output.document.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The trajectory of an experiment without a network, state by state: that of the best configuration which needs more than a few steps.
 * One that arrives at once shows nothing of how descent goes.
 */
final class TrajectoryTable {
    /** Trajectories with fewer different states are passed over while there are others. */
    private static final int FEW = 5;

    private static final int WHOLE = 25;
    private static final int FIRST = 10;

    private TrajectoryTable() {}

    /** The section; nothing where networks are trained. */
    static Document of(Findings findings) {
        if (findings.parts().network()) {
            return new Document();
        }
        Trial trial = longest(findings);
        Optional<Trajectory> trajectory = trajectory(findings, trial);
        if (trajectory.isEmpty() || trajectory.get().rows() == 0) {
            return new Document();
        }
        int states = trajectory.get().rows();
        String keys = new Keys(findings.experiment()).describe(trial);
        String whose = findings.statistics().trials() == 1
                ? "The way"
                : "The way of trial " + trial.number() + (keys.isEmpty() ? "" : ", " + keys);
        Document page = new Document()
                .heading(states > WHOLE ? whose + ": its first " + FIRST + " states and its last" : whose);
        if (trial.number() != findings.example().number()) {
            int moves = trajectory(findings, findings.example())
                            .map(TrajectoryTable::different)
                            .orElse(1)
                    - 1;
            page.paragraph("The best trial, " + findings.example().number() + ", stands still after "
                    + Phrases.count(moves, "step") + ".");
        }
        aheadNote(trial).ifPresent(page::paragraph);
        return page.add(table(trajectory.get()));
    }

    /** Whose variables are not the point that papers print. */
    private static Optional<String> aheadNote(Trial trial) {
        Optional<Component> optimizer =
                trial.spec().match(network -> Optional.empty(), MinimizeSpec::optimizer, solve -> Optional.empty());
        Optional<UpdateRule> rule = optimizer.map(UpdateRules::of);
        boolean averages = rule.isPresent() && rule.get().averages();
        String point = averages ? "point at which" : "look-ahead point, at which";
        String other = averages ? "average" : "plain one";
        return rule.flatMap(UpdateRule::plainFormula)
                .map(formula -> "Its variables are the " + point
                        + " the next gradient is taken; trajectory.csv has the " + other + " too, " + formula + ".");
    }

    private static Trial longest(Findings findings) {
        for (RankedConfiguration standing : findings.ranking().ranked()) {
            Trial trial = findings.trial(standing.first());
            if (standing.tier() == 0
                    && trajectory(findings, trial)
                                    .map(TrajectoryTable::different)
                                    .orElse(0)
                            >= FEW) {
                return trial;
            }
        }
        return findings.example();
    }

    private static Optional<Trajectory> trajectory(Findings findings, Trial trial) {
        return findings.results().outcome(trial).trajectory();
    }

    /** How many states there are until the last one is reached and not left again. */
    private static int different(Trajectory trajectory) {
        int width = trajectory.columns().size();
        double[] values = trajectory.values();
        int last = trajectory.rows() - 1;
        int states = trajectory.rows();
        while (states > 1
                && Arrays.equals(
                        values, (states - 2) * width, (states - 1) * width, values, last * width, (last + 1) * width)) {
            states--;
        }
        return states;
    }

    private static Document table(Trajectory trajectory) {
        List<List<String>> rows = new ArrayList<>();
        for (int step = 0; step < trajectory.rows(); step++) {
            if (trajectory.rows() <= WHOLE || step < FIRST || step == trajectory.rows() - 1) {
                rows.add(state(trajectory, step));
            }
        }
        List<String> header = new ArrayList<>(List.of("step"));
        header.addAll(trajectory.columns());
        return new Document().table(header, rows, 0);
    }

    private static List<String> state(Trajectory trajectory, int step) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(step)));
        for (int column = 0; column < trajectory.columns().size(); column++) {
            cells.add(Cell.computed(trajectory.value(step, column)).text());
        }
        return cells;
    }
}
