package dev.descent.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes that grow as values are added, and the same values read back: big-endian raw bits, arrays and texts behind their length,
 * texts in the form of {@link java.io.DataOutput#writeUTF}.
 */
final class RecordBytes {
    private static final int LONGEST_TEXT = 0xFFFF;

    private ByteBuffer bytes = ByteBuffer.allocate(2048);

    void one(int value) {
        room(1).put((byte) value);
    }

    void whole(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void wide(long value) {
        room(Long.BYTES).putLong(value);
    }

    void real(double value) {
        room(Double.BYTES).putDouble(value);
    }

    void floats(float[] values) {
        whole(values.length);
        int size = Float.BYTES * values.length;
        room(size).asFloatBuffer().put(values);
        bytes.position(bytes.position() + size);
    }

    void doubles(double[] values) {
        whole(values.length);
        int size = Double.BYTES * values.length;
        room(size).asDoubleBuffer().put(values);
        bytes.position(bytes.position() + size);
    }

    /** @throws IllegalArgumentException if the text takes more than 65,535 bytes */
    void text(String text) {
        byte[] plain = text.getBytes(StandardCharsets.US_ASCII);
        if (isPlain(plain) && plain.length <= LONGEST_TEXT && text.indexOf('?') < 0) {
            room(Short.BYTES + plain.length).putShort((short) plain.length).put(plain);
            return;
        }
        ByteArrayOutputStream any = new ByteArrayOutputStream();
        try {
            new DataOutputStream(any).writeUTF(text);
        } catch (IOException e) {
            throw new IllegalArgumentException("a text of a journal takes at most 65535 bytes", e);
        }
        room(any.size()).put(any.toByteArray());
    }

    /** The bytes so far, ready to be read; they stay until the next value is added. */
    ByteBuffer written() {
        return ByteBuffer.wrap(bytes.array(), 0, bytes.position());
    }

    void clear() {
        bytes.clear();
    }

    static String text(ByteBuffer in) throws IOException {
        int length = Short.toUnsignedInt(in.getShort());
        if (length > in.remaining()) {
            throw new IOException("a text of " + length + " bytes runs past the record's end");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        if (isPlain(bytes)) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        byte[] any = new byte[Short.BYTES + length];
        ByteBuffer.wrap(any).putShort((short) length).put(bytes);
        return new DataInputStream(new ByteArrayInputStream(any)).readUTF();
    }

    static float[] floats(ByteBuffer in) throws IOException {
        float[] values = new float[length(in, Float.BYTES)];
        in.asFloatBuffer().get(values);
        in.position(in.position() + Float.BYTES * values.length);
        return values;
    }

    static double[] doubles(ByteBuffer in) throws IOException {
        double[] values = new double[length(in, Double.BYTES)];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + Double.BYTES * values.length);
        return values;
    }

    private static int length(ByteBuffer in, int size) throws IOException {
        int length = in.getInt();
        if (length < 0 || (long) length * size > in.remaining()) {
            throw new IOException("a length of " + length + " values runs past the record's end");
        }
        return length;
    }

    /** Whether each byte is a character of its own in any form of UTF-8. */
    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if (b <= 0) {
                return false;
            }
        }
        return true;
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int size = Math.max(2 * bytes.capacity(), Math.addExact(bytes.position(), more));
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), size)).position(bytes.position());
        }
        return bytes;
    }
}
