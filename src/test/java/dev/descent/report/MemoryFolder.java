package dev.descent.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** A results folder of strings. */
final class MemoryFolder implements ReportFolder {
    private final Map<String, String> files = new TreeMap<>();

    static MemoryFolder of(Results results) {
        MemoryFolder folder = new MemoryFolder();
        try {
            Reports.of(results).write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    @Override
    public void write(String name, Content content) throws IOException {
        StringBuilder text = new StringBuilder();
        content.write(text);
        files.put(name, text.toString());
    }

    @Override
    public void remove(String name) {
        files.remove(name);
    }

    Map<String, String> files() {
        return files;
    }

    String file(String name) {
        return files.get(name);
    }
}
