package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.model.Origin;
import dev.descent.model.Parameter;
import dev.descent.model.TrialSpec;
import dev.descent.problem.Problems;
import dev.descent.sweep.Configuration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes specs of configurations: what must be there, and then what the values mean together. */
final class ConfigurationReader {
    private final Problems problems;
    private final ValueProblems forms;
    private final SpecReader specs;

    /** Makes a spec of values that have the right form, or tells why there is none. */
    interface SpecReader {
        Optional<TrialSpec> read(ConfigurationValues values);
    }

    ConfigurationReader(Problems problems, SpecReader specs) {
        this.problems = problems;
        this.forms = new ValueProblems(problems);
        this.specs = specs;
    }

    /** The spec of a configuration; empty if anything is wrong, which is told. */
    Optional<TrialSpec> read(Configuration configuration) {
        Optional<Component> values = configuration.values(problems);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Component file = values.get();
        Set<String> lacking = new LinkedHashSet<>();
        for (Parameter parameter : file.type().parameters()) {
            String key = parameter.name();
            Object value = file.given().get(key);
            if (!FileKind.isOfTheTrial(key)) {
                continue;
            }
            KeyPath path = KeyPath.of(key);
            if (!configuration.isSound(key)) {
                configuration.origin(path).ifPresent(origin -> tellLacking(configuration, path, origin));
            } else if (value != null) {
                if (lacks(configuration, path, value)) {
                    lacking.add(key);
                }
            } else if (parameter.required()) {
                lacking.add(key);
                if (configuration.origin(path).isEmpty()) {
                    forms.missingKey(
                            file.type(), parameter, configuration.file().origin());
                }
            }
        }
        return specs.read(new ConfigurationValues(configuration, file, lacking));
    }

    /** Whether a value, or one inside it, lacks what it requires, which is told. */
    private boolean lacks(Configuration configuration, KeyPath path, Object value) {
        boolean lacks = false;
        if (value instanceof Component component) {
            for (Parameter parameter : component.type().parameters()) {
                Object inside = component.given().get(parameter.name());
                KeyPath below = path.plus(new Step.Key(parameter.name()));
                if (inside != null) {
                    lacks |= isDeep(inside) && lacks(configuration, below, inside);
                } else if (parameter.required()) {
                    lacks = true;
                    if (configuration.origin(below).isEmpty()) {
                        forms.missingKey(component.type(), parameter, configuration.nearest(path));
                    }
                }
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                lacks |= isDeep(list.get(i)) && lacks(configuration, path.plus(new Step.Index(i)), list.get(i));
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                lacks |= isDeep(entry.getValue())
                        && lacks(configuration, path.plus(new Step.Key((String) entry.getKey())), entry.getValue());
            }
        }
        return lacks;
    }

    /** Tells what is missing inside something that could not be read whole. */
    private void tellLacking(Configuration configuration, KeyPath path, Origin origin) {
        origin.type().ifPresent(type -> {
            for (Parameter parameter : type.parameters()) {
                KeyPath below = path.plus(new Step.Key(parameter.name()));
                if (parameter.required() && configuration.origin(below).isEmpty()) {
                    forms.missingKey(type, parameter, configuration.nearest(path));
                }
            }
        });
        origin.parts().forEach((key, part) -> tellLacking(configuration, path.plus(new Step.Key(key)), part));
        for (int i = 0; i < origin.elements().size(); i++) {
            tellLacking(
                    configuration,
                    path.plus(new Step.Index(i)),
                    origin.elements().get(i));
        }
    }

    private static boolean isDeep(Object value) {
        return value instanceof Component || value instanceof List || value instanceof Map;
    }
}
