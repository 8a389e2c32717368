package dev.descent.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What outlasts a power cut beyond the bytes of a file: that the file stands in its folder, under its name. */
public final class Durable {
    private Durable() {}

    /**
     * Forces a folder's entries to disk, after files were made in it or moved into it. Does nothing on systems that open no folders,
     * such as Windows, which keeps them in a journal of its own.
     */
    public static void folder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Nothing is lost without it but the promise for a power cut within the next seconds, and there is no other
            // way to ask.
            return;
        }
    }
}
