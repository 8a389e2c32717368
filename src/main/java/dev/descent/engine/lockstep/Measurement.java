package dev.descent.engine.lockstep;

import dev.descent.data.Part;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.kernel.LaneKernels;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.nn.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Passes over a part of the data in inference mode, its rows in file order, the same for all lanes. */
final class Measurement {
    private final List<Lane> lanes;
    private final Layout layout;
    private final LaneKernels kernels;
    private final LaneModel model;
    private final LaneLoss loss;
    private final float[] parameters;
    private final TargetEncoding encoding;
    private final float[] targets;
    private final float[] weights;

    /** @param parameters parameters × lanes, those that are measured */
    Measurement(
            List<Lane> lanes,
            Layout layout,
            LaneKernels kernels,
            LaneModel model,
            LaneLoss loss,
            float[] parameters,
            TargetEncoding encoding) {
        this.lanes = lanes;
        this.layout = layout;
        this.kernels = kernels;
        this.model = model;
        this.loss = loss;
        this.parameters = parameters;
        this.encoding = encoding;
        this.targets = layout.values(lanes.get(0).network().outputs());
        this.weights = layout.values(1);
    }

    /** Loss and metrics of each lane on a part that there may be. */
    Optional<List<Scores>> scores(Optional<Part> part) {
        return part.isPresent() ? Optional.of(scores(part.get())) : Optional.empty();
    }

    /** Loss and metrics of each lane. */
    List<Scores> scores(Part part) {
        boolean wanted = false;
        for (Lane lane : lanes) {
            wanted |= !lane.metrics().isEmpty();
        }
        float[][] said = new float[lanes.size()][wanted ? part.rows() * part.outputs() : 0];
        loss.begin(part.rows());
        pass(part, block -> {
            spread(part.targets(), part.outputs(), block, targets);
            boolean weighted = part.weights().length > 0;
            if (weighted) {
                spread(part.weights(), 1, block, weights);
            }
            loss.add(model.outputs(0), targets, weighted ? weights : part.weights(), model.delta(0), block);
            if (said[0].length > 0) {
                collect(part.outputs(), block, said);
            }
        });
        List<Scores> scores = new ArrayList<>();
        for (int l = 0; l < lanes.size(); l++) {
            List<Metric> metrics = lanes.get(l).metrics();
            float[] values = new float[metrics.size()];
            float[] own = part.scaling().inOwnUnit(said[l]);
            for (int m = 0; m < values.length; m++) {
                values[m] = (float) metrics.get(m)
                        .value(own, part.ownTargets(), part.weights(), part.rows(), part.outputs(), encoding);
            }
            scores.add(new Scores((float) loss.total(l, parameters), values));
        }
        return scores;
    }

    /** What each lane says to the rows, in the target's own unit. */
    List<Predictions> predictions(Part part) {
        float[][] said = new float[lanes.size()][part.rows() * part.outputs()];
        pass(part, block -> collect(part.outputs(), block, said));
        List<Predictions> predictions = new ArrayList<>();
        for (float[] values : said) {
            predictions.add(new Predictions(part.outputs(), part.scaling().inOwnUnit(values)));
        }
        return predictions;
    }

    private void pass(Part part, Consumer<Block> after) {
        for (int from = 0; from < part.rows(); from += layout.capacity()) {
            Block block = Block.measured(part.rows(), from, Math.min(layout.capacity(), part.rows() - from));
            spread(part.inputs(), part.features(), block, model.inputs(0));
            model.forward(parameters, List.of(block));
            after.accept(block);
        }
    }

    /** Gives the rows of a block to all lanes. */
    private void spread(float[] rows, int count, Block block, float[] values) {
        for (int k = 0; k < count; k++) {
            int from = block.from() * count + k;
            kernels.broadcast(rows, from, count, block.rows(), values, k * layout.unit(), layout.width());
        }
    }

    private void collect(int outputs, Block block, float[][] said) {
        float[] values = model.predictions(parameters, block);
        for (int l = 0; l < said.length; l++) {
            for (int r = 0; r < block.rows(); r++) {
                for (int o = 0; o < outputs; o++) {
                    said[l][(block.from() + r) * outputs + o] = values[o * layout.unit() + layout.at(r, l)];
                }
            }
        }
    }
}
