package dev.descent.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a command names a file in a text that is the same on every machine. */
final class CommandFile {
    private CommandFile() {}

    /** The path from the working folder if the file lies in it, else the file's name alone; '/' between the parts. */
    static String of(Path file, Path workingFolder) {
        Path base = workingFolder.toAbsolutePath().normalize();
        Path path = base.resolve(file).normalize();
        Path shown = path.startsWith(base) ? base.relativize(path) : path.getFileName();
        List<String> parts = new ArrayList<>();
        shown.forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }
}
