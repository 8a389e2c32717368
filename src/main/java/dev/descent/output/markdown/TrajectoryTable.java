package dev.descent.output.markdown;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Keys;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.engine.Trajectory;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import dev.descent.output.text.Markdown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The way of an experiment without a network, state by state: that of the best configuration which needs more than a few steps. A way
 * that arrives at once shows nothing of how descent goes.
 */
final class TrajectoryTable {
    /** Ways with fewer different states are passed over while there are others. */
    private static final int FEW = 5;

    private static final int WHOLE = 25;
    private static final int FIRST = 10;

    private TrajectoryTable() {}

    /** The section; nothing where networks are trained. */
    static Markdown of(Findings findings) {
        if (findings.parts().network()) {
            return new Markdown();
        }
        Trial trial = longest(findings);
        Optional<Trajectory> way = way(findings, trial);
        if (way.isEmpty() || way.get().rows() == 0) {
            return new Markdown();
        }
        int states = way.get().rows();
        String keys = new Keys(findings.experiment()).describe(trial);
        String whose = findings.survey().trials() == 1
                ? "The way"
                : "The way of trial " + trial.number() + (keys.isEmpty() ? "" : ", " + keys);
        Markdown page = new Markdown()
                .heading(Markdown.text(
                        states > WHOLE ? whose + ": its first " + FIRST + " states and its last" : whose));
        if (trial.number() != findings.example().number()) {
            int moves = way(findings, findings.example())
                            .map(TrajectoryTable::different)
                            .orElse(1)
                    - 1;
            page.block("The best trial, " + findings.example().number() + ", stands still after "
                    + Phrases.count(moves, "step") + ".");
        }
        return page.add(table(way.get()));
    }

    private static Trial longest(Findings findings) {
        for (RankedConfiguration standing : findings.ranking().ranked()) {
            Trial trial = findings.trial(standing.first());
            if (standing.tier() == 0
                    && way(findings, trial).map(TrajectoryTable::different).orElse(0) >= FEW) {
                return trial;
            }
        }
        return findings.example();
    }

    private static Optional<Trajectory> way(Findings findings, Trial trial) {
        return findings.results().outcome(trial).trajectory();
    }

    /** How many states there are until the last one is reached and not left again. */
    private static int different(Trajectory way) {
        int width = way.columns().size();
        double[] values = way.values();
        int last = way.rows() - 1;
        int states = way.rows();
        while (states > 1
                && Arrays.equals(
                        values, (states - 2) * width, (states - 1) * width, values, last * width, (last + 1) * width)) {
            states--;
        }
        return states;
    }

    private static Markdown table(Trajectory way) {
        List<List<String>> rows = new ArrayList<>();
        for (int step = 0; step < way.rows(); step++) {
            if (way.rows() <= WHOLE || step < FIRST || step == way.rows() - 1) {
                rows.add(state(way, step));
            }
        }
        List<String> header = new ArrayList<>(List.of("step"));
        header.addAll(way.columns());
        return new Markdown().table(header, rows, 0);
    }

    private static List<String> state(Trajectory way, int step) {
        int width = way.columns().size();
        List<String> cells = new ArrayList<>(List.of(Integer.toString(step)));
        for (int column = 0; column < width; column++) {
            cells.add(Cell.computed(way.values()[step * width + column]).text());
        }
        return cells;
    }
}
