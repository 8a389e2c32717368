package dev.descent.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** What stands at a path where a file was expected, in words for a person. */
final class FileKinds {
    private FileKinds() {}

    /** @param path of something that is no regular file, links followed */
    static String of(Path path) {
        if (Files.isDirectory(path)) {
            return "a folder";
        }
        return Files.exists(path) ? "a device or a pipe" : "a symbolic link that leads nowhere";
    }
}
