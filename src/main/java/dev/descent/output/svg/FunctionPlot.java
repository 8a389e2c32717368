package dev.descent.output.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * Curves over points, between two heights that are given: so several of them can be laid over each other, as a curve moves. What lies
 * beyond is not drawn.
 *
 * @param series at most 8, what lies on top last
 * @param low the least height
 * @param high the greatest
 */
public record FunctionPlot(Caption caption, String x, String y, List<Series> series, double low, double high)
        implements Plot {
    private static final double HEIGHT = 420;
    private static final int MARKERS = 8;

    public FunctionPlot {
        series = List.copyOf(series);
        if (series.isEmpty() || series.size() > LinePlot.MOST) {
            throw new IllegalArgumentException("a plot has 1 to " + LinePlot.MOST + " series");
        }
    }

    @Override
    public Sheet sheet() {
        Extent across = new Extent();
        Extent upwards = new Extent().add(low).add(high);
        List<String> names = new ArrayList<>();
        List<Series> within = new ArrayList<>();
        for (Series s : series) {
            s.extend(across, new Extent());
            names.add(s.name());
            within.add(s.between(low, high));
        }
        Scale xScale = Scale.linear(across);
        Scale yScale = Scale.linear(upwards);
        Legend key = new Legend("", names, true, s -> series.get(s).form() == Series.Form.POINTS, "");
        List<Scale.Tick> yTicks = yScale.ticks(8);
        Frame frame = Frame.on(caption, HEIGHT, Math.max(24, key.width()), xScale, yScale, yTicks);
        Drawing drawing = new Drawing();
        frame.draw(drawing, frame.xTicks(PlotAxis.NUMBERS, 9), yTicks);
        frame.name(drawing, x, y);
        new Curves(within, MARKERS).draw(drawing, frame);
        key.draw(drawing, frame.right(), frame.top());
        return new Sheet(caption, HEIGHT, drawing, series.size(), "");
    }
}
