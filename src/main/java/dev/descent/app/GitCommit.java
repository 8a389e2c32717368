package dev.descent.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The commit that is checked out where a file lies, read from git's own files: a repository may come from a stranger, and git would
 * run what its configuration says. Whether files were changed since the commit is not looked at.
 */
final class GitCommit {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern REF = Pattern.compile("refs(/[A-Za-z0-9_+@-][A-Za-z0-9._+@-]*)+");
    private static final int MOST_BYTES = 1 << 22;
    private static final int MOST_BYTES_OF_INDEX = 1 << 26;

    private GitCommit() {}

    /** The commit's hash; empty if the file is in no repository, or in one that has no commit or is written otherwise. */
    static Optional<String> of(Path file) {
        try {
            return search(file);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> search(Path file) {
        for (Path folder = file.toAbsolutePath().normalize().getParent(); folder != null; folder = folder.getParent()) {
            Path git = folder.resolve(".git");
            if (Files.exists(git)) {
                return Files.isDirectory(git) ? head(git) : linked(git).flatMap(GitCommit::head);
            }
        }
        return Optional.empty();
    }

    /** Whether git's index has files below a folder. Paths stand in it as they are; its fourth form, which cuts them, is not read. */
    static boolean tracks(Path folder) throws IOException {
        Path wanted = folder.toAbsolutePath().normalize();
        for (Path top = wanted.getParent(); top != null; top = top.getParent()) {
            Path git = top.resolve(".git");
            if (Files.exists(git)) {
                Path index = (Files.isDirectory(git) ? git : linked(git).orElse(git)).resolve("index");
                StringBuilder path = new StringBuilder();
                top.relativize(wanted).forEach(name -> path.append(name).append('/'));
                return Files.isRegularFile(index)
                        && Files.size(index) <= MOST_BYTES_OF_INDEX
                        && Files.readString(index, StandardCharsets.ISO_8859_1)
                                .contains(new String(
                                        path.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            }
        }
        return false;
    }

    /** Where a worktree's {@code .git} file says that its folder is. */
    private static Optional<Path> linked(Path git) {
        return text(git)
                .filter(it -> it.startsWith("gitdir: "))
                .map(it -> git.resolveSibling(it.substring("gitdir: ".length())));
    }

    private static Optional<String> head(Path git) {
        Optional<String> head = text(git.resolve("HEAD"));
        if (head.isEmpty() || !head.get().startsWith("ref: ")) {
            return head.filter(GitCommit::isHash);
        }
        String ref = head.get().substring("ref: ".length());
        if (!REF.matcher(ref).matches()) {
            return Optional.empty();
        }
        Path common = text(git.resolve("commondir")).map(git::resolve).orElse(git);
        return text(common.resolve(ref))
                .filter(GitCommit::isHash)
                .or(() -> text(common.resolve("packed-refs")).flatMap(refs -> packed(refs, ref)));
    }

    private static Optional<String> packed(String refs, String ref) {
        return refs.lines()
                .filter(line -> line.endsWith(" " + ref))
                .map(line -> line.substring(0, line.length() - ref.length() - 1))
                .filter(GitCommit::isHash)
                .findFirst();
    }

    private static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
