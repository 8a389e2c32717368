package dev.descent.output.svg;

import java.io.IOException;
import java.util.List;

/**
 * A dot and an interval a row, the first on top.
 *
 * @param value what the dots show
 * @param rows from top to bottom
 */
public record RankingPlot(Caption caption, PlotAxis value, List<Row> rows) implements Plot {
    /**
     * One row.
     *
     * @param name what it is
     * @param value where the dot stands
     * @param low where the interval begins; NaN for none
     * @param high where it ends
     */
    public record Row(String name, double value, double low, double high) {
        boolean hasInterval() {
            return low <= high;
        }
    }

    private static final double ROW = 22;
    private static final double BELOW = 50;
    private static final double WIDEST = 300;
    private static final double TIP = 4;

    public RankingPlot {
        rows = List.copyOf(rows);
    }

    @Override
    public void write(Appendable out) throws IOException {
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
        Frame frame = new Frame(left, Sheet.top(caption), Sheet.WIDTH - left - 24, height, scale, Scale.exactly(0, 1));
        Drawing drawing = new Drawing();
        frame.draw(drawing, frame.xTicks(value, 8), List.of());
        for (int r = 0; r < rows.size(); r++) {
            draw(drawing, frame, rows.get(r), frame.top() + 5 + (r + 0.5) * ROW);
        }
        double bottom = frame.bottom() + BELOW;
        drawing.text("c", frame.left() + frame.width() / 2, bottom - 12, value.name(scale));
        Sheet.write(out, caption, bottom, drawing, 1, "");
    }

    /** From the least mean or, within a decade below it, the least end of an interval; ends below lie at the edge. */
    private static Scale logarithmic(Extent all, Extent means) {
        double least = means.leastPositive();
        double end = all.leastPositive();
        return Scale.logarithmic(new Extent().add(Math.max(end, least / 10)).add(all.max()));
    }

    private static void draw(Drawing drawing, Frame frame, Row row, double y) {
        drawing.text("e", frame.left() - 10, y + 4, row.name(), Sheet.TEXT, WIDEST);
        drawing.group("");
        if (row.hasInterval()) {
            double from = frame.x(row.low());
            double to = frame.x(row.high());
            Drawing.Path whisker = new Drawing.Path().move(from, y).line(to, y);
            if (frame.x().has(row.low())) {
                whisker.move(from, y - TIP).line(from, y + TIP);
            }
            if (frame.x().has(row.high())) {
                whisker.move(to, y - TIP).line(to, y + TIP);
            }
            drawing.path("l0", whisker);
        }
        if (Double.isFinite(row.value())) {
            Drawing.Path dot = new Drawing.Path();
            Marker.add(dot, 0, frame.x(row.value()), y);
            drawing.path("k0", dot);
        }
        drawing.endGroup();
    }
}
