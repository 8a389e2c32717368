package dev.descent.app;

import dev.descent.config.ExperimentNames;
import dev.descent.config.StoredExperimentReader;
import dev.descent.config.StoredSettings;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.gate.stored.Stray;
import dev.descent.model.StoredExperiment;
import dev.descent.number.CodePoints;
import dev.descent.output.text.Utf8Reader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A results folder on disk, as earlier reports left it. Symbolic links are not followed. */
final class DiskFolder implements StoredFolder {
    static final String RUN = ".run";
    /** The largest experiment.yaml and best.yaml, which are read whole. */
    private static final int MOST_BYTES = 1 << 26;

    private final String name;
    private final Path folder;

    /** @param name what to call it in a sentence */
    DiskFolder(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /** The folders directly under results/ whose names experiments can have, sorted by the code points of their names. */
    static List<DiskFolder> under(Path results) throws IOException {
        List<DiskFolder> folders = new ArrayList<>();
        try (Stream<Path> entries = Files.list(results)) {
            for (Path path : entries.toList()) {
                String listed = path.getFileName().toString();
                String name = ExperimentNames.composed(listed);
                boolean isExperiments = ExperimentNames.fault(name).isEmpty()
                        && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                        && (name.equals(listed) || isSame(path, results.resolve(name)));
                if (isExperiments) {
                    folders.add(new DiskFolder(name, path));
                }
            }
        }
        folders.sort(Comparator.comparing(DiskFolder::name, CodePoints.ORDER));
        return folders;
    }

    /** Whether both are one: some systems list a name in another form of Unicode than it was written in. */
    static boolean isSame(Path a, Path b) throws IOException {
        return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
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
        refuseHalfPublished();
        List<String> files = new ArrayList<>();
        for (Path path : inside()) {
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                files.add(shown(path));
            }
        }
        files.sort(CodePoints.ORDER);
        return files;
    }

    /** Looks at that file alone, also where the folder is a stranger's and large. */
    @Override
    public boolean has(String file) throws IOException {
        refuseHalfPublished();
        return Files.isRegularFile(folder.resolve(file), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public long size(String file) throws IOException {
        return Files.size(folder.resolve(file));
    }

    @Override
    public List<Stray> strays() throws IOException {
        List<Stray> strays = new ArrayList<>();
        for (Path path : inside()) {
            strayKind(path).ifPresent(kind -> strays.add(new Stray(shown(path), kind + " in " + name)));
        }
        for (Path link : linksInRun()) {
            strays.add(new Stray(shown(link), "a symbolic link in " + name));
        }
        strays.sort(Comparator.comparing(Stray::path, CodePoints.ORDER));
        return strays;
    }

    /** What a path is that is neither a file nor a folder with something in it; empty if it is one. */
    static Optional<String> strayKind(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return Optional.of("a symbolic link");
        }
        if (Files.isDirectory(path)) {
            return isEmpty(path) ? Optional.of("an empty folder") : Optional.empty();
        }
        return Files.isRegularFile(path) ? Optional.empty() : Optional.of("a device or a pipe");
    }

    static boolean isEmptyFolder(Path path) throws IOException {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && isEmpty(path);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private List<Path> linksInRun() throws IOException {
        Path run = folder.resolve(RUN);
        if (!Files.isDirectory(run, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> below = Files.walk(run)) {
            return below.filter(Files::isSymbolicLink).toList();
        }
    }

    /** All paths below the folder but {@code .run/}. */
    private List<Path> inside() throws IOException {
        List<Path> inside = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                if (path.equals(folder.resolve(RUN))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return visitFile(path, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                if (!path.equals(folder)) {
                    inside.add(path);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return inside;
    }

    /** The path inside the folder. A backslash is a separator on Windows alone. */
    private String shown(Path path) {
        List<String> parts = new ArrayList<>();
        folder.relativize(path).forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }

    @Override
    public Reader open(String file) throws IOException {
        refuseHalfPublished();
        return reader(file);
    }

    @Override
    public InputStream bytes(String file) throws IOException {
        refuseHalfPublished();
        return Files.newInputStream(folder.resolve(file));
    }

    @Override
    public StoredExperiment experiment() throws IOException {
        refuseHalfPublished();
        if (!has(EXPERIMENT)) {
            return StoredExperiment.UNKNOWN;
        }
        try (Utf8Reader in = reader(EXPERIMENT)) {
            return StoredExperimentReader.read(in.text());
        }
    }

    @Override
    public Map<String, String> settings(String file) throws IOException {
        refuseHalfPublished();
        if (!has(file)) {
            return Map.of();
        }
        try (Utf8Reader in = reader(file)) {
            return StoredSettings.read(in.text());
        }
    }

    /** Whether only some reports of the last run are in their places; then nothing can be read. */
    boolean isHalfPublished() {
        return Publication.isHalfDone(folder);
    }

    private void refuseHalfPublished() throws IOException {
        if (isHalfPublished()) {
            throw new IOException(
                    ".run/ready shows that only some reports of its last run are in their places, because that was stopped,"
                            + " or is not at its end; the next `descent run` or `descent report` of it ends that");
        }
    }

    private Utf8Reader reader(String file) throws IOException {
        if ((file.equals(EXPERIMENT) || file.equals(BEST)) && Files.size(folder.resolve(file)) > MOST_BYTES) {
            throw new IOException(name + "/" + file + " is larger than " + (MOST_BYTES >> 20) + " MiB");
        }
        return new Utf8Reader(Files.newInputStream(folder.resolve(file)), name + "/" + file);
    }
}
