package dev.descent.output.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * Curves or points over one axis: loss over epochs, loss against learning rate, predictions against true values.
 *
 * @param legend what the names of the series are values of; may be empty
 * @param series at most 8
 * @param diagonal whether both axes are the same and the line y = x is drawn
 * @param levels dashed lines across the plot, those within reach of its series
 */
public record LinePlot(
        Caption caption,
        PlotAxis x,
        PlotAxis y,
        String legend,
        List<Series> series,
        boolean diagonal,
        List<Level> levels)
        implements Plot {
    /** A value of the y axis that has a name of its own. */
    public record Level(String name, double value) {}

    /** How many series are told apart at a glance where they cross. */
    public static final int FEW = 6;
    /** How many series a plot can tell apart at all. */
    public static final int MOST = Palette.COLOURS;

    private static final double HEIGHT = 420;
    private static final int MARKERS = 8;

    /** A plot without levels. */
    public LinePlot(Caption caption, PlotAxis x, PlotAxis y, String legend, List<Series> series, boolean diagonal) {
        this(caption, x, y, legend, series, diagonal, List.of());
    }

    public LinePlot {
        series = List.copyOf(series);
        levels = List.copyOf(levels);
        if (series.size() > MOST) {
            throw new IllegalArgumentException("a plot has at most " + MOST + " series, but has " + series.size());
        }
    }

    @Override
    public Sheet sheet() {
        Extent across = new Extent();
        Extent upwards = diagonal ? across : y.extent();
        List<String> names = new ArrayList<>();
        boolean lines = false;
        boolean leaving = false;
        for (Series s : series) {
            s.extend(across, upwards);
            names.add(s.hasPoints() ? s.name() : "");
            lines |= s.form() != Series.Form.POINTS;
            leaving |= s.leavesThePlot();
        }
        List<Level> within = Levels.within(levels, upwards);
        for (Level level : within) {
            upwards.add(level.value());
        }
        Scale xScale = x.scale(across);
        Scale yScale = y.scale(upwards);
        Legend key = new Legend(legend, names, lines, leaving ? "diverged" : "");
        List<Scale.Tick> yTicks = yScale.ticks(8);
        Frame frame = Frame.on(caption, HEIGHT, Math.max(24, key.width()), xScale, yScale, yTicks);
        Drawing drawing = new Drawing();
        frame.draw(drawing, frame.xTicks(x, 9), yTicks);
        frame.name(drawing, x.name(xScale), y.name(yScale));
        if (diagonal) {
            drawing.line("d", frame.left(), frame.bottom(), frame.right(), frame.top());
        }
        Levels.draw(drawing, frame, within);
        new Curves(series, MARKERS).draw(drawing, frame);
        key.draw(drawing, frame.right(), frame.top());
        return new Sheet(caption, HEIGHT, drawing, series.size(), "");
    }
}
