package dev.descent.output.svg;

import dev.descent.number.Digest;
import java.io.IOException;
import java.util.List;

/** The document around a drawing: its size, its words, its colours. */
final class Sheet {
    static final double WIDTH = 660;
    static final double TEXT = 13;
    static final double SMALL = 12;
    private static final double EDGE = 16;
    private static final double TITLE = 17;
    private static final double FIRST_LINE = 46;
    private static final double LINE = 17;
    private static final int LINES = 3;

    private Sheet() {}

    /** Where drawings begin below title and subtitle. */
    static double top(Caption caption) {
        return FIRST_LINE + LINE * lines(caption).size();
    }

    private static List<String> lines(Caption caption) {
        return TextLayout.lines(caption.subtitle(), TEXT, WIDTH - 2 * EDGE, LINES);
    }

    /**
     * Writes the document.
     *
     * @param curves how many curves have colours
     * @param styles what else stands in the style sheet
     */
    static void write(Appendable out, Caption caption, double height, Drawing drawing, int curves, String styles)
            throws IOException {
        StringBuilder svg = new StringBuilder(drawing.elements().length() + (1 << 12));
        String id =
                "p" + Digest.sha256(caption.title() + "\n" + drawing.elements()).substring(0, 8);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
        Drawing.append(svg, WIDTH);
        svg.append(' ');
        Drawing.append(svg, height);
        svg.append("\" width=\"");
        Drawing.append(svg, WIDTH);
        svg.append("\" height=\"");
        Drawing.append(svg, height);
        svg.append("\" role=\"img\" aria-labelledby=\"").append(id).append("-t ");
        svg.append(id).append("-d\">\n<title id=\"").append(id).append("-t\">");
        Drawing.escape(svg, caption.title());
        svg.append("</title>\n<desc id=\"").append(id).append("-d\">");
        Drawing.escape(svg, caption.subtitle());
        svg.append("</desc>\n<style>\n");
        svg.append(Palette.sheet(curves, styles)).append("</style>\n");
        Drawing head = new Drawing()
                .rectangle("p", 0, 0, WIDTH, height)
                .text("t", EDGE, 27, caption.title(), TITLE, WIDTH - 2 * EDGE);
        double y = FIRST_LINE;
        for (String line : lines(caption)) {
            head.text("u", EDGE, y, line);
            y += LINE;
        }
        svg.append(head.elements()).append(drawing.elements()).append("</svg>\n");
        out.append(svg);
    }
}
