package dev.descent.bench;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.model.DatasetSpec.TargetEncoding;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows that a network can learn something of, the same ones every time: features uniform with mean 0 and variance 1, and either a
 * target that is a bent plane with noise, or the class c whose features c, c + classes, … have the largest sum.
 */
final class MadeUpData {
    private static final float WIDTH = 3.4641016f;
    private static final float NOISE = 0.1f;

    private MadeUpData() {}

    /** A dataset of training rows alone; ten of them are the first. */
    static Dataset of(Workload work) {
        int features = work.features();
        int outputs = work.outputs();
        Part train = part(work.rows(), features, outputs);
        int first = Math.min(10, work.rows());
        return new Dataset(
                names("x", features),
                names("y", outputs),
                work.classifies() ? names("class", outputs) : List.of(),
                work.classifies() ? TargetEncoding.ONE_HOT : TargetEncoding.NUMERIC,
                train,
                Optional.empty(),
                Optional.empty(),
                part(first, features, outputs),
                "0".repeat(64));
    }

    /** The first rows are the same whatever their number. */
    static Part part(int rows, int features, int outputs) {
        SplittableRandom random = new SplittableRandom(20);
        float[] inputs = new float[rows * features];
        float[] targets = new float[rows * outputs];
        for (int r = 0; r < rows; r++) {
            for (int i = r * features; i < (r + 1) * features; i++) {
                inputs[i] = uniform(random);
            }
            if (outputs == 1) {
                targets[r] = bentPlane(inputs, r * features, features) + NOISE * uniform(random);
            } else {
                targets[r * outputs + largest(inputs, r * features, features, outputs)] = 1;
            }
        }
        return new Part(rows, features, outputs, inputs, targets);
    }

    private static float uniform(SplittableRandom random) {
        return ((random.nextInt() >>> 8) * 0x1p-24f - 0.5f) * WIDTH;
    }

    private static float bentPlane(float[] inputs, int from, int features) {
        float plane = 0;
        for (int i = 0; i < features; i++) {
            plane += (i % 3 - 1) * inputs[from + i];
        }
        return plane / features + Math.max(inputs[from], 0);
    }

    private static int largest(float[] inputs, int from, int features, int classes) {
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            float sum = 0;
            for (int i = c; i < features; i += classes) {
                sum += inputs[from + i];
            }
            if (sum > most) {
                most = sum;
                best = c;
            }
        }
        return best;
    }

    private static List<String> names(String stem, int count) {
        return IntStream.range(0, count).mapToObj(k -> stem + k).toList();
    }
}
