package dev.descent.fuzz;

import dev.descent.model.Tensor;
import dev.descent.savedmodel.ModelContent;
import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.Safetensors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A header with its values is read with all of them, or refused. What begins with a brace is a header, whose length and values are put
 * around it; all else is a whole file.
 */
final class SafetensorsTarget implements Target {
    /** How many bytes of values stand behind a header. */
    private static final int VALUES = 64;

    @Override
    public String name() {
        return "safetensors";
    }

    @Override
    public boolean takes(byte[] input) {
        boolean isHeader = input.length > 0 && input[0] == '{';
        byte[] file = isHeader ? file(input) : input;
        ModelContent content;
        try {
            content = Safetensors.read(file);
        } catch (ModelRefused refused) {
            Text.isOneSentence(refused.getMessage());
            return false;
        }
        long values = 0;
        for (Tensor tensor : content.tensors().values()) {
            values += tensor.values().length;
        }
        long header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (Long.BYTES + header + Float.BYTES * values != file.length) {
            throw new IllegalStateException(values + " values were read of a file of " + file.length + " bytes");
        }
        return true;
    }

    @Override
    public List<byte[]> seeds() {
        byte[] header = Text.seeds("{\"__metadata__\":{\"recipe\":\"recipe: 1\\n\",\"format\":\"pt\"},"
                        + "\"layers.0.kernel\":{\"dtype\":\"F32\",\"shape\":[3,4],\"data_offsets\":[0,48]},"
                        + "\"layers.0.bias\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[48,64]}}")
                .get(0);
        byte[] other = Text.seeds("{ \"b\": {\"data_offsets\": [4, 64], \"shape\": [1, 15], \"dtype\": \"F32\"},\n"
                        + " \"\\u0061\\\"\\n\": {\"shape\": [], \"data_offsets\": [0, 4], \"dtype\": \"F32\"},\n"
                        + " \"é\": {\"shape\": [0, 7], \"data_offsets\": [64, 64], \"dtype\": \"F32\"} }  ")
                .get(0);
        return List.of(header, other, file(header));
    }

    @Override
    public List<String> pieces() {
        return List.of(
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                "\"",
                "\\",
                "\\u0041",
                "\\ud83d",
                "\\u202e",
                "\u202e",
                "\0",
                "\n",
                " ",
                "-",
                ".5",
                "e9",
                "null",
                "true",
                "[[[[[[[[",
                "{\"a\":",
                "\"x\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},",
                "__metadata__",
                "dtype",
                "BF16",
                "data_offsets",
                ",0",
                ",4294967296",
                "é",
                "😀");
    }

    @Override
    public long mayAllocate(int length) {
        return (1L << 20) + 200L * length;
    }

    private static byte[] file(byte[] header) {
        return ByteBuffer.allocate(Long.BYTES + header.length + VALUES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }
}
