package dev.descent.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What an experiment file names another file for. */
enum FileRole {
    TABLE(
            "a table is read",
            "expected a CSV file, relative to this file",
            ".csv",
            ".tsv",
            ".txt",
            ".data",
            ".csv.gz",
            ".tsv.gz",
            ".txt.gz",
            ".data.gz"),
    WEIGHTS(
            "initial weights are read",
            "expected a file such as model.safetensors, relative to this file",
            ".safetensors",
            ".onnx");

    private final String isRead;
    private final String expected;
    private final List<String> endings;

    FileRole(String isRead, String expected, String... endings) {
        this.isRead = isRead;
        this.expected = expected;
        this.endings = List.of(endings);
    }

    /** What is done with the file, as the beginning of a sentence: {@code a table is read}. */
    String isRead() {
        return isRead;
    }

    /** What a path would have to be. */
    String expected() {
        return expected;
    }

    /** Whether a file has a name that such files have. */
    boolean isNamedSo(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(name::endsWith);
    }
}
