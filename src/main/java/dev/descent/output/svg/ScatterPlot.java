package dev.descent.output.svg;

import java.util.List;

/**
 * One value against one number, a panel a group, all panels with the same two axes: a dot a configuration, some as diamonds.
 *
 * @param logarithmic whether the axis across is
 * @param end values that are worse are triangles at the edge; infinite if there is no such end
 * @param worstOnTop whether the worst values lie at the upper edge
 * @param panels from 1 to 12
 */
public record ScatterPlot(
        Caption caption,
        PlotAxis x,
        boolean logarithmic,
        PlotAxis y,
        double end,
        boolean worstOnTop,
        List<Panel> panels)
        implements Plot {
    /** How many groups a plot shows. */
    public static final int MOST = 12;

    /** A group. */
    public record Panel(String name, List<Point> points) {
        public Panel {
            points = List.copyOf(points);
        }
    }

    /**
     * A configuration.
     *
     * @param y NaN is a cross at the edge where values are worst
     * @param isChosen whether it is a diamond
     */
    public record Point(double x, double y, boolean isChosen) {}

    private static final int COLUMNS = 3;
    private static final double PANEL = 150;
    private static final double BETWEEN = 24;
    /** What lies at least between two marks. */
    private static final double APART = 4;

    private static final double BELOW = 48;
    private static final double BESIDE = 16;

    public ScatterPlot {
        panels = List.copyOf(panels);
        if (panels.isEmpty() || panels.size() > MOST) {
            throw new IllegalArgumentException("a plot has 1 to " + MOST + " panels");
        }
    }

    /** Whether a value is worse than the last one that has a place. */
    public static boolean isBeyond(double value, double end, boolean worstOnTop) {
        return worstOnTop ? value > end : value < end;
    }

    @Override
    public Sheet sheet() {
        Extent across = new Extent();
        Extent upwards = new Extent();
        for (Panel panel : panels) {
            for (Point point : panel.points()) {
                across.add(point.x());
                upwards.add(isBeyond(point.y(), end, worstOnTop) ? Double.NaN : point.y());
            }
        }
        Scale xScale = logarithmic ? Scale.logarithmic(across) : Scale.linear(across);
        Scale yScale = y.scale(upwards);
        List<Scale.Tick> yTicks = yScale.ticks(6);
        List<Scale.Tick> unmarked =
                yTicks.stream().map(tick -> new Scale.Tick(tick.value(), "")).toList();
        int columns = panels.size() == 4 ? 2 : Math.min(COLUMNS, panels.size());
        double edge = 34 + Frame.roomFor(yTicks);
        double width = (Sheet.WIDTH - edge - BESIDE - (columns - 1) * BETWEEN) / columns;
        double first = Sheet.top(caption) + 18;
        Drawing drawing = new Drawing();
        for (int p = 0; p < panels.size(); p++) {
            double left = edge + p % columns * (width + BETWEEN);
            int row = p / columns;
            double top = first + row * (PANEL + BELOW);
            Frame frame = new Frame(left, top, width, PANEL, xScale, yScale);
            frame.draw(drawing, marks(frame), p % columns == 0 ? yTicks : unmarked);
            draw(drawing, frame, panels.get(p));
        }
        int rows = (panels.size() + columns - 1) / columns;
        double bottom = first + rows * (PANEL + BELOW);
        drawing.text("c", edge + (Sheet.WIDTH - edge - BESIDE) / 2, bottom - 8, x.name(xScale));
        drawing.upright("c", 22, (first + bottom - BELOW) / 2, y.name(yScale));
        return new Sheet(caption, bottom + 6, drawing, 0, Dots.STYLES);
    }

    /** Marks whose texts stay clear of those of the panel beside. */
    private List<Scale.Tick> marks(Frame frame) {
        return frame.xTicks(x, 5).stream()
                .map(tick -> {
                    double half = TextLayout.width(tick.text(), Sheet.SMALL) / 2;
                    boolean fits = frame.x(tick.value()) - half > frame.left() - BETWEEN + APART
                            && frame.x(tick.value()) + half < frame.right() + APART / 2;
                    return fits ? tick : new Scale.Tick(tick.value(), "");
                })
                .toList();
    }

    private void draw(Drawing drawing, Frame frame, Panel panel) {
        drawing.text("c", frame.left() + frame.width() / 2, frame.top() - 8, panel.name(), Sheet.TEXT, frame.width());
        drawing.group(panel.name());
        Dots dots = new Dots(frame, worstOnTop);
        for (Point point : panel.points()) {
            if (Double.isNaN(point.y())) {
                dots.cross(point.x());
            } else if (point.isChosen()) {
                dots.diamond(point.x(), point.y());
            } else if (isBeyond(point.y(), end, worstOnTop)) {
                dots.triangle(point.x());
            } else {
                dots.dot(point.x(), point.y());
            }
        }
        dots.draw(drawing);
        drawing.endGroup();
    }
}
