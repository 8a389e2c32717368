package dev.descent.analysis;

import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Vocabulary;
import dev.descent.nn.Layer;
import dev.descent.nn.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A network as tables show it, such as the summary that Keras prints. Networks with equal tables are shown once.
 *
 * @param rows a row a layer
 * @param trained parameters that the update rule moves
 * @param parameters all of them
 */
public record NetworkTable(List<Row> rows, int trained, int parameters) {
    /** What Keras' summary has over its columns. */
    public static final List<String> HEADER = List.of("Layer (type)", "Output Shape", "Param #");

    /** A layer: its type, Keras' shape of its output, and its parameters. */
    public record Row(String type, String outputShape, int parameters) {
        @Override
        public int hashCode() {
            return Objects.hash(type, outputShape, parameters);
        }
    }

    public NetworkTable {
        rows = List.copyOf(rows);
    }

    static NetworkTable of(NetworkSpec spec, int features) {
        Network network = Network.of(spec.layers(), features);
        return new NetworkTable(
                network.layers().stream().map(NetworkTable::row).toList(),
                network.movedParameters(),
                network.parameters());
    }

    @Override
    public int hashCode() {
        return rows.hashCode();
    }

    /** The rows under {@link #HEADER}; layers are named as Keras does: dense, dense_1, dropout, … */
    public List<List<String>> texts() {
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<List<String>> texts = new ArrayList<>();
        for (Row row : rows) {
            int earlier = seen.merge(row.type(), 1, Integer::sum) - 1;
            String name = earlier == 0 ? row.type() : row.type() + "_" + earlier;
            texts.add(List.of(
                    name + " (" + keras(row.type()) + ")", row.outputShape(), Integer.toString(row.parameters())));
        }
        return texts;
    }

    /** Keras has a layer where a residual ends, and none where it begins; its embeddings are a layer a column. */
    private static String keras(String type) {
        return switch (type) {
            case "add" -> "Add";
            case "embedding" -> "Embedding";
            case "residual" -> "the way around";
            default -> Vocabulary.type(Kind.LAYER, type).keras().orElse(type);
        };
    }

    /** The line under the table. */
    public String totals() {
        return "Total params: " + parameters + ", trainable: " + trained + ", non-trainable: " + (parameters - trained);
    }

    private static Row row(Layer layer) {
        return new Row(layer.type(), layer.outputShape(), layer.parameters());
    }
}
