package dev.descent.output.plots;

import dev.descent.analysis.MovingWeights;
import dev.descent.analysis.WeightPlace;
import dev.descent.nn.Layer;
import dev.descent.number.NumberText;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.NetworkPlot;
import dev.descent.output.svg.NetworkPlot.Column;
import dev.descent.output.svg.NetworkPlot.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The dense layers of a network with their weights after the last epoch; as wide as all epochs that are known need it. */
public final class WeightsPicture {
    public static final String FILE = PictureWords.file("weights");

    private final MovingWeights moving;
    private final List<Layer> layers;

    private WeightsPicture(MovingWeights moving) {
        this.moving = moving;
        this.layers = moving.dense();
    }

    /** Empty if nothing is known or the network is not drawn. */
    static Optional<Picture> of(MovingWeights moving) {
        return moving.isKnown() && moving.whyNotDrawn().isEmpty()
                ? Optional.of(new WeightsPicture(moving).picture())
                : Optional.empty();
    }

    /** What the picture is called as it shows an epoch, 0 for the start. */
    public static String title(int epoch) {
        return epoch == 0 ? "Weights before the first step" : "Weights after epoch " + epoch;
    }

    /** The weights that are drawn: all lines, then the biases, each as they are drawn. */
    public static List<WeightPlace> drawn(MovingWeights moving) {
        List<WeightPlace> drawn = new ArrayList<>(
                moving.places().stream().filter(WeightPlace::isOfKernel).toList());
        for (WeightPlace place : moving.places()) {
            if (place.isBias()) {
                drawn.add(place);
            }
        }
        return drawn;
    }

    /** The largest absolute value of a line at any epoch. */
    private static float largestWeight(MovingWeights moving) {
        return largest(moving, WeightPlace::isOfKernel);
    }

    /** That of a bias; 0 where there is none. */
    private static float largestBias(MovingWeights moving) {
        return largest(moving, WeightPlace::isBias);
    }

    private static float largest(MovingWeights moving, Predicate<WeightPlace> of) {
        float largest = 0;
        List<WeightPlace> places = moving.places().stream().filter(of).toList();
        for (int e = 0; e < moving.epochs().size(); e++) {
            for (WeightPlace place : places) {
                largest = Math.max(largest, Math.abs(moving.parameters(e)[place.at()]));
            }
        }
        return largest;
    }

    private Picture picture() {
        List<Column> columns = new ArrayList<>();
        List<String> inputs = moving.places().stream()
                .filter(place ->
                        place.isOfKernel() && place.layer() == layers.get(0).index() && place.unit() == 0)
                .map(WeightPlace::input)
                .toList();
        columns.add(new Column("inputs", "", inputs, List.of(), List.of()));
        List<String> before = inputs;
        for (Layer layer : layers) {
            boolean last = layer == layers.get(layers.size() - 1);
            List<String> names = names(layer, last);
            String activation = layer.activation().type().name();
            columns.add(new Column(
                    "layer " + layer.index(),
                    activation.equals("linear") ? "" : activation,
                    last && isNamed(layer)
                            ? names
                            : names.stream().map(name -> "").toList(),
                    weights(layer, before, names),
                    biases(layer, names)));
            before = names;
        }
        int last = moving.epochs().get(moving.epochs().size() - 1);
        return new Picture(
                FILE,
                new NetworkPlot(
                        new Caption(title(last), subtitle()), columns, largestWeight(moving), largestBias(moving)));
    }

    private String subtitle() {
        float weight = largestWeight(moving);
        float bias = largestBias(moving);
        List<String> widest = new ArrayList<>();
        if (weight > 0) {
            widest.add("the widest stands for " + PictureWords.brief(weight));
        }
        if (bias > 0) {
            widest.add("the widest rim of a unit for a bias of " + PictureWords.brief(bias));
        }
        return "Of trial " + moving.trial().number() + ": the wider a line, the further its weight is from 0"
                + (widest.isEmpty() ? "" : "; " + String.join(", ", widest))
                + (widest.isEmpty() || moving.epochs().size() == 1 ? "" : ", the largest at any epoch that is shown");
    }

    private boolean isNamed(Layer last) {
        return moving.outputs().size() == last.outputs();
    }

    private List<String> names(Layer layer, boolean last) {
        if (last && isNamed(layer)) {
            return moving.outputs();
        }
        List<String> names = new ArrayList<>();
        for (int u = 0; u < layer.outputs(); u++) {
            names.add("unit " + u + " of layer " + layer.index());
        }
        return names;
    }

    private List<Weight> weights(Layer layer, List<String> before, List<String> names) {
        List<Weight> weights = new ArrayList<>();
        for (WeightPlace place : moving.places()) {
            if (place.isOfKernel() && place.layer() == layer.index()) {
                String from = before.get(weights.size() / names.size());
                weights.add(weight(place, from + " → " + names.get(place.unit())));
            }
        }
        return weights;
    }

    private List<Weight> biases(Layer layer, List<String> names) {
        return moving.places().stream()
                .filter(place -> place.isBias() && place.layer() == layer.index())
                .map(place -> weight(place, "bias of " + names.get(place.unit())))
                .toList();
    }

    private Weight weight(WeightPlace place, String name) {
        float value = moving.parameters(moving.epochs().size() - 1)[place.at()];
        return new Weight(value, name + ": " + NumberText.of(value));
    }
}
