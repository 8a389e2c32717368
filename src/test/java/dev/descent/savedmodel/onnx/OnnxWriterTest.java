package dev.descent.savedmodel.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.descent.data.FittedFeature;
import dev.descent.data.NumberReading;
import dev.descent.data.NumberScaling;
import dev.descent.model.ByColumn;
import dev.descent.model.TableFormat;
import dev.descent.model.TableFormat.NumberForm;
import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.SavedModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxWriterTest {
    @TempDir
    Path folder;

    @Test
    void theSameNetworkIsTheSameBytes() throws Exception {
        assertThat(Models.bytes(Models.small())).isEqualTo(Models.bytes(Models.small()));
        List<SavedModel> again = new ArrayList<>(Models.ofEverything());
        for (SavedModel model : Models.ofEverything()) {
            assertThat(Models.bytes(again.remove(0))).isEqualTo(Models.bytes(model));
        }
    }

    @Test
    void nothingOfTheMachineIsInTheFile() throws Exception {
        for (SavedModel model : Models.ofEverything()) {
            String text = new String(Models.bytes(model), StandardCharsets.ISO_8859_1);
            for (String property : List.of("user.dir", "user.home", "user.name", "java.io.tmpdir", "java.version")) {
                String value = System.getProperty(property);
                if (value.length() > 3) {
                    assertThat(text).as(property).doesNotContain(value);
                }
            }
        }
    }

    /** In a process of its own, for the runtime writes past System.err. */
    @Test
    void theRuntimeLoadsThemWithoutAWord() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Loading.class.getName()));
        for (SavedModel model : Models.ofEverything()) {
            Path file = folder.resolve(command.size() + ".onnx");
            command.add(Files.write(file, Models.bytes(model)).toString());
        }
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int status = process.waitFor();
        assertThat(said).hasContent((command.size() - 4) + " loaded");
        assertThat(status).isZero();
    }

    /** Loads the files that it is given. */
    static final class Loading {
        public static void main(String[] files) throws Exception {
            System.out.println(DeepThread.call(() -> loaded(files)) + " loaded");
        }

        private static int loaded(String[] files) throws OrtException {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            for (String file : files) {
                environment.createSession(file).close();
            }
            return files.length;
        }
    }

    @Test
    void whatOnnxCannotCarryIsRefused() {
        refused(
                Models.number("day", new NumberReading.DatePart("d.M.yyyy", "month"), 1, NumberScaling.none()),
                TableFormat.PLAIN,
                "the column 'day' holds dates, which ONNX has no operator for");
        TableFormat percent = TableFormat.PLAIN.withCells(
                TableFormat.PLAIN.missing(), new ByColumn(Optional.empty(), Map.of("x", new NumberForm("", true))));
        refused(
                Models.number("x", NumberScaling.none()),
                percent,
                "the numbers of the column 'x' are read from texts (numbers: strip or percent), which ONNX has no operator for");
        refused(
                Models.number("logits", NumberScaling.none()),
                TableFormat.PLAIN,
                "the column 'logits' can't be an input of an ONNX file: an output or a tensor of the file has that name");
        refused(
                Models.number("layers.0.kernel", NumberScaling.none()),
                TableFormat.PLAIN,
                "the column 'layers.0.kernel' can't be an input of an ONNX file: an output or a tensor of the file has that name");
        refused(
                Models.number("", NumberScaling.none()),
                TableFormat.PLAIN,
                "the column '' can't be an input of an ONNX file: an input has a name");
    }

    /** Where training had nothing in place of a missing value there is no prediction, through a relu too; nor for an infinite number. */
    @Test
    void aRowThatLacksAValueHasNoPrediction() throws Exception {
        Map<String, List<String>> cells =
                Map.of("x", List.of("1", "", "1", "Infinity"), "word", List.of("red", "red", "", "red"));
        OnnxRun run = OnnxRun.of(Models.bytes(Models.small()), cells);
        assertThat(run.names()).containsExactly("label", "probabilities", "logits");
        assertThat(run.labels()[0]).isIn("no", "größer", "yes");
        for (int row = 1; row < 4; row++) {
            assertThat(run.labels()[row]).isEmpty();
            assertThat(run.numbers("probabilities")[row]).containsOnly(Float.NaN);
            assertThat(run.numbers("logits")[row]).containsOnly(Float.NaN);
        }
        OnnxRun alone = OnnxRun.of(Models.bytes(Models.small()), Map.of("x", List.of("1"), "word", List.of("red")));
        assertThat(alone.numbers("logits")[0]).containsExactly(run.numbers("logits")[0]);
    }

    /** The texts of a column that holds no numbers are what they are, however numbers are read. */
    @Test
    void textsBesideStrippedNumbersAreCarried() throws Exception {
        TableFormat percent = TableFormat.PLAIN.withCells(
                TableFormat.PLAIN.missing(), new ByColumn(Optional.of(new NumberForm("€", false)), Map.of()));
        SavedModel model = Models.withFeature(Models.words("word"), percent);
        OnnxRun run = OnnxRun.of(Models.bytes(model), Map.of("word", List.of("red", "")));
        assertThat(run.numbers("logits")).isEqualTo(new float[][] {{0, 0}, {Float.NaN, Float.NaN}});
    }

    private static void refused(FittedFeature feature, TableFormat format, String message) {
        SavedModel model = Models.withFeature(feature, format);
        assertThatThrownBy(() -> Models.bytes(model))
                .isInstanceOf(ModelRefused.class)
                .hasMessage(message);
    }
}
