package dev.descent.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files that are read in review like code; {@code -Dgolden.update=true} writes them anew. */
public final class Golden {
    private static final Path ROOT = Path.of("src/test/resources/golden");

    private Golden() {}

    /** The files are those of the golden folder, all of them, to the byte. */
    public static void assertSame(String folder, Map<String, String> files) {
        try {
            Path golden = ROOT.resolve(folder);
            if (Boolean.getBoolean("golden.update")) {
                update(golden, files);
            }
            assertThat(new TreeMap<>(files)).isEqualTo(read(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void update(Path golden, Map<String, String> files) throws IOException {
        Files.createDirectories(golden);
        for (String stale : read(golden).keySet()) {
            Files.delete(golden.resolve(stale));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = golden.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static TreeMap<String, String> read(Path golden) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(golden)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        golden.relativize(path).toString().replace('\\', '/'),
                        Files.readString(path, StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
