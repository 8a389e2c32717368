package dev.descent.journal;

import dev.descent.engine.OutcomeCodec;
import dev.descent.engine.RecordBytes;
import dev.descent.engine.TrialOutcome;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a record of the journal holds: the engine's name, the outcome, and behind it the epoch that the trial was to be trained
 * until. A record of the first form ends without an epoch. It can't say which request it satisfies, so it is not believed.
 */
record JournalEntry(String engine, TrialOutcome outcome, int untilEpoch) {
    /** Appends the payload of a record. */
    void write(RecordBytes out) {
        out.text(engine);
        OutcomeCodec.encode(outcome, out);
        out.whole(untilEpoch);
    }

    /**
     * Reads a record's payload from where the buffer stands to its end; empty if it has the first form.
     *
     * @throws IOException if the bytes are not an entry; with a valid checksum only a newer version's record is not
     */
    static Optional<JournalEntry> read(ByteBuffer payload) throws IOException {
        try {
            String engine = RecordBytes.text(payload);
            TrialOutcome outcome = OutcomeCodec.decode(payload);
            if (!payload.hasRemaining()) {
                return Optional.empty();
            }
            JournalEntry entry = new JournalEntry(engine, outcome, payload.getInt());
            if (payload.hasRemaining()) {
                throw new IOException("the record has bytes that this version does not know");
            }
            return Optional.of(entry);
        } catch (BufferUnderflowException e) {
            throw new IOException("the record ends too early", e);
        }
    }
}
