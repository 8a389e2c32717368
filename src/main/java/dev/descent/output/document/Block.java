package dev.descent.output.document;

import java.util.List;

/** What stands between two empty lines of a page. */
public sealed interface Block {
    /** The title of all that follows, until the next one. */
    record Heading(String text) implements Block {}

    record Paragraph(List<Span> spans) implements Block {}

    record Items(List<String> texts) implements Block {}

    /**
     * A table.
     *
     * @param left how many columns from the left are text; the others are numbers
     */
    record Table(List<String> header, List<List<String>> rows, int left) implements Block {}

    record Figures(List<Figure> figures) implements Block {}

    /** What is seen only when it is asked for. */
    record Folded(String summary, Document inside) implements Block {}

    /** Lines that are typed as they stand. */
    record Commands(List<String> lines) implements Block {}
}
