package dev.descent.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file read front to back, a large piece at a time. */
final class ReadWindow {
    private static final int PIECE = 1 << 20;

    private final FileChannel file;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long start;

    ReadWindow(FileChannel file) {
        this.file = file;
    }

    /**
     * Some bytes of the file; they stay until the next call.
     *
     * @throws IOException if the file ends before them
     */
    ByteBuffer read(long offset, int length) throws IOException {
        if (offset < start || offset + length > start + window.limit()) {
            fill(offset, length);
        }
        return window.slice((int) (offset - start), length);
    }

    private void fill(long offset, int length) throws IOException {
        int wanted = (int) Math.min(Math.max(length, PIECE), file.size() - offset);
        if (window.capacity() < wanted) {
            window = ByteBuffer.allocate(wanted);
        }
        window.clear().limit(wanted);
        start = offset;
        while (window.hasRemaining()) {
            if (file.read(window, offset + window.position()) < 0) {
                break;
            }
        }
        window.flip();
        if (window.limit() < length) {
            throw new IOException("the journal ends before byte " + (offset + length));
        }
    }
}
