package dev.descent.output.svg;

import java.util.List;

/**
 * A marker and an interval a row, the first on top. Through a {@link Kind#REFERENCE} goes a line from top to bottom.
 *
 * <p>An end of an interval that lies beyond the axis is an arrow, and the subtitle says so.
 *
 * @param value what the markers show
 * @param names what the names of the rows are values of; may be empty
 * @param rows from top to bottom
 */
public record RankingPlot(Caption caption, PlotAxis value, String names, List<Row> rows) implements Plot {
    /** What a row is to the first; each has a colour and a shape. */
    public enum Kind {
        /** The first, and what can't be told from it: a dot. */
        ALIKE(0),
        /** What is worse than it: a square. */
        WORSE(1),
        /** What all are held against: a triangle. */
        REFERENCE(2);

        private final int style;

        Kind(int style) {
            this.style = style;
        }
    }

    /**
     * One row.
     *
     * @param name what it is
     * @param value where the marker stands
     * @param low where the interval begins; NaN for none
     * @param high where it ends
     */
    public record Row(Kind kind, String name, double value, double low, double high) {
        boolean hasInterval() {
            return low <= high;
        }
    }

    private static final double ROW = 22;
    private static final double BELOW = 50;
    private static final double WIDEST = 300;
    private static final double TIP = 4;
    /** What names of the rows' names take above them. */
    private static final double NAMES = 20;

    public RankingPlot {
        rows = List.copyOf(rows);
    }

    @Override
    public Sheet sheet() {
        Extent means = new Extent();
        Extent all = new Extent();
        double widest = 0;
        for (Row row : rows) {
            means.add(row.value());
            all.add(row.value()).add(row.low()).add(row.high());
            widest = Math.max(widest, TextLayout.width(row.name(), Sheet.TEXT));
        }
        Scale scale = value.scale(means).isLogarithmic() ? logarithmic(all, means) : Scale.linear(all);
        double left = 30 + Math.min(WIDEST, widest);
        double height = Math.max(1, rows.size()) * ROW + 10;
        Caption told = caption;
        if (rows.stream().anyMatch(row -> row.hasInterval() && !(scale.has(row.low()) && scale.has(row.high())))) {
            told = caption.and("an arrow: the interval reaches further");
        }
        double top = Sheet.top(told) + (names.isEmpty() ? 0 : NAMES);
        Frame frame = new Frame(left, top, Sheet.WIDTH - left - 24, height, scale, Scale.exactly(0, 1));
        Drawing drawing = new Drawing();
        frame.draw(drawing, frame.xTicks(value, 8), List.of());
        if (!names.isEmpty()) {
            drawing.text("u", Sheet.EDGE, top - 6, names, Sheet.TEXT, Sheet.WIDTH - 2 * Sheet.EDGE);
        }
        for (Row row : rows) {
            if (row.kind() == Kind.REFERENCE) {
                drawing.line("d", frame.x(row.value()), frame.top(), frame.x(row.value()), frame.bottom());
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            draw(drawing, frame, rows.get(r), frame.top() + 5 + (r + 0.5) * ROW);
        }
        double bottom = frame.bottom() + BELOW;
        drawing.text("c", frame.left() + frame.width() / 2, bottom - 12, value.name(scale));
        int styles = 0;
        for (Row row : rows) {
            styles = Math.max(styles, row.kind().style + 1);
        }
        return new Sheet(told, bottom, drawing, styles, "");
    }

    /** From the least mean or, within a decade below it, the least end of an interval; ends below lie at the edge. */
    private static Scale logarithmic(Extent all, Extent means) {
        double least = means.leastPositive();
        double end = all.leastPositive();
        Extent shown = new Extent().add(Math.max(end, least / 10)).add(all.max());
        return Scale.logarithmic(means.hasZero() ? shown.add(0) : shown);
    }

    /** An end of an interval: a bar across, or an arrow to what lies beyond. */
    private static void tip(Drawing.Path whisker, double x, double y, boolean within, int direction) {
        if (within) {
            whisker.move(x, y - TIP).line(x, y + TIP);
        } else {
            whisker.move(x - direction * 1.5 * TIP, y - TIP).line(x, y).line(x - direction * 1.5 * TIP, y + TIP);
        }
    }

    private static void draw(Drawing drawing, Frame frame, Row row, double y) {
        drawing.text("e", frame.left() - 10, y + 4, row.name(), Sheet.TEXT, WIDEST);
        drawing.group("");
        if (row.hasInterval()) {
            double from = frame.x(row.low());
            double to = frame.x(row.high());
            Drawing.Path whisker = new Drawing.Path().move(from, y).line(to, y);
            Drawing.Path tips = new Drawing.Path();
            tip(tips, from, y, frame.x().has(row.low()), -1);
            tip(tips, to, y, frame.x().has(row.high()), 1);
            drawing.path("l" + row.kind().style, whisker).path("z" + row.kind().style, tips);
        }
        if (Double.isFinite(row.value())) {
            Drawing.Path dot = new Drawing.Path();
            Marker.add(dot, row.kind().style, frame.x(row.value()), y);
            drawing.path("k" + row.kind().style, dot);
        }
        drawing.endGroup();
    }
}
