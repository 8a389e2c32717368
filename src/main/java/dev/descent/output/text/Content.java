package dev.descent.output.text;

import java.io.IOException;

/** What a file holds, written when it is asked for. */
@FunctionalInterface
public interface Content {
    void write(Appendable out) throws IOException;
}
