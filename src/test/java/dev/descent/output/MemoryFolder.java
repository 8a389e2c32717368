package dev.descent.output;

import dev.descent.analysis.Results;
import dev.descent.config.StoredExperimentReader;
import dev.descent.config.StoredSettings;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.model.StoredExperiment;
import dev.descent.output.text.Content;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A results folder of strings. */
public final class MemoryFolder implements ReportFolder {
    private final Map<String, String> files = new TreeMap<>();

    public static MemoryFolder of(Results results) {
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

    public Map<String, String> files() {
        return files;
    }

    /** This folder as it is read back. */
    public StoredFolder stored(String name) {
        return new StoredFolder() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> files() {
                return List.copyOf(files.keySet());
            }

            @Override
            public Reader open(String file) throws IOException {
                if (!files.containsKey(file)) {
                    throw new FileNotFoundException(file);
                }
                return new StringReader(files.get(file));
            }

            @Override
            public InputStream bytes(String file) {
                return new ByteArrayInputStream(files.get(file).getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public long size(String file) {
                return files.get(file).getBytes(StandardCharsets.UTF_8).length;
            }

            @Override
            public Map<String, String> settings(String file) {
                return files.containsKey(file) ? StoredSettings.read(files.get(file)) : Map.of();
            }

            @Override
            public StoredExperiment experiment() {
                return files.containsKey(EXPERIMENT)
                        ? StoredExperimentReader.read(files.get(EXPERIMENT))
                        : StoredExperiment.UNKNOWN;
            }
        };
    }

    /** This folder with a text replaced in a file; the text must be there. */
    public MemoryFolder with(String file, String text, String other) {
        if (!files.get(file).contains(text)) {
            throw new IllegalArgumentException(file + " has no " + text);
        }
        MemoryFolder changed = new MemoryFolder();
        changed.files.putAll(files);
        changed.files.put(file, files.get(file).replace(text, other));
        return changed;
    }

    /** This folder with one more file. */
    public MemoryFolder with(String file, String text) {
        MemoryFolder changed = new MemoryFolder();
        changed.files.putAll(files);
        changed.files.put(file, text);
        return changed;
    }

    public MemoryFolder without(String file) {
        MemoryFolder changed = new MemoryFolder();
        changed.files.putAll(files);
        changed.files.remove(file);
        return changed;
    }

    public String file(String name) {
        return files.get(name);
    }
}
