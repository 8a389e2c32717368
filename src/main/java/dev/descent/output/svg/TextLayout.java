package dev.descent.output.svg;

import java.util.ArrayList;
import java.util.List;

/** Text as it is laid out: every character 0.6 em wide, those of East Asian scripts 1 em. */
final class TextLayout {
    private static final double WIDTH = 0.6;
    private static final String WIDE = "mwMW";
    private static final int FIRST_WIDE = 0x2E80;

    private TextLayout() {}

    /** The width of a line. */
    static double width(String text, double size) {
        double letters = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            letters += text.codePointAt(i) < FIRST_WIDE ? WIDTH : 1;
        }
        return letters * size;
    }

    /** The width of a line whose m and w are as wide as in fonts that are wide, for where two texts would meet. */
    static double widthOfWideLetters(String text, double size) {
        long wide = text.codePoints().filter(c -> WIDE.indexOf(c) >= 0).count();
        return width(text, size) + wide * (1 - WIDTH) * size;
    }

    /** The text, or its beginning and an ellipsis where it is wider than {@code room}. */
    static String cut(String text, double size, double room) {
        if (width(text, size) <= room) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        double used = WIDTH * size;
        for (int c : text.codePoints().toArray()) {
            used += (c < FIRST_WIDE ? WIDTH : 1) * size;
            if (used > room) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept.append('…').toString();
    }

    /** The text in at most {@code most} lines, broken at spaces; one that is too wide is cut. */
    static List<String> lines(String text, double size, double room, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || lines.size() == most - 1 || width(longer, size) <= room) {
                line = longer;
            } else {
                lines.add(cut(line, size, room));
                line = word;
            }
        }
        if (!line.isEmpty()) {
            lines.add(cut(line, size, room));
        }
        return lines;
    }
}
