package dev.descent.output.svg;

import dev.descent.output.text.XmlText;

/**
 * The elements of a picture, a line each. Coordinates are pixels from the upper left, rounded to hundredths; whatever text a user wrote
 * appears as that text.
 */
public final class Drawing {
    private static final double HUNDREDTHS = 100;

    private final StringBuilder out = new StringBuilder(1 << 13);

    Drawing line(String style, double x1, double y1, double x2, double y2) {
        open("line", style);
        attribute("x1", x1).attribute("y1", y1).attribute("x2", x2).attribute("y2", y2);
        return close();
    }

    /** A line of a width of its own, that says what it is when it is pointed at. */
    Drawing line(String style, double thickness, double x1, double y1, double x2, double y2, String hint) {
        open("line", style);
        attribute("stroke-width", thickness);
        attribute("x1", x1).attribute("y1", y1).attribute("x2", x2).attribute("y2", y2);
        return hinted(hint, "line");
    }

    Drawing circle(String style, double x, double y, double radius) {
        open("circle", style);
        attribute("cx", x).attribute("cy", y).attribute("r", radius);
        return close();
    }

    /** A circle in a colour that is the same in every scheme. */
    Drawing dot(String style, String colour, double x, double y, double radius) {
        open("circle", style);
        out.append(" fill=\"").append(colour).append('"');
        attribute("cx", x).attribute("cy", y).attribute("r", radius);
        return close();
    }

    /** A circle whose rim has a width of its own, that says what it is when it is pointed at. */
    Drawing circle(String style, double thickness, double x, double y, double radius, String hint) {
        open("circle", style);
        attribute("stroke-width", thickness);
        attribute("cx", x).attribute("cy", y).attribute("r", radius);
        return hinted(hint, "circle");
    }

    private Drawing hinted(String hint, String element) {
        out.append("><title>");
        escape(hint);
        out.append("</title></").append(element).append(">\n");
        return this;
    }

    Drawing rectangle(String style, double x, double y, double width, double height) {
        open("rect", style);
        attribute("x", x).attribute("y", y).attribute("width", width).attribute("height", height);
        return close();
    }

    /** A rectangle that says more of itself when it is pointed at. */
    Drawing rectangle(String style, double x, double y, double width, double height, String hint) {
        open("rect", style);
        attribute("x", x).attribute("y", y).attribute("width", width).attribute("height", height);
        out.append("><title>");
        escape(hint);
        out.append("</title></rect>\n");
        return this;
    }

    /** A rectangle in a colour that is the same in every scheme; it says more of itself unless {@code hint} is empty. */
    Drawing coloured(String colour, double x, double y, double width, double height, String hint) {
        out.append("<rect fill=\"").append(colour).append('"');
        attribute("x", x).attribute("y", y).attribute("width", width).attribute("height", height);
        if (hint.isEmpty()) {
            return close();
        }
        out.append("><title>");
        escape(hint);
        out.append("</title></rect>\n");
        return this;
    }

    /** A text; {@code style} says also at which end x lies. */
    Drawing text(String style, double x, double y, String text) {
        open("text", style);
        attribute("x", x).attribute("y", y);
        out.append('>');
        escape(text);
        out.append("</text>\n");
        return this;
    }

    /** A text that is cut where it is wider than {@code room}, and then told in full when it is pointed at. */
    Drawing text(String style, double x, double y, String text, double size, double room) {
        String shown = TextLayout.cut(text, size, room);
        if (shown.equals(text)) {
            return text(style, x, y, text);
        }
        open("text", style);
        attribute("x", x).attribute("y", y);
        out.append("><title>");
        escape(text);
        out.append("</title>");
        escape(shown);
        out.append("</text>\n");
        return this;
    }

    /** A text from bottom to top, centred at a point. */
    Drawing upright(String style, double x, double y, String text) {
        out.append("<text class=\"").append(style).append("\" transform=\"translate(");
        number(x);
        out.append(' ');
        number(y);
        out.append(")rotate(-90)\">");
        escape(text);
        out.append("</text>\n");
        return this;
    }

    /** A text from bottom to top that is cut where it is wider than {@code room}, and then told in full when it is pointed at. */
    Drawing upright(String style, double x, double y, String text, double size, double room) {
        String shown = TextLayout.cut(text, size, room);
        if (shown.equals(text)) {
            return upright(style, x, y, text);
        }
        group(text).upright(style, x, y, shown);
        return endGroup();
    }

    /** A path of {@code M}, {@code L} and {@code Z}. */
    Drawing path(String style, Path path) {
        if (path.isEmpty()) {
            return this;
        }
        open("path", style);
        out.append(" d=\"").append(path.out).append('"');
        return close();
    }

    /** Opens a group that says what it is when it is pointed at. */
    Drawing group(String name) {
        out.append("<g>");
        if (!name.isEmpty()) {
            out.append("<title>");
            escape(name);
            out.append("</title>");
        }
        out.append('\n');
        return this;
    }

    Drawing endGroup() {
        out.append("</g>\n");
        return this;
    }

    /** The elements drawn so far. */
    String elements() {
        return out.toString();
    }

    /** The points of a path. */
    static final class Path {
        private final StringBuilder out = new StringBuilder();
        private double lastX = Double.NaN;
        private double lastY = Double.NaN;

        Path move(double x, double y) {
            return add('M', x, y);
        }

        Path line(double x, double y) {
            return add('L', x, y);
        }

        Path close() {
            out.append('Z');
            return this;
        }

        boolean isEmpty() {
            return out.length() == 0;
        }

        /** Whether the last point was this one. */
        boolean endsAt(double x, double y) {
            return lastX == x && lastY == y;
        }

        private Path add(char command, double x, double y) {
            lastX = x;
            lastY = y;
            out.append(command);
            append(out, x);
            out.append(' ');
            append(out, y);
            return this;
        }
    }

    /** Text inside an element, on one line. */
    static void escape(StringBuilder out, String text) {
        out.append(XmlText.of(text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ')));
    }

    /** A coordinate with at most two decimals. */
    static void append(StringBuilder out, double value) {
        if (!(Math.abs(value) < 1e9)) {
            throw new IllegalArgumentException("a coordinate lies in the picture");
        }
        long hundredths = Math.round(value * HUNDREDTHS);
        if (hundredths < 0) {
            out.append('-');
            hundredths = -hundredths;
        }
        out.append(hundredths / 100);
        long rest = hundredths % 100;
        if (rest > 0) {
            out.append('.').append(rest / 10);
            if (rest % 10 > 0) {
                out.append(rest % 10);
            }
        }
    }

    private void open(String element, String style) {
        out.append('<').append(element);
        if (!style.isEmpty()) {
            out.append(" class=\"").append(style).append('"');
        }
    }

    private Drawing close() {
        out.append("/>\n");
        return this;
    }

    private Drawing attribute(String name, double value) {
        out.append(' ').append(name).append("=\"");
        number(value);
        out.append('"');
        return this;
    }

    private void number(double value) {
        append(out, value);
    }

    private void escape(String text) {
        escape(out, text);
    }
}
