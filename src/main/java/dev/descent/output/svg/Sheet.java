package dev.descent.output.svg;

import dev.descent.number.Digest;
import java.io.IOException;
import java.util.List;

/**
 * A drawing with its size, its words and its colours.
 *
 * @param caption the words above it
 * @param height in units of which it is {@link #WIDTH} wide
 * @param drawing what stands below the caption
 * @param curves how many curves have colours
 * @param styles what else stands in the style sheet; of all kinds of plots no two call different things by one name
 */
public record Sheet(Caption caption, double height, Drawing drawing, int curves, String styles) {
    static final double WIDTH = 660;
    static final double TEXT = 13;
    static final double SMALL = 12;
    static final double EDGE = 16;
    private static final double TITLE = 17;
    private static final double FIRST_LINE = 46;
    private static final double LINE = 17;
    private static final int LINES = 3;

    /** Where drawings begin below title and subtitle. */
    static double top(Caption caption) {
        return FIRST_LINE + LINE * lines(caption).size();
    }

    private static List<String> lines(Caption caption) {
        return TextLayout.lines(caption.subtitle(), TEXT, WIDTH - 2 * EDGE, LINES);
    }

    /** Writes the picture as an SVG document of its own. */
    public void write(Appendable out) throws IOException {
        StringBuilder svg = opening("xmlns=\"http://www.w3.org/2000/svg\"");
        svg.append("<style>\n").append(Palette.sheet(curves, styles)).append("</style>\n");
        out.append(close(svg));
    }

    /** Writes the picture as an element of an HTML page that has {@link PictureStyle#sheet}. */
    public void writeElement(Appendable out) throws IOException {
        out.append(close(opening("class=\"" + PictureStyle.NAME + "\"")));
    }

    private StringBuilder opening(String attribute) {
        StringBuilder svg = new StringBuilder(drawing.elements().length() + (1 << 12));
        String id =
                "p" + Digest.sha256(caption.title() + "\n" + drawing.elements()).substring(0, 8);
        svg.append("<svg ").append(attribute).append(" viewBox=\"0 0 ");
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
        return svg.append("</desc>\n");
    }

    private StringBuilder close(StringBuilder svg) {
        Drawing head = new Drawing()
                .rectangle("p", 0, 0, WIDTH, height)
                .text("t", EDGE, 27, caption.title(), TITLE, WIDTH - 2 * EDGE);
        double y = FIRST_LINE;
        for (String line : lines(caption)) {
            head.text("u", EDGE, y, line);
            y += LINE;
        }
        return svg.append(head.elements()).append(drawing.elements()).append("</svg>\n");
    }
}
