package dev.descent.savedmodel;

import dev.descent.model.Tensor;
import dev.descent.nn.Layer;
import dev.descent.nn.Network;
import dev.descent.nn.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network's parameters as tensors, named {@code layers.0.kernel} or, inside a residual, {@code layers.1.layers.0.kernel}, in Keras' shapes: a kernel is inputs × units, {@code embedding.city.embeddings} categories × numbers of a vector, everything else has a
 * value a unit.
 */
public final class Weights {
    /** What {@link #prefix} puts in front of names of several networks. */
    private static final Pattern MEMBER = Pattern.compile("members\\.(0|[1-9][0-9]{0,8})\\.");

    private Weights() {}

    /**
     * The parameters of a network as tensors, layer by layer.
     *
     * @param parameters in the order of {@link Network}
     * @param prefix stands in front of each name
     */
    public static List<Tensor> tensors(Network network, float[] parameters, String prefix) {
        List<Tensor> tensors = new ArrayList<>();
        for (Layer layer : network.layers()) {
            for (Variable variable : layer.variables()) {
                float[] values = new float[variable.size()];
                for (int k = 0; k < values.length; k++) {
                    values[k] = parameters[place(variable, k)];
                }
                tensors.add(new Tensor(prefix + name(network, variable), shape(variable), values));
            }
        }
        return tensors;
    }

    /**
     * The parameters of a network from tensors.
     *
     * @param tensors by their names
     * @throws ModelRefused if one is not there, or has another shape
     */
    public static float[] parameters(Network network, Map<String, Tensor> tensors, String prefix) throws ModelRefused {
        float[] parameters = new float[network.parameters()];
        for (Layer layer : network.layers()) {
            for (Variable variable : layer.variables()) {
                Tensor tensor = require(tensors, prefix + name(network, variable), shape(variable));
                for (int k = 0; k < tensor.values().length; k++) {
                    parameters[place(variable, k)] = tensor.values()[k];
                }
            }
        }
        return parameters;
    }

    /**
     * The tensor of a name.
     *
     * @throws ModelRefused if there is none, or it has another shape
     */
    public static Tensor require(Map<String, Tensor> tensors, String name, List<Long> shape) throws ModelRefused {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new ModelRefused("it has no tensor " + ModelRefused.shown(name) + " of the shape " + shape);
        }
        if (!tensor.shape().equals(shape)) {
            throw new ModelRefused(
                    "the tensor " + ModelRefused.shown(name) + " has the shape " + tensor.shape() + ", not " + shape);
        }
        return tensor;
    }

    /**
     * What stands in front of the names of a network's tensors.
     *
     * @param member which of several networks, from 0
     * @param several whether there are several
     */
    public static String prefix(int member, boolean several) {
        return several ? "members." + member + "." : "";
    }

    /**
     * What the tensor is called in a single network; empty if it is of none of several.
     *
     * @param members how many networks there are
     */
    public static String withoutPrefix(String name, int members) {
        if (members == 1) {
            return name;
        }
        Matcher matcher = MEMBER.matcher(name);
        if (matcher.lookingAt() && Integer.parseInt(matcher.group(1)) < members) {
            return name.substring(matcher.end());
        }
        return "";
    }

    /** Whether these are the names of several networks' tensors. */
    public static boolean areOfSeveral(Set<String> names) {
        return names.stream().anyMatch(name -> name.startsWith(prefix(0, true)));
    }

    /** The names of a network's tensors with their shapes. */
    public static Map<String, List<Long>> shapes(Network network, String prefix) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        for (Layer layer : network.layers()) {
            for (Variable variable : layer.variables()) {
                shapes.put(prefix + name(network, variable), shape(variable));
            }
        }
        return shapes;
    }

    /** A variable as a configuration names it, a dot before each index. */
    private static String name(Network network, Variable variable) {
        String path = network.layers().get(variable.layer()).path();
        return path.replace('[', '.').replace("]", "") + "." + variable.name();
    }

    private static List<Long> shape(Variable variable) {
        return variable.isMatrix()
                ? List.of((long) variable.inputs(), (long) variable.units())
                : List.of((long) variable.units());
    }

    /** Where a tensor's value stands among the parameters. */
    private static int place(Variable variable, int k) {
        int units = variable.units();
        return variable.at() + k % units * variable.inputs() + k / units;
    }
}
