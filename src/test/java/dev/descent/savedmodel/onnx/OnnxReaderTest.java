package dev.descent.savedmodel.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.descent.config.RecipeText;
import dev.descent.savedmodel.ModelContent;
import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.Recipe;
import dev.descent.savedmodel.SavedModel;
import dev.descent.savedmodel.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnnxReaderTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void recipeAndWeightsAreReadBackToTheBit() throws Exception {
        List<SavedModel> models = new ArrayList<>(Models.ofEverything());
        models.addAll(List.of(Models.small(), Models.ensemble()));
        for (SavedModel model : models) {
            String text = RecipeText.of(model.recipe());
            byte[] bytes = Models.bytes(model, text);
            ModelContent content = OnnxReader.read(bytes);
            assertThat(content.metadata()).isEqualTo(Map.of("recipe", text));
            Recipe recipe = model.recipe();
            int tensors = 0;
            List<float[]> parameters = new ArrayList<>();
            for (int member = 0; member < model.parameters().size(); member++) {
                float[] read = Weights.parameters(
                        recipe.network(), content.tensors(), Weights.prefix(member, model.isEnsemble()));
                assertThat(read).containsExactly(model.parameters().get(member));
                parameters.add(read);
                tensors += Weights.shapes(recipe.network(), Weights.prefix(member, model.isEnsemble()))
                        .size();
            }
            assertThat(content.tensors()).hasSize(tensors);
            assertThat(Models.bytes(new SavedModel(recipe, parameters), text)).isEqualTo(bytes);
        }
    }

    @Test
    void filesOfOthersAreRefused() throws Exception {
        refused(new byte[0], "it is empty");
        refused(
                "recipe: 1\n".getBytes(StandardCharsets.UTF_8),
                "101 bytes should stand from byte 2 on, but there are only 8: it was cut, or is no ONNX file");
        refused(new byte[] {'P', 'K', 3, 4, 0, 0}, "is it an ONNX file?");
        refused(new byte[100], "there is no field at byte 0: is it an ONNX file?");
        ProtoWriter foreign = new ProtoWriter()
                .varint(1, 10)
                .text(2, "pytorch")
                .message(7, new ProtoWriter().message(5, new ProtoWriter().varint(2, 16)));
        refused(bytes(foreign), "it is not written by Descent: it has no recipe");
    }

    @Test
    void whatIsNoTensorIsRefused() throws Exception {
        refusedTensor(
                tensor(List.of(2L), 11, "w", 16),
                "the tensor 'w' is of the type 11, but only 32-bit floats are read (1)");
        refusedTensor(tensor(List.of(2L), 1, "w", 12), "the tensor 'w' has the shape [2], but 12 bytes of values");
        refusedTensor(tensor(List.of(-1L), 1, "w", 4), "the tensor 'w' has the shape [-1], but 4 bytes of values");
        refusedTensor(
                tensor(List.of(1L << 40, 1L << 40), 1, "w", 4),
                "the tensor 'w' has the shape [1099511627776, 1099511627776], but 4 bytes of values");
        refusedTensor(tensor(List.of(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L), 1, "w", 4), "a tensor has more than 8 sizes");
        refusedTensor(
                tensor(List.of(1L), 1, "w", 4).message(13, new ProtoWriter()),
                "a tensor has the field 13, which Descent does not write");
        ProtoWriter twice = new ProtoWriter()
                .message(5, tensor(List.of(1L), 1, "w\n", 4))
                .message(5, tensor(List.of(1L), 1, "w\n", 4));
        refused(bytes(file(twice)), "it has the tensor 'w\\u{a}' twice");
        refused(bytes(new ProtoWriter().message(7, new ProtoWriter()).message(7, new ProtoWriter())), "two graphs");
        ProtoWriter recipe = new ProtoWriter().text(1, "recipe").text(2, "a");
        refused(bytes(new ProtoWriter().message(14, recipe)), "it has no graph");
        refused(bytes(new ProtoWriter().message(14, recipe).message(14, recipe)), "its metadata has 'recipe' twice");
    }

    /** A number that goes on for ever, a length beyond the end, a length that is negative, a group. */
    @Test
    void whatIsNoMessageIsRefused() {
        refused(new byte[] {8, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}, "the number at byte 1 does not end");
        refused(new byte[] {8, -1, -1}, "it ends within a number at byte 1: it was cut, or is no ONNX file");
        refused(new byte[] {58, 127, 1}, "127 bytes should stand from byte 2 on, but there are only 1");
        refused(
                new byte[] {58, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1},
                "18446744073709551615 bytes should stand from byte 11 on, but there are only 0");
        refused(new byte[] {59, 60}, "the field at byte 0 is of the unknown wire type 3");
        refused(new byte[] {56, 1}, "the field 7 before byte 2 is of another type than in ONNX");
        refused(new byte[] {114, 3, 10, 1, -1}, "the text at byte 4 is no UTF-8");
    }

    @Test
    void everyCutIsRefused() throws Exception {
        byte[] bytes = Models.bytes(Models.small());
        for (int length = 0; length < bytes.length; length++) {
            assertThat(takes(Arrays.copyOf(bytes, length)))
                    .as("cut at " + length)
                    .isFalse();
        }
        assertThat(takes(bytes)).isTrue();
    }

    @Test
    void everyOtherByteIsTakenOrRefused() throws Exception {
        for (SavedModel model : List.of(Models.small(), Models.ensemble())) {
            byte[] bytes = Models.bytes(model);
            int taken = 0;
            int refused = 0;
            for (int at = 0; at < bytes.length; at++) {
                byte was = bytes[at];
                for (int other : new int[] {0, 1, 0x7F, 0x80, 0xFF, was ^ 1, was ^ 8, was ^ 0x80, was + 1}) {
                    bytes[at] = (byte) other;
                    if (takes(bytes)) {
                        taken++;
                    } else {
                        refused++;
                    }
                }
                bytes[at] = was;
            }
            assertThat(taken).isGreaterThan(bytes.length / 4);
            assertThat(refused).isGreaterThan(bytes.length / 4);
        }
    }

    @Test
    void anySpliceIsTakenOrRefused() throws Exception {
        Random random = new Random(5);
        List<byte[]> files = List.of(Models.bytes(Models.small()), Models.bytes(Models.ensemble()));
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = files.get(random.nextInt(2));
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                byte[] other = files.get(random.nextInt(2));
                int from = random.nextInt(other.length);
                int length = Math.min(random.nextInt(1 << random.nextInt(10)), other.length - from);
                int at = random.nextInt(bytes.length + 1);
                int behind = Math.min(bytes.length, at + (random.nextBoolean() ? length : random.nextInt(20)));
                ByteArrayOutputStream spliced = new ByteArrayOutputStream();
                spliced.write(bytes, 0, at);
                spliced.write(other, from, length);
                spliced.write(bytes, behind, bytes.length - behind);
                bytes = spliced.toByteArray();
            }
            takes(bytes);
        }
    }

    /** Whether the reader takes a file. It may refuse it, but nothing else, and not need much more memory than the file. */
    private static boolean takes(byte[] bytes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean taken;
        try {
            ModelContent content = OnnxReader.read(bytes);
            assertThat(content.metadata()).containsKey("recipe");
            taken = true;
        } catch (ModelRefused refused) {
            taken = false;
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan((1 << 20) + 100L * bytes.length);
        return taken;
    }

    private static ProtoWriter tensor(List<Long> shape, int type, String name, int bytes) {
        ProtoWriter tensor = new ProtoWriter();
        shape.forEach(size -> tensor.varint(1, size));
        return tensor.varint(2, type).text(8, name).bytes(9, new byte[bytes]);
    }

    private static ProtoWriter file(ProtoWriter graph) {
        return new ProtoWriter()
                .message(7, graph)
                .message(14, new ProtoWriter().text(1, "recipe").text(2, "a"));
    }

    private static byte[] bytes(ProtoWriter message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }

    private static void refusedTensor(ProtoWriter tensor, String message) throws IOException {
        refused(bytes(file(new ProtoWriter().message(5, tensor))), message);
    }

    private static void refused(byte[] bytes, String message) {
        assertThatThrownBy(() -> OnnxReader.read(bytes))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining(message);
    }
}
