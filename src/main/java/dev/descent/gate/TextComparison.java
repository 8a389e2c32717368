package dev.descent.gate;

import dev.descent.gate.stored.StoredFolder;
import dev.descent.number.Phrases;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Compares one file of two folders line by line, in a stream, and tells the first line that differs and how many more do. */
final class TextComparison {
    /** What is told where only the line ends differ. */
    static final String LINE_ENDS = "line ends only";

    private static final String PICTURE = ".svg";
    private static final String PAGE = ".html";
    /** How lines of a page begin and end a picture in it. */
    private static final String PICTURE_BEGINS = "<svg ";

    private static final String PICTURE_ENDS = "</svg>";
    private static final String RENAMED = "its ids are others, though it shows the same";

    /** A text of more bytes is read only if the other one has at least half as many. */
    private static final long MOST_BYTES = 8_000_000;

    private static final long KILO = 1000;

    private final String file;
    private final StoredFolder a;
    private final StoredFolder b;
    private final LinePair.Rules rules;
    private long same;

    TextComparison(String file, StoredFolder a, StoredFolder b, LinePair.Rules rules) {
        this.file = file;
        this.a = a;
        this.b = b;
        this.rules = rules;
    }

    /** What differs first; empty if nothing does. A text that is far larger than the other one is not read. */
    Optional<String> difference() throws IOException {
        long sizeOfA = a.size(file);
        long sizeOfB = b.size(file);
        if (Math.max(sizeOfA, sizeOfB) > MOST_BYTES && Math.max(sizeOfA, sizeOfB) / 2 > Math.min(sizeOfA, sizeOfB)) {
            return Optional.of(bytes(sizeOfA) + " in " + a.name() + ", " + bytes(sizeOfB) + " in " + b.name()
                    + ": too unlike in size to be compared line by line");
        }
        Optional<String> any = firstDifference(true);
        return any.isEmpty() ? any : Optional.of(firstDifference(false).orElse(LINE_ENDS));
    }

    /** How many lines from the beginning are the same, line ends aside where something else differs. */
    long same() {
        return same;
    }

    private Optional<String> firstDifference(boolean lineEnds) throws IOException {
        try (Lines left = new Lines(a.open(file), lineEnds);
                Lines right = new Lines(b.open(file), lineEnds)) {
            boolean isPage = file.endsWith(PAGE);
            Optional<PicturePair> picture = file.endsWith(PICTURE) ? Optional.of(new PicturePair()) : Optional.empty();
            PageCode code = new PageCode();
            for (same = 0; ; same++) {
                boolean more = left.advance();
                if (more != right.advance()) {
                    String line = "line " + (same + 1) + ": ";
                    return Optional.of(
                            more
                                    ? line + shown(left.line) + " → (no such line)"
                                    : line + "(no such line) → " + shown(right.line));
                }
                if (!more) {
                    return picture.filter(PicturePair::isRenamedForNothing).map(it -> RENAMED);
                }
                boolean isExact = isPage && code.isCode(left.line);
                if (isPage && !isExact && left.line.startsWith(PICTURE_BEGINS)) {
                    picture = Optional.of(new PicturePair());
                }
                LinePair pair = new LinePair(left.line, right.line, isExact ? rules.exact() : rules, picture);
                if (!pair.same()) {
                    return Optional.of("line " + (same + 1) + ": " + pair + more(left, right));
                }
                if (isPage && left.line.equals(PICTURE_ENDS)) {
                    if (picture.filter(PicturePair::isRenamedForNothing).isPresent()) {
                        return Optional.of("line " + (same + 1) + ": a picture: " + RENAMED);
                    }
                    picture = Optional.empty();
                }
            }
        }
    }

    /** How many lines behind the two that differ stand against others, byte by byte; where lines are put in or left out, most do. */
    private static String more(Lines left, Lines right) throws IOException {
        long more = 0;
        boolean inLeft = left.advance();
        boolean inRight = right.advance();
        while (inLeft || inRight) {
            more += inLeft && inRight && left.line.equals(right.line) ? 0 : 1;
            inLeft = left.advance();
            inRight = right.advance();
        }
        return more == 0 ? "" : ", and " + Phrases.count(more, "more line");
    }

    /** {@code 300 MB}. */
    private static String bytes(long count) {
        String[] units = {"bytes", "KB", "MB", "GB"};
        int unit = 0;
        long rest = count;
        while (rest >= KILO && unit < units.length - 1) {
            rest /= KILO;
            unit++;
        }
        return rest + " " + units[unit];
    }

    private static String shown(String line) {
        return "'" + Comparison.shortened(line) + "'";
    }

    /** The lines of a text; what stands behind the last line feed is one too, be it empty. */
    private static final class Lines implements Closeable {
        private final BufferedReader in;
        private final boolean lineEnds;
        private String line = "";
        private boolean ended;

        /** @param lineEnds whether a carriage return before a line feed is part of the line */
        Lines(Reader in, boolean lineEnds) {
            this.in = new BufferedReader(in);
            this.lineEnds = lineEnds;
        }

        boolean advance() throws IOException {
            if (ended) {
                return false;
            }
            StringBuilder text = new StringBuilder();
            int c = in.read();
            while (c >= 0 && c != '\n') {
                text.append((char) c);
                c = in.read();
            }
            ended = c < 0;
            int length = text.length();
            if (!lineEnds && !ended && length > 0 && text.charAt(length - 1) == '\r') {
                text.setLength(length - 1);
            }
            line = text.toString();
            return true;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
