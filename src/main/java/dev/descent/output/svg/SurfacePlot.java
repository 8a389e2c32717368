package dev.descent.output.svg;

import java.util.List;

/**
 * A surface over a plane, by colours from dark blue to yellow, with points of the same colours on it: where a point stands out from what
 * surrounds it, its height is another.
 *
 * @param x the variable across
 * @param y the variable upwards
 * @param name what heights are
 * @param across the values of x, ascending and evenly
 * @param upwards those of y
 * @param heights of the surface, x slowest
 * @param points on it
 * @param scale the least and the greatest height that have a colour of their own
 * @param names of heights 0, 1, 2 …; empty where heights are numbers
 * @param line a height whose line is drawn; NaN for none
 */
public record SurfacePlot(
        Caption caption,
        String x,
        String y,
        String name,
        List<Double> across,
        List<Double> upwards,
        List<Double> heights,
        List<Point> points,
        Range scale,
        List<String> names,
        double line)
        implements Plot {
    /** A row of the table. */
    public record Point(double x, double y, double height) {}

    /** The least and the greatest of some heights. */
    public record Range(double low, double high) {}

    private static final double HEIGHT = 470;
    private static final double RIGHT = 132;
    private static final double BAR = 14;
    /** How many colours there are: neighbours of one colour are one rectangle. */
    private static final int SHADES = 32;

    private static final double ROW = 20;
    private static final double RADIUS = 4;
    static final String STYLES =
            ".q0{stroke:#fff;stroke-width:1}.q1{fill:none;stroke:#fff;stroke-width:2;stroke-dasharray:6 3}\n";

    public SurfacePlot {
        across = List.copyOf(across);
        upwards = List.copyOf(upwards);
        heights = List.copyOf(heights);
        points = List.copyOf(points);
        names = List.copyOf(names);
        if (heights.size() != across.size() * upwards.size()) {
            throw new IllegalArgumentException("a height for each pair of an x and a y");
        }
    }

    @Override
    public Sheet sheet() {
        double halfX = (across.get(across.size() - 1) - across.get(0)) / (across.size() - 1) / 2;
        double halfY = (upwards.get(upwards.size() - 1) - upwards.get(0)) / (upwards.size() - 1) / 2;
        Scale xScale = Scale.exactly(across.get(0) - halfX, across.get(across.size() - 1) + halfX);
        Scale yScale = Scale.exactly(upwards.get(0) - halfY, upwards.get(upwards.size() - 1) + halfY);
        List<Scale.Tick> yTicks = yScale.ticks(8);
        Frame frame = Frame.on(caption, HEIGHT, RIGHT, xScale, yScale, yTicks);
        Drawing drawing = new Drawing();
        frame.draw(drawing, frame.xTicks(PlotAxis.NUMBERS, 9), yTicks);
        double cell = frame.height() / upwards.size();
        for (int r = 0; r < upwards.size(); r++) {
            row(drawing, frame, r, frame.bottom() - (r + 1) * cell, cell);
        }
        if (!Double.isNaN(line)) {
            drawing.path("q1", new Contours(frame, this::height).line(line));
        }
        for (Point point : points) {
            String colour = CellPlot.colour(place(point.height()));
            drawing.dot("q0", colour, frame.x(point.x()), frame.y(point.y()), RADIUS);
        }
        frame.name(drawing, x, y);
        bar(drawing, frame);
        return new Sheet(caption, HEIGHT, drawing, 0, STYLES);
    }

    /** A row of the grid; what lies side by side in one colour is drawn at once. */
    private void row(Drawing drawing, Frame frame, int row, double top, double height) {
        double width = frame.width() / across.size();
        int begin = 0;
        for (int c = 1; c <= across.size(); c++) {
            if (c == across.size() || shade(c, row) != shade(begin, row)) {
                if (shade(begin, row) >= 0) {
                    drawing.coloured(
                            CellPlot.colour((shade(begin, row) + 0.5) / SHADES),
                            frame.left() + begin * width,
                            top,
                            (c - begin) * width + 0.4,
                            height + 0.4,
                            "");
                }
                begin = c;
            }
        }
    }

    /** −1 for a height that is not finite. */
    private int shade(int column, int row) {
        double height = heights.get(column * upwards.size() + row);
        return Double.isFinite(height) ? (int) Math.min(SHADES - 1, place(height) * SHADES) : -1;
    }

    private double place(double height) {
        double span = scale.high() - scale.low();
        return span > 0 ? Math.min(1, Math.max(0, (height - scale.low()) / span)) : 0.5;
    }

    /** The height at a place of the plane: in the linear proportion between the four around it. */
    private double height(double atX, double atY) {
        double c = clamp((atX - across.get(0)) / (across.get(1) - across.get(0)), across.size() - 1);
        double r = clamp((atY - upwards.get(0)) / (upwards.get(1) - upwards.get(0)), upwards.size() - 1);
        int column = (int) Math.min(c, across.size() - 2.0);
        int row = (int) Math.min(r, upwards.size() - 2.0);
        double right = c - column;
        double up = r - row;
        return (at(column, row) * (1 - right) + at(column + 1, row) * right) * (1 - up)
                + (at(column, row + 1) * (1 - right) + at(column + 1, row + 1) * right) * up;
    }

    private static double clamp(double value, double most) {
        return Math.min(most, Math.max(0, value));
    }

    private double at(int column, int row) {
        return heights.get(column * upwards.size() + row);
    }

    private void bar(Drawing drawing, Frame frame) {
        double left = frame.right() + 24;
        drawing.text("m", left, frame.top() - 9, name, Sheet.SMALL, RIGHT - 30);
        if (!names.isEmpty()) {
            key(drawing, left, frame.top());
            return;
        }
        double height = frame.height() / SHADES;
        for (int s = 0; s < SHADES; s++) {
            double top = frame.bottom() - (s + 1) * height;
            drawing.coloured(CellPlot.colour((s + 0.5) / SHADES), left, top, BAR, height + 0.4, "");
        }
        for (Scale.Tick tick : Scale.exactly(scale.low(), scale.high()).ticks(6)) {
            double at = frame.bottom() - frame.height() * place(tick.value());
            drawing.line("x", left + BAR, at, left + BAR + 3, at);
            drawing.text("m", left + BAR + 6, Math.max(at, frame.top() + 4) + 4, tick.text());
        }
    }

    /** A colour a name, from the top downwards. */
    private void key(Drawing drawing, double left, double top) {
        for (int height = 0; height < names.size(); height++) {
            double at = top + height * ROW;
            drawing.coloured(CellPlot.colour(place(height)), left, at, BAR, BAR, "");
            drawing.text("m", left + BAR + 6, at + 11, names.get(height), Sheet.SMALL, RIGHT - 24 - BAR - 12);
        }
    }
}
