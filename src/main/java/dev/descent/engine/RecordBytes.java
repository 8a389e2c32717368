package dev.descent.engine;

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
public final class RecordBytes {
    private static final int LONGEST_TEXT = 0xFFFF;

    private ByteBuffer bytes = ByteBuffer.allocate(2048);

    /** Adds a byte. */
    public void one(int value) {
        room(1).put((byte) value);
    }

    /** Adds a whole number of 32 bits. */
    public void whole(int value) {
        room(Integer.BYTES).putInt(value);
    }

    /** Adds a whole number of 64 bits. */
    public void wide(long value) {
        room(Long.BYTES).putLong(value);
    }

    /** Adds a double. */
    public void real(double value) {
        room(Double.BYTES).putDouble(value);
    }

    /** Adds floats behind their number. */
    public void floats(float[] values) {
        whole(values.length);
        int size = Float.BYTES * values.length;
        room(size).asFloatBuffer().put(values);
        bytes.position(bytes.position() + size);
    }

    /** Adds doubles behind their number. */
    public void doubles(double[] values) {
        whole(values.length);
        int size = Double.BYTES * values.length;
        room(size).asDoubleBuffer().put(values);
        bytes.position(bytes.position() + size);
    }

    /**
     * Adds a text behind its length in bytes.
     *
     * @throws IllegalArgumentException if it takes more than 65,535 bytes
     */
    public void text(String text) {
        byte[] plain = text.getBytes(StandardCharsets.US_ASCII);
        if (isPlain(plain) && plain.length <= LONGEST_TEXT && text.indexOf('?') < 0) {
            room(Short.BYTES + plain.length).putShort((short) plain.length).put(plain);
            return;
        }
        ByteArrayOutputStream any = new ByteArrayOutputStream();
        try {
            new DataOutputStream(any).writeUTF(text);
        } catch (IOException e) {
            throw new IllegalArgumentException("a text takes at most 65535 bytes", e);
        }
        room(any.size()).put(any.toByteArray());
    }

    /** Adds a text of any length, in UTF-8 behind the number of its bytes. */
    public void longText(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds bytes behind their number. */
    public void bytes(byte[] some) {
        whole(some.length);
        room(some.length).put(some);
    }

    /** The bytes so far, ready to be read; they stay until the next value is added. */
    public ByteBuffer written() {
        return ByteBuffer.wrap(bytes.array(), 0, bytes.position());
    }

    /** A copy of the bytes so far. */
    public byte[] copy() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Begins anew with no bytes. */
    public void clear() {
        bytes.clear();
    }

    /**
     * Reads a text.
     *
     * @throws IOException if it is not text, or runs past the end
     */
    public static String text(ByteBuffer in) throws IOException {
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

    /**
     * Reads floats.
     *
     * @throws IOException if they run past the end
     */
    public static float[] floats(ByteBuffer in) throws IOException {
        float[] values = new float[length(in, Float.BYTES)];
        in.asFloatBuffer().get(values);
        in.position(in.position() + Float.BYTES * values.length);
        return values;
    }

    /**
     * Reads doubles.
     *
     * @throws IOException if they run past the end
     */
    public static double[] doubles(ByteBuffer in) throws IOException {
        double[] values = new double[length(in, Double.BYTES)];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + Double.BYTES * values.length);
        return values;
    }

    /**
     * Reads bytes.
     *
     * @throws IOException if they run past the end
     */
    public static byte[] bytes(ByteBuffer in) throws IOException {
        byte[] some = new byte[length(in, Byte.BYTES)];
        in.get(some);
        return some;
    }

    /**
     * Reads a text of any length.
     *
     * @throws IOException if it runs past the end
     */
    public static String longText(ByteBuffer in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
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
