package dev.descent.executor;

import dev.descent.engine.RecordBytes;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The answers to a task as bytes, in the order in which they were given. */
public final class Answers {
    private static final int ENDED = 1;
    private static final int THREW = 2;
    private static final int NOT_TRAINED = 3;

    private Answers() {}

    /**
     * An answer and whose it is.
     *
     * @param trial the place of its trial in the task, from 0
     */
    public record Numbered(int trial, Answer answer) {}

    /** The bytes of answers. */
    public static byte[] encode(List<Numbered> answers) {
        RecordBytes out = new RecordBytes();
        out.whole(answers.size());
        for (Numbered it : answers) {
            out.whole(it.trial());
            if (it.answer() instanceof Answer.Ended ended) {
                out.one(ENDED);
                out.bytes(ended.record());
            } else if (it.answer() instanceof Answer.Threw threw) {
                out.one(THREW);
                out.longText(threw.reason());
                out.longText(threw.details());
            } else if (it.answer() instanceof Answer.NotTrained lacking) {
                out.one(NOT_TRAINED);
                out.text(lacking.lack().name());
                out.longText(lacking.message());
                out.longText(lacking.details());
            } else {
                throw new AssertionError(it.answer());
            }
        }
        return out.copy();
    }

    /**
     * Reads what {@link #encode} gave.
     *
     * @throws IOException if these are not such bytes
     */
    public static List<Numbered> decode(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            List<Numbered> answers = new ArrayList<>();
            for (int left = in.getInt(); left > 0; left--) {
                answers.add(new Numbered(in.getInt(), answer(in)));
            }
            return answers;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("these bytes are not answers of this program", e);
        }
    }

    private static Answer answer(ByteBuffer in) throws IOException {
        int kind = in.get();
        return switch (kind) {
            case ENDED -> new Answer.Ended(RecordBytes.bytes(in));
            case THREW -> new Answer.Threw(RecordBytes.longText(in), RecordBytes.longText(in));
            case NOT_TRAINED ->
                new Answer.NotTrained(
                        Answer.Lack.valueOf(RecordBytes.text(in)), RecordBytes.longText(in), RecordBytes.longText(in));
            default -> throw new IOException("unknown kind of answer " + kind);
        };
    }
}
