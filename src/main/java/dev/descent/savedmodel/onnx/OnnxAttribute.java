package dev.descent.savedmodel.onnx;

import java.util.List;

/**
 * A setting of a node.
 *
 * @param message in the format of ONNX
 * @see <a href="https://github.com/onnx/onnx/blob/v1.12.0/onnx/onnx.proto">onnx.proto, AttributeProto</a>
 */
record OnnxAttribute(ProtoWriter message) {
    private static final int NAME = 1;
    private static final int TYPE = 20;

    static OnnxAttribute real(String name, float value) {
        return new OnnxAttribute(named(name).fixed32(2, value).varint(TYPE, 1));
    }

    static OnnxAttribute whole(String name, long value) {
        return new OnnxAttribute(named(name).varint(3, value).varint(TYPE, 2));
    }

    static OnnxAttribute tensor(String name, ProtoWriter tensor) {
        return new OnnxAttribute(named(name).message(5, tensor).varint(TYPE, 4));
    }

    static OnnxAttribute wholes(String name, List<Long> values) {
        ProtoWriter message = named(name);
        values.forEach(value -> message.varint(8, value));
        return new OnnxAttribute(message.varint(TYPE, 7));
    }

    static OnnxAttribute texts(String name, List<String> values) {
        ProtoWriter message = named(name);
        values.forEach(value -> message.text(9, value));
        return new OnnxAttribute(message.varint(TYPE, 8));
    }

    private static ProtoWriter named(String name) {
        return new ProtoWriter().text(NAME, name);
    }
}
