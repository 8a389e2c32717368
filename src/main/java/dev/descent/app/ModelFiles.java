package dev.descent.app;

import dev.descent.config.ModelContents;
import dev.descent.config.RecipeReader;
import dev.descent.config.RecipeText;
import dev.descent.model.ReportSpec.ModelForm;
import dev.descent.model.Tensor;
import dev.descent.nn.Network;
import dev.descent.number.Phrases;
import dev.descent.number.VisibleText;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problem;
import dev.descent.savedmodel.ModelContent;
import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.Recipe;
import dev.descent.savedmodel.Safetensors;
import dev.descent.savedmodel.SavedModel;
import dev.descent.savedmodel.Weights;
import dev.descent.savedmodel.onnx.OnnxWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files that hold trained networks. */
final class ModelFiles {
    /** The metadata that holds the recipe. */
    private static final String RECIPE = OnnxWriter.RECIPE;

    private static final String REMEDY = "; name a model.safetensors or model.onnx that Descent wrote";

    /** How much of a message about a recipe is shown, which may quote it. */
    private static final int LONGEST_SHOWN = 400;

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

    private static void writeSafetensors(SavedModel model, OutputStream out) throws IOException, ModelRefused {
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
            ModelContent content = ModelContents.read(bytes);
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
            return ModelContents.read(bytes(file));
        } catch (ModelRefused e) {
            throw Stopped.refused(file + " can't be used: " + e.getMessage());
        }
    }

    private static String first(FileRefused refused) {
        Problem problem = refused.problems().get(0);
        return VisibleText.ofLine(Phrases.shortened(problem.message(), LONGEST_SHOWN));
    }

    private static SavedModel model(Recipe recipe, Map<String, Tensor> tensors) throws ModelRefused {
        Network network = recipe.network();
        int members = recipe.origin().trials().size();
        if (members > Math.max(1, tensors.size())) {
            throw new ModelRefused("its recipe is of " + members + " networks, but it has only "
                    + Phrases.count(tensors.size(), "tensor"));
        }
        Map<String, List<Long>> shapes = Weights.shapes(network, "");
        for (String name : tensors.keySet()) {
            if (!shapes.containsKey(Weights.withoutPrefix(name, members))) {
                throw new ModelRefused("its recipe has no place for the tensor " + ModelRefused.shown(name));
            }
        }
        for (int m = 0; m < members; m++) {
            for (Map.Entry<String, List<Long>> each : shapes.entrySet()) {
                String name = Weights.prefix(m, members > 1) + each.getKey();
                for (float value :
                        Weights.require(tensors, name, each.getValue()).values()) {
                    if (!Float.isFinite(value)) {
                        throw new ModelRefused(
                                "the tensor " + ModelRefused.shown(name) + " holds a number that is not finite");
                    }
                }
            }
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
