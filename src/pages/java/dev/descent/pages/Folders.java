package dev.descent.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
final class Folders {
    private Folders() {}

    static void delete(Path folder) throws IOException {
        for (Path file : all(folder, Comparator.reverseOrder())) {
            Files.delete(file);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        for (Path file : all(from, Comparator.naturalOrder())) {
            Files.copy(file, to.resolve(from.relativize(file)));
        }
    }

    /** The files of a kind, by their names' end. */
    static List<Path> files(Path folder, String end) throws IOException {
        return all(folder, Comparator.naturalOrder()).stream()
                .filter(file -> file.toString().endsWith(end))
                .toList();
    }

    private static List<Path> all(Path folder, Comparator<Path> order) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(order).toList();
        }
    }
}
