package dev.descent.output.svg;

import dev.descent.number.NumberText;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Trajectories over a surface of two variables, on its contour lines.
 *
 * @param x the variable across
 * @param y the variable upwards
 * @param surface its height at a point
 * @param legend what the names of the trajectories are values of; may be empty
 * @param lines at most 8; the first decides what part of the surface is seen
 */
public record ContourPlot(
        Caption caption, String x, String y, DoubleBinaryOperator surface, String legend, List<TrajectoryLine> lines)
        implements Plot {
    private static final double HEIGHT = 470;
    static final String STYLES = ".o{stroke:#8a939c;stroke-width:.8;fill:none;opacity:.75}\n";

    public ContourPlot {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > LinePlot.MOST) {
            throw new IllegalArgumentException("a plot has 1 to " + LinePlot.MOST + " lines");
        }
    }

    @Override
    public Sheet sheet() {
        Legend key = new Legend(legend, lines.stream().map(TrajectoryLine::name).toList(), true, "");
        double[] across = range(true);
        double[] upwards = range(false);
        Scale xScale = Scale.exactly(across[0], across[1]);
        Scale yScale = Scale.exactly(upwards[0], upwards[1]);
        List<Scale.Tick> yTicks = yScale.ticks(8);
        Frame frame = Frame.on(caption, HEIGHT, Math.max(24, key.width()), xScale, yScale, yTicks);
        Drawing drawing = new Drawing();
        Contours contours = new Contours(frame, surface);
        for (double level : contours.levels()) {
            drawing.group(NumberText.statistic(level));
            drawing.path("o", contours.line(level)).endGroup();
        }
        frame.draw(drawing, frame.xTicks(PlotAxis.NUMBERS, 9), yTicks);
        frame.name(drawing, x, y);
        for (int w = lines.size() - 1; w >= 0; w--) {
            lines.get(w).draw(drawing, frame, w);
        }
        key.draw(drawing, frame.right(), frame.top());
        return new Sheet(caption, HEIGHT, drawing, lines.size(), STYLES);
    }

    /** What the first line needs with some room, and what the others need up to as much again on each side. */
    private double[] range(boolean xs) {
        Extent first = new Extent();
        Extent all = new Extent();
        for (TrajectoryLine line : lines) {
            for (int p = 0; p < line.size(); p++) {
                double value = xs ? line.x(p) : line.y(p);
                all.add(value);
                if (line == lines.get(0)) {
                    first.add(value);
                }
            }
        }
        double span = first.max() - first.min();
        if (!(span > 0)) {
            span = Math.max(1e-3, Math.abs(first.max()) / 2);
        }
        double low = Math.max(first.min() - span, Math.min(all.min(), first.min() - span / 4));
        double high = Math.min(first.max() + span, Math.max(all.max(), first.max() + span / 4));
        double room = (high - low) / 20;
        return new double[] {low - room, high + room};
    }
}
