package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Parts;
import dev.descent.analysis.Results;
import dev.descent.engine.History;
import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** history.csv: a row an epoch that ended, also of trials that diverged later; written as the trials are read. */
public record HistoryCsv(Results results, Parts parts, Iterable<Trial> trials) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.header(header());
        for (Trial trial : trials) {
            write(csv, trial, results.outcome(trial).history());
        }
    }

    private List<String> header() {
        List<String> names = new ArrayList<>(List.of("trial", "epoch", "learning_rate", "running_loss", "loss"));
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
    private int[] metrics(NetworkSpec spec) {
        List<String> own = Measure.names(spec.metrics());
        int[] places = new int[parts.metrics().size()];
        for (int m = 0; m < places.length; m++) {
            places[m] = own.indexOf(parts.metrics().get(m));
        }
        return places;
    }

    private void write(CsvWriter csv, Trial trial, History history) throws IOException {
        NetworkSpec spec = trial.network();
        int[] metrics = metrics(spec);
        boolean validates = history.validationLoss().length > 0;
        int[] validationMetrics = validates ? metrics : absent(metrics.length);
        Cell rate = Cell.EMPTY;
        for (int epoch = 0; epoch < history.epochs(); epoch++) {
            double[] rates = history.learningRate();
            // Most rates stay as they are.
            if (epoch == 0 || rates[epoch] != rates[epoch - 1]) {
                rate = rate(spec, rates[epoch]);
            }
            csv.whole(trial.number()).whole(epoch + 1L).cell(rate);
            csv.real(history.runningLoss()[epoch]).real(history.loss()[epoch]);
            if (parts.validation()) {
                csv.real(validates ? history.validationLoss()[epoch] : Float.NaN);
            }
            int at = epoch * spec.metrics().size();
            write(csv, history.metrics(), metrics, at);
            if (parts.validation()) {
                write(csv, history.validationMetrics(), validationMetrics, at);
            }
            csv.end();
        }
    }

    /** A constant rate is what the user wrote; a schedule's is computed. */
    private static Cell rate(NetworkSpec spec, double rate) {
        boolean constant =
                spec.optimizer().flatMap(o -> o.find("learning_rate")).orElse(null) instanceof Double;
        return constant ? Cell.written(rate) : Cell.computed(rate);
    }

    private static int[] absent(int metrics) {
        int[] absent = new int[metrics];
        Arrays.fill(absent, -1);
        return absent;
    }

    private static void write(CsvWriter csv, float[] values, int[] metrics, int at) {
        for (int metric : metrics) {
            csv.real(metric < 0 ? Float.NaN : values[at + metric]);
        }
    }
}
