package dev.descent.output.svg;

import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.List;

/**
 * The area of a plot between its axes, in pixels.
 *
 * @param left where it begins
 * @param top where it begins
 * @param width how wide it is
 * @param height how high it is
 * @param x how values lie from left to right
 * @param y how values lie from bottom to top
 */
record Frame(double left, double top, double width, double height, Scale x, Scale y) {
    /** What marks and name of the axis below take. */
    private static final double BELOW = 50;

    private static final double TICK = 4;
    /** Half of what a break leaves open. */
    private static final double GAP = 2.5;
    /** Of more values that were tried round ones are marked. */
    private static final int MOST_TRIED = 16;

    /** What lies at least between two marks below. */
    private static final double APART = 6;

    /**
     * The area below a caption, beside a legend, over the name of an axis, on a sheet of that height.
     *
     * @param right the room on its right
     * @param yTicks the marks of its axis on the left
     */
    static Frame on(Caption caption, double height, double right, Scale x, Scale y, List<Scale.Tick> yTicks) {
        double left = 34 + roomFor(yTicks);
        double top = Sheet.top(caption);
        return new Frame(left, top, Sheet.WIDTH - left - right, height - top - BELOW, x, y);
    }

    double x(double value) {
        return left + x.place(value) * width;
    }

    double y(double value) {
        return top + (1 - y.place(value)) * height;
    }

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    /** The marks of the axis below: the values that were tried if they are few, else about {@code most}, fewer where they would meet. */
    List<Scale.Tick> xTicks(PlotAxis axis, int most) {
        if (!axis.tried().isEmpty() && axis.tried().size() <= MOST_TRIED) {
            return tried(axis.tried(), 3 * APART);
        }
        List<Scale.Tick> ticks = axis.ticks(x, most);
        for (int fewer = most - 1; fewer > 1 && ticks.size() * (roomFor(ticks) + APART) > width; fewer--) {
            ticks = axis.ticks(x, fewer);
        }
        return ticks;
    }

    /**
     * A mark at each of some values in ascending order, with a text where texts do not meet: at every one, every second, every third …
     * or, where that tells many fewer, wherever one fits.
     *
     * @param beyond how far a text may reach beyond the frame
     */
    List<Scale.Tick> tried(List<Double> values, double beyond) {
        List<Scale.Tick> greedy = thinned(values, 1, beyond);
        for (int every = 1; every < values.size(); every++) {
            List<Scale.Tick> regular = thinned(values, every, beyond);
            long told = told(regular);
            if (told + 1 < told(greedy)) {
                break;
            }
            if (told == (values.size() - 1) / every + 1) {
                return regular;
            }
        }
        return greedy;
    }

    private static long told(List<Scale.Tick> ticks) {
        return ticks.stream().filter(tick -> !tick.text().isEmpty()).count();
    }

    /** Marks with texts at every so many of them, those that fit. */
    private List<Scale.Tick> thinned(List<Double> values, int every, double beyond) {
        List<Scale.Tick> ticks = new ArrayList<>();
        double end = left - beyond - APART;
        for (int v = 0; v < values.size(); v++) {
            String text = NumberText.written(values.get(v));
            double half = TextLayout.width(text, Sheet.SMALL) / 2;
            double at = x(values.get(v));
            boolean fits = v % every == 0 && at - half >= end + APART && at + half <= right() + beyond;
            ticks.add(new Scale.Tick(values.get(v), fits ? text : ""));
            end = fits ? at + half : end;
        }
        return ticks;
    }

    /** Draws grid, marks and axes. */
    void draw(Drawing drawing, List<Scale.Tick> xTicks, List<Scale.Tick> yTicks) {
        Drawing.Path grid = new Drawing.Path();
        for (Scale.Tick tick : xTicks) {
            grid.move(x(tick.value()), top).line(x(tick.value()), bottom());
        }
        for (Scale.Tick tick : yTicks) {
            grid.move(left, y(tick.value())).line(right(), y(tick.value()));
        }
        drawing.path("g", grid);
        for (Scale.Tick tick : xTicks) {
            label(drawing, "m c", x(tick.value()), bottom() + TICK + 12, tick);
        }
        for (Scale.Tick tick : yTicks) {
            label(drawing, "m e", left - TICK - 2, y(tick.value()) + 4, tick);
        }
        Drawing.Path axes = new Drawing.Path().move(left, top);
        if (y.hasZero()) {
            double at = top + (1 - y.breakPlace()) * height;
            axes.line(left, at - GAP).move(left - TICK, at - GAP + 2).line(left + TICK, at - GAP - 2);
            axes.move(left - TICK, at + GAP + 2).line(left + TICK, at + GAP - 2).move(left, at + GAP);
        }
        axes.line(left, bottom());
        if (x.hasZero()) {
            double at = left + x.breakPlace() * width;
            axes.line(at - GAP, bottom()).move(at - GAP - 2, bottom() + TICK).line(at - GAP + 2, bottom() - TICK);
            axes.move(at + GAP - 2, bottom() + TICK)
                    .line(at + GAP + 2, bottom() - TICK)
                    .move(at + GAP, bottom());
        }
        drawing.path("x", axes.line(right(), bottom()));
    }

    private static void label(Drawing drawing, String style, double x, double y, Scale.Tick tick) {
        if (!tick.text().isEmpty()) {
            drawing.text(style, x, y, tick.text());
        }
    }

    /** Draws the names of the axes. */
    void name(Drawing drawing, String xName, String yName) {
        drawing.text("c", left + width / 2, bottom() + BELOW - 12, xName);
        drawing.upright("c", 22, top + height / 2, yName);
    }

    /** The room that the marks of an axis take on its left. */
    static double roomFor(List<Scale.Tick> ticks) {
        double widest = 0;
        for (Scale.Tick tick : ticks) {
            widest = Math.max(widest, TextLayout.width(tick.text(), Sheet.SMALL));
        }
        return widest + TICK + 2;
    }
}
