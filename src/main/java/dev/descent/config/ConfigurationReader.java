package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.model.Origin;
import dev.descent.model.Parameter;
import dev.descent.model.TrialSpec;
import dev.descent.problem.Problems;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.Configuration.Assignment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes specs of configurations: what must be there, and then what the values mean together. */
final class ConfigurationReader {
    private final Problems problems;
    private final ValueProblems forms;
    private final SpecReader specs;

    /** Looks at what values mean together, and makes specs of them. */
    interface SpecReader {
        /**
         * Tells what is wrong with values, some of which may be missing or wrong themselves.
         *
         * @return whether everything that values are held against is there, such as the table
         */
        boolean check(ConfigurationValues values);

        /** The spec of values that were checked and are right. */
        TrialSpec make(ConfigurationValues values);
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
        Set<String> lacking = Set.of();
        if (!configuration.isSound() || !file.isWhole()) {
            lacking = lacking(configuration, file);
        }
        ConfigurationValues it = new ConfigurationValues(configuration, file, lacking);
        int before = problems.told();
        boolean checked = specs.check(it);
        return checked && it.isSound() && problems.told() == before ? Optional.of(specs.make(it)) : Optional.empty();
    }

    /** The spec of a configuration that was read before and is right. */
    TrialSpec make(Configuration configuration) {
        Component values = configuration.values(new Problems(List.of())).orElseThrow();
        return specs.make(new ConfigurationValues(configuration, values, Set.of()));
    }

    /** The keys that are missing or lack something inside them, which is told. */
    private Set<String> lacking(Configuration configuration, Component file) {
        Set<String> lacking = new LinkedHashSet<>();
        for (Parameter parameter : file.type().parameters()) {
            String key = parameter.name();
            if (!FileKind.isOfTheTrial(key)) {
                continue;
            }
            KeyPath path = KeyPath.of(key);
            Optional<Origin> origin = configuration.origin(path);
            if (origin.isPresent()) {
                if (tellLacking(configuration, path, origin.get())) {
                    lacking.add(key);
                }
            } else if (parameter.required()) {
                lacking.add(key);
                forms.missingKey(file.type(), parameter, configuration.file().origin());
            }
        }
        for (Assignment it : configuration.assignments()) {
            if (it.path().depth() > 1
                    && tellLacking(configuration, it.path(), it.value().origin())) {
                lacking.add(it.path().first());
            }
        }
        return lacking;
    }

    /** Tells what is missing inside something that was written; whether anything is. */
    private boolean tellLacking(Configuration configuration, KeyPath path, Origin origin) {
        boolean lacks = false;
        if (origin.type().isPresent()) {
            for (Parameter parameter : origin.type().get().parameters()) {
                KeyPath below = path.plus(new Step.Key(parameter.name()));
                if (parameter.required() && configuration.origin(below).isEmpty()) {
                    lacks = true;
                    forms.missingKey(origin.type().get(), parameter, configuration.nearest(path));
                }
            }
        }
        for (String key : origin.parts().keySet()) {
            KeyPath below = path.plus(new Step.Key(key));
            lacks |= configuration
                    .origin(below)
                    .filter(part -> tellLacking(configuration, below, part))
                    .isPresent();
        }
        for (int i = 0; i < origin.elements().size(); i++) {
            KeyPath below = path.plus(new Step.Index(i));
            lacks |= configuration
                    .origin(below)
                    .filter(part -> tellLacking(configuration, below, part))
                    .isPresent();
        }
        return lacks;
    }
}
