package dev.descent.app;

import dev.descent.config.StoredSettings;
import dev.descent.number.Phrases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final int MOST_NAMED = 5;
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

    /** The files that have the name of an experiment, but in a folder further down or with another ending, as a sentence a folder. */
    List<String> sentences() throws IOException {
        List<String> sentences = new ArrayList<>();
        for (Path folder : folders) {
            List<String> unread = new ArrayList<>();
            for (Path path : below(folder)) {
                String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
                if (!read.contains(path.normalize())
                        && (name.contains(".yaml") || name.contains(".yml"))
                        && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    unread.add(path.toString());
                }
            }
            if (!unread.isEmpty()) {
                sentences.add(Phrases.few(unread, MOST_NAMED) + (unread.size() == 1 ? " is" : " are")
                        + " not checked: only *.yaml and *.yml directly in " + folder + " are");
            }
        }
        return sentences;
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder, MOST_LEVELS)) {
            return tree.skip(1).limit(MOST_FILES).sorted().toList();
        } catch (UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private Optional<Path> find(Path folder, String name) throws IOException {
        for (Path path : below(folder)) {
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

    /** Whether the file is an experiment that says this to be its name. */
    static boolean saysItsName(Path path, String name) throws IOException {
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
