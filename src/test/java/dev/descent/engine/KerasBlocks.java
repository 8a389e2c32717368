package dev.descent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Keras 3.15.1 with PyTorch 2.13.0 makes of small networks in float64: outputs, loss and gradients before the first step, and weights and
 * outputs after five. {@code src/test/resources/keras/blocks.py} made them.
 */
public final class KerasBlocks {
    /** Floats have 6e-8; a few layers, a dozen rows and five steps stand between. */
    private static final double NEAR = 1e-6;

    private final Map<String, double[]> numbers = new LinkedHashMap<>();
    private final Map<String, List<Tensor>> starts = new LinkedHashMap<>();

    /** Reads the numbers. */
    public KerasBlocks() {
        try {
            Files.readAllLines(Path.of("src/test/resources/keras/blocks.txt")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> add(line.split(" \\| ")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void add(String[] cells) {
        int last = cells.length - 1;
        String key = String.join(" ", Arrays.copyOf(cells, Math.min(last, 3)));
        double[] values = Stream.of(cells[last].split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(numbers.put(key, values)).as(key).isNull();
        if (cells[1].equals("start")) {
            List<Long> shape = Stream.of(cells[3].split(" ")).map(Long::valueOf).toList();
            starts.computeIfAbsent(cells[0], network -> new ArrayList<>())
                    .add(new Tensor(cells[2], shape, floats(key)));
        }
    }

    /** The numbers of a line, by the cells before them. */
    public double[] numbers(String what) {
        return numbers.get(what);
    }

    /** The same as floats. */
    public float[] floats(String what) {
        double[] values = numbers.get(what);
        float[] floats = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            floats[k] = (float) values[k];
        }
        return floats;
    }

    /** The weights that a network starts from. */
    public List<Tensor> start(String network) {
        return List.copyOf(starts.get(network));
    }

    /** Holds numbers to those of a line; what is 0 there is 0. */
    public void assertNear(String what, float... found) {
        assertNear(what, numbers.get(what), found);
    }

    /** Holds numbers to others in double. */
    public static void assertNear(String what, double[] expected, float... found) {
        assertThat(expected).as(what).hasSameSizeAs(found);
        for (int k = 0; k < found.length; k++) {
            assertThat((double) found[k])
                    .as("%s, value %d", what, k)
                    .isCloseTo(expected[k], within(expected[k] == 0 ? 0 : NEAR * Math.max(1, Math.abs(expected[k]))));
        }
    }
}
