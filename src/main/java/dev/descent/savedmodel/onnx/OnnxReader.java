package dev.descent.savedmodel.onnx;

import dev.descent.model.Tensor;
import dev.descent.savedmodel.ModelContent;
import dev.descent.savedmodel.ModelRefused;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes metadata and weights out of files that {@link OnnxWriter} wrote. The nodes are not looked at: the recipe says what they compute.
 * Nothing is believed that was not checked, and nothing is made that is larger than the file.
 */
public final class OnnxReader {
    private static final int MOST_SIZES = 8;

    private OnnxReader() {}

    /**
     * Reads a file.
     *
     * @param bytes the whole file
     * @throws ModelRefused if it is no such file
     */
    public static ModelContent read(byte[] bytes) throws ModelRefused {
        if (bytes.length == 0) {
            throw new ModelRefused("it is empty");
        }
        ProtoReader file = new ProtoReader(bytes);
        Map<String, String> metadata = new LinkedHashMap<>();
        Optional<ProtoReader> graph = Optional.empty();
        while (file.next()) {
            if (file.field() == OnnxWriter.METADATA) {
                addText(file.message(), metadata);
            } else if (file.field() == OnnxWriter.GRAPH) {
                if (graph.isPresent()) {
                    throw new ModelRefused("it has two graphs");
                }
                graph = Optional.of(file.message());
            }
        }
        if (!metadata.containsKey(OnnxWriter.RECIPE)) {
            throw new ModelRefused("it is not written by Descent: it has no recipe");
        }
        if (graph.isEmpty()) {
            throw new ModelRefused("it has no graph");
        }
        return new ModelContent(metadata, tensors(graph.get()));
    }

    private static void addText(ProtoReader entry, Map<String, String> metadata) throws ModelRefused {
        String key = "";
        String value = "";
        while (entry.next()) {
            if (entry.field() == OnnxWriter.KEY) {
                key = entry.text();
            } else if (entry.field() == OnnxWriter.VALUE) {
                value = entry.text();
            }
        }
        if (metadata.put(key, value) != null) {
            throw new ModelRefused("its metadata has '" + ModelRefused.shown(key) + "' twice");
        }
    }

    private static Map<String, Tensor> tensors(ProtoReader graph) throws ModelRefused {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        while (graph.next()) {
            if (graph.field() == OnnxGraph.INITIALIZER) {
                Tensor tensor = tensor(graph.message());
                if (tensors.put(tensor.name(), tensor) != null) {
                    throw new ModelRefused("it has the tensor '" + ModelRefused.shown(tensor.name()) + "' twice");
                }
            }
        }
        return tensors;
    }

    private static Tensor tensor(ProtoReader message) throws ModelRefused {
        List<Long> shape = new ArrayList<>();
        long type = 0;
        String name = "";
        byte[] raw = {};
        while (message.next()) {
            switch (message.field()) {
                case OnnxTensor.DIMS -> shape.add(message.number());
                case OnnxTensor.DATA_TYPE -> type = message.number();
                case OnnxTensor.NAME -> name = message.text();
                case OnnxTensor.RAW_DATA -> raw = message.bytes();
                default ->
                    throw new ModelRefused(
                            "a tensor has the field " + message.field() + ", which Descent does not write");
            }
            if (shape.size() > MOST_SIZES) {
                throw new ModelRefused("a tensor has more than " + MOST_SIZES + " sizes");
            }
        }
        if (type != OnnxTensor.FLOAT) {
            throw new ModelRefused("the tensor '" + ModelRefused.shown(name) + "' is of the type " + type
                    + ", but only 32-bit floats are read (" + OnnxTensor.FLOAT + ")");
        }
        long size = Tensor.size(shape);
        if (size < 0 || size * Float.BYTES != raw.length) {
            throw new ModelRefused("the tensor '" + ModelRefused.shown(name) + "' has the shape " + shape + ", but "
                    + raw.length + " bytes of values");
        }
        float[] values = new float[(int) size];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new Tensor(name, shape, values);
    }
}
