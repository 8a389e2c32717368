package dev.descent.journal;

import dev.descent.engine.TrialOutcome;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The finished trials of one experiment in an append-only file. A record that can't be trusted is as if it were not there.
 *
 * <p>A record is a header of 16 bytes and a payload:
 *
 * <pre>
 *   "DSCT" | payload length | CRC-32C of the payload | CRC-32C of the 12 bytes before
 * </pre>
 *
 * <p>A damaged payload loses its record alone; after a damaged header the reader looks for the next sound one; a torn tail is
 * cut off. Records are forced to disk in groups, at most {@link #GROUP_NANOS} apart while trials end. Safe for several threads.
 */
public final class Journal implements Closeable {
    private static final int MARKER = 0x44534354;
    private static final int HEADER = 16;
    private static final long GROUP_NANOS = 200_000_000L;
    private static final int BUFFER = 1 << 16;

    private record Place(long offset, int length) {}

    private final FileChannel file;
    private final Map<OutcomeCodec.Key, Place> places = new HashMap<>();
    private final ByteBuffer pending = ByteBuffer.allocate(BUFFER);
    private long end;
    private long lastForce;
    private int damaged;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /**
     * Opens the journal, makes it if there is none, and reads what is in it.
     *
     * @param nanoTime the clock that groups are measured by
     */
    public static Journal open(Path path, long nanoTime) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Journal journal = new Journal(file);
        try {
            journal.lastForce = nanoTime;
            journal.scan();
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        return journal;
    }

    /** How many records were damaged and are not believed; a torn tail is not counted. */
    public synchronized int damaged() {
        return damaged;
    }

    public synchronized int size() {
        return places.size();
    }

    public synchronized boolean contains(String engine, String trialId) {
        return places.containsKey(new OutcomeCodec.Key(engine, trialId));
    }

    /** The outcome of a trial, read back from the file. */
    public synchronized Optional<TrialOutcome> find(String engine, String trialId) {
        Place place = places.get(new OutcomeCodec.Key(engine, trialId));
        if (place == null) {
            return Optional.empty();
        }
        try {
            write();
            byte[] record = read(place.offset, HEADER + place.length);
            byte[] payload = soundPayload(record);
            if (payload == null) {
                throw new IOException("the journal changed while it was in use");
            }
            return Optional.of(OutcomeCodec.decode(payload).outcome());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds an outcome; a later one of the same trial and engine counts.
     *
     * @param nanoTime the clock now
     * @throws IOException if it could not be written; the outcomes before it are safe
     */
    public synchronized void append(String engine, TrialOutcome outcome, long nanoTime) throws IOException {
        byte[] payload = OutcomeCodec.encode(engine, outcome);
        ByteBuffer record = ByteBuffer.allocate(HEADER + payload.length);
        record.putInt(MARKER).putInt(payload.length).putInt(checksum(payload, 0, payload.length));
        record.putInt(checksum(record.array(), 0, 12)).put(payload).flip();
        places.put(
                new OutcomeCodec.Key(engine, outcome.trialId()), new Place(end + pending.position(), payload.length));
        if (record.remaining() > pending.remaining()) {
            write();
        }
        if (record.remaining() > pending.remaining()) {
            end = writeFully(record, end);
        } else {
            pending.put(record);
        }
        if (nanoTime - lastForce >= GROUP_NANOS) {
            force();
            lastForce = nanoTime;
        }
    }

    /** Forces everything to disk. */
    public synchronized void force() throws IOException {
        write();
        file.force(false);
    }

    /** Forgets everything. */
    public synchronized void clear() throws IOException {
        pending.clear();
        places.clear();
        file.truncate(0);
        end = 0;
    }

    @Override
    public synchronized void close() throws IOException {
        try (file) {
            if (file.isOpen()) {
                force();
            }
        }
    }

    private void scan() throws IOException {
        long size = file.size();
        long offset = 0;
        long sound = 0;
        while (offset + HEADER <= size) {
            ByteBuffer header = ByteBuffer.wrap(read(offset, HEADER));
            if (!soundHeader(header)) {
                long next = nextHeader(offset + 1, size);
                if (next < 0) {
                    break;
                }
                damaged++;
                offset = next;
                continue;
            }
            int length = header.getInt(4);
            if (offset + HEADER + length > size) {
                break;
            }
            byte[] payload = soundPayload(read(offset, HEADER + length));
            if (payload == null) {
                damaged++;
            } else {
                try {
                    OutcomeCodec.Entry entry = OutcomeCodec.decode(payload);
                    places.put(
                            new OutcomeCodec.Key(entry.engine(), entry.outcome().trialId()), new Place(offset, length));
                } catch (IOException e) {
                    damaged++;
                }
            }
            offset += HEADER + length;
            sound = offset;
        }
        end = sound;
        file.truncate(end);
    }

    private long nextHeader(long from, long size) throws IOException {
        int window = 1 << 16;
        for (long at = from; at + HEADER <= size; at += window - HEADER + 1) {
            byte[] bytes = read(at, (int) Math.min(window, size - at));
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            for (int i = 0; i + HEADER <= bytes.length; i++) {
                if (buffer.getInt(i) == MARKER && soundHeader(buffer.slice(i, HEADER))) {
                    return at + i;
                }
            }
        }
        return -1;
    }

    private static boolean soundHeader(ByteBuffer header) {
        byte[] bytes = new byte[12];
        header.get(0, bytes);
        return header.getInt(0) == MARKER && header.getInt(4) >= 0 && header.getInt(12) == checksum(bytes, 0, 12);
    }

    private static byte[] soundPayload(byte[] record) {
        ByteBuffer buffer = ByteBuffer.wrap(record);
        int length = record.length - HEADER;
        if (!soundHeader(buffer) || buffer.getInt(8) != checksum(record, HEADER, length)) {
            return null;
        }
        byte[] payload = new byte[length];
        buffer.get(HEADER, payload);
        return payload;
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private byte[] read(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, offset + buffer.position()) < 0) {
                throw new IOException("the journal ends before byte " + (offset + length));
            }
        }
        return buffer.array();
    }

    private void write() throws IOException {
        if (pending.position() == 0) {
            return;
        }
        pending.flip();
        try {
            end = writeFully(pending, end);
        } finally {
            pending.clear();
        }
    }

    private long writeFully(ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
        return at;
    }
}
