package dev.descent.app;

import dev.descent.config.StoredSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files in the folders of experiments that would be experiments under another name or in another place, and so are not read: {@code
 * x.YAML}, {@code x.yaml.bak}, {@code old/x.yaml}.
 *
 * @param folders that experiments are read from
 * @param read the files that were
 */
record UnreadExperiments(List<Path> folders, Set<Path> read) {
    private static final int MOST_LEVELS = 8;
    private static final int MOST_FILES = 10_000;
    private static final int MOST_BYTES = 1 << 20;

    /** What to do about results of a name that no experiment has. */
    String remedy(String name) throws IOException {
        for (Path folder : folders) {
            Optional<Path> file = find(folder, name);
            if (file.isPresent()) {
                return file.get() + " is not checked: only *.yaml and *.yml directly in " + folder + " are";
            }
        }
        return "remove them, or bring the experiment back";
    }

    private Optional<Path> find(Path folder, String name) throws IOException {
        List<Path> all;
        try (Stream<Path> tree = Files.walk(folder, MOST_LEVELS)) {
            all = tree.skip(1).limit(MOST_FILES).sorted().toList();
        } catch (UncheckedIOException unreadable) {
            return Optional.empty();
        }
        for (Path path : all) {
            if (!read.contains(path.normalize()) && (isNamed(path, name) || saysItsName(path, name))) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /** Whether the file's name is the experiment's with any ending, in any case, hidden or not. */
    private static boolean isNamed(Path path, String name) {
        String file = path.getFileName().toString().toLowerCase(Locale.ROOT);
        String shown = file.startsWith(".") ? file.substring(1) : file;
        if (!shown.startsWith(name)) {
            return false;
        }
        String ending = shown.substring(name.length());
        boolean isYaml = ending.startsWith(".yaml") || ending.startsWith(".yml");
        return isYaml || !Files.isDirectory(path) && (ending.isEmpty() || ending.lastIndexOf('.') == 0);
    }

    private static boolean saysItsName(Path path, String name) throws IOException {
        String file = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!(file.contains(".yaml") || file.contains(".yml"))
                || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                || Files.size(path) > MOST_BYTES) {
            return false;
        }
        try {
            return name.equals(StoredSettings.read(Files.readString(path)).get("name"));
        } catch (IOException notText) {
            return false;
        }
    }
}
