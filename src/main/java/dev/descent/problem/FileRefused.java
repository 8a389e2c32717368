package dev.descent.problem;

import java.util.List;

/** A file has mistakes; all of them are told at once. A checked exception, so that nobody forgets the user. */
public final class FileRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public FileRefused(List<Problem> problems) {
        super(problems.size() + " problems, the first: " + problems.get(0).position() + ": "
                + problems.get(0).message());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
