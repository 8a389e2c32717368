package dev.descent.output.svg;

import java.util.List;

/**
 * Mean ranks on an axis, with a bar for each group that can't be told from each other: the form of a critical-difference diagram (Demšar
 * 2006), but the caption says what test the groups are by. The better half is named on the left, the other on the right, each name in a row
 * of its own.
 *
 * @param axis what the ranks are of
 * @param entries by ascending rank, at least two
 * @param groups members by their places among the entries, ascending; a bar has a dot on each
 */
public record RankDiagram(Caption caption, String axis, List<Entry> entries, List<List<Integer>> groups)
        implements Plot {
    /**
     * What is ranked.
     *
     * @param rank its mean rank, from 1 to the number of entries
     * @param text the rank as printed
     */
    public record Entry(String name, double rank, String text) {}

    private static final double ROW = 20;
    private static final double BAR = 9;
    private static final double EDGE = 16;
    private static final double WIDEST = 150;
    private static final double TEXT_OF_RANK = 48;
    private static final double TICK = 5;
    static final String STYLES =
            ".b{stroke-width:4;stroke-linecap:round;stroke-dasharray:none}.s{stroke:#8a939c;stroke-width:1;fill:none}\n";

    public RankDiagram {
        entries = List.copyOf(entries);
        groups = List.copyOf(groups);
        if (entries.size() < 2) {
            throw new IllegalArgumentException("a diagram ranks at least two");
        }
    }

    @Override
    public Sheet sheet() {
        int half = (entries.size() + 1) / 2;
        double left = EDGE + room(entries.subList(0, half));
        double right = Sheet.WIDTH - EDGE - room(entries.subList(half, entries.size()));
        double line = Sheet.top(caption) + 44;
        Scale scale = Scale.exactly(1, entries.size());
        Frame frame = new Frame(left + 8, line, right - left - 16, 0, scale, Scale.exactly(0, 1));
        Drawing drawing = new Drawing();
        drawAxis(drawing, frame, line);
        double first = line + 22 + BAR * groups.size() + (groups.isEmpty() ? 0 : 6);
        for (int e = 0; e < entries.size(); e++) {
            boolean onLeft = e < half;
            double y = first + ROW * (onLeft ? e : entries.size() - 1 - e);
            draw(drawing, frame, e, y, onLeft ? left : right);
        }
        for (int g = 0; g < groups.size(); g++) {
            drawBar(drawing, frame, groups.get(g), line + 14 + BAR * g);
        }
        return new Sheet(caption, first + ROW * half, drawing, 1, STYLES);
    }

    /** What a name and its rank take beside the axis. */
    private static double room(List<Entry> side) {
        double widest = 0;
        for (Entry entry : side) {
            widest = Math.max(
                    widest,
                    TextLayout.widthOfWideLetters(TextLayout.cut(entry.name(), Sheet.TEXT, WIDEST), Sheet.TEXT));
        }
        return widest + TEXT_OF_RANK;
    }

    private void drawAxis(Drawing drawing, Frame frame, double line) {
        drawing.text("c", (frame.left() + frame.right()) / 2, line - 28, axis);
        PlotAxis ranks = new PlotAxis(axis, PlotAxis.Division.COUNT);
        Drawing.Path path = new Drawing.Path().move(frame.left(), line).line(frame.right(), line);
        for (Scale.Tick tick : frame.xTicks(ranks, entries.size())) {
            path.move(frame.x(tick.value()), line - TICK).line(frame.x(tick.value()), line);
            drawing.text("m c", frame.x(tick.value()), line - TICK - 4, tick.text());
        }
        drawing.path("x", path);
    }

    private void draw(Drawing drawing, Frame frame, int index, double y, double edge) {
        Entry entry = entries.get(index);
        boolean onLeft = edge < frame.left();
        double outwards = onLeft ? -1 : 1;
        double x = frame.x(entry.rank());
        drawing.group("");
        drawing.path("s", new Drawing.Path().move(x, frame.top()).line(x, y).line(edge, y));
        drawing.text(onLeft ? "m e" : "m", edge + outwards * 4, y + 4, entry.text());
        drawing.text(onLeft ? "e" : "", edge + outwards * TEXT_OF_RANK, y + 4, entry.name(), Sheet.TEXT, WIDEST);
        drawing.endGroup();
    }

    private void drawBar(Drawing drawing, Frame frame, List<Integer> group, double y) {
        Drawing.Path dots = new Drawing.Path();
        for (int member : group) {
            Marker.add(dots, 0, frame.x(entries.get(member).rank()), y);
        }
        double from = frame.x(entries.get(group.get(0)).rank());
        double to = frame.x(entries.get(group.get(group.size() - 1)).rank());
        drawing.group(
                String.join(", ", group.stream().map(m -> entries.get(m).name()).toList()));
        drawing.path("l0 b", new Drawing.Path().move(from, y).line(to, y)).path("k0", dots);
        drawing.endGroup();
    }
}
