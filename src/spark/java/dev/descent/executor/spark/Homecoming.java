package dev.descent.executor.spark;

import dev.descent.engine.RecordBytes;
import dev.descent.executor.Answers;
import dev.descent.worker.WorkRefused;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What comes home of a task.
 *
 * @param refusal why the process that it was sent to does not work for this program, in a sentence; then there are no answers
 */
record Homecoming(List<Answers.Numbered> answers, Optional<String> refusal) {
    private static final int ANSWERED = 1;
    private static final int REFUSED = 2;

    static byte[] bytes(List<Answers.Numbered> answers) {
        RecordBytes out = new RecordBytes();
        out.one(ANSWERED);
        out.bytes(Answers.encode(answers));
        return out.copy();
    }

    static byte[] bytes(WorkRefused refusal) {
        RecordBytes out = new RecordBytes();
        out.one(REFUSED);
        out.longText(refusal.getMessage());
        return out.copy();
    }

    /** @throws IOException if these are not such bytes */
    static Homecoming of(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            int kind = in.get();
            return switch (kind) {
                case ANSWERED -> new Homecoming(Answers.decode(RecordBytes.bytes(in)), Optional.empty());
                case REFUSED -> new Homecoming(List.of(), Optional.of(RecordBytes.longText(in)));
                default -> throw new IOException("unknown kind of homecoming " + kind);
            };
        } catch (BufferUnderflowException e) {
            throw new IOException("these bytes are not what comes home of a task", e);
        }
    }
}
