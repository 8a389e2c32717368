package dev.descent.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a journal front to back, whatever state it is in. */
final class JournalScan {
    private static final int BUFFER = 1 << 16;

    /** What is done with what stands there. */
    interface Visitor {
        /** An entry that can be read; the record has {@code length} bytes behind its header. */
        void entry(JournalEntry entry, long offset, int length) throws IOException;

        /** A record that is whole and can't be read: a newer version's, which that version can still read. */
        default void unreadable() {}

        /** A note that those before it have been told of. */
        default void told() {}

        /** Bytes that are not believed; behind them the reader goes on. */
        default void damaged(long offset, long length) throws IOException {}

        /** Bytes that are not believed, and nothing sound behind them. */
        default void damagedEnd() {}
    }

    private JournalScan() {}

    /** Tells a visitor of everything below {@code size}; where the last record that is whole ends. */
    static long read(FileChannel file, long size, Visitor visitor) throws IOException {
        ReadWindow window = new ReadWindow(file);
        long offset = 0;
        long sound = 0;
        while (offset + JournalFormat.HEADER <= size) {
            if (!JournalFormat.soundHeader(window.read(offset, JournalFormat.HEADER))) {
                long next = nextHeader(window, offset + 1, size);
                if (next < 0) {
                    visitor.damagedEnd();
                    break;
                }
                visitor.damaged(offset, next - offset);
                offset = next;
                continue;
            }
            int length = window.read(offset, JournalFormat.HEADER).getInt(4);
            if (offset + JournalFormat.HEADER + length > size) {
                break;
            }
            int marker = window.read(offset, JournalFormat.HEADER).getInt(0);
            if (marker == JournalFormat.MARKER) {
                record(window.read(offset, JournalFormat.HEADER + length), offset, visitor);
            } else if (marker == JournalFormat.TOLD) {
                visitor.told();
            }
            offset += JournalFormat.HEADER + length;
            sound = offset;
        }
        return sound;
    }

    private static void record(ByteBuffer record, long offset, Visitor visitor) throws IOException {
        int length = record.limit() - JournalFormat.HEADER;
        if (!JournalFormat.soundPayload(record)) {
            visitor.damaged(offset, record.limit());
            return;
        }
        JournalEntry entry;
        try {
            entry = JournalEntry.read(record.position(JournalFormat.HEADER)).orElse(null);
        } catch (IOException e) {
            visitor.unreadable();
            return;
        }
        if (entry != null) {
            visitor.entry(entry, offset, length);
        }
    }

    private static long nextHeader(ReadWindow window, long from, long size) throws IOException {
        for (long at = from; at + JournalFormat.HEADER <= size; at += BUFFER - JournalFormat.HEADER + 1) {
            ByteBuffer bytes = window.read(at, (int) Math.min(BUFFER, size - at));
            for (int i = 0; i + JournalFormat.HEADER <= bytes.limit(); i++) {
                if (JournalFormat.isMarker(bytes.getInt(i))
                        && JournalFormat.soundHeader(bytes.slice(i, JournalFormat.HEADER))) {
                    return at + i;
                }
            }
        }
        return -1;
    }
}
