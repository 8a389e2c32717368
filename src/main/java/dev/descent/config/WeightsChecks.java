package dev.descent.config;

import dev.descent.model.InitialWeights;
import dev.descent.model.Sections;
import dev.descent.model.Tensor;
import dev.descent.nn.Network;
import dev.descent.problem.Problems;
import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.Weights;
import java.util.List;
import java.util.Map;

/** Whether initial weights are those of the network that starts from them: the same tensors of the same shapes. */
final class WeightsChecks {
    private static final String EXPECTED = "expected the weights of a network of these layers and inputs";

    private final Problems problems;
    private final ConfigurationValues it;

    WeightsChecks(Problems problems, ConfigurationValues it) {
        this.problems = problems;
        this.it = it;
    }

    /** @param path where the weights are read */
    void check(String path, InitialWeights weights, Network network) {
        Map<String, Tensor> tensors = weights.tensors();
        Map<String, List<Long>> shapes = Weights.shapes(network, "");
        if (Weights.areOfSeveral(tensors.keySet())) {
            tell(path + " holds several networks, whose mean predicts", "expected the file of a single network");
            return;
        }
        shapes.forEach((name, shape) -> {
            Tensor tensor = tensors.get(name);
            if (tensor == null) {
                tell(path + " has no tensor " + ModelRefused.shown(name) + " of the shape " + shape, EXPECTED);
            } else if (!tensor.shape().equals(shape)) {
                tell(
                        "the tensor " + ModelRefused.shown(name) + " of " + path + " has the shape " + tensor.shape()
                                + ", but here it has " + shape,
                        EXPECTED);
            }
        });
        for (String name : tensors.keySet()) {
            if (!shapes.containsKey(name)) {
                tell("this network has no place for the tensor " + ModelRefused.shown(name) + " of " + path, EXPECTED);
            }
        }
    }

    private void tell(String message, String expected) {
        problems.add(it.against(Sections.INITIAL_WEIGHTS, "layers", "dataset"), message, expected);
    }
}
