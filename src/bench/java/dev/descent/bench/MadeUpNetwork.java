package dev.descent.bench;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.Missing;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Layers of a network for {@link MadeUpData}. With more than one output it tells classes apart (softmax, categorical cross-entropy), else
 * it fits a number (mse).
 *
 * @param hidden units of each dense layer but the last
 * @param activation of those layers
 * @param between a layer behind each of them; empty for nothing
 * @param outputs units of the last layer
 */
record MadeUpNetwork(List<Integer> hidden, String activation, String between, int outputs) {
    private static final double DROPOUT_RATE = 0.2;
    private static final int SEED = 42;

    MadeUpNetwork {
        hidden = List.copyOf(hidden);
    }

    /**
     * The network with its training.
     *
     * @param batch rows a step
     */
    NetworkSpec spec(Component optimizer, int epochs, int batch) {
        boolean classifies = outputs > 1;
        List<Component> layers = new ArrayList<>();
        for (int units : hidden) {
            layers.add(dense(units, activation));
            if (!between.isEmpty()) {
                layers.add(component(
                        Kind.LAYER, between, between.equals("dropout") ? Map.of("rate", DROPOUT_RATE) : Map.of()));
            }
        }
        layers.add(dense(outputs, classifies ? "softmax" : "linear"));
        DatasetSpec table = new DatasetSpec(
                Path.of("made-up.csv"),
                List.of("y"),
                List.of("x"),
                List.of(),
                classifies ? TargetEncoding.ONE_HOT : TargetEncoding.NUMERIC,
                DatasetSpec.TargetScale.NONE,
                Missing.ERROR,
                Map.of(),
                Optional.empty());
        return new NetworkSpec(
                table,
                layers,
                component(Kind.LOSS, classifies ? "categorical_crossentropy" : "mse", Map.of()),
                List.of(),
                Optional.of(optimizer),
                epochs,
                batch,
                true,
                Optional.empty(),
                Optional.empty(),
                SEED);
    }

    /** A trial of a configuration of its own; its number makes its id. */
    static Trial trial(int number, NetworkSpec spec, int repeat) {
        String digits = Integer.toHexString(number);
        String id = "0".repeat(16 - digits.length()) + digits;
        return new Trial(number, id, spec, number, repeat, 0, Optional.empty(), List.of());
    }

    /** An optimizer by its name. */
    static Component optimizer(String name, Map<String, ?> given) {
        return component(Kind.OPTIMIZER, name, given);
    }

    private static Component dense(int units, String activation) {
        return component(
                Kind.LAYER,
                "dense",
                Map.of("units", (long) units, "activation", component(Kind.ACTIVATION, activation, Map.of())));
    }

    private static Component component(Kind kind, String name, Map<String, ?> given) {
        return Component.of(Vocabulary.type(kind, name), given);
    }
}
