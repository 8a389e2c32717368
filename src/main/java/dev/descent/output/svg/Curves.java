package dev.descent.output.svg;

import dev.descent.number.NumberText;
import java.util.List;

/**
 * Series in a frame.
 *
 * @param series in the order of their colours
 * @param markers how many a curve has; of points each has one
 */
record Curves(List<Series> series, int markers) {
    /** From one mark at the edge to the next at the same place. */
    private static final double BESIDE = 8;
    /** How far an arrow at the edge reaches. */
    private static final double ARROW = 5;
    /** How far the number of an arrow lies beside its tip. */
    private static final double NUMBER = 11;

    /** Draws them; the place of each decides its colour, its dashes and its marker. */
    void draw(Drawing drawing, Frame frame) {
        for (int s = 0; s < series.size(); s++) {
            draw(drawing, frame, s);
        }
    }

    /** The line of one alone. */
    static Drawing.Path line(Frame frame, Series s) {
        Drawing.Path line = new Drawing.Path();
        boolean joined = false;
        for (int p = 0; p < s.size(); p++) {
            // A second point at one x, beyond the edge, says that some of its trials diverged; the curve goes on.
            if (Double.isInfinite(s.y(p)) && p > 0 && s.x(p) == s.x(p - 1)) {
                continue;
            }
            boolean has = Double.isFinite(s.y(p));
            if (has && joined) {
                line.line(frame.x(s.x(p)), frame.y(s.y(p)));
            } else if (has) {
                line.move(frame.x(s.x(p)), frame.y(s.y(p)));
            }
            joined = has;
        }
        return line;
    }

    private void draw(Drawing drawing, Frame frame, int index) {
        Series s = series.get(index);
        drawing.group(s.name());
        if (s.hasBand()) {
            drawing.path("a" + index, band(frame, s));
        }
        Drawing.Path marked = new Drawing.Path();
        Drawing.Path crosses = new Drawing.Path();
        double end = frame.left();
        boolean curve = s.form() == Series.Form.CURVE;
        int every = curve ? Math.max(1, s.size() / Math.max(1, markers)) : 1;
        int first = curve ? every * (index + 1) / (series.size() + 1) : 0;
        for (int p = 0; p < s.size(); p++) {
            double px = frame.x(s.x(p));
            if (!Double.isFinite(s.y(p))) {
                if (Double.isInfinite(s.y(p))) {
                    Marker.cross(
                            crosses,
                            Math.max(frame.left(), Math.min(frame.right(), px + aside(index, s.x(p), s.y(p)))),
                            s.y(p) > 0 ? frame.top() : frame.bottom());
                }
                continue;
            }
            if (!curve && frame.y().isBeyond(s.y(p))) {
                String number = NumberText.statistic(s.y(p));
                double left = px - NUMBER - TextLayout.width(number, Sheet.SMALL);
                crosses.move(px - ARROW, frame.top() + ARROW)
                        .line(px, frame.top())
                        .line(px + ARROW, frame.top() + ARROW);
                if (left > end) {
                    drawing.text("m e", px - NUMBER, frame.top() + 10, number);
                    end = px;
                }
            } else if (p % every == first % every && (markers > 0 || !curve)) {
                Marker.add(marked, index, px, frame.y(s.y(p)));
            }
        }
        if (s.form() != Series.Form.POINTS) {
            drawing.path("l" + index, line(frame, s));
        }
        drawing.path("k" + index, marked).path("z" + index, crosses).endGroup();
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
