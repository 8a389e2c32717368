package dev.descent.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** This process's standard output, which remembers why it could not be written; a {@link java.io.PrintStream} forgets it. */
final class StandardOutput extends OutputStream {
    private final OutputStream file = new FileOutputStream(FileDescriptor.out);
    private volatile Optional<IOException> failure = Optional.empty();

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            file.write(bytes, from, length);
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /** Why something that was printed is lost; but a reader who has seen enough, such as {@code head}, loses nothing. */
    Optional<String> failure() {
        return failure.map(e -> String.valueOf(e.getMessage())).filter(reason -> !reason.contains("pipe"));
    }
}
