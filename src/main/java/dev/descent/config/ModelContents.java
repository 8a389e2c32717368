package dev.descent.config;

import dev.descent.savedmodel.ModelContent;
import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.Safetensors;
import dev.descent.savedmodel.onnx.OnnxReader;

/** What files of networks hold: a safetensors file, whoever wrote it, or an ONNX file of Descent's. */
public final class ModelContents {
    private static final byte ONNX_VERSION = 1 << 3;

    private ModelContents() {}

    /**
     * Reads a file.
     *
     * @param bytes the whole file
     * @throws ModelRefused if it holds no tensors of 32-bit floats
     */
    public static ModelContent read(byte[] bytes) throws ModelRefused {
        return isOnnx(bytes) ? OnnxReader.read(bytes) : Safetensors.read(bytes);
    }

    /** ONNX begins with its version, field 1; safetensors with the length of a header that begins with a brace. */
    private static boolean isOnnx(byte[] bytes) {
        return bytes.length > Long.BYTES && bytes[0] == ONNX_VERSION && bytes[Long.BYTES] != '{';
    }
}
