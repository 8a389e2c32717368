package dev.descent.data;

import dev.descent.problem.FileRefused;
import dev.descent.problem.Position;
import dev.descent.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the mistakes of a CSV, up to a cap beyond which it only counts: a wrong separator must not print a million lines. */
final class CsvProblems {
    /** How many mistakes are told one by one. */
    private static final int CAP = 20;

    private final TableFile file;
    private final List<Mistake> mistakes = new ArrayList<>();
    private int more;

    /** @param column from 0; negative if the whole line is meant */
    private record Mistake(TableFile file, int line, int column, String message, String remedy) {}

    CsvProblems(TableFile file) {
        this.file = file;
    }

    /** A mistake in a cell of the record that starts in {@code line}. */
    void cell(int line, int column, String message, String remedy) {
        cell(file, line, column, message, remedy);
    }

    /** A mistake in a cell of another file of the same table. */
    void cell(TableFile file, int line, int column, String message, String remedy) {
        if (mistakes.size() < CAP) {
            mistakes.add(new Mistake(file, line, column, message, remedy));
        } else {
            more++;
        }
    }

    /** A mistake of a whole line. */
    void line(int line, String message, String remedy) {
        cell(line, -1, message, remedy);
    }

    /** Takes back what was told. */
    void clear() {
        mistakes.clear();
        more = 0;
    }

    boolean isEmpty() {
        return mistakes.isEmpty();
    }

    /** A file that can't be opened as a CSV at all. */
    static FileRefused unreadable(String shownName, String message, String remedy) {
        return new FileRefused(
                List.of(new Problem(new Position(shownName, 1, 1, 1), message, Optional.of(remedy), Optional.empty())));
    }

    void throwIfAny() throws FileRefused {
        if (!mistakes.isEmpty()) {
            throw new FileRefused(problems());
        }
    }

    private List<Problem> problems() {
        Map<Path, CsvLines> read = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Mistake m : mistakes) {
            CsvLines lines = read.computeIfAbsent(m.file().path(), path -> lines(m.file()));
            Position position = lines.position(m.line(), m.column());
            problems.add(new Problem(
                    position,
                    m.message(),
                    Optional.of(m.remedy()).filter(r -> !r.isEmpty()),
                    Optional.of(lines.shown(m.line())).filter(l -> !l.isEmpty())));
        }
        if (more > 0) {
            Position last = problems.get(problems.size() - 1).position();
            String where = read.size() == 1 ? "this file" : "these files";
            problems.add(new Problem(
                    last, "and " + more + " more mistakes in " + where, Optional.empty(), Optional.empty()));
        }
        return problems;
    }

    private CsvLines lines(TableFile of) {
        return CsvLines.read(
                of,
                mistakes.stream()
                        .filter(it -> it.file().path().equals(of.path()))
                        .map(Mistake::line)
                        .toList());
    }
}
