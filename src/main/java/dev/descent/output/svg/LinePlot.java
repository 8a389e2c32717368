package dev.descent.output.svg;

import java.io.IOException;
import java.util.List;

/**
 * Curves or points over one axis: loss over epochs, loss against learning rate, predictions against true values.
 *
 * @param legend what the names of the series are values of; may be empty
 * @param series at most 8
 * @param diagonal whether both axes are the same and the line y = x is drawn
 */
public record LinePlot(Caption caption, PlotAxis x, PlotAxis y, String legend, List<Series> series, boolean diagonal)
        implements Plot {
    /** How many series a plot can tell apart. */
    public static final int MOST = Palette.COLOURS;

    private static final double HEIGHT = 420;
    private static final int MARKERS = 8;

    public LinePlot {
        series = List.copyOf(series);
        if (series.size() > MOST) {
            throw new IllegalArgumentException("a plot has at most " + MOST + " series, but has " + series.size());
        }
    }

    @Override
    public void write(Appendable out) throws IOException {
        Extent across = new Extent();
        Extent upwards = diagonal ? across : new Extent();
        series.forEach(s -> s.extend(across, upwards));
        Scale xScale = x.scale(across);
        Scale yScale = y.scale(upwards);
        boolean lines = series.stream().anyMatch(s -> s.form() != Series.Form.POINTS);
        String edge = series.stream().anyMatch(Series::leavesThePlot) ? "diverged" : "";
        Legend key = new Legend(legend, series.stream().map(Series::name).toList(), lines, edge);
        List<Scale.Tick> yTicks = yScale.ticks(8);
        Frame frame = Frame.on(caption, HEIGHT, Math.max(24, key.width()), xScale, yScale, yTicks);
        Drawing drawing = new Drawing();
        frame.draw(drawing, frame.xTicks(x, 9), yTicks);
        frame.name(drawing, x.name(xScale), y.name(yScale));
        if (diagonal) {
            drawing.line("d", frame.left(), frame.bottom(), frame.right(), frame.top());
        }
        for (int s = 0; s < series.size(); s++) {
            draw(drawing, frame, s);
        }
        key.draw(drawing, frame.right(), frame.top());
        Sheet.write(out, caption, HEIGHT, drawing, series.size(), "");
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
                    double aside = (index - (series.size() - 1) / 2.0) * 9;
                    Marker.cross(
                            crosses,
                            Math.max(frame.left(), Math.min(frame.right(), px + aside)),
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
