package dev.descent.gate;

import dev.descent.gate.stored.StoredFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Compares one file of two folders byte by byte. */
record BytesComparison(String file, StoredFolder a, StoredFolder b) {
    /** Where they differ first; empty if they don't. */
    Optional<String> difference() throws IOException {
        try (InputStream left = new BufferedInputStream(a.bytes(file));
                InputStream right = new BufferedInputStream(b.bytes(file))) {
            long at = 0;
            while (true) {
                int one = left.read();
                int other = right.read();
                at++;
                if (one != other) {
                    return Optional.of(
                            one < 0 || other < 0
                                    ? a.size(file) + " bytes in " + a.name() + ", " + b.size(file) + " in " + b.name()
                                    : "byte " + at + " differs");
                }
                if (one < 0) {
                    return Optional.empty();
                }
            }
        }
    }
}
