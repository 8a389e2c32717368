package dev.descent.config.yaml;

import dev.descent.problem.Position;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The text of a file by code points: which line and column an index is, and what cannot stand in it. */
final class SourceText {
    private final String shownName;
    private final int[] codePoints;
    private final List<String> lines = new ArrayList<>();
    private final int[] lineStarts;
    private final int[] lineEnds;
    private int lineOfLastTab = -1;
    private int lastTab;

    SourceText(String text, String shownName) {
        this.shownName = shownName;
        this.codePoints = text.codePoints().toArray();
        int[] starts = new int[16];
        int[] ends = new int[16];
        int count = 0;
        int start = 0;
        for (int i = 0; i <= codePoints.length; i++) {
            boolean end = i == codePoints.length;
            if (end || codePoints[i] == '\n' || codePoints[i] == '\r') {
                if (!end || i > start || count == 0) {
                    starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
                    ends = count == ends.length ? Arrays.copyOf(ends, 2 * count) : ends;
                    ends[count] = i;
                    starts[count++] = start;
                    lines.add(new String(codePoints, start, i - start));
                }
                i += !end && codePoints[i] == '\r' && i + 1 < codePoints.length && codePoints[i + 1] == '\n' ? 1 : 0;
                start = i + 1;
            }
        }
        lineStarts = Arrays.copyOf(starts, count);
        lineEnds = Arrays.copyOf(ends, count);
    }

    List<String> lines() {
        return lines;
    }

    /** Index of the line, from 0, that holds the code point at {@code index}. */
    int line(int index) {
        int found = Arrays.binarySearch(lineStarts, index);
        return found >= 0 ? found : -found - 2;
    }

    /** The place from {@code start} to {@code end} (exclusive), as far as it lies in one line. */
    Position position(int start, int end) {
        int line = line(start);
        int from = Math.min(start, lineEnds[line]);
        int length = Math.max(1, Math.min(end, lineEnds[line]) - from);
        return new Position(shownName, line + 1, from - lineStarts[line] + 1, length);
    }

    Position start() {
        return new Position(shownName, 1, 1, 1);
    }

    /** The whole line. */
    Position lineStart(int line) {
        return position(lineStarts[line], lineEnds[line]);
    }

    /** The text of a line behind its blanks. */
    Position beginning(int line) {
        int blanks = lines.get(line).length() - lines.get(line).stripLeading().length();
        return position(lineStarts[line] + blanks, lineEnds[line]);
    }

    /** Whether only blanks stand before {@code index} in its line. */
    boolean beginsALine(int index) {
        int i = lineStarts[line(index)];
        while (i < index && (at(i) == ' ' || at(i) == '\t')) {
            i++;
        }
        return i == index;
    }

    int length() {
        return codePoints.length;
    }

    /** The code point at {@code index}, or −1 behind the end. */
    int at(int index) {
        return index < codePoints.length ? codePoints[index] : -1;
    }

    boolean matches(int index, String text) {
        int[] wanted = text.codePoints().toArray();
        return index >= 0
                && index + wanted.length <= codePoints.length
                && Arrays.equals(codePoints, index, index + wanted.length, wanted, 0, wanted.length);
    }

    /** Index of the first tab among the blanks that {@code line} begins with, or −1; blank lines and comments have none. */
    int tabThatIndents(int line) {
        if (line != lineOfLastTab) {
            lineOfLastTab = line;
            lastTab = findTab(line);
        }
        return lastTab;
    }

    private int findTab(int line) {
        int tab = -1;
        for (int i = lineStarts[line]; i < lineEnds[line] && codePoints[i] != '#'; i++) {
            if (codePoints[i] == '\t') {
                tab = tab < 0 ? i : tab;
            } else if (codePoints[i] != ' ') {
                return tab;
            }
        }
        return -1;
    }

    /** Tells of the first character in each line that YAML does not allow, of at most {@code limit} lines. */
    void checkCharacters(Problems problems, int limit) {
        int told = 0;
        int lastLine = -1;
        for (int i = 0; i < codePoints.length && told < limit; i++) {
            int c = codePoints[i];
            if (c != '\n' && c != '\r' && isForbidden(c) && line(i) != lastLine) {
                lastLine = line(i);
                told++;
                problems.add(
                        position(i, i + 1),
                        "the " + name(c) + " can't stand in a YAML file",
                        c == 0 ? "save the file as UTF-8 text" : "remove it");
            }
        }
    }

    /** Whether {@code c} is a control character, half a surrogate pair, or no character at all. */
    static boolean isForbidden(int c) {
        return c < 0x20 && c != '\t' && c != '\n' && c != '\r'
                || c >= 0x7F && c < 0xA0 && c != 0x85
                || c >= 0xD800 && c < 0xE000
                || c == 0xFFFE
                || c == 0xFFFF;
    }

    /** Whether {@code c} is in no text, not even by an escape: NUL, and half a surrogate pair. */
    static boolean isNoText(int c) {
        return c == 0 || c >= 0xD800 && c < 0xE000;
    }

    /** A forbidden character in a sentence: "control character U+0007". */
    static String name(int c) {
        String kind = c == 0
                ? "NUL character "
                : c >= 0xD800 && c < 0xE000 ? "half character " : c >= 0xFFFE ? "code point " : "control character ";
        String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
        return kind + "U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex;
    }
}
