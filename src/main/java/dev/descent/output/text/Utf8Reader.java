package dev.descent.output.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A file's text in UTF-8. A byte that belongs to no character ends the reading with a sentence that says which, in which file. */
public final class Utf8Reader extends Reader {
    private static final int BUFFER = 8192;

    private final InputStream in;
    private final String file;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private long taken;
    private boolean ended;

    /**
     * Begins to read.
     *
     * @param in closed by {@link #close}
     * @param file what to call it in a sentence
     */
    public Utf8Reader(InputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    /** All that is left. */
    public String text() throws IOException {
        StringWriter text = new StringWriter();
        transferTo(text);
        return text.toString();
    }

    /** @throws NotUtf8 if what comes next is no character */
    @Override
    public int read(char[] target, int from, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, from, count);
        return count;
    }

    /** Decodes what was taken, as far as it is characters; takes more where that is none. */
    private void decode() throws IOException {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        chars.flip();
        if (chars.hasRemaining()) {
            return;
        }
        if (result.isError()) {
            throw new NotUtf8(file, taken - bytes.remaining() + 1, bytes.get(bytes.position()));
        }
        bytes.compact();
        int more = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = more < 0;
        taken += Math.max(0, more);
        bytes.position(bytes.position() + Math.max(0, more)).flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Bytes that are no text in UTF-8. */
    public static final class NotUtf8 extends CharacterCodingException {
        private static final long serialVersionUID = 1L;

        private final String message;

        NotUtf8(String file, long position, byte found) {
            String digits = Integer.toHexString(found & 0xFF).toUpperCase(Locale.ROOT);
            message = file + " is not UTF-8: byte " + position + " (0x" + digits + ")";
        }

        @Override
        public String getMessage() {
            return message;
        }
    }
}
