package dev.descent.executor.spark;

import dev.descent.number.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a run leaves: all but how it went, which lies in {@code .run}. */
final class ResultFiles {
    private ResultFiles() {}

    /** SHA-256 of each file, by its path. */
    static Map<String, String> digests(Path results) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = results.relativize(file).toString();
                if (!name.contains(".run")) {
                    digests.put(name, Digest.sha256(Files.readAllBytes(file)));
                }
            }
        }
        return digests;
    }
}
