package dev.descent.output.svg;

import dev.descent.number.NumberText;
import dev.descent.output.svg.LinePlot.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * One or two curves in each of several panels that all have the same two axes, where so many in one plot could not be told apart.
 *
 * @param names what the names of the panels are values of; may be empty
 * @param keys what the curves of a panel are, in the order of their colours; empty if there is one
 * @param reference a curve that lies in grey behind those of every panel but the first
 * @param panels from 1 to 16
 * @param levels dashed lines across every panel, those within reach; the key has their names and values
 */
public record LinePanels(
        Caption caption,
        PlotAxis x,
        PlotAxis y,
        String names,
        List<String> keys,
        Series reference,
        List<Panel> panels,
        List<Level> levels)
        implements Plot {
    /** How many panels a plot has. */
    public static final int MOST = 16;

    /** A panel and its curves. */
    public record Panel(String name, List<Series> series) {
        public Panel {
            series = List.copyOf(series);
        }
    }

    private static final double BETWEEN = 14;
    /** What lies at least between the names of two panels. */
    private static final double APART = 4;
    /** What name and marks of a panel take. */
    private static final double AROUND = 46;

    private static final double BESIDE = 16;
    private static final double SAMPLE = 24;
    private static final double KEY = 24;
    private static final double LINE = 19;
    private static final String CROSS = "x";
    static final String STYLES = ".q{stroke:#8a939c;stroke-width:1.5;fill:none}\n";

    public LinePanels {
        keys = List.copyOf(keys);
        panels = List.copyOf(panels);
        levels = List.copyOf(levels);
        if (panels.isEmpty() || panels.size() > MOST) {
            throw new IllegalArgumentException("a plot has 1 to " + MOST + " panels");
        }
    }

    @Override
    public Sheet sheet() {
        Extent across = new Extent();
        Extent upwards = y.extent();
        boolean leaving = false;
        for (Panel panel : panels) {
            for (Series s : panel.series()) {
                s.extend(across, upwards);
                leaving |= s.leavesThePlot();
            }
        }
        List<Level> within = Levels.within(levels, upwards);
        within.forEach(level -> upwards.add(level.value()));
        Scale xScale = x.scale(across);
        Scale yScale = y.scale(upwards);
        int columns = panels.size() <= 4 ? 2 : panels.size() <= 9 ? 3 : 4;
        double high = columns == 2 ? 180 : columns == 3 ? 150 : 115;
        List<Scale.Tick> yTicks = yScale.ticks(columns == 2 ? 6 : 5);
        double edge = 34 + Frame.roomFor(yTicks);
        double width = (Sheet.WIDTH - edge - BESIDE - (columns - 1) * BETWEEN) / columns;
        Drawing drawing = new Drawing();
        double first = Sheet.top(caption) + draw(drawing, key(within, leaving)) + 18;
        for (int p = 0; p < panels.size(); p++) {
            int row = p / columns;
            double top = first + row * (high + AROUND);
            Frame frame = new Frame(edge + p % columns * (width + BETWEEN), top, width, high, xScale, yScale);
            frame.draw(drawing, marks(frame), p % columns == 0 ? yTicks : unmarked(yTicks));
            draw(drawing, frame, p, within);
        }
        int rows = (panels.size() + columns - 1) / columns;
        double bottom = first + rows * (high + AROUND);
        drawing.text("c", edge + (Sheet.WIDTH - edge - BESIDE) / 2, bottom - 4, x.name(xScale));
        drawing.upright("c", 22, (first + bottom - AROUND) / 2, y.name(yScale));
        return new Sheet(caption, bottom + 10, drawing, Math.max(1, keys.size()), STYLES);
    }

    private void draw(Drawing drawing, Frame frame, int panel, List<Level> within) {
        Panel shown = panels.get(panel);
        drawing.text(
                "c",
                frame.left() + frame.width() / 2,
                frame.top() - 7,
                shown.name(),
                Sheet.TEXT,
                frame.width() + BETWEEN - APART);
        for (Level level : within) {
            drawing.line("d", frame.left(), frame.y(level.value()), frame.right(), frame.y(level.value()));
        }
        if (panel > 0) {
            drawing.path("q", Curves.line(frame, reference));
        }
        new Curves(shown.series(), 0).draw(drawing, frame);
    }

    /** An entry of the key: a sample of a style, if it has one, and a text. */
    private record Entry(String style, String text) {}

    private List<Entry> key(List<Level> within, boolean leaving) {
        List<Entry> entries = new ArrayList<>();
        for (int k = 0; k < keys.size(); k++) {
            entries.add(new Entry("l" + k, keys.get(k)));
        }
        if (panels.size() > 1) {
            entries.add(new Entry("q", reference.name()));
        }
        for (Level level : within) {
            entries.add(new Entry("d", level.name() + ", " + NumberText.statistic(level.value())));
        }
        if (leaving) {
            entries.add(new Entry(CROSS, "diverged"));
        }
        if (!names.isEmpty()) {
            entries.add(new Entry("", "panels: " + names));
        }
        return entries;
    }

    /** Draws what is what above the panels, in as many lines as it needs; the room that it takes. */
    private double draw(Drawing drawing, List<Entry> entries) {
        double first = Sheet.top(caption) + 4;
        double y = first;
        double left = Sheet.EDGE;
        for (Entry entry : entries) {
            double before = entry.style().isEmpty() ? 0 : SAMPLE + 6;
            double room = Math.min(TextLayout.width(entry.text(), Sheet.TEXT), Sheet.WIDTH - 2 * Sheet.EDGE - before);
            if (left + before + room > Sheet.WIDTH - Sheet.EDGE) {
                left = Sheet.EDGE;
                y += LINE;
            }
            if (entry.style().equals(CROSS)) {
                Drawing.Path cross = new Drawing.Path();
                Marker.cross(cross, left + SAMPLE / 2, y - 4);
                drawing.path(CROSS, cross);
            } else if (!entry.style().isEmpty()) {
                drawing.line(entry.style(), left, y - 4, left + SAMPLE, y - 4);
            }
            drawing.text("u", left + before, y, entry.text(), Sheet.TEXT, room);
            left += before + room + 20;
        }
        return entries.isEmpty() ? 0 : y - first + KEY;
    }

    /** Marks whose texts stay clear of those of the panel beside. */
    private List<Scale.Tick> marks(Frame frame) {
        List<Scale.Tick> marks = new ArrayList<>();
        double end = Double.NEGATIVE_INFINITY;
        for (Scale.Tick tick : frame.xTicks(x, 4)) {
            double half = TextLayout.width(tick.text(), Sheet.SMALL) / 2;
            double at = frame.x(tick.value());
            boolean fits = at - half > Math.max(end + 6, frame.left() - BETWEEN / 2)
                    && at + half < frame.right() + BETWEEN / 2;
            marks.add(fits ? tick : new Scale.Tick(tick.value(), ""));
            end = fits && !tick.text().isEmpty() ? at + half : end;
        }
        return marks;
    }

    private static List<Scale.Tick> unmarked(List<Scale.Tick> ticks) {
        return ticks.stream().map(tick -> new Scale.Tick(tick.value(), "")).toList();
    }
}
