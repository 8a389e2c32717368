package dev.descent.engine.pytorch;

import static dev.descent.engine.pytorch.TorchActivations.scalar;

import dev.descent.model.Component;
import dev.descent.nn.DropoutMask;
import dev.descent.nn.Layer;
import dev.descent.nn.LayerTrainable;
import dev.descent.nn.Lookup;
import dev.descent.nn.Losses;
import dev.descent.nn.Network;
import dev.descent.nn.Normalization;
import dev.descent.nn.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A network as a chain of libtorch's operations. It ends where the loss begins, as the reference's does. */
final class TorchModel {
    /** The step of a pass outside training. */
    static final long INFERENCE = 0;

    /** A part of the chain. */
    private interface Node {
        /**
         * From x to y.
         *
         * @param pass what it is a part of
         */
        Tensor forward(Tensor x, Pass pass);
    }

    /**
     * One pass forward.
     *
     * @param running the trial's own parameters, whose running values a training step moves
     * @param step from 1, or {@link #INFERENCE}
     * @param kept what entered the residual blocks that are open, the innermost first
     */
    private record Pass(float[] running, long step, Deque<Tensor> kept) {
        private Tensor keep(Tensor x) {
            kept.push(x);
            return x;
        }
    }

    private final List<Node> nodes = new ArrayList<>();
    private final UnaryOperator<Tensor> prediction;
    private final TorchParameters parameters;

    /**
     * @param parameters what the nodes compute with
     * @param seed with the repeat, from 1, a part of the dropout masks' keys
     */
    TorchModel(Network network, Component loss, TorchParameters parameters, long seed, int repeat) {
        this.parameters = parameters;
        boolean fromLogits = Losses.of(loss, network.lastActivation()).fromLogits();
        for (Layer layer : network.layers()) {
            switch (layer.type()) {
                case "dense" -> nodes.add((x, pass) -> dense(layer, x));
                case "embedding" -> nodes.add((x, pass) -> embedding(layer, x));
                case "residual" -> nodes.add((x, pass) -> pass.keep(x));
                case "add" -> nodes.add((x, pass) -> x.add(pass.kept().pop()));
                case "dropout" -> {
                    DropoutMask mask = new DropoutMask(layer, seed, repeat);
                    nodes.add((x, pass) -> pass.step() == INFERENCE ? x : x.mul(factors(mask, x, pass.step())));
                }
                case "batch_normalization" -> nodes.add((x, pass) -> batchNormalization(layer, x, pass));
                case "layer_normalization" -> nodes.add((x, pass) -> layerNormalization(layer, x));
                case "activation" -> {}
                default -> throw new IllegalArgumentException("no layer is named " + layer.type());
            }
            boolean last = layer.index() == network.layers().size() - 1;
            if (!(last && fromLogits)) {
                nodes.add((x, pass) -> TorchActivations.of(layer.activation(), x));
            }
        }
        Component behind = Losses.prediction(loss, network.lastActivation());
        this.prediction = z -> TorchActivations.of(behind, z);
    }

    /** What the loss gets of rows × inputs. */
    Tensor forward(Tensor x, float[] running, long step) {
        Tensor y = x;
        Pass pass = new Pass(running, step, new ArrayDeque<>());
        for (Node node : nodes) {
            y = node.forward(y, pass);
        }
        return y;
    }

    /** What the network says to rows, of what the loss gets. */
    Tensor predictions(Tensor z) {
        return prediction.apply(z);
    }

    private Tensor dense(Layer layer, Tensor x) {
        Tensor kernel = tensor(layer, Variable.KERNEL).orElseThrow();
        Optional<Tensor> bias = tensor(layer, Variable.BIAS);
        return bias.isPresent() ? torch.linear(x, kernel, new TensorOptional(bias.get())) : torch.linear(x, kernel);
    }

    /** Embedded columns through their tables, the values between them as they are. */
    private Tensor embedding(Layer layer, Tensor x) {
        TensorVector runs = new TensorVector();
        for (Lookup run : Lookup.of(layer)) {
            Tensor part = x.narrow(1, run.input(), run.inputs());
            runs.push_back(run.embeddings()
                    .map(table -> torch.linear(part, parameters.of(table)))
                    .orElse(part));
        }
        return torch.cat(runs, 1);
    }

    private static Tensor factors(DropoutMask mask, Tensor x, long step) {
        int rows = (int) x.size(0);
        int units = (int) x.size(1);
        float[] factors = new float[rows * units];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = mask.factor(step, k / units, k % units);
        }
        return torch.from_blob(new FloatPointer(factors), new long[] {rows, units});
    }

    private Tensor batchNormalization(Layer layer, Tensor x, Pass pass) {
        Variable movingMean = layer.variable(Variable.MOVING_MEAN).orElseThrow();
        Variable movingVariance = layer.variable(Variable.MOVING_VARIANCE).orElseThrow();
        if (pass.step() == INFERENCE || LayerTrainable.isFrozen(layer.component())) {
            return normalized(layer, x.sub(parameters.of(movingMean)), parameters.of(movingVariance));
        }
        Tensor mean = x.mean(0);
        Tensor centred = x.sub(mean);
        Tensor variance = centred.mul(centred).mean(0);
        float share = Normalization.share(layer.component().real("momentum"));
        move(pass.running(), movingMean, mean, share);
        move(pass.running(), movingVariance, variance, share);
        return normalized(layer, centred, variance);
    }

    private static void move(float[] running, Variable variable, Tensor batch, float share) {
        float[] values = new float[variable.size()];
        batch.contiguous().data_ptr_float().get(values);
        for (int u = 0; u < values.length; u++) {
            int at = variable.at() + u;
            running[at] = Normalization.running(running[at], values[u], share);
        }
    }

    private Tensor layerNormalization(Layer layer, Tensor x) {
        Tensor centred = x.sub(x.mean(1).unsqueeze(1));
        return normalized(layer, centred, centred.mul(centred).mean(1).unsqueeze(1));
    }

    private Tensor normalized(Layer layer, Tensor centred, Tensor variance) {
        double epsilon = layer.component().real("epsilon");
        Tensor normal = centred.div(torch.sqrt(variance.add(scalar(epsilon))));
        Tensor scaled = tensor(layer, Variable.GAMMA).map(normal::mul).orElse(normal);
        return tensor(layer, Variable.BETA).map(scaled::add).orElse(scaled);
    }

    private Optional<Tensor> tensor(Layer layer, String name) {
        return layer.variable(name).map(parameters::of);
    }
}
