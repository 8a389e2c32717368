package dev.descent.analysis;

import dev.descent.nn.Layer;
import dev.descent.nn.Lookup;
import dev.descent.nn.Network;
import dev.descent.nn.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * A weight of a network and what it is called. Units and layers count from 0, layers as in layers.csv. The inputs of a layer are called as
 * features are as long as no layer has made units of them, and {@code city.0, city.1, …} where a column is embedded; then they are the
 * numbers of units. What is no kernel is called as its variable in place of an input: {@code bias}, {@code gamma}, {@code moving_mean}. So
 * that this is never a feature, one of that name is followed by {@code _feature}.
 *
 * @param layer the index of its layer
 * @param variable {@link Variable#KERNEL} and so on
 * @param input what it is multiplied by, or the variable; of embeddings the category
 * @param unit what it is part of
 * @param at its place in the array of the network's parameters
 */
public record WeightPlace(int layer, String variable, String input, int unit, int at) {
    private static final List<String> WORDS =
            List.of(Variable.BIAS, Variable.GAMMA, Variable.BETA, Variable.MOVING_MEAN, Variable.MOVING_VARIANCE);
    private static final String SUFFIX = "_feature";

    /** All weights, layer by layer; of a kernel input by input, as Keras' arrays are. */
    static List<WeightPlace> of(Network network, List<String> features) {
        List<WeightPlace> places = new ArrayList<>();
        List<String> inputs = distinct(features);
        for (Layer layer : network.layers()) {
            for (Variable variable : layer.variables()) {
                if (variable.name().equals(Variable.KERNEL)) {
                    add(places, variable, inputs, 0);
                } else if (!variable.isMatrix()) {
                    add(places, variable, List.of(variable.name()), 0);
                }
            }
            if (layer.is("embedding")) {
                inputs = embedded(places, layer, inputs);
            } else if (layer.is("dense")) {
                inputs = numbers("", layer.outputs());
            }
        }
        return List.copyOf(places);
    }

    /** Whether it is the weight of an input in a unit of a dense layer. */
    public boolean isOfKernel() {
        return variable.equals(Variable.KERNEL);
    }

    /** Whether it is the bias of a unit of a dense layer. */
    public boolean isBias() {
        return variable.equals(Variable.BIAS);
    }

    private static void add(List<WeightPlace> places, Variable variable, List<String> inputs, int firstUnit) {
        for (int i = 0; i < variable.inputs(); i++) {
            for (int u = 0; u < variable.units(); u++) {
                places.add(new WeightPlace(
                        variable.layer(),
                        variable.name(),
                        inputs.get(i),
                        firstUnit + u,
                        variable.at() + u * variable.inputs() + i));
            }
        }
    }

    /** Adds the vectors of a layer; returns what leaves it. */
    private static List<String> embedded(List<WeightPlace> places, Layer layer, List<String> inputs) {
        List<String> outputs = new ArrayList<>();
        for (Lookup run : Lookup.of(layer)) {
            List<String> own = inputs.subList(run.input(), run.input() + run.inputs());
            if (run.embeddings().isEmpty()) {
                outputs.addAll(own);
            } else {
                Variable vectors = run.embeddings().get();
                add(places, vectors, own, run.output());
                String column = vectors.name().substring(0, vectors.name().length() - Variable.EMBEDDINGS.length());
                outputs.addAll(numbers(column, run.outputs()));
            }
        }
        return outputs;
    }

    private static List<String> numbers(String before, int count) {
        List<String> numbers = new ArrayList<>();
        for (int u = 0; u < count; u++) {
            numbers.add(before + u);
        }
        return numbers;
    }

    private static List<String> distinct(List<String> features) {
        List<String> names = new ArrayList<>();
        for (String feature : features) {
            String name = feature;
            while (WORDS.contains(name) || !name.equals(feature) && features.contains(name)) {
                name += SUFFIX;
            }
            names.add(name);
        }
        return names;
    }
}
