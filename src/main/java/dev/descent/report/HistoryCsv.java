package dev.descent.report;

import dev.descent.engine.History;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.spec.NetworkSpec;
import dev.descent.spec.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** history.csv: a row an epoch that ended, also of trials that diverged later; written as the trials are read. */
record HistoryCsv(Results results, Parts parts, Iterable<Trial> trials) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.header(header());
        for (Trial trial : trials) {
            History history = history(results.outcome(trial));
            NetworkSpec spec = (NetworkSpec) trial.spec();
            int[] metrics = metrics(spec);
            for (int epoch = 0; epoch < history.epochs(); epoch++) {
                csv.row(row(trial, spec, history, metrics, epoch));
            }
        }
    }

    private List<String> header() {
        List<String> names = new ArrayList<>(List.of("trial", "epoch", "learning_rate", "running_loss", "loss"));
        if (parts.validation()) {
            names.add("val_loss");
        }
        names.addAll(parts.metrics());
        if (parts.validation()) {
            parts.metrics().forEach(metric -> names.add("val_" + metric));
        }
        return names;
    }

    /** For each metric of the experiment its index in the trial's own, or −1. */
    private int[] metrics(NetworkSpec spec) {
        List<String> own =
                spec.metrics().stream().map(metric -> metric.type().name()).toList();
        return parts.metrics().stream().mapToInt(own::indexOf).toArray();
    }

    private List<Cell> row(Trial trial, NetworkSpec spec, History history, int[] metrics, int epoch) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.whole(trial.number()));
        cells.add(Cell.whole(epoch + 1L));
        cells.add(rate(spec, history.learningRate()[epoch]));
        cells.add(Cell.real(history.runningLoss()[epoch]));
        cells.add(Cell.real(history.loss()[epoch]));
        boolean validates = history.validationLoss().length > 0;
        if (parts.validation()) {
            cells.add(validates ? Cell.real(history.validationLoss()[epoch]) : Cell.EMPTY);
        }
        addMetrics(cells, history.metrics(), metrics, epoch * spec.metrics().size());
        if (parts.validation()) {
            int at = validates ? epoch * spec.metrics().size() : 0;
            addMetrics(cells, history.validationMetrics(), validates ? metrics : none(metrics), at);
        }
        return cells;
    }

    /** A constant rate is what the user wrote; a schedule's is computed. */
    private static Cell rate(NetworkSpec spec, double rate) {
        boolean constant =
                spec.optimizer().flatMap(o -> o.find("learning_rate")).orElse(null) instanceof Double;
        return constant ? Cell.written(rate) : Cell.computed(rate);
    }

    private static int[] none(int[] metrics) {
        return IntStream.of(metrics).map(m -> -1).toArray();
    }

    private static void addMetrics(List<Cell> cells, float[] values, int[] metrics, int at) {
        for (int metric : metrics) {
            cells.add(metric < 0 ? Cell.EMPTY : Cell.real(values[at + metric]));
        }
    }

    private static History history(TrialOutcome outcome) {
        return outcome instanceof Completed completed
                ? completed.history()
                : outcome instanceof Diverged diverged ? diverged.history() : History.NONE;
    }
}
