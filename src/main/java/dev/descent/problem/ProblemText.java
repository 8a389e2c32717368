package dev.descent.problem;

import dev.descent.number.VisibleText;
import java.util.List;

/**
 * Shows problems to people: place, what is wrong, the line with carets below, what would be right.
 *
 * <p>Whatever a file holds, the text holds no control character and no invisible one, so that a terminal cannot be steered by
 * a file.
 */
public final class ProblemText {
    private static final String INDENT = "      ";
    /** How much of a line is shown, in columns of a terminal. */
    private static final int WIDTH = 100;
    /** Columns before the carets when a long line is cut on the left. */
    private static final int BEFORE = 40;

    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_SENTENCE = 2000;
    private static final int MOST_PROBLEMS = 100;

    private ProblemText() {}

    /** All problems, each followed by a line end; of more than a hundred the first hundred and the number of the others. */
    public static String of(List<Problem> problems) {
        StringBuilder out = new StringBuilder();
        problems.stream().limit(MOST_PROBLEMS).forEach(p -> append(p, out));
        if (problems.size() > MOST_PROBLEMS) {
            out.append("… and ").append(problems.size() - MOST_PROBLEMS).append(" more problems\n");
        }
        return out.toString();
    }

    /** One problem, followed by a line end. */
    public static String of(Problem problem) {
        return of(List.of(problem));
    }

    /** A text of the user's in quotes, shortened if it is long: {@code 'adma'}. */
    public static String quoted(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_QUOTE
                ? "'" + text + "'"
                : "'" + text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE - 1)) + "…'";
    }

    private static void append(Problem problem, StringBuilder out) {
        Position at = problem.position();
        out.append(visible(at.toString()))
                .append(": ")
                .append(visible(problem.message()))
                .append('\n');
        problem.line().ifPresent(line -> appendSnippet(line, at, out));
        problem.remedy().ifPresent(r -> out.append(INDENT).append(visible(r)).append('\n'));
    }

    private static void appendSnippet(String line, Position at, StringBuilder out) {
        int[] codePoints = line.stripTrailing().codePoints().toArray();
        int start = Math.min(at.column() - 1, codePoints.length);
        int end = Math.min(start + at.length(), codePoints.length);
        int from = start;
        for (int room = BEFORE; from > 0 && room >= columns(codePoints[from - 1]); from--) {
            room -= columns(codePoints[from - 1]);
        }
        if (columns(codePoints, 0, end) <= WIDTH) {
            from = 0;
        }
        int to = from;
        for (int room = WIDTH; to < codePoints.length && room >= columns(codePoints[to]); to++) {
            room -= columns(codePoints[to]);
        }
        String number = Integer.toString(at.line());
        String cutLeft = from > 0 ? "…" : "";
        out.append(INDENT).append(number).append(" | ").append(cutLeft);
        for (int i = from; i < to; i++) {
            appendVisible(codePoints[i], out);
        }
        out.append(to < codePoints.length ? "…" : "").append('\n');
        int carets = Math.max(1, columns(codePoints, start, Math.min(end, to)));
        out.append(INDENT).append(" ".repeat(number.length())).append(" | ");
        out.append(" ".repeat(cutLeft.length() + columns(codePoints, from, start)));
        out.append("^".repeat(carets)).append('\n');
    }

    private static String visible(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(LONGEST_SENTENCE).forEach(c -> appendVisible(c, out));
        return out.append(text.codePointCount(0, text.length()) > LONGEST_SENTENCE ? "…" : "")
                .toString();
    }

    private static void appendVisible(int c, StringBuilder out) {
        if (c == '\t') {
            out.append('→');
        } else if (VisibleText.isHidden(c)) {
            out.append(VisibleText.number(c));
        } else {
            out.appendCodePoint(c);
        }
    }

    private static int columns(int[] codePoints, int from, int to) {
        int columns = 0;
        for (int i = from; i < to; i++) {
            columns += columns(codePoints[i]);
        }
        return columns;
    }

    /** How many columns of a terminal a shown code point takes: none for a combining mark, two for East Asian and emoji. */
    private static int columns(int c) {
        if (c == '\t') {
            return 1;
        }
        if (VisibleText.isHidden(c)) {
            return VisibleText.number(c).length();
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF && c != 0x303F
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x1F300 && c <= 0x1F64F
                || c >= 0x1F680 && c <= 0x1F6FF
                || c >= 0x1F900 && c <= 0x1F9FF
                || c >= 0x20000 && c <= 0x3FFFD;
        return wide ? 2 : 1;
    }
}
