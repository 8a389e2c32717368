package dev.descent.golden;

import java.io.IOException;
import java.lang.StackWalker.StackFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** Files of the repository that the program makes, read in review like code; {@code -Dgolden.update=true} makes them anew. */
public final class Golden {
    private static final int BEFORE = 60;
    private static final int AFTER = 60;

    private Golden() {}

    /** Whether files are to be made anew, not only held against what is made. */
    public static boolean isUpdated() {
        return Boolean.getBoolean("golden.update");
    }

    /** The file holds this text, to the byte. */
    public static void assertSame(Path file, String made) throws IOException {
        if (isUpdated()) {
            write(file, made);
        }
        assertHolds(file, made);
    }

    /** The folder holds these files, named by their paths in it, and no others. */
    public static void assertSame(Path folder, Map<String, String> made) throws IOException {
        if (isUpdated()) {
            for (String name : names(folder)) {
                Files.delete(folder.resolve(name));
            }
            for (Map.Entry<String, String> file : made.entrySet()) {
                write(folder.resolve(file.getKey()), file.getValue());
            }
        }
        assertHolds(folder, made);
    }

    static void assertHolds(Path file, String made) throws IOException {
        refuse(difference(file, Optional.of(made)).stream().toList());
    }

    static void assertHolds(Path folder, Map<String, String> made) throws IOException {
        SortedSet<String> names = names(folder);
        names.addAll(made.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            difference(folder.resolve(name), Optional.ofNullable(made.get(name)))
                    .ifPresent(differences::add);
        }
        refuse(differences);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static SortedSet<String> names(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .forEach(file ->
                                names.add(folder.relativize(file).toString().replace('\\', '/')));
            }
        }
        return names;
    }

    private static Optional<String> difference(Path file, Optional<String> made) throws IOException {
        if (made.isEmpty()) {
            return Optional.of(file + " is not made any more");
        }
        if (!Files.exists(file)) {
            return Optional.of(file + " is missing");
        }
        String held = Files.readString(file);
        return held.equals(made.get()) ? Optional.empty() : Optional.of(file + firstDifference(held, made.get()));
    }

    /** {@code , line 3} and both lines, of long ones the part about the first character that differs. */
    private static String firstDifference(String held, String made) {
        List<String> expected = List.of(held.split("\n", -1));
        List<String> found = List.of(made.split("\n", -1));
        int line = 0;
        while (line < Math.min(expected.size(), found.size())
                && expected.get(line).equals(found.get(line))) {
            line++;
        }
        String left = line(expected, line);
        String right = line(found, line);
        int column = 0;
        while (column < Math.min(left.length(), right.length()) && left.charAt(column) == right.charAt(column)) {
            column++;
        }
        return ", line " + (line + 1) + "\n    the file has:  " + around(column, left) + "\n    what is made:  "
                + around(column, right);
    }

    private static String line(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "(the end)";
    }

    private static String around(int column, String line) {
        int from = Math.max(0, column - BEFORE);
        int to = Math.min(line.length(), column + AFTER);
        return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    }

    private static void refuse(List<String> differences) {
        if (!differences.isEmpty()) {
            Assertions.fail(String.join("\n", differences)
                    + "\nIf that is as it should be, this makes the files anew; read what it changes:\n"
                    + "    mvn -q -Dgolden.update=true -Dtest=" + test() + " test && git diff");
        }
    }

    /** The test that asks. */
    private static String test() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackFrame::getClassName)
                        .filter(name -> name.endsWith("Test"))
                        .findFirst())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .orElseThrow();
    }
}
