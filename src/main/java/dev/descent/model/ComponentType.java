package dev.descent.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What can be written in one place of a file: a name and its parameters. The types are the lines of the {@link Vocabulary}, and
 * each carries everything that the program says or must know of its component.
 *
 * @param kind where it can stand
 * @param name its name in the file, Keras' name first
 * @param aliases other names that mean the same
 * @param keras how Keras spells it, where that is neither the name nor an alias
 * @param source the paper it comes from
 * @param formula what it computes, a line each; empty where {@code about} says all
 * @param about what it is in a sentence or two; empty where the formula says all
 * @param parameters its keys, in the order of the reference
 * @param main the key that {@code name: value} sets; empty if there is none
 * @param example some of its parameters with values, as they are written between braces; shown in messages
 * @param facts what only its kind has
 */
public record ComponentType(
        Kind kind,
        String name,
        List<String> aliases,
        Optional<String> keras,
        Optional<String> source,
        List<FormulaLine> formula,
        String about,
        List<Parameter> parameters,
        Optional<String> main,
        Optional<String> example,
        Facts facts) {
    public ComponentType {
        aliases = List.copyOf(aliases);
        formula = List.copyOf(formula);
        parameters = List.copyOf(parameters);
        Set<String> keys = new HashSet<>();
        for (Parameter parameter : parameters) {
            keys.add(parameter.name());
        }
        if (!hasFactsOf(kind, facts)) {
            throw new IllegalArgumentException(name + " says nothing of what every " + kind.title() + " must say");
        }
        if (formula.isEmpty() && about.isEmpty()) {
            throw new IllegalArgumentException(name + " has neither a formula nor a sentence about it");
        }
        Stream.concat(
                        main.stream(),
                        formula.stream().flatMap(line -> Stream.concat(line.with().stream(), line.without().stream())))
                .filter(key -> !keys.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException(name + " has no parameter " + key);
                });
    }

    private static boolean hasFactsOf(Kind kind, Facts facts) {
        return switch (kind) {
            case METRIC -> facts instanceof Facts.Metric;
            case LOSS -> facts instanceof Facts.Loss;
            case ACTIVATION -> facts instanceof Facts.Activation;
            case OPTIMIZER -> facts instanceof Facts.Optimizer;
            case LAYER,
                    SCHEDULE,
                    INITIALIZER,
                    SCALER,
                    MISSING,
                    CLIPPING,
                    BASELINE,
                    SEARCH,
                    DISTRIBUTION,
                    SPACE,
                    SECTION -> facts instanceof Facts.None;
        };
    }

    /** The keys that a person writes, in the order of the reference. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (!parameter.byDescent()) {
                keys.add(parameter.name());
            }
        }
        return keys;
    }

    public Optional<Parameter> parameter(String key) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(key)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }

    /** The lines of the formula that hold with the settings of {@code component}. */
    public List<String> formula(Component component) {
        if (facts instanceof Facts.Optimizer it && it.family() == OptimizerTypes.UpdateFamily.CUSTOM) {
            Map<?, ?> update =
                    (Map<?, ?>) component.find(OptimizerTypes.CUSTOM_UPDATE).orElse(Map.of());
            return update.entrySet().stream()
                    .map(line -> line.getKey() + " ← " + line.getValue())
                    .toList();
        }
        return formula.stream()
                .filter(line -> line.holds(component))
                .map(FormulaLine::text)
                .toList();
    }

    /**
     * What is true of a metric.
     *
     * @throws IllegalArgumentException if this is not a metric; likewise below
     */
    public Facts.Metric metric() {
        return facts(Facts.Metric.class, Kind.METRIC);
    }

    public Facts.Loss loss() {
        return facts(Facts.Loss.class, Kind.LOSS);
    }

    public Facts.Activation activation() {
        return facts(Facts.Activation.class, Kind.ACTIVATION);
    }

    public Facts.Optimizer optimizer() {
        return facts(Facts.Optimizer.class, Kind.OPTIMIZER);
    }

    private <T extends Facts> T facts(Class<T> type, Kind wanted) {
        if (!type.isInstance(facts)) {
            throw new IllegalArgumentException(name + " is not " + wanted.withArticle());
        }
        return type.cast(facts);
    }

    /**
     * The vocabulary has one type of each kind and name, so these decide. Written by hand like those of other records that every run
     * compares: the first {@code equals} or {@code hashCode} that the JVM makes for a record takes it longer than a short training.
     */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof ComponentType type && kind == type.kind && name.equals(type.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Whether {@code word} is the name or an alias. */
    public boolean answersTo(String word) {
        return name.equals(word) || aliases.contains(word);
    }
}
