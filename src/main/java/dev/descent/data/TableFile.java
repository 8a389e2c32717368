package dev.descent.data;

import dev.descent.model.TableFormat;
import dev.descent.problem.FileRefused;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A table's file and how it is written.
 *
 * @param shownName the file as messages call it
 */
record TableFile(Path path, String shownName, TableFormat format) {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int BUFFER = 1 << 16;

    /** The file's bytes, unpacked if they are those of a gzip file, behind a byte-order mark of UTF-8. */
    InputStream bytes() throws IOException {
        PushbackInputStream packed = buffered(Files.newInputStream(path));
        PushbackInputStream in = packed;
        if (FileSignature.isGzip(start(packed))) {
            in = buffered(new GZIPInputStream(packed, BUFFER));
        }
        byte[] mark = in.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(mark, BYTE_ORDER_MARK)) {
            in.unread(mark);
        }
        return in;
    }

    /** Refuses a file whose first bytes say that it is no CSV, or one in another encoding. */
    void checkSignature() throws IOException, FileRefused {
        try (PushbackInputStream in = buffered(bytes())) {
            Optional<FileSignature> found = FileSignature.of(start(in), format);
            if (found.isPresent()) {
                throw CsvProblems.unreadable(
                        shownName, found.get().what(), found.get().remedy());
            }
        }
    }

    /** The file's text; a byte that stands for no character ends the reading instead of turning into a question mark. */
    Reader text() throws IOException {
        return decoded(charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** The file's text, whatever is wrong with its bytes. */
    Reader shownText() throws IOException {
        return decoded(charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    Charset charset() {
        return charset(format.encoding()).orElse(StandardCharsets.UTF_8);
    }

    /** The character set that a name stands for. */
    static Optional<Charset> charset(String name) {
        String usual = name.toLowerCase(Locale.ROOT).replaceFirst("^latin-", "latin");
        try {
            return Optional.of(Charset.forName(usual));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Reader decoded(CharsetDecoder decoder) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(bytes(), decoder), BUFFER);
        in.mark(1);
        if (in.read() != '\uFEFF') {
            in.reset();
        }
        return in;
    }

    private static byte[] start(PushbackInputStream in) throws IOException {
        byte[] start = in.readNBytes(FileSignature.LENGTH);
        in.unread(start);
        return start;
    }

    private static PushbackInputStream buffered(InputStream in) {
        return new PushbackInputStream(new BufferedInputStream(in, BUFFER), FileSignature.LENGTH);
    }
}
