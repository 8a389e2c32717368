package dev.descent.engine.pytorch;

import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.optimizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Fixtures;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.RecordingListener;
import dev.descent.model.DatasetSpec.TargetEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

/**
 * However a trial ends, nothing beside the heap is left of it. JavaCPP counts what isn't freed only where it looks for it too, which the
 * engine turns off: so a process of its own counts.
 */
class LeaksTest {
    private static final String COUNTING = "-Dorg.bytedeco.javacpp.nopointergc=false";

    @Test
    void nothingBesideTheHeapIsLeft() throws Exception {
        List<String> lines = count();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).as("after trials").isEqualTo(lines.get(0));
        assertThat(lines.get(2)).as("what is not freed is counted").isNotEqualTo(lines.get(0));
    }

    private static List<String> count() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        COUNTING,
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Trials.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed.lines().toList();
    }

    /** Prints pointers and bytes that are held before trials, after them, and with one more. */
    static final class Trials {
        private static final Dataset WAVES = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);

        public static void main(String[] arguments) {
            train(new Sketch(), new RecordingListener());
            print();
            Sketch sketch = new Sketch()
                    .layers(
                            dense(8, "relu"),
                            layer("batch_normalization"),
                            layer("dropout", "rate", 0.3),
                            layer("layer_normalization"),
                            dense(1))
                    .batchSize(4)
                    .epochs(20);
            train(sketch, new RecordingListener());
            train(sketch, new RecordingListener(3));
            train(sketch.optimizer(optimizer("sgd", "learning_rate", 1e30)), new RecordingListener());
            print();
            try (PointerScope scope = new PointerScope()) {
                FloatPointer held = new FloatPointer(1000);
                print();
                held.deallocate();
            }
        }

        private static void train(Sketch sketch, RecordingListener listener) {
            new PyTorchEngine().train(new Cohort(WAVES, List.of(sketch.trial())), listener);
        }

        private static void print() {
            System.out.println(Pointer.totalCount() + " " + Pointer.totalBytes());
        }
    }
}
