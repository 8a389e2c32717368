package dev.descent.executor;

import dev.descent.engine.OutcomeCodec;
import dev.descent.engine.RecordBytes;
import dev.descent.engine.TrialOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** What became of a trial of a task: data alone, to be carried home. */
public sealed interface Answer {
    /**
     * It ended.
     *
     * @param record the outcome in the form of {@link OutcomeCodec}
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Ended(byte[] record) implements Answer {
        /** The bytes of an outcome. */
        public static Ended of(TrialOutcome outcome) {
            RecordBytes bytes = new RecordBytes();
            OutcomeCodec.encode(outcome, bytes);
            return new Ended(bytes.copy());
        }

        /** The outcome that the bytes are. */
        public TrialOutcome outcome() {
            try {
                return OutcomeCodec.decode(ByteBuffer.wrap(record));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The engine threw on it, or each worker that trained it died of it: it failed, the same for all who try.
     *
     * @param reason one sentence fit for a report, the same on every machine
     * @param details what there is to know for whoever mends it, such as a stack trace
     */
    record Threw(String reason, String details) implements Answer {}

    /**
     * It could not be trained where it was tried; it has no outcome and may be tried again.
     *
     * @param lack of what
     * @param message in a sentence
     * @param details as in {@link Threw}
     */
    record NotTrained(Lack lack, String message, String details) implements Answer {}

    /** What a machine may lack. */
    enum Lack {
        /** Memory: perhaps there is enough when nothing trains beside it. */
        MEMORY,
        /** A library. */
        LIBRARY,
        /** The program, the arithmetic or the table that the task is of: it has others. */
        SAMENESS
    }
}
