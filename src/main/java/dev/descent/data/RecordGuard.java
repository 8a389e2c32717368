package dev.descent.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Passes characters on until a record is longer than any that is meant: the parser would gather it whole. */
final class RecordGuard extends FilterReader {
    /** The longest record in characters, give or take what the parser reads ahead. */
    static final int MOST = 1 << 24;

    private long since;

    RecordGuard(Reader in) {
        super(in);
    }

    /** A record does not end in time. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Begins to count anew. */
    void recordEnded() {
        since = 0;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        count(c < 0 ? 0 : 1);
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    private void count(int read) throws IOException {
        since += Math.max(0, read);
        if (since > MOST) {
            throw new TooLong();
        }
    }
}
