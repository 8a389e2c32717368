package dev.descent.engine.lockstep.wide;

import dev.descent.data.Part;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.WorkerPool;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.NetworkSpec;
import dev.descent.nn.Losses;
import dev.descent.nn.Metric;
import dev.descent.nn.Metrics;
import dev.descent.nn.Penalties;
import dev.descent.nn.Rows;
import java.util.ArrayList;
import java.util.List;

/** Passes over a part of the data in inference mode, its rows in file order; every thread takes some of the rows. */
final class WideMeasurement {
    /** Rows that pass through the network together. */
    private static final int BLOCK = 22 * 6;

    private final WideModel model;
    private final Penalties penalties;
    private final List<Metric> metrics;
    private final boolean sum;
    private final TargetEncoding encoding;
    private final List<List<RowMatrix>> values = new ArrayList<>();

    WideMeasurement(WideModel model, Penalties penalties, NetworkSpec spec, TargetEncoding encoding) {
        this.model = model;
        this.penalties = penalties;
        this.metrics = spec.metrics().stream().map(Metrics::of).toList();
        this.sum = Losses.isSum(spec.loss());
        this.encoding = encoding;
    }

    /** Loss and metrics of the rows. */
    Scores scores(float[] parameters, Part part, WorkerPool workers) {
        float[] losses = new float[part.rows()];
        float[] said = new float[metrics.isEmpty() ? 0 : part.rows() * model.outputs()];
        run(parameters, part, losses, said, workers);
        float[] measured = new float[metrics.size()];
        float[] own = part.scaling().inOwnUnit(said);
        for (int m = 0; m < measured.length; m++) {
            measured[m] = (float) metrics.get(m)
                    .value(own, part.ownTargets(), part.weights(), part.rows(), model.outputs(), encoding);
        }
        return new Scores((float) loss(losses, losses.length, parameters), measured);
    }

    /** What the network says to the rows, in the target's own unit. */
    Predictions predictions(float[] parameters, Part part, WorkerPool workers) {
        float[] said = new float[part.rows() * model.outputs()];
        run(parameters, part, new float[0], said, workers);
        return new Predictions(model.outputs(), part.scaling().inOwnUnit(said));
    }

    /** Σ losses of the first rows, divided by the rows unless the reduction is the sum, plus the penalties. */
    double loss(float[] losses, int rows, float[] parameters) {
        double total = 0;
        for (int r = 0; r < rows; r++) {
            total += losses[r];
        }
        return (sum ? total : total / rows) + penalties.value(parameters, 0, 1);
    }

    /**
     * Takes all rows through the network.
     *
     * @param losses each row's loss, written; length 0 if it is not wanted
     * @param said what the network says, written; length 0 if it is not wanted
     */
    private void run(float[] parameters, Part rows, float[] losses, float[] said, WorkerPool workers) {
        int parts = workers.size();
        while (values.size() < parts) {
            values.add(model.values(BLOCK));
        }
        model.prepare(parts);
        workers.run(parts, part -> {
            Partition partition = new Partition(part, parts);
            for (int from = partition.from(rows.rows()); from < partition.to(rows.rows()); from += BLOCK) {
                int count = Math.min(BLOCK, partition.to(rows.rows()) - from);
                block(new MicroBatch(parameters, MicroBatch.MEASURING, 0, count), rows, from, losses, said, part);
            }
        });
    }

    private void block(MicroBatch micro, Part rows, int from, float[] losses, float[] said, int part) {
        List<RowMatrix> own = values.get(part);
        for (int r = 0; r < micro.rows(); r++) {
            own.get(0).put(r, rows.inputs(), (from + r) * rows.features());
        }
        model.measure(micro, own, part);
        RowMatrix z = own.get(own.size() - 1);
        int outputs = model.outputs();
        if (losses.length > 0) {
            Rows targets = new Rows(rows.targets(), from * outputs, outputs, 1, outputs);
            for (int r = 0; r < micro.rows(); r++) {
                losses[from + r] = model.loss().value(z.rows(), targets, r);
            }
            for (int r = from; r < from + micro.rows() && rows.weights().length > 0; r++) {
                losses[r] *= rows.weights()[r];
            }
        }
        if (said.length > 0) {
            RowMatrix predictions = model.predictions(micro, z, part);
            for (int r = 0; r < micro.rows(); r++) {
                System.arraycopy(predictions.values(), predictions.at(r), said, (from + r) * outputs, outputs);
            }
        }
    }
}
