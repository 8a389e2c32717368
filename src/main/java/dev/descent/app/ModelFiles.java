package dev.descent.app;

import dev.descent.config.JsonTree;
import dev.descent.config.RecipeReader;
import dev.descent.config.RecipeText;
import dev.descent.model.ReportSpec.ModelForm;
import dev.descent.nn.Network;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problem;
import dev.descent.savedmodel.ModelContent;
import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.Recipe;
import dev.descent.savedmodel.Safetensors;
import dev.descent.savedmodel.SavedModel;
import dev.descent.savedmodel.Tensor;
import dev.descent.savedmodel.Weights;
import dev.descent.savedmodel.onnx.OnnxReader;
import dev.descent.savedmodel.onnx.OnnxWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that hold trained networks. */
final class ModelFiles {
    /** The metadata that holds the recipe. */
    private static final String RECIPE = OnnxWriter.RECIPE;

    private static final byte ONNX_VERSION = 1 << 3;

    private static final String REMEDY = "; name a model.safetensors or model.onnx that Descent wrote";

    private ModelFiles() {}

    /**
     * A network with its recipe in the metadata; the same network gives the same bytes.
     *
     * @throws ModelRefused if the form can't hold it
     */
    static byte[] bytes(SavedModel model, ModelForm form) throws ModelRefused {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (form == ModelForm.ONNX) {
                OnnxWriter.write(model, RecipeText.of(model.recipe()), out);
            } else {
                writeSafetensors(model, out);
            }
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static void writeSafetensors(SavedModel model, OutputStream out) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        for (int m = 0; m < model.parameters().size(); m++) {
            tensors.addAll(Weights.tensors(
                    model.recipe().network(), model.parameters().get(m), Weights.prefix(m, model.isEnsemble())));
        }
        Safetensors.write(Map.of(RECIPE, RecipeText.of(model.recipe())), tensors, out);
    }

    /**
     * Reads a network.
     *
     * @throws Stopped if the file is none that Descent wrote, or can't be read
     */
    static SavedModel read(Path file) throws Stopped {
        byte[] bytes = bytes(file);
        try {
            ModelContent content = content(bytes);
            String recipe = content.metadata().get(RECIPE);
            if (recipe == null) {
                throw new ModelRefused("it has no recipe, which says how a table's cells become inputs");
            }
            return model(RecipeReader.read(recipe, file + ": recipe"), content.tensors());
        } catch (ModelRefused e) {
            throw Stopped.refused(file + " can't be used: " + e.getMessage() + REMEDY);
        } catch (FileRefused e) {
            throw Stopped.refused(file + " can't be used: its recipe is wrong: " + first(e) + REMEDY);
        }
    }

    /**
     * Reads the weights of a network, whoever wrote them.
     *
     * @throws Stopped if the file holds no tensors of 32-bit floats, or can't be read
     */
    static ModelContent tensors(Path file) throws Stopped {
        try {
            return content(bytes(file));
        } catch (ModelRefused e) {
            throw Stopped.refused(file + " can't be used: " + e.getMessage());
        }
    }

    private static ModelContent content(byte[] bytes) throws ModelRefused {
        return isOnnx(bytes) ? OnnxReader.read(bytes) : Safetensors.read(bytes, ModelFiles::header);
    }

    /** ONNX begins with its version, field 1; safetensors with the length of a header that begins with a brace. */
    private static boolean isOnnx(byte[] bytes) {
        return bytes.length > Long.BYTES && bytes[0] == ONNX_VERSION && bytes[Long.BYTES] != '{';
    }

    private static Map<String, Object> header(String text) throws ModelRefused {
        try {
            return JsonTree.read(text, "header");
        } catch (FileRefused e) {
            throw new ModelRefused("its header is wrong: " + first(e));
        }
    }

    private static String first(FileRefused refused) {
        Problem problem = refused.problems().get(0);
        return problem.message();
    }

    private static SavedModel model(Recipe recipe, Map<String, Tensor> tensors) throws ModelRefused {
        Network network = recipe.network();
        int members = recipe.origin().trials().size();
        Map<String, List<Long>> expected = new LinkedHashMap<>();
        for (int m = 0; m < members; m++) {
            expected.putAll(Weights.shapes(network, Weights.prefix(m, members > 1)));
        }
        for (String name : tensors.keySet()) {
            if (!expected.containsKey(name)) {
                throw new ModelRefused("its recipe has no place for the tensor " + name);
            }
        }
        for (Map.Entry<String, List<Long>> each : expected.entrySet()) {
            Weights.require(tensors, each.getKey(), each.getValue());
        }
        List<float[]> parameters = new ArrayList<>();
        for (int m = 0; m < members; m++) {
            parameters.add(Weights.parameters(network, tensors, Weights.prefix(m, members > 1)));
        }
        return new SavedModel(recipe, parameters);
    }

    private static byte[] bytes(Path file) throws Stopped {
        if (!Files.exists(file)) {
            throw Stopped.refused("there is no file " + file + REMEDY);
        }
        if (!Files.isRegularFile(file)) {
            throw Stopped.refused(file + " is no file" + REMEDY);
        }
        try {
            if (Files.size(file) > Integer.MAX_VALUE - 16) {
                throw Stopped.refused(file + " is larger than 2 GiB, more than can be read");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Stopped.machine("can't read " + file + ": " + IoMessages.of(e) + "; mend that and try again", e);
        }
    }
}
