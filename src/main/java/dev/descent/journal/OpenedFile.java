package dev.descent.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * The place at which a file was opened. Systems go on writing to a file that was removed as if nothing had happened, but nobody will
 * find what is written.
 *
 * @param key what the system tells files apart by; null if it does not
 */
record OpenedFile(Path path, Object key) {
    /** The file that stands there now. */
    static OpenedFile at(Path path) throws IOException {
        return new OpenedFile(path, key(path));
    }

    /** @throws RunFileLost if it stands there no longer */
    void verify() throws IOException {
        Object now;
        try {
            now = key(path);
        } catch (NoSuchFileException e) {
            throw new RunFileLost(path, "was removed");
        }
        if (!Objects.equals(key, now)) {
            throw new RunFileLost(path, "was replaced by another file");
        }
    }

    private static Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }
}
