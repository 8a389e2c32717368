package dev.descent.engine.training;

import dev.descent.model.Component;
import dev.descent.model.LayerPlace;
import dev.descent.model.NetworkSpec;
import dev.descent.optim.UpdateRule;
import dev.descent.optim.UpdateRules;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which trials of one dataset can be trained side by side, operation by operation: those that do the same operations on arrays of
 * the same shapes, whatever numbers they do them with.
 *
 * <p>They agree in their layers (but for initializers, dropout rates and the strengths of regularizers), loss and batch size, in
 * the formula of their update rule and in the kind of clipping.
 *
 * @param text equal where all of that is
 */
public record CohortKey(String text) {
    private static final Set<String> OWN = Set.of("kernel_initializer", "bias_initializer", "rate", "layers");
    private static final String REGULARIZER = "kernel_regularizer";

    /** The key of a trial. */
    public static CohortKey of(NetworkSpec spec) {
        StringBuilder text = new StringBuilder();
        for (LayerPlace layer : LayerPlace.all(spec.layers())) {
            text.append(layer.type()).append('{');
            for (Map.Entry<String, Object> parameter :
                    layer.component().values().entrySet()) {
                String key = parameter.getKey();
                if (key.equals(REGULARIZER)) {
                    text.append(key).append(';');
                } else if (!OWN.contains(key)) {
                    text.append(key).append('=');
                    append(text, parameter.getValue());
                }
            }
            text.append('}');
        }
        append(text, spec.loss());
        text.append(spec.batchSize()).append(';');
        text.append(spec.optimizer()
                        .map(UpdateRules::of)
                        .map(UpdateRule::formulaName)
                        .orElse(""))
                .append(';');
        text.append(spec.clipping().map(Component::name).orElse(""));
        return new CohortKey(text.toString());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private static void append(StringBuilder text, Object value) {
        if (value instanceof Component component) {
            text.append(component.name()).append('{');
            for (Map.Entry<String, Object> parameter : component.values().entrySet()) {
                text.append(parameter.getKey()).append('=');
                append(text, parameter.getValue());
            }
            text.append('}');
        } else if (value instanceof List<?> list) {
            text.append('[');
            for (Object element : list) {
                append(text, element);
            }
            text.append(']');
        } else if (value instanceof Double number) {
            text.append(Double.doubleToLongBits(number)).append(';');
        } else {
            text.append(value).append(';');
        }
    }
}
