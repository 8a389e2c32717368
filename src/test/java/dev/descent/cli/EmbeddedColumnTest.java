package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.config.ModelContents;
import dev.descent.engine.KerasBlocks;
import dev.descent.model.Tensor;
import dev.descent.savedmodel.Safetensors;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An embedded column from its texts to the weights in a file, by the numbers of {@link KerasBlocks}. */
class EmbeddedColumnTest {
    /** Of the cities 0 to 4; Keras' network has a vector of the city 2 too, which is in no row. */
    private static final List<String> CITIES = List.of("Aarau", "Bern", "Chur", "Davos", "Ems");

    private static final int ABSENT = 2;
    private static final int SIZE = 4;

    private final KerasBlocks keras = new KerasBlocks();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"sgd, 0.05, whole", "sgd, 0.05, batches", "adam, 0.01, whole", "adam, 0.01, batches"})
    void isTrainedAsKerasTrainsIt(String optimizer, String rate, String batches) throws Exception {
        CommandRig rig = new CommandRig(folder);
        Files.writeString(folder.resolve("data/cities.csv"), table());
        Path start = folder.resolve("start.safetensors");
        try (OutputStream out = Files.newOutputStream(start)) {
            Safetensors.write(Map.of(), present(keras.start("embedding")), out);
        }
        boolean whole = batches.equals("whole");
        Path file = rig.experiment(
                "cities.yaml",
                """
                dataset:
                  csv: ../data/cities.csv
                  target: y
                  categorical: {columns: {city: {embedding: 4}}}
                layers: [{dense: {units: 3, activation: tanh}}, {dense: 1}]
                initial_weights: ../start.safetensors
                loss: mse
                shuffle: false
                report: {model: safetensors}
                """ + "optimizer: " + optimizer + "\nlearning_rate: " + rate + "\nbatch_size: " + (whole ? 14 : 3)
                        + "\nepochs: " + (whole ? 5 : 1) + "\n");
        assertThat(rig.run("run", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();

        byte[] bytes = Files.readAllBytes(rig.results().resolve("cities/model.safetensors"));
        Map<String, Tensor> trained = ModelContents.read(bytes).tensors();
        assertThat(trained).hasSize(5);
        for (Tensor tensor : trained.values()) {
            String what = "embedding " + optimizer + " " + batches + " " + tensor.name();
            double[] expected = keras.numbers(what);
            KerasBlocks.assertNear(what, isVectors(tensor) ? without(expected) : expected, tensor.values());
        }
    }

    private String table() {
        StringBuilder csv = new StringBuilder("size,city,age,y\n");
        double[] x = keras.numbers("embedding x");
        double[] y = keras.numbers("y");
        int width = CITIES.size() + 2;
        for (int row = 0; row < y.length; row++) {
            double[] cells = Arrays.copyOfRange(x, row * width, (row + 1) * width);
            int city = 0;
            while (cells[city + 1] == 0) {
                city++;
            }
            csv.append(cells[0]).append(',').append(CITIES.get(city)).append(',');
            csv.append(cells[width - 1]).append(',').append(y[row]).append('\n');
        }
        return csv.toString();
    }

    private static boolean isVectors(Tensor tensor) {
        return tensor.name().equals("embedding.city.embeddings");
    }

    /** Without the vector of the city that is in no row. */
    private static List<Tensor> present(List<Tensor> tensors) {
        List<Tensor> present = new ArrayList<>();
        for (Tensor tensor : tensors) {
            if (isVectors(tensor)) {
                double[] wide = new double[tensor.values().length];
                Arrays.setAll(wide, k -> tensor.values()[k]);
                double[] kept = without(wide);
                float[] values = new float[kept.length];
                for (int k = 0; k < values.length; k++) {
                    values[k] = (float) kept[k];
                }
                present.add(new Tensor(tensor.name(), List.of((long) CITIES.size() - 1, (long) SIZE), values));
            } else {
                present.add(tensor);
            }
        }
        return present;
    }

    private static double[] without(double[] vectors) {
        double[] kept = new double[vectors.length - SIZE];
        for (int k = 0; k < kept.length; k++) {
            kept[k] = vectors[k < ABSENT * SIZE ? k : k + SIZE];
        }
        return kept;
    }
}
