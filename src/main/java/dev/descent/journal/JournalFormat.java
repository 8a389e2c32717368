package dev.descent.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The bytes of a record, as {@link Journal} shows them. */
final class JournalFormat {
    /** A record. */
    static final int MARKER = 0x44534354;
    /** Bytes that are not believed. */
    static final int VOID = 0x44534356;
    /** The records before it that can't be read have been told of. */
    static final int TOLD = 0x4453434E;

    static final int HEADER = 16;

    private JournalFormat() {}

    /** A header without a payload's checksum. */
    static ByteBuffer header(int marker, int length) {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putInt(marker).putInt(length).putInt(0);
        return header.putInt(checksum(header, 0, HEADER - Integer.BYTES)).rewind();
    }

    /** Puts a header before a payload that stands behind 16 free bytes. */
    static void seal(ByteBuffer record) {
        int length = record.limit() - HEADER;
        record.putInt(MARKER).putInt(length).putInt(checksum(record, HEADER, length));
        record.putInt(checksum(record, 0, HEADER - Integer.BYTES)).rewind();
    }

    static boolean isMarker(int word) {
        return word == MARKER || word == VOID || word == TOLD;
    }

    static boolean soundHeader(ByteBuffer record) {
        int length = record.getInt(4);
        return isMarker(record.getInt(0))
                && length >= 0
                && length <= Integer.MAX_VALUE - HEADER
                && record.getInt(12) == checksum(record, 0, HEADER - Integer.BYTES);
    }

    /** Whether the bytes behind the header are those that it was made for. */
    static boolean soundPayload(ByteBuffer record) {
        return record.getInt(8) == checksum(record, HEADER, record.limit() - HEADER);
    }

    private static int checksum(ByteBuffer bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(from, length));
        return (int) crc.getValue();
    }
}
