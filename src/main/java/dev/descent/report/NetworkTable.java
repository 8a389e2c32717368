package dev.descent.report;

import dev.descent.nn.Layer;
import dev.descent.nn.Network;
import dev.descent.spec.NetworkSpec;
import java.util.List;
import java.util.Objects;

/**
 * A network as tables show it. Networks with equal tables are shown once.
 *
 * @param rows a row a layer
 * @param trained parameters that the update rule moves
 * @param parameters all of them
 */
record NetworkTable(List<Row> rows, int trained, int parameters) {
    /** A layer: its type, Keras' shape of its output, and its parameters. */
    record Row(String type, String outputShape, int parameters) {
        @Override
        public int hashCode() {
            return Objects.hash(type, outputShape, parameters);
        }
    }

    NetworkTable {
        rows = List.copyOf(rows);
    }

    static NetworkTable of(NetworkSpec spec, int features) {
        Network network = Network.of(spec.layers(), features);
        return new NetworkTable(
                network.layers().stream().map(NetworkTable::row).toList(), network.trained(), network.parameters());
    }

    @Override
    public int hashCode() {
        return rows.hashCode();
    }

    private static Row row(Layer layer) {
        return new Row(layer.type(), layer.outputShape(), layer.parameters());
    }
}
