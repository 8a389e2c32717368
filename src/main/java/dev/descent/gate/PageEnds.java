package dev.descent.gate;

import dev.descent.gate.stored.StoredFolder;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;

/**
 * What a page or a picture of another version, of which the content is not compared, begins and ends with all the same.
 *
 * @param ending of the file's name
 * @param first what it begins with
 * @param last what it ends with, line ends aside
 */
record PageEnds(String ending, String first, String last) {
    private static final List<PageEnds> ALL = List.of(
            new PageEnds(".html", "<!DOCTYPE html>", "</html>"),
            new PageEnds(".svg", "<svg ", "</svg>"),
            new PageEnds(".md", "# ", ""));

    /** More than an end and the line end behind it. */
    private static final int KEPT = 64;

    /** What a file lacks; empty if it begins and ends as its kind does, or is of none of these kinds. */
    static Optional<String> fault(StoredFolder folder, String file) throws IOException {
        for (PageEnds ends : ALL) {
            if (file.endsWith(ends.ending)) {
                return ends.lacking(folder, file).map(what -> what + " (in " + folder.name() + ")");
            }
        }
        return Optional.empty();
    }

    private Optional<String> lacking(StoredFolder folder, String file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Reader in = folder.open(file)) {
            char[] buffer = new char[1 << 13];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                text.append(buffer, 0, count);
                if (text.length() >= first.length() && text.indexOf(first) != 0) {
                    return Optional.of("it does not begin with '" + first.strip() + "'");
                }
                text.delete(Math.min(text.length(), KEPT), Math.max(KEPT, text.length() - KEPT));
            }
        }
        if (text.indexOf(first) != 0) {
            return Optional.of(text.isEmpty() ? "it is empty" : "it does not begin with '" + first.strip() + "'");
        }
        return text.toString().stripTrailing().endsWith(last)
                ? Optional.empty()
                : Optional.of("it does not end with '" + last + "'");
    }
}
