package dev.descent.fuzz;

import dev.descent.savedmodel.ModelContent;
import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.onnx.Models;
import dev.descent.savedmodel.onnx.OnnxReader;
import java.util.List;

/** A network of ours in ONNX is read with its recipe, or refused. */
final class OnnxTarget implements Target {
    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public boolean takes(byte[] input) {
        ModelContent content;
        try {
            content = OnnxReader.read(input);
        } catch (ModelRefused refused) {
            return false;
        }
        if (!content.metadata().containsKey("recipe")) {
            throw new IllegalStateException("a file without a recipe was taken");
        }
        return true;
    }

    @Override
    public List<byte[]> seeds() {
        return Models.files();
    }

    @Override
    public List<String> pieces() {
        return List.of(
                "\0",
                "\1",
                "\2",
                "\u007f",
                "\n",
                ":",
                "*",
                "r",
                "J",
                "B",
                "recipe",
                "layers.0.kernel",
                "\b\b",
                "\u0010\1",
                "é");
    }

    @Override
    public long mayAllocate(int length) {
        return (1L << 20) + 100L * length;
    }
}
