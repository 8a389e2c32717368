package dev.descent.app;

import dev.descent.config.StoredExperimentReader;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.model.StoredExperiment;
import dev.descent.number.CodePoints;
import dev.descent.output.text.Utf8Reader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A results folder on disk, as earlier reports left it. Symbolic links are not followed. */
final class DiskFolder implements StoredFolder {
    private static final String RUN = ".run";

    private final String name;
    private final Path folder;

    /** @param name what to call it in a sentence */
    DiskFolder(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /** The folders directly under results/, sorted by the code points of their names. */
    static List<DiskFolder> under(Path results) throws IOException {
        List<DiskFolder> folders = new ArrayList<>();
        try (Stream<Path> entries = Files.list(results)) {
            entries.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .forEach(path ->
                            folders.add(new DiskFolder(path.getFileName().toString(), path)));
        }
        folders.sort(Comparator.comparing(DiskFolder::name, CodePoints.ORDER));
        return folders;
    }

    /** Whether there is such a folder. */
    boolean exists() {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.toList()) {
                Path inside = folder.relativize(path);
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !inside.startsWith(RUN)) {
                    files.add(inside.toString().replace('\\', '/'));
                }
            }
        }
        files.sort(CodePoints.ORDER);
        return files;
    }

    @Override
    public Reader open(String file) throws IOException {
        return reader(file);
    }

    @Override
    public StoredExperiment experiment() throws IOException {
        if (!Files.isRegularFile(folder.resolve(EXPERIMENT), LinkOption.NOFOLLOW_LINKS)) {
            return StoredExperiment.UNKNOWN;
        }
        try (Utf8Reader in = reader(EXPERIMENT)) {
            return StoredExperimentReader.read(in.text());
        }
    }

    private Utf8Reader reader(String file) throws IOException {
        return new Utf8Reader(Files.newInputStream(folder.resolve(file)), name + "/" + file);
    }
}
