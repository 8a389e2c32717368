package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Parts;
import dev.descent.analysis.Results;
import dev.descent.analysis.StepHistory;
import dev.descent.engine.History;
import dev.descent.engine.TrainingStep;
import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.optim.Schedules;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * history.csv: a row an epoch that ended, also of trials that diverged later; written as the trials are read.
 *
 * @param running the last step of each epoch, of whose batches metrics are shown, too; empty if none are
 */
public record HistoryCsv(Results results, Parts parts, Iterable<Trial> trials, Optional<StepHistory> running)
        implements Content {
    /** Before the name of what is measured of batches before their steps. */
    static final String RUNNING = "running_";

    private static final float[] NONE = {};

    @Override
    public void write(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.header(header());
        for (Trial trial : trials) {
            write(csv, trial, results.outcome(trial).history());
        }
    }

    private List<String> header() {
        List<String> names = new ArrayList<>(List.of("trial", "epoch", "learning_rate", RUNNING + "loss"));
        if (running.isPresent()) {
            parts.metrics().forEach(metric -> names.add(RUNNING + metric));
        }
        names.addAll(measured(parts));
        return names;
    }

    /** The columns of what is measured after an epoch. */
    static List<String> measured(Parts parts) {
        List<String> names = new ArrayList<>(List.of("loss"));
        if (parts.validation()) {
            names.add("val_loss");
        }
        names.addAll(parts.metrics());
        if (parts.validation()) {
            for (String metric : parts.metrics()) {
                names.add("val_" + metric);
            }
        }
        return names;
    }

    /** For each metric of the experiment its index in the trial's own, or −1. */
    static int[] metrics(Parts parts, NetworkSpec spec) {
        List<String> own = Measure.names(spec.metrics());
        int[] places = new int[parts.metrics().size()];
        for (int m = 0; m < places.length; m++) {
            places[m] = own.indexOf(parts.metrics().get(m));
        }
        return places;
    }

    private void write(CsvWriter csv, Trial trial, History history) throws IOException {
        NetworkSpec spec = trial.network();
        int[] metrics = metrics(parts, spec);
        List<TrainingStep> last = running.map(it -> it.of(trial)).orElse(List.of());
        Cell rate = Cell.EMPTY;
        for (int epoch = 0; epoch < history.epochs(); epoch++) {
            double[] rates = history.learningRate();
            // Most rates stay as they are.
            if (epoch == 0 || rates[epoch] != rates[epoch - 1]) {
                rate = rate(spec, rates[epoch]);
            }
            csv.whole(trial.number()).whole(epoch + 1L).cell(rate).real(history.runningLoss()[epoch]);
            if (running.isPresent()) {
                boolean told = epoch < last.size();
                write(csv, told ? last.get(epoch).runningMetrics() : NONE, told ? metrics : absent(metrics.length), 0);
            }
            writeMeasured(csv, parts, metrics, history, epoch);
            csv.end();
        }
    }

    /**
     * The cells of what was measured after an epoch.
     *
     * @param metrics as {@link #metrics} says
     * @param epoch from 0
     */
    static void writeMeasured(CsvWriter csv, Parts parts, int[] metrics, History history, int epoch) {
        boolean validates = history.validationLoss().length > 0;
        csv.real(history.loss()[epoch]);
        if (parts.validation()) {
            csv.real(validates ? history.validationLoss()[epoch] : Float.NaN);
        }
        int at = epoch * (history.metrics().length / history.epochs());
        write(csv, history.metrics(), metrics, at);
        if (parts.validation()) {
            write(csv, history.validationMetrics(), validates ? metrics : absent(metrics.length), at);
        }
    }

    /** A constant rate is what the user wrote; that of a schedule, or one that is reduced, is computed. */
    static Cell rate(NetworkSpec spec, double rate) {
        boolean constant = spec.optimizer().filter(Schedules::isConstant).isPresent()
                && spec.reduceOnPlateau().isEmpty();
        return constant ? Cell.written(rate) : Cell.computed(rate);
    }

    private static int[] absent(int metrics) {
        int[] absent = new int[metrics];
        Arrays.fill(absent, -1);
        return absent;
    }

    static void write(CsvWriter csv, float[] values, int[] metrics, int at) {
        for (int metric : metrics) {
            csv.real(metric < 0 ? Float.NaN : values[at + metric]);
        }
    }
}
