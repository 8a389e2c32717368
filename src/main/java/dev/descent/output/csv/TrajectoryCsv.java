package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Results;
import dev.descent.function.StepDetails;
import dev.descent.function.Trajectory;
import dev.descent.model.Trial;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * trajectory.csv of minimize and solve: row k of a trial is the state after k updates, with the {@link StepDetails} of a descent. Where a sweep changes the function, a trial
 * has no values in the columns of others.
 */
public record TrajectoryCsv(Results results, Iterable<Trial> trials) implements Content {
    private static final double[] NONE = {};

    @Override
    public void write(Appendable out) throws IOException {
        List<String> columns = columns();
        List<String> header = new ArrayList<>(List.of("trial", "step"));
        header.addAll(columns);
        CsvWriter csv = new CsvWriter(out);
        csv.header(header);
        for (Trial trial : trials) {
            Optional<Trajectory> trajectory = results.outcome(trial).trajectory();
            if (trajectory.isPresent()) {
                write(csv, trial, trajectory.get(), columns);
            }
        }
    }

    private List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        Set<String> ofSteps = new LinkedHashSet<>();
        for (Trial trial : trials) {
            results.outcome(trial).trajectory().ifPresent(t -> columns.addAll(t.columns()));
            details(trial).ifPresent(it -> ofSteps.addAll(it.columns()));
        }
        columns.addAll(ofSteps);
        return List.copyOf(columns);
    }

    /** What is told of steps beside their states; empty of a chain that is solved, whose steps are its deltas. */
    private static Optional<StepDetails> details(Trial trial) {
        return trial.spec()
                .match(network -> Optional.empty(), it -> Optional.of(new StepDetails(it)), solve -> Optional.empty());
    }

    private static void write(CsvWriter csv, Trial trial, Trajectory trajectory, List<String> columns)
            throws IOException {
        Optional<StepDetails> details = details(trial);
        List<String> own = new ArrayList<>(trajectory.columns());
        details.ifPresent(it -> own.addAll(it.columns()));
        int[] places = columns.stream().mapToInt(own::indexOf).toArray();
        int states = trajectory.columns().size();
        for (int step = 0; step < trajectory.rows(); step++) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.whole(trial.number()), Cell.whole(step)));
            double[] ofStep = details.map(StepDetails::next).orElse(NONE);
            for (int place : places) {
                cells.add(
                        place < 0
                                ? Cell.EMPTY
                                : Cell.computed(
                                        place < states ? trajectory.value(step, place) : ofStep[place - states]));
            }
            csv.row(cells);
        }
    }
}
