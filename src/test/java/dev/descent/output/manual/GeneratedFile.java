package dev.descent.output.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the program makes and the repository holds; {@code -Dgolden.update=true} makes them anew. */
final class GeneratedFile {
    private GeneratedFile() {}

    static void assertSame(Path file, String made) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, made);
        }
        assertThat(file).as("run with -Dgolden.update=true to make it anew").exists();
        assertThat(made).isEqualTo(Files.readString(file));
    }
}
