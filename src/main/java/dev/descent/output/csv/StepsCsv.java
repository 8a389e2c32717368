package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Parts;
import dev.descent.analysis.Results;
import dev.descent.analysis.StepHistory;
import dev.descent.engine.History;
import dev.descent.engine.TrainingStep;
import dev.descent.model.Trial;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * history.csv with a row a step: the batch before the step, and what is measured after the epoch in the row of its last step. The steps of an
 * epoch in which a trial diverged are there, too.
 */
public record StepsCsv(Results results, Parts parts, Iterable<Trial> trials, StepHistory steps) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        List<String> header = new ArrayList<>(List.of(
                "trial",
                "epoch",
                "step",
                "learning_rate",
                "batch_loss",
                "gradient_norm",
                "step_length",
                HistoryCsv.RUNNING + "loss"));
        parts.metrics().forEach(metric -> header.add(HistoryCsv.RUNNING + metric));
        header.addAll(HistoryCsv.measured(parts));
        csv.header(header);
        for (Trial trial : trials) {
            write(csv, trial);
        }
    }

    private void write(CsvWriter csv, Trial trial) throws IOException {
        History history = results.outcome(trial).history();
        int[] metrics = HistoryCsv.metrics(parts, trial.network());
        int measured = HistoryCsv.measured(parts).size();
        List<TrainingStep> all = steps.of(trial);
        for (int s = 0; s < all.size(); s++) {
            TrainingStep step = all.get(s);
            csv.whole(trial.number()).whole(step.epoch()).whole(step.step());
            csv.cell(HistoryCsv.rate(trial.network(), step.learningRate())).real(step.loss());
            csv.cell(Cell.computed(step.gradientNorm())).cell(Cell.computed(step.stepLength()));
            csv.real(step.runningLoss());
            HistoryCsv.write(csv, step.runningMetrics(), metrics, 0);
            boolean last = s == all.size() - 1 || all.get(s + 1).epoch() > step.epoch();
            if (last && step.epoch() <= history.epochs()) {
                HistoryCsv.writeMeasured(csv, parts, metrics, history, step.epoch() - 1);
            } else {
                for (int m = 0; m < measured; m++) {
                    csv.cell(Cell.EMPTY);
                }
            }
            csv.end();
        }
    }
}
