package dev.descent.cli;

import dev.descent.app.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is told where the heap is full: made as the program begins, with memory set aside to tell it. */
final class LastWords {
    static final String SENTENCE =
            "the heap is too small; give Java more memory: -Xmx4g in JDK_JAVA_OPTIONS (or MAVEN_OPTS under mvn)";

    private final byte[] line = (SENTENCE + "\n").getBytes(StandardCharsets.US_ASCII);
    private final FileOutputStream err = new FileOutputStream(FileDescriptor.err);
    /** Held until it is needed. */
    private final List<byte[]> reserve = new ArrayList<>(List.of(new byte[1 << 16]));

    /** Tells it past everything that may need memory; what the program ends with then. */
    int tell() {
        reserve.clear();
        try {
            err.write(line);
        } catch (IOException nobodyListens) {
            // The exit code tells it too.
        }
        return ExitCode.MACHINE_LACKS.code();
    }
}
