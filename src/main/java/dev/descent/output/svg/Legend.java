package dev.descent.output.svg;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * Which curve is which, at the right of a plot.
 *
 * @param heading what the names are values of; may be empty
 * @param names of the curves in the order of their colours
 * @param curves whether they have lines, not points alone
 * @param points which names are of points alone, though others have lines
 * @param edge what the marks at the edge mean; empty if there are none
 */
record Legend(String heading, List<String> names, boolean curves, IntPredicate points, String edge) {
    private static final double SAMPLE = 30;
    private static final double WIDEST = 180;
    private static final double ROW = 20;
    private static final double LINE = 16;
    private static final int LINES = 2;
    /** Of more names each has one line. */
    private static final int FEW = 6;

    Legend(String heading, List<String> names, boolean curves, String edge) {
        this(heading, names, curves, name -> false, edge);
    }

    private boolean isEmpty() {
        return names.size() < 2 && names.stream().allMatch(String::isEmpty) && edge.isEmpty();
    }

    double width() {
        if (isEmpty()) {
            return 0;
        }
        double text = TextLayout.width(heading, Sheet.TEXT) - SAMPLE;
        for (String name : names) {
            text = Math.max(text, TextLayout.width(name, Sheet.TEXT));
        }
        return 36 + SAMPLE + Math.min(WIDEST, Math.max(text, TextLayout.width(edge, Sheet.TEXT)));
    }

    void draw(Drawing drawing, double left, double top) {
        if (isEmpty()) {
            return;
        }
        double x = left + 18;
        double y = top + 10;
        for (String line : TextLayout.lines(heading, Sheet.TEXT, WIDEST + SAMPLE, LINES)) {
            drawing.text("u", x, y, line);
            y += ROW;
        }
        int lines = names.size() > FEW ? 1 : LINES;
        for (int s = 0; s < names.size(); s++) {
            if (!names.get(s).isEmpty()) {
                if (curves && !points.test(s)) {
                    drawing.line("l" + s, x, y - 4, x + SAMPLE - 8, y - 4);
                }
                Drawing.Path marker = new Drawing.Path();
                Marker.add(marker, s, x + SAMPLE / 2 - 4, y - 4);
                drawing.path("k" + s, marker);
                for (String line : TextLayout.lines(names.get(s), Sheet.TEXT, WIDEST, lines)) {
                    drawing.text("", x + SAMPLE, y, line);
                    y += LINE;
                }
                y += ROW - LINE;
            }
        }
        if (!edge.isEmpty()) {
            Drawing.Path cross = new Drawing.Path();
            Marker.cross(cross, x + SAMPLE / 2 - 4, y - 4);
            drawing.path("x", cross).text("u", x + SAMPLE, y, edge);
        }
    }
}
