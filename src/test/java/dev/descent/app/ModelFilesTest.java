package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.config.RecipeText;
import dev.descent.data.FittedFeature;
import dev.descent.data.FittedTable;
import dev.descent.data.FittedTarget;
import dev.descent.data.NumberReading;
import dev.descent.data.NumberScaling;
import dev.descent.data.TargetScaling;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Kind;
import dev.descent.model.ReportSpec.ModelForm;
import dev.descent.model.TableFormat;
import dev.descent.model.Vocabulary;
import dev.descent.savedmodel.Recipe;
import dev.descent.savedmodel.SavedModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read is what was written, and nothing else is read as a network. */
class ModelFilesTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsReadIsWhatWasWritten() throws Exception {
        SavedModel model = model();
        SavedModel read = read(bytes());
        assertThat(RecipeText.of(read.recipe())).isEqualTo(RecipeText.of(model.recipe()));
        assertThat(read.recipe().layers()).isEqualTo(model.recipe().layers());
        assertThat(read.parameters().get(0)).isEqualTo(model.parameters().get(0));
        assertThat(read.parameters().get(1)).isEqualTo(model.parameters().get(1));
        assertThat(ModelFiles.bytes(read, ModelForm.SAFETENSORS)).isEqualTo(bytes());
    }

    @Test
    void theBytesAreThoseOfTheFormat() throws Exception {
        byte[] bytes = bytes();
        long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(header % 8).isZero();
        String text = new String(bytes, 8, (int) header, StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("{\"__metadata__\":{\"recipe\":\"recipe: 1\\n")
                .contains(
                        "\"members.0.layers.0.kernel\":{\"dtype\":\"F32\",\"shape\":[5,3],\"data_offsets\":[0,60]}",
                        "\"members.0.layers.0.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[60,72]}");
        // Keras' kernel is inputs × units; ours begins with all inputs of the first unit.
        float[] parameters = model().parameters().get(0);
        ByteBuffer values =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(8 + (int) header);
        assertThat(values.getFloat()).isEqualTo(parameters[0]);
        assertThat(values.getFloat()).isEqualTo(parameters[5]);
    }

    @Test
    void aFileThatIsCutAnywhereIsRefused() throws Exception {
        byte[] whole = bytes();
        for (int length = 0; length < whole.length; length += length < 300 ? 1 : 17) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(Stopped.class).hasMessageContaining("can't be used");
        }
    }

    @Test
    void noFileThatWasAlteredDoesWorseThanBeRefused() throws Exception {
        byte[] whole = bytes();
        int headed =
                8 + (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        Random random = new Random(17);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] altered = whole.clone();
            for (int change = 0; change <= random.nextInt(3); change++) {
                altered[random.nextInt(headed)] =
                        (byte) (round % 2 == 0 ? random.nextInt(256) : "{}[]\",:0-9e\\".charAt(random.nextInt(12)));
            }
            try {
                read(altered);
            } catch (Stopped expected) {
                assertThat(expected.getMessage()).contains("can't be used");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"F32\",\"shape\":[3]   | \"F64\",\"shape\":[3]   | only 32-bit floats",
                "[0,60]                  | [4,60]                  | but its values stand at [4, 60]",
                "[60,72]                 | [56,68]                 | begin at 56, not at 60, where those before them end",
                "[60,72]                 | [64,76]                 | begin at 64, not at 60, where those before them end",
                "[5,3]                   | [3,5]                   | has the shape [3, 5], not [5, 3]",
                "[5,3]                   | [50000,50000]           | more than can be read",
                "members.0.layers.0.bias | members.0.layers.0.bier | its recipe has no place for the tensor members.0.layers.0.bier",
                "recipe: 1\\n            | recipe: 2\\n            | the recipe is of version 2, and this program reads version 1",
                "units: 3                | units: 4                | has the shape [5, 3], not [5, 4]",
                "form: category          | form: telepathy         | form",
                "places: [0, 1]          | places: [0, 9]          | has a place that it has no input for",
                "labels: [                | labels: [more,          | must have a place for each label",
                "divisor: 0.3333333333333333 | divisor: 0 | the feature 'a' is divided by 0",
                "least: -1               | least: 8                | the feature 'a' has a least value above its greatest",
                "classes: [no, yes]      | classes: [no, no]       | the target has a class twice",
                "\\ntarget:              | \\ntargets:             | unknown key 'targets'",
                "\\nengine: lockstep\\n   | \\n                     | it lacks the key 'engine'",
                "edges: [0, 1, 2]        | edges: [0, 2, 1]        | the edges of the feature 'b' don't ascend",
                "classes: [no, yes]      | classes: [no]           | the target has 1 classes, not two",
                "\"recipe\":\"recipe     | \"note\":\"recipe       | it has no recipe"
            })
    void whatContradictsItselfIsRefusedInASentence(String before, String after, String error) throws Exception {
        String header = header(bytes());
        assertThat(header).contains(before);
        byte[] altered = withHeader(header.replace(before, after));
        assertThatThrownBy(() -> read(altered)).isInstanceOf(Stopped.class).hasMessageContaining(error);
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() throws Exception {
        byte[] bytes = bytes();
        bytes[bytes.length - 1] = 0x7F;
        bytes[bytes.length - 2] = (byte) 0xC0;
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("the tensor members.1.layers.1.bias holds a number that is not finite");
    }

    @Test
    void aHeaderOfAHundredMegabytesIsNotRead() {
        byte[] bytes = ByteBuffer.allocate(64)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(100L << 20)
                .put((byte) '{')
                .array();
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("its header would be 104857600 bytes long, more than the 100 MB");
    }

    @Test
    void aHeaderIsJsonAndNothingElse() throws Exception {
        String header = header(bytes());
        for (String right : List.of(
                header.replace("],\"data_offsets\"", " ] ,\t\r\n \"data_offsets\"") + "\n",
                header.replace("\"F32\"", "\"\\u0046\\u0033\\u0032\""),
                header.replace("\"recipe\":", "\"" + "k".repeat(5000) + "\":\"\u007F\\/\",\"recipe\":"))) {
            assertThat(read(withHeader(right)).parameters()).hasSize(2);
        }
        for (String wrong : List.of(
                header.replace("\"F32\"", "F32"),
                header.replace("\"shape\"", "shape"),
                header.replace("[5,3]", "[5,3,]"),
                header.replace("[5,3]", "[05,3]"),
                header.replace("[5,3]", "[5.0,3]"),
                header.replace("[5,3]", "[0x5,3]"),
                header.replace("[5,3]", "[" + "5".repeat(100) + ",3]"),
                header.replace("[5,3]", "[5,3,1,1,1,1,1,1,1]"),
                header.replace("[0,60]", "[0,60,60]"),
                header.replace("\"F32\"", "\"\\uZ046\""),
                header.replace("\"F32\"", "\"F\n32\""),
                header.replace("\"F32\"", "[".repeat(100) + "]".repeat(100)),
                header + "{}",
                header + "# ours",
                header.substring(0, header.length() - 1) + ",\"members.0.layers.0.bias\":"
                        + header.substring(
                                header.indexOf("{\"dtype\""), header.indexOf('}', header.indexOf("{\"dtype\"")) + 1)
                        + "}",
                header.replace("\"dtype\":\"F32\",", "\"dtype\":\"F32\",\"dtype\":\"F32\","))) {
            assertThat(wrong).isNotEqualTo(header);
            assertThatThrownBy(() -> read(withHeader(wrong)))
                    .isInstanceOf(Stopped.class)
                    .hasMessageContaining("can't be used");
        }
    }

    @Test
    void whatAFileSaysIsShownInOneLineOfBoundedLength() throws Exception {
        String evil = "\\u202e\\u001b[2J\\n" + "x".repeat(100_000);
        String header = header(bytes());
        for (String wrong : List.of(
                header.replace("\"members.0.layers.0.bias\"", "\"" + evil + "\""),
                header.replace("\"F32\"", "\"" + evil + "\""),
                header.replace("\"recipe\":\"", "\"" + evil + "\":1,\"recipe\":\""),
                header.replace("engine: lockstep", "\\\"" + evil.replace("\\", "\\\\") + "\\\": 1"),
                header.replace("form: category", "form: \\\"" + evil.replace("\\", "\\\\") + "\\\""))) {
            assertThat(wrong).isNotEqualTo(header);
            assertThatThrownBy(() -> read(withHeader(wrong)))
                    .isInstanceOf(Stopped.class)
                    .satisfies(refused -> assertThat(refused.getMessage())
                            .hasSizeLessThan(1000)
                            .doesNotContain("\n", "\u001b", "\u202e"));
        }
    }

    @Test
    void aShapeOfAMillionSizesIsNotShown() {
        StringBuilder sizes = new StringBuilder("{\"x\":{\"dtype\":\"F32\",\"shape\":[1");
        sizes.append(",1".repeat(2_000_000)).append("],\"data_offsets\":[0,4]}}");
        assertThatThrownBy(() -> read(withHeader(sizes.toString())))
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("the tensor x has more than 8 sizes");
    }

    @Test
    void aRecipeOfMoreNetworksThanTensorsIsRefusedAtOnce() throws Exception {
        String header = header(bytes());
        String many = header.replace("\\nfile:", "\\n" + "  - a\\n".repeat(5000) + "file:");
        assertThatThrownBy(() -> read(withHeader(many)))
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("its recipe is of 5002 networks, but it has only 8 tensors");
    }

    private static String header(byte[] bytes) {
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return new String(bytes, 8, length, StandardCharsets.UTF_8).strip();
    }

    /** The file with another header before its values. */
    private static byte[] withHeader(String header) throws Exception {
        byte[] whole = bytes();
        int length = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        byte[] other = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + other.length + whole.length - 8 - length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(other.length)
                .put(other)
                .put(whole, 8 + length, whole.length - 8 - length)
                .array();
    }

    private SavedModel read(byte[] bytes) throws Exception {
        Path file = folder.resolve("model.safetensors");
        Files.write(file, bytes);
        return ModelFiles.read(file);
    }

    private static byte[] bytes() throws Exception {
        return ModelFiles.bytes(model(), ModelForm.SAFETENSORS);
    }

    /** Two networks with every form of feature. */
    private static SavedModel model() {
        FittedTable table = new FittedTable(
                TableFormat.PLAIN,
                List.of(
                        new FittedFeature.Numeric(
                                "a",
                                List.of("a"),
                                new NumberReading.Plain(),
                                Double.NaN,
                                new NumberScaling.Affine(0.1, 1.0 / 3),
                                -1,
                                7),
                        new FittedFeature.Numeric(
                                "b",
                                List.of("b.1", "b.2"),
                                new NumberReading.Ordered(List.of("low", "mid", "high: all")),
                                1,
                                new NumberScaling.Piecewise(new double[] {0, 1, 2}, 2),
                                0,
                                2),
                        new FittedFeature.Categorical(
                                "city",
                                List.of("city=Zürich", "city=x"),
                                List.of("Zürich", "\"x\"\n"),
                                List.of(0, 1),
                                -1,
                                -1)),
                new FittedTarget(List.of("y"), TargetEncoding.ZERO_ONE, List.of("no", "yes"), TargetScaling.NONE));
        Component hidden = Component.of(Vocabulary.type(Kind.LAYER, "dense"), Map.of("units", 3L));
        Component last = Component.of(
                Vocabulary.type(Kind.LAYER, "dense"),
                Map.of("units", 1L, "activation", Component.of(Vocabulary.type(Kind.ACTIVATION, "sigmoid"))));
        Recipe recipe = new Recipe(
                new Recipe.Origin("t", "lockstep", 3, "ab".repeat(32), List.of("0123456789abcdef", "fedcba9876543210")),
                table,
                List.of(hidden, last),
                Component.of(Vocabulary.type(Kind.LOSS, "binary_crossentropy")));
        float[] first = new float[recipe.network().parameters()];
        float[] second = new float[first.length];
        for (int k = 0; k < first.length; k++) {
            first[k] = (float) Math.sin(k + 1);
            second[k] = (float) Math.cos(k);
        }
        return new SavedModel(recipe, List.of(first, second));
    }
}
