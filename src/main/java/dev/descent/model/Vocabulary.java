package dev.descent.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one registry of everything that can be written in an experiment file. Parsing, defaults, {@code list}, the JSON Schema
 * and the reference pages all read it, so that they cannot drift apart.
 */
public final class Vocabulary {
    private Vocabulary() {}

    /** Every component type of a kind, in the order of the reference. */
    public static List<ComponentType> of(Kind kind) {
        return switch (kind) {
            case LAYER -> LayerTypes.ALL;
            case ACTIVATION -> ActivationTypes.ALL;
            case LOSS -> LossTypes.ALL;
            case METRIC -> MetricTypes.ALL;
            case OPTIMIZER -> OptimizerTypes.ALL;
            case SCHEDULE -> ScheduleTypes.ALL;
            case INITIALIZER -> InitializerTypes.ALL;
            case SCALER -> ScalerTypes.ALL;
            case MISSING -> MissingTypes.ALL;
            case CLIPPING -> ClippingTypes.ALL;
            case BASELINE -> BaselineTypes.ALL;
            case SEARCH -> SearchTypes.ALL;
            case DISTRIBUTION -> DistributionTypes.ALL;
            case SPACE -> SpaceTypes.ALL;
            case SECTION -> Sections.ALL;
        };
    }

    /** The type that answers to {@code word}, by name or alias. */
    public static Optional<ComponentType> find(Kind kind, String word) {
        for (ComponentType type : of(kind)) {
            if (type.answersTo(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /**
     * The type of that name, for code that knows it exists.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ComponentType type(Kind kind, String name) {
        return find(kind, name)
                .orElseThrow(() -> new IllegalArgumentException("no " + kind.title() + " is named " + name));
    }

    /** How a component of a kind is written with parameters, such as {@code adam: {beta_1: 0.8}}; empty if none has any. */
    public static Optional<String> example(Kind kind) {
        for (ComponentType type : of(kind)) {
            if (type.example().isPresent()) {
                return Optional.of(type.name() + ": {" + type.example().get() + "}");
            }
        }
        return Optional.empty();
    }

    /** Names and aliases of a kind, in the order of the reference. */
    public static List<String> names(Kind kind) {
        return of(kind).stream()
                .flatMap(t -> Stream.concat(Stream.of(t.name()), t.aliases().stream()))
                .toList();
    }
}
