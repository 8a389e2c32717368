package dev.descent.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the mistakes of a file so that all of them are told at once; the same mistake is told once. */
public final class Problems {
    /** How many mistakes are kept; more are counted only. */
    private static final int MOST_KEPT = 10_000;

    private final Set<Problem> found = new LinkedHashSet<>();
    private final List<String> lines;
    private final Map<String, List<String>> otherTexts = new HashMap<>();
    private int told;

    /** @param lines the lines of the file, for snippets; may be empty */
    public Problems(List<String> lines) {
        this.lines = lines;
    }

    /** Makes known the lines of another text that positions may name, such as an option of the command line. */
    public void addText(String file, List<String> itsLines) {
        otherTexts.put(file, itsLines);
    }

    public void add(Position at, String message, String remedy) {
        told++;
        if (found.size() >= MOST_KEPT) {
            return;
        }
        List<String> text = otherTexts.getOrDefault(at.file(), lines);
        int index = at.line() - 1;
        Optional<String> line = index >= 0 && index < text.size() ? Optional.of(text.get(index)) : Optional.empty();
        found.add(new Problem(at, message, Optional.of(remedy).filter(r -> !r.isEmpty()), line));
    }

    public void add(Located at, String message, String remedy) {
        add(at.position(), message, remedy);
    }

    public void add(Position at, String message, Remedy remedy) {
        add(at, remedy.after(message), remedy.expected());
    }

    public void add(Located at, String message, Remedy remedy) {
        add(at.position(), message, remedy);
    }

    /** Takes over problems of another file, such as a CSV. */
    public void addAll(List<Problem> others) {
        told += others.size();
        found.addAll(others);
    }

    /** How often something was told, repetitions counted: whether a piece of work found mistakes, old ones or new. */
    public int told() {
        return told;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int size() {
        return found.size();
    }

    /** In the order of the file. */
    public List<Problem> inOrder() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort((a, b) -> {
            int byFile = a.position().file().compareTo(b.position().file());
            int byLine = Integer.compare(a.position().line(), b.position().line());
            return byFile != 0
                    ? byFile
                    : byLine != 0
                            ? byLine
                            : Integer.compare(
                                    a.position().column(), b.position().column());
        });
        return Collections.unmodifiableList(sorted);
    }

    /**
     * Refuses the file if anything was found.
     *
     * @throws FileRefused if so
     */
    public void throwIfAny() throws FileRefused {
        if (!found.isEmpty()) {
            throw new FileRefused(inOrder());
        }
    }
}
