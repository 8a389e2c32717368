package dev.descent.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Passes on one blank for any number of blanks and tabs between cells, and none for those at the ends of a line. */
final class BlankRuns extends FilterReader {
    private static final int NOTHING = -2;

    private final int quote;
    private boolean quoted;
    private boolean atStart = true;
    /** A character that was read already. */
    private int next = NOTHING;

    BlankRuns(Reader in, Optional<Character> quote) {
        super(in);
        this.quote = quote.map(it -> (int) it).orElse(NOTHING);
    }

    @Override
    public int read() throws IOException {
        int c = taken();
        if (!quoted && isBlank(c)) {
            while (isBlank(c)) {
                c = taken();
            }
            if (!atStart && c >= 0 && !isLineEnd(c)) {
                next = c;
                return ' ';
            }
        }
        quoted ^= c == quote;
        atStart = !quoted && isLineEnd(c);
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int c = read();
            if (c < 0) {
                return count == 0 ? -1 : count;
            }
            buffer[offset + count++] = (char) c;
        }
        return count;
    }

    private int taken() throws IOException {
        int c = next == NOTHING ? in.read() : next;
        next = NOTHING;
        return c;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }
}
