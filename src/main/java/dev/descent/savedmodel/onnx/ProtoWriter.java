package dev.descent.savedmodel.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message in the encoding of protocol buffers. Fields are written by ascending number, and so the same message is the same bytes.
 *
 * <pre>
 *   field  = varint(number·8 + wire type), value
 *   varint   wire type 0: seven bits a byte, the lowest first, the top bit set in all but the last
 *   length   wire type 2: varint(bytes), bytes    texts, messages
 *   fixed32  wire type 5: four bytes, the lowest first
 * </pre>
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol buffers: encoding</a>
 */
final class ProtoWriter {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int FIXED32 = 5;

    private static final int SMALL = 1 << 12;

    /** What is written, but for {@link #open}; large values are not copied from message to message. */
    private final List<byte[]> pieces = new ArrayList<>();

    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private long closed;
    private int last;

    ProtoWriter varint(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    ProtoWriter fixed32(int field, float value) {
        tag(field, FIXED32);
        int bits = Float.floatToIntBits(value);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            open.write(bits >>> shift);
        }
        return this;
    }

    ProtoWriter text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param bytes not to be changed afterwards */
    ProtoWriter bytes(int field, byte[] bytes) {
        tag(field, LENGTH);
        varint(bytes.length);
        piece(bytes);
        return this;
    }

    /** @param message not to be added to afterwards */
    ProtoWriter message(int field, ProtoWriter message) {
        tag(field, LENGTH);
        varint(message.size());
        message.pieces.forEach(this::piece);
        piece(message.open.toByteArray());
        return this;
    }

    /** How many bytes it has. */
    long size() {
        return closed + open.size();
    }

    void writeTo(OutputStream out) throws IOException {
        for (byte[] piece : pieces) {
            out.write(piece);
        }
        open.writeTo(out);
    }

    private void piece(byte[] bytes) {
        if (bytes.length <= SMALL) {
            open.write(bytes, 0, bytes.length);
            return;
        }
        if (open.size() > 0) {
            pieces.add(open.toByteArray());
            closed += open.size();
            open.reset();
        }
        pieces.add(bytes);
        closed += bytes.length;
    }

    private void tag(int field, int wireType) {
        if (field < last) {
            throw new AssertionError("field " + field + " after field " + last);
        }
        last = field;
        varint((long) field << 3 | wireType);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            open.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        open.write((int) rest);
    }
}
