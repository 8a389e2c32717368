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

    /** How many series a plot can tell apart. */
    public static final int MOST = Palette.COLOURS;

    private static final double HEIGHT = 420;
    private static final int MARKERS = 8;
    /** From one mark at the edge to the next at the same place. */
    private static final double BESIDE = 8;
    /** How many times as far as the series reach a level may lie from them. */
    private static final double FARTHEST = 0.5;
    /** How high the name of a level is. */
    private static final double NAME = 15;

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
        Extent upwards = diagonal ? across : new Extent();
        List<String> names = new ArrayList<>();
        boolean lines = false;
        boolean leaving = false;
        for (Series s : series) {
            s.extend(across, upwards);
            names.add(s.hasPoints() ? s.name() : "");
            lines |= s.form() != Series.Form.POINTS;
            leaving |= s.leavesThePlot();
        }
        List<Level> within = within(upwards);
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
        draw(drawing, frame, within);
        for (int s = 0; s < series.size(); s++) {
            draw(drawing, frame, s);
        }
        key.draw(drawing, frame.right(), frame.top());
        return new Sheet(caption, HEIGHT, drawing, series.size(), "");
    }

    /** The levels that do not press the series together. */
    private List<Level> within(Extent upwards) {
        List<Level> within = new ArrayList<>();
        double farthest = FARTHEST * (upwards.max() - upwards.min());
        for (Level level : levels) {
            boolean decade = upwards.min() <= 0 || level.value() >= upwards.min() / 10;
            if (decade && level.value() >= upwards.min() - farthest && level.value() <= upwards.max() + farthest) {
                within.add(level);
            }
        }
        return within;
    }

    /** Lines with their names above them on the right; where that place is taken, to the left of it. */
    private static void draw(Drawing drawing, Frame frame, List<Level> levels) {
        for (int k = 0; k < levels.size(); k++) {
            double y = frame.y(levels.get(k).value());
            drawing.line("d", frame.left(), y, frame.right(), y);
            double right = frame.right() - 4;
            for (Level earlier : levels.subList(0, k)) {
                if (Math.abs(frame.y(earlier.value()) - y) < NAME) {
                    right -= TextLayout.width(earlier.name(), Sheet.SMALL) + NAME;
                }
            }
            drawing.text("m e", right, y - 4, levels.get(k).name());
        }
    }

    private void draw(Drawing drawing, Frame frame, int index) {
        Series s = series.get(index);
        drawing.group(s.name());
        if (s.hasBand()) {
            drawing.path("a" + index, band(frame, s));
        }
        Drawing.Path line = new Drawing.Path();
        Drawing.Path markers = new Drawing.Path();
        Drawing.Path crosses = new Drawing.Path();
        boolean joined = false;
        int every = s.form() == Series.Form.CURVE ? Math.max(1, s.size() / MARKERS) : 1;
        int first = s.form() == Series.Form.CURVE ? every * (index + 1) / (series.size() + 1) : 0;
        for (int p = 0; p < s.size(); p++) {
            double px = frame.x(s.x(p));
            if (!Double.isFinite(s.y(p))) {
                // A second point at one x, beyond the edge, says that some of its trials diverged; the curve goes on.
                joined &= p > 0 && s.x(p) == s.x(p - 1);
                if (Double.isInfinite(s.y(p))) {
                    Marker.cross(
                            crosses,
                            Math.max(frame.left(), Math.min(frame.right(), px + aside(index, s.x(p), s.y(p)))),
                            s.y(p) > 0 ? frame.top() : frame.bottom());
                }
                continue;
            }
            double py = frame.y(s.y(p));
            if (joined) {
                line.line(px, py);
            } else {
                line.move(px, py);
            }
            joined = true;
            if (p % every == first % every) {
                Marker.add(markers, index, px, py);
            }
        }
        if (s.form() != Series.Form.POINTS) {
            drawing.path("l" + index, line);
        }
        drawing.path("k" + index, markers).path("z" + index, crosses).endGroup();
    }

    /** How far a mark at the edge lies beside its place, so that those of several series at one place do not cover each other. */
    private double aside(int index, double x, double edge) {
        int before = 0;
        int all = 0;
        for (int s = 0; s < series.size(); s++) {
            if (series.get(s).leavesAt(x, edge)) {
                before += s < index ? 1 : 0;
                all++;
            }
        }
        return (before - (all - 1) / 2.0) * BESIDE;
    }

    private static Drawing.Path band(Frame frame, Series s) {
        Drawing.Path band = new Drawing.Path();
        boolean begun = false;
        for (int p = 0; p < s.size(); p++) {
            if (!Double.isNaN(s.high(p))) {
                double px = frame.x(s.x(p));
                double py = frame.y(s.high(p));
                if (begun) {
                    band.line(px, py);
                } else {
                    band.move(px, py);
                }
                begun = true;
            }
        }
        for (int p = s.size() - 1; p >= 0; p--) {
            if (!Double.isNaN(s.high(p))) {
                band.line(frame.x(s.x(p)), frame.y(s.low(p)));
            }
        }
        return begun ? band.close() : band;
    }
}
