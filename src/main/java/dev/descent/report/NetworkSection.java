package dev.descent.report;

import dev.descent.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The network's summary as Keras prints it. */
final class NetworkSection {
    private static final Map<String, String> CLASSES = Map.of(
            "dense", "Dense",
            "dropout", "Dropout",
            "batch_normalization", "BatchNormalization",
            "layer_normalization", "LayerNormalization",
            "activation", "Activation");

    private NetworkSection() {}

    /** What it is called: of several networks it is that of the best trial. */
    static String title(Findings findings) {
        int networks = findings.survey().networks().size();
        return networks > 1 ? "Network of the best trial; layers.csv has all " + networks : "Network";
    }

    static Markdown of(Findings findings) {
        NetworkSpec spec = (NetworkSpec) findings.example().spec();
        int features = findings.results().dataset(findings.example()).features().size();
        NetworkTable table = NetworkTable.of(spec, features);
        Markdown page = new Markdown().table(List.of("Layer (type)", "Output Shape", "Param #"), rows(table), 2);
        return page.block("Total params: " + table.parameters() + ", trainable: " + table.trained()
                + ", non-trainable: " + (table.parameters() - table.trained()));
    }

    /** Layers are named as Keras does: dense, dense_1, dropout, … */
    static List<List<String>> rows(NetworkTable table) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<List<String>> rows = new ArrayList<>();
        for (NetworkTable.Row row : table.rows()) {
            int earlier = seen.merge(row.type(), 1, Integer::sum) - 1;
            String name = earlier == 0 ? row.type() : row.type() + "_" + earlier;
            rows.add(List.of(
                    name + " (" + CLASSES.getOrDefault(row.type(), row.type()) + ")",
                    row.outputShape(),
                    Integer.toString(row.parameters())));
        }
        return rows;
    }
}
