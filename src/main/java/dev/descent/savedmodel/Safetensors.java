package dev.descent.savedmodel;

import dev.descent.model.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The format of safetensors: the length of a header, the header in JSON, and the values of the tensors behind it, little-endian.
 *
 * <pre>
 *   u64  n
 *   n    {"__metadata__": {text: text, …}, name: {"dtype": "F32", "shape": […], "data_offsets": [begin, end]}, …}
 *   …    values; offsets count from here, without gap or overlap
 * </pre>
 *
 * @see <a href="https://huggingface.co/docs/safetensors">Safetensors</a>
 */
public final class Safetensors {
    private static final String METADATA = "__metadata__";
    private static final Set<String> KEYS = Set.of("dtype", "shape", "data_offsets");
    private static final int ALIGNMENT = 8;
    private static final int MOST_SIZES = 8;
    /** The longest header in bytes, as of the library of that name. */
    public static final int MOST_HEADER = 100_000_000;

    private Safetensors() {}

    /**
     * Writes tensors of 32-bit floats; the same content gives the same bytes.
     *
     * @throws ModelRefused if the header would be too long for the format
     */
    public static void write(Map<String, String> metadata, List<Tensor> tensors, OutputStream out)
            throws IOException, ModelRefused {
        StringBuilder header = new StringBuilder("{");
        JsonString.append(header, METADATA).append(":{");
        String separator = "";
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            header.append(separator);
            JsonString.append(header, entry.getKey()).append(':');
            JsonString.append(header, entry.getValue());
            separator = ",";
        }
        header.append('}');
        long at = 0;
        for (Tensor tensor : tensors) {
            long end = at + (long) Float.BYTES * tensor.values().length;
            header.append(',');
            JsonString.append(header, tensor.name()).append(":{\"dtype\":\"F32\",\"shape\":[");
            for (int i = 0; i < tensor.shape().size(); i++) {
                header.append(i == 0 ? "" : ",").append(tensor.shape().get(i).longValue());
            }
            header.append("],\"data_offsets\":[")
                    .append(at)
                    .append(',')
                    .append(end)
                    .append("]}");
            at = end;
        }
        header.append('}');
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        int padding = Math.floorMod(-text.length, ALIGNMENT);
        if (text.length + padding > MOST_HEADER) {
            throw new ModelRefused("what it takes to read a table, its categories and quantiles, would be "
                    + text.length + " bytes long, more than the 100 MB that the format allows");
        }
        out.write(little(Long.BYTES).putLong(text.length + (long) padding).array());
        out.write(text);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        for (Tensor tensor : tensors) {
            out.write(tensor.bytes());
        }
    }

    /**
     * Reads a file of 32-bit floats.
     *
     * @param bytes the whole file
     * @throws ModelRefused if it is none
     */
    public static ModelContent read(byte[] bytes) throws ModelRefused {
        if (bytes.length < Long.BYTES) {
            throw new ModelRefused("it is shorter than the header of a safetensors file");
        }
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 0 || length > MOST_HEADER) {
            throw new ModelRefused("its header would be " + Long.toUnsignedString(length)
                    + " bytes long, more than the 100 MB that the format allows: is it a safetensors file?");
        }
        int start = Long.BYTES + (int) length;
        if (start > bytes.length) {
            throw new ModelRefused("its header would be " + length + " bytes long, but the file has only "
                    + bytes.length + ": it was cut");
        }
        String text = utf8(bytes, Long.BYTES, (int) length);
        if (!text.startsWith("{")) {
            throw new ModelRefused("its header is no JSON object: is it a safetensors file?");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Place> places = new ArrayList<>();
        Set<String> names = new HashSet<>();
        JsonReader.read(text, (name, value) -> {
            if (!names.add(name)) {
                throw JsonReader.twice(name);
            }
            if (name.equals(METADATA)) {
                metadata.putAll(texts(value));
            } else {
                places.add(place(name, value));
            }
        });
        places.sort(Comparator.comparingLong(Place::begin).thenComparingLong(Place::end));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long at = 0;
        for (Place place : places) {
            if (place.begin() != at) {
                throw new ModelRefused("the values of " + ModelRefused.shown(place.name()) + " begin at "
                        + place.begin() + ", not at " + at + ", where those before them end");
            }
            at = place.end();
            if (at > bytes.length - start) {
                throw new ModelRefused("the values of " + ModelRefused.shown(place.name()) + " end at " + at
                        + ", but the file has only " + (bytes.length - start) + " bytes of values: it was cut");
            }
            tensors.put(place.name(), place.tensor(bytes, start));
        }
        if (at != bytes.length - start) {
            throw new ModelRefused((bytes.length - start - at) + " bytes stand behind its last value");
        }
        return new ModelContent(metadata, tensors);
    }

    /** Where a tensor's values stand. */
    private record Place(String name, List<Long> shape, long begin, long end) {
        Tensor tensor(byte[] bytes, int start) {
            float[] values = new float[(int) ((end - begin) / Float.BYTES)];
            ByteBuffer.wrap(bytes, start + (int) begin, (int) (end - begin))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            return new Tensor(name, shape, values);
        }
    }

    private static Map<String, String> texts(Object value) throws ModelRefused {
        if (!(value instanceof Map<?, ?> map)) {
            throw new ModelRefused("its metadata is no mapping of texts");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = (String) entry.getKey();
            if (!(entry.getValue() instanceof String text)) {
                throw new ModelRefused("its metadata " + ModelRefused.shown(key) + " is no text");
            }
            texts.put(key, text);
        }
        return texts;
    }

    private static Place place(String key, Object value) throws ModelRefused {
        String name = ModelRefused.shown(key);
        if (!(value instanceof Map<?, ?> map) || !map.keySet().equals(KEYS)) {
            throw new ModelRefused("the tensor " + name + " does not have dtype, shape and data_offsets");
        }
        if (!"F32".equals(map.get("dtype"))) {
            throw new ModelRefused("the tensor " + name + " is of "
                    + ModelRefused.shown(String.valueOf(map.get("dtype"))) + ", but only 32-bit floats are read (F32)");
        }
        List<Long> shape = wholes(name, map.get("shape"));
        List<Long> offsets = wholes(name, map.get("data_offsets"));
        if (shape.size() > MOST_SIZES) {
            throw new ModelRefused("the tensor " + name + " has more than " + MOST_SIZES + " sizes");
        }
        long size = Tensor.size(shape);
        if (size < 0 || size > Integer.MAX_VALUE / Float.BYTES) {
            throw new ModelRefused("the tensor " + name + " has the shape " + shape + ", more than can be read");
        }
        if (offsets.size() != 2) {
            throw new ModelRefused("the offsets of the tensor " + name + " are not two");
        }
        if (offsets.get(0) < 0 || offsets.get(1) - offsets.get(0) != size * Float.BYTES) {
            throw new ModelRefused(
                    "the tensor " + name + " has the shape " + shape + ", but its values stand at " + offsets);
        }
        return new Place(key, shape, offsets.get(0), offsets.get(1));
    }

    private static List<Long> wholes(String name, Object value) throws ModelRefused {
        List<Long> wholes = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Long whole) {
                    wholes.add(whole);
                }
            }
            if (wholes.size() == list.size()) {
                return wholes;
            }
        }
        throw new ModelRefused("the shape and the offsets of the tensor " + name + " are no lists of whole numbers");
    }

    private static String utf8(byte[] bytes, int from, int length) throws ModelRefused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ModelRefused("its header is no UTF-8: is it a safetensors file?");
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
