package dev.descent.journal;

import dev.descent.engine.RecordBytes;
import dev.descent.engine.TrialOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/** A journal's bytes, made and read without a file. */
public final class JournalBytes {
    private static final int MARKER = 0x44534354;
    private static final int HEADER = 16;

    private JournalBytes() {}

    /** The payload of an outcome's record. */
    public static byte[] payload(String engine, int untilEpoch, TrialOutcome outcome) {
        RecordBytes out = new RecordBytes();
        new JournalEntry(engine, outcome, untilEpoch).write(out);
        ByteBuffer written = out.written();
        byte[] payload = new byte[written.remaining()];
        written.get(payload);
        return payload;
    }

    /** The payload of an outcome's record in the first form, which had no epoch. */
    public static byte[] firstForm(String engine, TrialOutcome outcome) {
        byte[] payload = payload(engine, 0, outcome);
        return Arrays.copyOf(payload, payload.length - Integer.BYTES);
    }

    /** The payload of the outcome that is read from another payload; empty if that has the first form. */
    public static Optional<byte[]> recoded(byte[] payload) throws IOException {
        return JournalEntry.read(ByteBuffer.wrap(payload))
                .map(entry -> payload(entry.engine(), entry.untilEpoch(), entry.outcome()));
    }

    /** A record whose checksums are right, whatever its payload is. */
    public static byte[] record(byte[] payload) {
        ByteBuffer record = ByteBuffer.allocate(HEADER + payload.length);
        record.putInt(MARKER).putInt(payload.length).putInt(checksum(payload, payload.length));
        record.putInt(checksum(record.array(), HEADER - Integer.BYTES)).put(payload);
        return record.array();
    }

    /** Where the records of a sound journal begin and end, those alone whose trial has no other. */
    public static List<Place> onlyRecords(byte[] journal) throws IOException {
        Map<String, Place> only = new LinkedHashMap<>();
        Set<String> several = new HashSet<>();
        ByteBuffer bytes = ByteBuffer.wrap(journal);
        for (int at = 0; at < journal.length; ) {
            int length = bytes.getInt(at + Integer.BYTES);
            JournalEntry entry =
                    JournalEntry.read(bytes.slice(at + HEADER, length)).orElseThrow();
            String trial = entry.engine() + " " + entry.outcome().trialId();
            if (only.putIfAbsent(trial, new Place(at, at + HEADER + length)) != null) {
                several.add(trial);
            }
            at += HEADER + length;
        }
        only.keySet().removeAll(several);
        return List.copyOf(only.values());
    }

    /** A record's first byte, and the one behind its last. */
    public record Place(int from, int to) {}

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
