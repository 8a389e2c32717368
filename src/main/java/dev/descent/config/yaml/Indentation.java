package dev.descent.config.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the line that is indented wrongly where the parser stumbles over one, which may be the next. */
final class Indentation {
    private static final Pattern HAS_VALUE = Pattern.compile("(- +)*[^#'\"]*?:\\s+[^\\s#].*");

    private final List<String> lines;

    Indentation(List<String> lines) {
        this.lines = lines;
    }

    /** A line, from 0, and what is wrong with it. */
    record Fault(int line, String message, String remedy) {}

    /**
     * What is wrong around a line.
     *
     * @param line where the parser gave up, from 0
     */
    Optional<Fault> around(int line) {
        int above = before(line);
        if (above < 0) {
            return Optional.empty();
        }
        int here = blanks(line);
        if (here > blanks(above) && HAS_VALUE.matcher(lines.get(above).strip()).matches()) {
            int beforeThat = before(above);
            return Optional.of(
                    beforeThat >= 0 && blanks(beforeThat) == here
                            ? new Fault(
                                    above,
                                    "this line begins after " + count(above) + ", but lines " + (beforeThat + 1)
                                            + " and " + (line + 1) + " around it after " + count(line),
                                    "expected " + count(line) + ", found " + blanks(above))
                            : new Fault(
                                    line,
                                    "this line is indented deeper than line " + (above + 1)
                                            + ", which has a value already",
                                    "expected " + count(above) + ", found " + here));
        }
        Map<Integer, Integer> open = open(line);
        if (open.isEmpty() || open.containsKey(here)) {
            return Optional.empty();
        }
        String levels = open.entrySet().stream()
                .map(level -> level.getKey() + " as in line " + (level.getValue() + 1))
                .collect(Collectors.joining(", or "));
        return Optional.of(new Fault(
                line, "this line is indented like none above it", "expected blanks: " + levels + "; found " + here));
    }

    /** The indentations at which something can go on, the smallest first, each with the line that began it. */
    private Map<Integer, Integer> open(int line) {
        Map<Integer, Integer> open = new LinkedHashMap<>();
        int smallest = Integer.MAX_VALUE;
        for (int above = before(line); above >= 0 && smallest > 0; above = before(above)) {
            String text = lines.get(above).strip();
            int level = blanks(above);
            int nested = level;
            while (text.startsWith("- ")) {
                String inside = text.substring(1).stripLeading();
                nested += text.length() - inside.length();
                text = inside;
                if (nested < smallest) {
                    open.put(nested, above);
                }
            }
            if (level < smallest) {
                open.put(level, above);
                smallest = level;
            }
        }
        Map<Integer, Integer> sorted = new LinkedHashMap<>();
        open.keySet().stream().sorted().forEach(level -> sorted.put(level, open.get(level)));
        return sorted;
    }

    /** The last line above that holds more than a comment; −1 if there is none. */
    private int before(int line) {
        int above = line - 1;
        while (above >= 0
                && (lines.get(above).isBlank() || lines.get(above).strip().startsWith("#"))) {
            above--;
        }
        return above;
    }

    private int blanks(int line) {
        String text = lines.get(line);
        return text.length() - text.stripLeading().length();
    }

    private String count(int line) {
        return blanks(line) + (blanks(line) == 1 ? " blank" : " blanks");
    }
}
