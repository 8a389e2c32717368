package dev.descent.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A terminal as wide as it likes that understands carriage return and line feed: what a person sees in the end. */
final class Screen {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PrintStream stream() {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** The lines without blanks at their ends. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int at = 0;
        for (char c : bytes.toString(StandardCharsets.UTF_8).toCharArray()) {
            if (c == '\r') {
                at = 0;
            } else if (c == '\n') {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                at = 0;
            } else {
                line.replace(at, Math.min(line.length(), at + 1), Character.toString(c));
                at++;
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** The line that is written over and over. */
    String last() {
        List<String> lines = lines();
        return lines.get(lines.size() - 1);
    }
}
