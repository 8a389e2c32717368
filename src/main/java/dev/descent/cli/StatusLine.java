package dev.descent.cli;

import dev.descent.number.VisibleText;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A line at the foot of a terminal that is written over and over. Whatever else is printed through {@link #above} takes its place, and
 * it is written again below; so it never mixes with logs. Safe for several threads.
 */
final class StatusLine {
    private final PrintStream screen;
    private final int columns;
    private String text = "";
    private boolean shown;
    private boolean atLineStart = true;

    /**
     * A status line on a terminal.
     *
     * @param screen the terminal
     * @param columns its width; the line is cut to one less, for a full line would begin another
     */
    StatusLine(PrintStream screen, int columns) {
        this.screen = screen;
        this.columns = columns;
    }

    /** How many characters there is room for. */
    int room() {
        return columns - 1;
    }

    /** Writes this in the place of what stands there. */
    synchronized void show(String newer) {
        String line = VisibleText.ofLine(newer);
        int width = text.length();
        text = line.substring(0, line.offsetByCodePoints(0, Math.min(room(), line.codePointCount(0, line.length()))));
        if (atLineStart) {
            screen.print("\r" + text + " ".repeat(shown ? Math.max(0, width - text.length()) : 0));
            screen.flush();
            shown = true;
        }
    }

    /** Takes the line away. */
    synchronized void clear() {
        erase();
        text = "";
    }

    /** A stream to the same terminal, whose lines stand above the status line. */
    PrintStream above(PrintStream out) {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        write(new byte[] {(byte) b}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        print(out, bytes, from, length);
                    }

                    @Override
                    public void flush() {
                        out.flush();
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }

    private synchronized void print(PrintStream out, byte[] bytes, int from, int length) {
        if (length == 0) {
            return;
        }
        erase();
        out.write(bytes, from, length);
        out.flush();
        atLineStart = bytes[from + length - 1] == '\n';
        if (atLineStart && !text.isEmpty()) {
            screen.print(text);
            screen.flush();
            shown = true;
        }
    }

    private void erase() {
        if (shown) {
            screen.print("\r" + " ".repeat(text.length()) + "\r");
            screen.flush();
            shown = false;
        }
    }
}
