package dev.descent.data;

import dev.descent.model.TableFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a file is that is no CSV, told by its first bytes.
 *
 * @param what what is wrong, in a sentence
 */
record FileSignature(String what, String remedy) {
    /** So many bytes are looked at. */
    static final int LENGTH = 16;

    private static final String SAVE = "save the table as a CSV";
    private static final String UNPACK = "unpack it, or pack it as gzip, which is read";

    private record Known(String start, String name, String remedy) {}

    /** The first bytes as characters of Latin-1. */
    private static final List<Known> KNOWN = List.of(
            new Known("PAR1", "a Parquet file", SAVE + ": pandas.read_parquet(…).to_csv(…, index=False)"),
            new Known("PK\3\4", "an Excel workbook (XLSX) or another ZIP archive", SAVE + ", or unpack the archive"),
            new Known("\u00D0\u00CF\u0011\u00E0", "an Excel workbook (XLS)", SAVE),
            new Known("ARROW1", "an Arrow file", SAVE),
            new Known("FEA1", "a Feather file", SAVE),
            new Known("\u0089HDF", "an HDF5 file", SAVE),
            new Known("SQLite format 3", "a SQLite database", SAVE),
            new Known("%PDF", "a PDF", SAVE),
            new Known("{\\rtf", "a text document (RTF)", SAVE),
            new Known("(\u00B5/\u00FD", "a Zstandard file", UNPACK),
            new Known("BZh", "a bzip2 file", UNPACK),
            new Known("\u00FD7zXZ", "an xz file", UNPACK),
            new Known("<!doctype html", "a web page (HTML)", "download the file itself, not the page that shows it"),
            new Known("<html", "a web page (HTML)", "download the file itself, not the page that shows it"),
            new Known("version https://", "a pointer of Git LFS, not the table", "fetch it: git lfs pull"));

    static boolean isGzip(byte[] start) {
        return start.length > 1 && start[0] == 0x1F && start[1] == (byte) 0x8B;
    }

    /** What a file is that begins with these bytes; empty if it may be a CSV of this format. */
    static Optional<FileSignature> of(byte[] start, TableFormat format) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        String lower = text.toLowerCase(Locale.ROOT);
        for (Known known : KNOWN) {
            if (text.startsWith(known.start()) || known.start().startsWith("<") && lower.startsWith(known.start())) {
                return Optional.of(new FileSignature("this is " + known.name(), known.remedy()));
            }
        }
        boolean wide = format.encoding().toLowerCase(Locale.ROOT).startsWith("utf-16");
        return wide
                ? Optional.empty()
                : utf16(text)
                        .map(encoding ->
                                new FileSignature("this is a file in UTF-16", CsvRemedy.set("encoding: " + encoding)));
    }

    private static Optional<String> utf16(String text) {
        if (text.startsWith("\u00FF\u00FE") || text.startsWith("\u00FE\u00FF")) {
            return Optional.of("utf-16");
        }
        if (text.length() < 4 || text.charAt(1) != 0 && text.charAt(0) != 0) {
            return Optional.empty();
        }
        boolean little = text.charAt(0) > 0 && text.charAt(1) == 0 && text.charAt(2) > 0 && text.charAt(3) == 0;
        boolean big = text.charAt(0) == 0 && text.charAt(1) > 0 && text.charAt(2) == 0 && text.charAt(3) > 0;
        return little ? Optional.of("utf-16le") : big ? Optional.of("utf-16be") : Optional.empty();
    }
}
