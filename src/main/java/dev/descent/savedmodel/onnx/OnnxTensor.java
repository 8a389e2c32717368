package dev.descent.savedmodel.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Arrays in the format of ONNX: numbers as raw bytes, little-endian, texts one by one.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/v1.12.0/onnx/onnx.proto">onnx.proto, TensorProto</a>
 */
final class OnnxTensor {
    /** The types of elements. */
    static final int FLOAT = 1;

    static final int INT64 = 7;
    static final int STRING = 8;
    static final int BOOL = 9;
    static final int DOUBLE = 11;

    /** The numbers of the fields. */
    static final int DIMS = 1;

    static final int DATA_TYPE = 2;
    static final int STRING_DATA = 6;
    static final int NAME = 8;
    static final int RAW_DATA = 9;

    private OnnxTensor() {}

    static ProtoWriter floats(String name, List<Long> shape, float... values) {
        ByteBuffer raw = little(values.length, Float.BYTES);
        raw.asFloatBuffer().put(values);
        return numbers(FLOAT, name, shape, raw);
    }

    static ProtoWriter doubles(List<Long> shape, double... values) {
        ByteBuffer raw = little(values.length, Double.BYTES);
        raw.asDoubleBuffer().put(values);
        return numbers(DOUBLE, "", shape, raw);
    }

    static ProtoWriter wholes(List<Long> shape, long... values) {
        ByteBuffer raw = little(values.length, Long.BYTES);
        raw.asLongBuffer().put(values);
        return numbers(INT64, "", shape, raw);
    }

    static ProtoWriter texts(List<Long> shape, List<String> values) {
        ProtoWriter tensor = head(STRING, shape);
        values.forEach(value -> tensor.bytes(STRING_DATA, value.getBytes(StandardCharsets.UTF_8)));
        return tensor;
    }

    private static ProtoWriter numbers(int type, String name, List<Long> shape, ByteBuffer raw) {
        ProtoWriter tensor = head(type, shape);
        if (!name.isEmpty()) {
            tensor.text(NAME, name);
        }
        byte[] bytes = new byte[raw.capacity()];
        raw.duplicate().clear().get(bytes);
        return tensor.bytes(RAW_DATA, bytes);
    }

    private static ProtoWriter head(int type, List<Long> shape) {
        ProtoWriter tensor = new ProtoWriter();
        shape.forEach(size -> tensor.varint(DIMS, size));
        return tensor.varint(DATA_TYPE, type);
    }

    private static ByteBuffer little(int count, int each) {
        return ByteBuffer.allocate(Math.multiplyExact(count, each)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
