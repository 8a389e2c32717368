package dev.descent.journal;

import java.io.IOException;
import java.nio.file.Path;

/** Somebody took away or changed a file under {@code .run/} that a run was using; the message says which, and what became of it. */
public final class RunFileLost extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param fate {@code was removed} */
    RunFileLost(Path path, String fate) {
        super(path + " " + fate);
    }
}
