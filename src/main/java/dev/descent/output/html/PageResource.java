package dev.descent.output.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What report.html is put together from: text files beside this class. */
final class PageResource {
    private PageResource() {}

    /** One file. */
    static String text(String name) {
        try (InputStream in = PageResource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a slot of a frame is filled with. */
    @FunctionalInterface
    interface Slots {
        void write(String slot) throws IOException;
    }

    /** Writes a frame, with what its {@code {{slots}}} are filled with. */
    static void fill(String name, Slots slots, Appendable out) throws IOException {
        String frame = text(name);
        int at = 0;
        for (int open = frame.indexOf("{{"); open >= 0; open = frame.indexOf("{{", at)) {
            int close = frame.indexOf("}}", open);
            out.append(frame, at, open);
            slots.write(frame.substring(open + 2, close));
            at = close + 2;
        }
        out.append(frame, at, frame.length());
    }

    /** Scripts or style sheets one after the other, without what is for their readers: comments on lines of their own, and indentation. */
    static String texts(List<String> names) {
        StringBuilder all = new StringBuilder(1 << 16);
        for (String name : names) {
            appendBare(text(name), all);
        }
        return all.toString();
    }

    private static void appendBare(String text, StringBuilder all) {
        for (int at = 0; at < text.length(); ) {
            int begin = at;
            while (text.charAt(begin) == ' ') {
                begin++;
            }
            int end = text.indexOf('\n', begin) + 1;
            if (text.startsWith("/*", begin)) {
                int close = text.indexOf("*/", begin) + 2;
                if (text.charAt(close) == '\n') {
                    at = close + 1;
                    continue;
                }
            }
            if (end > begin + 1) {
                all.append(text, begin, end);
            }
            at = end;
        }
    }
}
