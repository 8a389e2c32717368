package dev.descent.explain;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.data.TargetScaling;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Small networks and their pages. */
final class Pages {
    private Pages() {}

    static String explain(NetworkSpec spec, Dataset data, int steps) throws IOException {
        return explain(spec, data, steps, Shown.DEFAULT);
    }

    static String explain(NetworkSpec spec, Dataset data, int steps, Shown shown) throws IOException {
        StringBuilder page = new StringBuilder();
        Explanation.write(trial(spec), List.of("trial 1 of 1"), Optional.of(data), steps, shown, page);
        return page.toString();
    }

    static Trial trial(NetworkSpec spec) {
        return new Trial(1, "0123456789abcdef", spec, 1, 1, 0, Optional.empty(), List.of());
    }

    static Dataset data(int rows, int features) {
        return data(rows, features, 1);
    }

    /** Random rows; targets are 0 and 1, one-hot where there are several; the first rows are the unit vectors. */
    static Dataset data(int rows, int features, int outputs) {
        Random random = new Random(3);
        float[] inputs = new float[rows * features];
        float[] targets = new float[rows * outputs];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        for (int r = 0; r < rows; r++) {
            targets[r * outputs + random.nextInt(outputs)] = outputs == 1 ? random.nextInt(2) : 1;
        }
        return dataset(new Part(rows, features, outputs, inputs, targets));
    }

    /** The rows of {@link #data(int, int, int)} with targets that are any numbers above 0, or with weights. */
    static Dataset data(int rows, int features, int outputs, boolean numbers, boolean weights) {
        Part train = data(rows, features, outputs).train();
        Random random = new Random(5);
        float[] targets = train.targets().clone();
        for (int k = 0; numbers && k < targets.length; k++) {
            targets[k] = random.nextFloat() * 2;
        }
        float[] weightOfRows = new float[weights ? rows : 0];
        for (int r = 0; r < weightOfRows.length; r++) {
            weightOfRows[r] = random.nextFloat();
        }
        return dataset(
                new Part(rows, features, outputs, train.inputs(), targets, targets, TargetScaling.NONE, weightOfRows));
    }

    private static Dataset dataset(Part train) {
        int features = train.features();
        int outputs = train.outputs();
        float[] units = new float[features * features];
        for (int i = 0; i < features; i++) {
            units[i * features + i] = 1;
        }
        Part first = new Part(features, features, outputs, units, new float[features * outputs]);
        return new Dataset(
                names("x", features),
                names("y", outputs),
                List.of(),
                TargetEncoding.NUMERIC,
                train,
                Optional.empty(),
                Optional.empty(),
                first,
                "0");
    }

    static List<String> names(String name, int count) {
        return Stream.iterate(1, k -> k + 1).limit(count).map(k -> name + k).toList();
    }

    static NetworkSpec network(
            List<Component> layers, Component loss, int batch, int epochs, Optional<Component> clipping) {
        return network(layers, loss, batch, epochs, clipping, component(Kind.OPTIMIZER, "adam", Map.of()));
    }

    static NetworkSpec network(
            List<Component> layers,
            Component loss,
            int batch,
            int epochs,
            Optional<Component> clipping,
            Component optimizer) {
        DatasetSpec dataset = new DatasetSpec(
                Path.of("none.csv"),
                List.of("y"),
                List.of("x"),
                List.of(),
                TargetEncoding.NUMERIC,
                DatasetSpec.TargetScale.NONE,
                DatasetSpec.Missing.ERROR,
                Map.of(),
                Optional.empty());
        return new NetworkSpec(
                dataset,
                layers,
                loss,
                List.of(),
                Optional.of(optimizer),
                epochs,
                batch,
                true,
                Optional.empty(),
                clipping,
                1);
    }

    /** A dense layer. */
    static Component dense(int units, Component activation) {
        return component(Kind.LAYER, "dense", Map.of("units", (long) units, "activation", activation));
    }

    static Component linear() {
        return component(Kind.ACTIVATION, "linear", Map.of());
    }

    static Component loss(String name) {
        return component(Kind.LOSS, name, Map.of());
    }

    static Component component(Kind kind, String name, Map<String, ?> given) {
        return Component.of(Vocabulary.type(kind, name), given);
    }
}
