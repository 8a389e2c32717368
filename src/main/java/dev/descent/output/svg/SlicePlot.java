package dev.descent.output.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * One value against each of several keys, a panel a key, all with the same axis upwards: a dot a configuration, the best as a diamond.
 *
 * @param y the value
 * @param values by configuration; NaN and infinite ones are crosses where values are worst
 * @param worstOnTop whether that is the upper end
 * @param best the place of the best among them
 * @param slices at most 12
 */
public record SlicePlot(
        Caption caption, PlotAxis y, List<Double> values, boolean worstOnTop, int best, List<Slice> slices)
        implements Plot {
    /** How many keys a plot shows. */
    public static final int MOST = 12;

    /**
     * The values of a key.
     *
     * @param name of the key
     * @param places by configuration, where it lies across: a number, or the place of a choice among the names; NaN where the key has none
     * @param logarithmic whether numbers lie on a logarithmic axis
     * @param choices their names from left to right; empty of numbers
     */
    public record Slice(String name, List<Double> places, boolean logarithmic, List<String> choices) {
        public Slice {
            places = List.copyOf(places);
            choices = List.copyOf(choices);
        }
    }

    private static final double PANEL = 170;
    private static final double BETWEEN = 26;
    private static final double NAME = 24;
    /** Of more numbers round ones are marked. */
    private static final int MOST_MARKS = 12;
    /** What lies at least between two marks. */
    private static final double APART = 7;

    private static final double LABEL = 180;
    private static final double UPRIGHT = 15;
    private static final double BESIDE = 16;

    public SlicePlot {
        values = List.copyOf(values);
        slices = List.copyOf(slices);
        int places = values.size();
        if (slices.size() > MOST || slices.stream().anyMatch(it -> it.places().size() != places)) {
            throw new IllegalArgumentException("at most " + MOST + " slices, each with a place a value");
        }
    }

    @Override
    public Sheet sheet() {
        Extent upwards = new Extent();
        values.forEach(upwards::add);
        Scale yScale = y.scale(upwards);
        List<Scale.Tick> yTicks = yScale.ticks(6);
        double edge = 34 + Frame.roomFor(yTicks);
        double room = Sheet.WIDTH - edge - BESIDE;
        Drawing drawing = new Drawing();
        double top = Sheet.top(caption) + 8;
        double first = top;
        for (List<Slice> row : rows(room)) {
            double width = (room - (row.size() - 1) * BETWEEN) / row.size();
            double below = 0;
            for (int s = 0; s < row.size(); s++) {
                Slice slice = row.get(s);
                Frame frame = new Frame(edge + s * (width + BETWEEN), top, width, PANEL, scale(slice), yScale);
                double marks = draw(drawing, frame, slice, s == 0 ? yTicks : grid(yTicks));
                String name = slice.logarithmic() ? slice.name() + " (log scale)" : slice.name();
                drawing.text("c", frame.left() + width / 2, frame.bottom() + marks + 16, name, Sheet.TEXT, width);
                below = Math.max(below, marks);
            }
            top += PANEL + below + NAME + BETWEEN;
        }
        drawing.upright("c", 22, (first + top - BETWEEN) / 2, y.name(yScale));
        return new Sheet(caption, top - BETWEEN / 2, drawing, 0, Dots.STYLES);
    }

    /** Two panels a row; one that has too many choices for half of it has a row for itself. */
    private List<List<Slice>> rows(double room) {
        List<List<Slice>> rows = new ArrayList<>();
        List<Slice> open = new ArrayList<>();
        double half = (room - BETWEEN) / 2;
        for (Slice slice : slices) {
            if (slice.choices().size() * UPRIGHT > half) {
                rows.add(List.of(slice));
            } else {
                open.add(slice);
                if (open.size() == 2) {
                    rows.add(List.copyOf(open));
                    open.clear();
                }
            }
        }
        if (!open.isEmpty()) {
            rows.add(List.copyOf(open));
        }
        return rows;
    }

    private static List<Scale.Tick> grid(List<Scale.Tick> ticks) {
        return ticks.stream().map(tick -> new Scale.Tick(tick.value(), "")).toList();
    }

    private static Scale scale(Slice slice) {
        if (!slice.choices().isEmpty()) {
            return Scale.exactly(-0.6, slice.choices().size() - 0.4);
        }
        Extent across = new Extent();
        slice.places().forEach(across::add);
        return slice.logarithmic() ? Scale.logarithmic(across) : Scale.linear(across);
    }

    /** Draws a panel; the room that its marks take below it. */
    private double draw(Drawing drawing, Frame frame, Slice slice, List<Scale.Tick> yTicks) {
        double below = 20;
        if (slice.choices().isEmpty()) {
            frame.draw(drawing, marks(frame, slice), yTicks);
        } else {
            frame.draw(drawing, List.of(), yTicks);
            below = names(drawing, frame, slice.choices());
        }
        drawing.group(slice.name());
        Dots dots = new Dots(frame, worstOnTop);
        for (int c = 0; c < values.size(); c++) {
            double place = slice.places().get(c);
            if (Double.isNaN(place)) {
                continue;
            }
            if (Double.isFinite(values.get(c))) {
                dots.dot(place, values.get(c));
            } else {
                dots.cross(place);
            }
        }
        if (Double.isFinite(values.get(best)) && !Double.isNaN(slice.places().get(best))) {
            dots.diamond(slice.places().get(best), values.get(best));
        }
        dots.draw(drawing);
        drawing.endGroup();
        return below;
    }

    /** The numbers that were tried, those whose marks do not meet; of many round ones. */
    private static List<Scale.Tick> marks(Frame frame, Slice slice) {
        List<Double> tried = slice.places().stream()
                .filter(place -> !Double.isNaN(place))
                .distinct()
                .sorted()
                .toList();
        PlotAxis axis = new PlotAxis(slice.name(), PlotAxis.Division.FITTING);
        if (tried.size() > MOST_MARKS) {
            return frame.xTicks(axis, 6);
        }
        return frame.tried(tried, (BETWEEN - APART) / 2);
    }

    /** Writes the names of choices, upright where they are too wide; the room that they take. */
    private static double names(Drawing drawing, Frame frame, List<String> choices) {
        double cell = frame.x(1) - frame.x(0);
        double widest = 0;
        for (String choice : choices) {
            widest = Math.max(widest, TextLayout.widthOfWideLetters(choice, Sheet.SMALL));
        }
        boolean level = widest <= cell - 4;
        int every = Math.max(1, (int) Math.ceil(UPRIGHT / cell));
        for (int c = 0; c < choices.size(); c += every) {
            double x = frame.x(c);
            if (level) {
                drawing.text("m c", x, frame.bottom() + 16, choices.get(c));
            } else {
                drawing.upright("m e", x + 4, frame.bottom() + 8, choices.get(c), Sheet.SMALL, LABEL);
            }
        }
        return level ? 20 : Math.min(LABEL, widest) + 14;
    }
}
