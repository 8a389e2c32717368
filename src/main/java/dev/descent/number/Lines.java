package dev.descent.number;

import java.io.IOException;

/**
 * Lines for a terminal or a log. A line ends by a character of its own, never within a text: so whoever prints can show the line end
 * in a name as what it is, and no name begins a line.
 */
public final class Lines {
    private Lines() {}

    /** Appends lines that were laid out in one text. Names in it must be visible already. */
    public static void append(Appendable out, String laidOut) throws IOException {
        int start = 0;
        for (int end = laidOut.indexOf('\n'); end >= 0; end = laidOut.indexOf('\n', start)) {
            out.append(laidOut, start, end).append('\n');
            start = end + 1;
        }
        out.append(laidOut, start, laidOut.length());
    }
}
