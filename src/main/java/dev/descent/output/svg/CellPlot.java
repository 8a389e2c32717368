package dev.descent.output.svg;

import java.util.List;

/**
 * A coloured cell for each pair of a column and a row: a heat map of two swept keys, or a confusion matrix. Colours go from dark blue
 * to yellow (cividis), which all readers tell apart and which get lighter all the way. Where they are logarithmic, cells of 0 have none.
 *
 * @param x the name of the columns
 * @param columns from left to right
 * @param y the name of the rows
 * @param rows from top to bottom
 * @param cells rows × columns
 * @param bar what the colours mean
 * @see <a href="https://doi.org/10.1371/journal.pone.0199239">Nuñez, Anderton and Renslow (2018), Optimizing colormaps</a>
 */
public record CellPlot(
        Caption caption, String x, List<String> columns, String y, List<String> rows, List<Tile> cells, Bar bar)
        implements Plot {
    /**
     * What a cell shows.
     *
     * @param value decides its colour; NaN for none
     * @param text what stands in it, if there is room
     */
    public record Tile(double value, String text) {}

    /**
     * What the colours mean.
     *
     * @param name of the values
     * @param smallIsLight whether the lightest colour is that of the smallest value
     */
    public record Bar(String name, boolean smallIsLight) {}

    private static final int[] RAMP = {
        0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55, 0xfee838
    };
    private static final double LIGHT = 0.55;
    private static final double SPREAD = 30;
    private static final double BAR_WIDTH = 14;
    private static final int BAR_STEPS = 24;
    private static final double LABEL = 150;
    /** How high the key to cells of 0 is. */
    private static final double ZERO = 12;
    /** How wide the upright name of a column is. */
    private static final double UPRIGHT = 15;

    static final String STYLES = ".i{fill:#1a1a1a;font-size:12px;text-anchor:middle}"
            + ".j{fill:#f5f5f5;font-size:12px;text-anchor:middle}.n{fill:none;stroke:#8a939c;stroke-dasharray:2 3}.h0{fill:none;stroke:#8a939c;stroke-opacity:.4}\n";

    public CellPlot {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        cells = List.copyOf(cells);
        if (cells.size() != columns.size() * rows.size()) {
            throw new IllegalArgumentException("a cell for each pair of a column and a row");
        }
    }

    @Override
    public Sheet sheet() {
        Extent values = new Extent();
        cells.forEach(cell -> values.add(cell.value()));
        boolean zeros = values.hasZero() && values.spreads(SPREAD);
        Scale scale = zeros
                ? Scale.logarithmic(new Extent().add(values.leastPositive()).add(values.max()))
                : Scale.fitting(values, SPREAD);
        double widest = 0;
        for (String row : rows) {
            widest = Math.max(widest, TextLayout.width(row, Sheet.TEXT));
        }
        double drawn = rows.stream()
                .map(row -> TextLayout.cut(row, Sheet.TEXT, LABEL))
                .mapToDouble(row -> TextLayout.widthOfWideLetters(row, Sheet.TEXT))
                .max()
                .orElse(0);
        double left = Math.max(44 + Math.min(LABEL, widest), 36 + drawn);
        List<Scale.Tick> ticks = scale.ticks(6);
        double right = 64 + Frame.roomFor(ticks);
        double width = Math.min((Sheet.WIDTH - left - right) / Math.max(1, columns.size()), 90);
        double height = Math.max(14, Math.min(44, 480.0 / Math.max(1, rows.size())));
        Drawing drawing = new Drawing();
        for (int r = 0; r < rows.size(); r++) {
            double top = Sheet.top(caption) + r * height;
            drawing.text("e", left - 8, top + height / 2 + 4, rows.get(r), Sheet.TEXT, LABEL);
            for (int c = 0; c < columns.size(); c++) {
                draw(drawing, r, c, left + c * width, top, width, height, scale);
            }
        }
        double bottom = Sheet.top(caption) + rows.size() * height;
        double end = bottom + labels(drawing, left, bottom, width);
        drawing.text("c", left + columns.size() * width / 2, end + 18, x);
        double top = Sheet.top(caption);
        double nameOfRows = TextLayout.widthOfWideLetters(y, Sheet.TEXT);
        drawing.upright("c", 22, Math.max((top + bottom) / 2, top + nameOfRows / 2), y);
        double barBottom = Math.max(bottom, Sheet.top(caption) + 130);
        bar(drawing, left + columns.size() * width + 26, barBottom, scale, ticks);
        if (zeros) {
            double beside = left + columns.size() * width + 26;
            drawing.rectangle("h0", beside, barBottom + 6, BAR_WIDTH, ZERO, "0");
            drawing.text("m", beside + BAR_WIDTH + 6, barBottom + ZERO + 5, "0");
        }
        return new Sheet(caption, Math.max(Math.max(end, barBottom) + 32, top + nameOfRows + 8), drawing, 0, STYLES);
    }

    private void draw(
            Drawing drawing, int r, int c, double left, double top, double width, double height, Scale scale) {
        Tile cell = cells.get(r * columns.size() + c);
        String hint = columns.get(c) + ", " + rows.get(r) + ": " + cell.text();
        if (!Double.isFinite(cell.value())) {
            drawing.rectangle("n", left + 1, top + 1, width - 2, height - 2, hint);
            if (TextLayout.width(cell.text(), Sheet.SMALL) <= width - 4) {
                drawing.text("m c", left + width / 2, top + height / 2 + 4, cell.text());
            } else {
                Drawing.Path cross = new Drawing.Path();
                Marker.cross(cross, left + width / 2, top + height / 2);
                drawing.path("x", cross);
            }
            return;
        }
        boolean told = TextLayout.width(cell.text(), Sheet.SMALL) <= width - 4;
        if (cell.value() == 0 && scale.isLogarithmic()) {
            drawing.rectangle("h0", left + 0.5, top + 0.5, width - 2, height - 2, hint);
            if (told) {
                drawing.text("m c", left + width / 2, top + height / 2 + 4, cell.text());
            }
            return;
        }
        double shade = shade(scale.place(cell.value()));
        drawing.coloured(colour(shade), left, top, width - 1, height - 1, hint);
        if (told) {
            drawing.text(shade > LIGHT ? "i" : "j", left + width / 2, top + height / 2 + 4, cell.text());
        }
    }

    /** Draws the names of the columns, upright where they are too wide, and then as many as have room; what these take. */
    private double labels(Drawing drawing, double left, double top, double width) {
        double widest = 0;
        for (String column : columns) {
            widest = Math.max(widest, TextLayout.widthOfWideLetters(column, Sheet.TEXT));
        }
        boolean level = widest <= width - 4;
        double room = Math.min(LABEL, widest);
        int every = level ? 1 : Math.max(1, (int) Math.ceil(UPRIGHT / width));
        for (int c = 0; c < columns.size(); c += every) {
            double middle = left + (c + 0.5) * width;
            if (level) {
                drawing.text("c", middle, top + 18, columns.get(c));
            } else {
                drawing.upright("e", middle + 4, top + 8, columns.get(c), Sheet.TEXT, LABEL);
            }
        }
        return level ? 22 : room + 14;
    }

    private void bar(Drawing drawing, double left, double bottom, Scale scale, List<Scale.Tick> ticks) {
        double top = Sheet.top(caption);
        double height = bottom - top;
        double room = TextLayout.width(bar.name(), Sheet.SMALL);
        drawing.text("m", Math.min(left, Sheet.WIDTH - 12 - room), top - 5, bar.name());
        for (int step = 0; step < BAR_STEPS; step++) {
            double above = top + height * (BAR_STEPS - 1 - step) / BAR_STEPS;
            double shade = shade((step + 0.5) / BAR_STEPS);
            drawing.coloured(colour(shade), left, above, BAR_WIDTH, height / BAR_STEPS + 0.5, "");
        }
        for (Scale.Tick tick : ticks) {
            double at = bottom - height * scale.place(tick.value());
            drawing.line("x", left + BAR_WIDTH, at, left + BAR_WIDTH + 3, at);
            // Beside its mark, but clear of the name above.
            drawing.text("m", left + BAR_WIDTH + 6, Math.max(at, top + 6) + 4, tick.text());
        }
    }

    private double shade(double place) {
        return bar.smallIsLight() ? 1 - place : place;
    }

    /** The colour of a place between 0, dark, and 1, light. */
    static String colour(double shade) {
        double at = shade * (RAMP.length - 1);
        int stop = Math.min(RAMP.length - 2, (int) at);
        double part = at - stop;
        int mixed = 0;
        for (int shift : new int[] {16, 8, 0}) {
            int from = RAMP[stop] >> shift & 0xff;
            int to = RAMP[stop + 1] >> shift & 0xff;
            mixed |= (int) Math.rint(from + part * (to - from)) << shift;
        }
        return "#" + Integer.toHexString(0x1000000 | mixed).substring(1);
    }
}
