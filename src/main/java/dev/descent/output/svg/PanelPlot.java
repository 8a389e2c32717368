package dev.descent.output.svg;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Trajectories along a curve of one variable, a panel each, side by side.
 *
 * @param x the variable
 * @param y the value
 * @param curve the value at a point
 * @param lines at most 12; the first decides what part of the curve every panel shows at least
 */
public record PanelPlot(Caption caption, String x, String y, DoubleUnaryOperator curve, List<TrajectoryLine> lines)
        implements Plot {
    /** How many trajectories a plot shows. */
    public static final int MOST = 12;

    private static final int COLUMNS = 3;
    private static final double PANEL = 180;
    private static final double BETWEEN = 56;
    private static final int POINTS = 100;

    public PanelPlot {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST) {
            throw new IllegalArgumentException("a plot has 1 to " + MOST + " lines");
        }
    }

    @Override
    public Sheet sheet() {
        int columns = Math.min(COLUMNS, lines.size());
        int rows = (lines.size() + columns - 1) / columns;
        double cell = (Sheet.WIDTH - 40) / columns;
        Drawing drawing = new Drawing();
        for (int w = 0; w < lines.size(); w++) {
            double left = 40 + w % columns * cell;
            int row = w / columns;
            double top = Sheet.top(caption) + 10 + row * (PANEL + BETWEEN);
            draw(drawing, lines.get(w), left, top, cell);
        }
        double height = Sheet.top(caption) + 10 + rows * (PANEL + BETWEEN);
        drawing.text("c", Sheet.WIDTH / 2, height - 8, x);
        drawing.upright("c", 20, (height + Sheet.top(caption)) / 2, y);
        return new Sheet(caption, height + 4, drawing, 1, LinePanels.STYLES);
    }

    private void draw(Drawing drawing, TrajectoryLine trajectory, double left, double top, double cell) {
        Extent across = span(lines.get(0));
        for (int p = 0; p < trajectory.size(); p++) {
            across.add(trajectory.x(p));
        }
        Scale xScale = Scale.linear(across);
        double[] xs = new double[POINTS + 1];
        double[] ys = new double[POINTS + 1];
        Extent upwards = new Extent();
        for (int p = 0; p <= POINTS; p++) {
            xs[p] = xScale.value((double) p / POINTS);
            ys[p] = curve.applyAsDouble(xs[p]);
            upwards.add(ys[p]);
        }
        Scale yScale = Scale.linear(upwards);
        List<Scale.Tick> yTicks = yScale.ticks(5);
        double room = Frame.roomFor(yTicks);
        Frame frame = new Frame(left + room, top, cell - room - 16, PANEL, xScale, yScale);
        frame.draw(drawing, frame.xTicks(PlotAxis.NUMBERS, 5), yTicks);
        drawing.text("c", frame.left() + frame.width() / 2, top - 6, trajectory.name(), Sheet.TEXT, cell - 10);
        Window window = new Window(frame);
        Drawing.Path line = new Drawing.Path();
        for (int p = 1; p <= POINTS; p++) {
            if (Double.isFinite(ys[p]) && Double.isFinite(ys[p - 1])) {
                window.segment(line, window.x(xs[p - 1]), window.y(ys[p - 1]), window.x(xs[p]), window.y(ys[p]));
            }
        }
        drawing.path("q", line);
        trajectory.draw(drawing, frame, 0);
    }

    /** As far on both sides of its end as its start is atrajectory. */
    private static Extent span(TrajectoryLine trajectory) {
        double end = trajectory.x(trajectory.size() - 1);
        double half = Math.abs(trajectory.x(0) - end);
        return half > 0
                ? new Extent().add(end - half).add(end + half)
                : new Extent().add(end - 1).add(end + 1);
    }
}
