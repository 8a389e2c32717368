package dev.descent.cli;

import dev.descent.model.Arithmetic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/**
 * What {@code --version} prints: the program's version and the commit that the jar was built from, the arithmetic's version, and
 * Java's. Classes that are in no jar have no version, and a jar that was built without git has no commit.
 */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "descent " + (version == null ? "(from source)" : version + commit()) + ", arithmetic "
                + Arithmetic.VERSION + ", Java " + Runtime.version();
    }

    private static String commit() {
        try (InputStream in = Version.class.getResourceAsStream("commit.txt")) {
            String commit = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return commit.isEmpty() ? "" : " (commit " + commit + ")";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
