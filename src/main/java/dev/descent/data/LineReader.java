package dev.descent.data;

import java.io.IOException;
import java.io.Reader;

/** Reads lines that end with \n, \r\n or \r, and keeps no more of a line than may be shown or counted in. */
final class LineReader {
    /** So many characters of a line are kept. */
    static final int MOST = 1 << 20;

    private final Reader in;
    private final char[] buffer = new char[1 << 14];
    private int at;
    private int end;

    LineReader(Reader in) {
        this.in = in;
    }

    /** The next line, without its end and what is too much of it; null after the last. */
    String next() throws IOException {
        if (!filled()) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        while (filled()) {
            int from = at;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            line.append(buffer, from, Math.min(at - from, MOST - line.length()));
            if (at < end) {
                boolean returned = buffer[at++] == '\r';
                if (returned && filled() && buffer[at] == '\n') {
                    at++;
                }
                break;
            }
        }
        return line.toString();
    }

    private boolean filled() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at < end;
    }
}
