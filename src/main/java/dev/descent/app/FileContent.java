package dev.descent.app;

import dev.descent.output.text.Content;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The bytes of a file, written when they are asked for. */
@FunctionalInterface
interface FileContent {
    /** Writes all of it; the stream stays open. */
    void write(OutputStream out) throws IOException;

    /** A text in UTF-8. */
    static FileContent of(Content text) {
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            text.write(writer);
            writer.flush();
        };
    }
}
