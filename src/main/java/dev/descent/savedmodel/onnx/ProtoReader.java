package dev.descent.savedmodel.onnx;

import dev.descent.savedmodel.ModelRefused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks through the fields of one message in the encoding that {@link ProtoWriter} describes, and never beyond its end. Nothing is copied
 * that is not asked for.
 */
final class ProtoReader {
    private static final int LONGEST_VARINT = 10;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private int wireType;
    private long number;
    private int from;

    ProtoReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtoReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /**
     * Goes to the next field.
     *
     * @return whether there is one
     * @throws ModelRefused if what stands there is none
     */
    boolean next() throws ModelRefused {
        if (at == end) {
            return false;
        }
        int start = at;
        long tag = varint();
        long of = tag >>> 3;
        if (of == 0 || of > Integer.MAX_VALUE >>> 2) {
            throw new ModelRefused("there is no field at byte " + start + ": is it an ONNX file?");
        }
        field = (int) of;
        wireType = (int) (tag & 7);
        switch (wireType) {
            case ProtoWriter.VARINT -> number = varint();
            case ProtoWriter.FIXED64 -> skip(Long.BYTES);
            case ProtoWriter.LENGTH -> skip(varint());
            case ProtoWriter.FIXED32 -> skip(Integer.BYTES);
            default ->
                throw new ModelRefused("the field at byte " + start + " is of the unknown wire type " + wireType
                        + ": is it an ONNX file?");
        }
        return true;
    }

    /** The number of the field. */
    int field() {
        return field;
    }

    /** The field's value, a whole number. */
    long number() throws ModelRefused {
        require(ProtoWriter.VARINT);
        return number;
    }

    /** The field's value, a message. */
    ProtoReader message() throws ModelRefused {
        require(ProtoWriter.LENGTH);
        return new ProtoReader(bytes, from, at);
    }

    /** The field's value as bytes. */
    byte[] bytes() throws ModelRefused {
        require(ProtoWriter.LENGTH);
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** The field's value, a text. */
    String text() throws ModelRefused {
        require(ProtoWriter.LENGTH);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, at - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ModelRefused("the text at byte " + from + " is no UTF-8");
        }
    }

    private void require(int expected) throws ModelRefused {
        if (wireType != expected) {
            throw new ModelRefused("the field " + field + " before byte " + at + " is of another type than in ONNX");
        }
    }

    private void skip(long length) throws ModelRefused {
        if (length < 0 || length > end - at) {
            throw new ModelRefused(Long.toUnsignedString(length) + " bytes should stand from byte " + at
                    + " on, but there are only " + (end - at) + ": it was cut, or is no ONNX file");
        }
        from = at;
        at += (int) length;
    }

    private long varint() throws ModelRefused {
        int start = at;
        long value = 0;
        for (int k = 0; k < LONGEST_VARINT; k++) {
            if (at == end) {
                throw new ModelRefused("it ends within a number at byte " + start + ": it was cut, or is no ONNX file");
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << 7 * k;
            if (next >= 0) {
                return value;
            }
        }
        throw new ModelRefused("the number at byte " + start + " does not end: is it an ONNX file?");
    }
}
