package dev.descent.engine.pytorch;

import dev.descent.nn.Network;
import dev.descent.nn.Variable;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A network's parameters in native memory, and their gradients, each one array in the order of {@link Network}. Tensors of the variables are
 * views of them, made once: values go in and gradients come out by one copy a step. Freed by the scope it is made in.
 */
final class TorchParameters {
    private final FloatPointer values;
    private final FloatPointer gradients;
    private final int trained;
    private final Map<Variable, Tensor> tensors = new HashMap<>();

    TorchParameters(Network network) {
        this.trained = network.trained();
        this.values = new FloatPointer(Math.max(1, network.parameters()));
        this.gradients = new FloatPointer(Math.max(1, trained));
        network.layers().forEach(layer -> layer.variables().forEach(this::add));
    }

    private void add(Variable variable) {
        long[] shape = shape(variable);
        Tensor tensor = torch.from_blob(values.getPointer(variable.at()), shape);
        if (variable.trained()) {
            tensor.requires_grad_(true);
            tensor.mutable_grad().put(torch.from_blob(gradients.getPointer(variable.at()), shape));
        }
        tensors.put(variable, tensor);
    }

    private static long[] shape(Variable variable) {
        return variable.isMatrix() ? new long[] {variable.units(), variable.inputs()} : new long[] {variable.units()};
    }

    /** The tensor of a variable: units × inputs of a kernel or of embeddings, units of any other. */
    Tensor of(Variable variable) {
        return tensors.get(variable);
    }

    /** Takes over the parameters of a trial; gradients become 0. */
    void set(float[] parameters) {
        values.put(parameters, 0, parameters.length);
        Pointer.memset(gradients, 0, (long) trained * Float.BYTES);
    }

    /** Copies out what passes back have added up since {@link #set}. */
    void gradients(float[] into) {
        gradients.get(into, 0, trained);
    }
}
