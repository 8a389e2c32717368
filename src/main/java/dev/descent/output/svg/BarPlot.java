package dev.descent.output.svg;

import dev.descent.number.NumberText;
import java.util.List;

/**
 * A bar a row from 0 to its share of the whole, the first on top, with the share behind it.
 *
 * @param axis what the bars show
 * @param bars from top to bottom
 */
public record BarPlot(Caption caption, String axis, List<Bar> bars) implements Plot {
    /** What a bar shows; each has a colour. */
    public enum Kind {
        /** A thing by itself. */
        SINGLE("f0"),
        /** Things together. */
        JOINT("f1"),
        /** What is left. */
        REST("f2");

        private final String style;

        Kind(String style) {
            this.style = style;
        }
    }

    /**
     * One bar.
     *
     * @param name what it is
     * @param share from 0 to 1
     * @param text the share as it is told
     * @param mark a share that is marked by a line across; NaN for none
     */
    public record Bar(Kind kind, String name, double share, String text, double mark) {}

    private static final double ROW = 26;
    private static final double THICKNESS = 16;
    private static final double BELOW = 50;
    private static final double WIDEST = 310;
    static final String STYLES =
            ".f0{fill:#0072b2}.f1{fill:#2f8fd0}.f2{fill:#8a939c}.w{stroke:#c44e00;stroke-width:2.5}\n"
                    + "@media screen and (prefers-color-scheme:dark){.f0{fill:#4da6e8}.f1{fill:#8fd0ff}.f2{fill:#6e7781}.w{stroke:#ff8c4d}}\n";

    public BarPlot {
        bars = List.copyOf(bars);
    }

    @Override
    public Sheet sheet() {
        double widest = 0;
        double widestText = 0;
        double most = 0;
        for (Bar bar : bars) {
            widest = Math.max(widest, TextLayout.widthOfWideLetters(bar.name(), Sheet.TEXT));
            widestText = Math.max(widestText, TextLayout.width(bar.text(), Sheet.SMALL));
            most = Math.max(most, Math.max(bar.share(), Double.isNaN(bar.mark()) ? 0 : bar.mark()));
        }
        Scale scale = Scale.exactly(0, most > 0 ? Math.min(1, most) : 1);
        double left = 26 + Math.min(WIDEST, widest);
        double height = Math.max(1, bars.size()) * ROW + 8;
        double width = Sheet.WIDTH - left - widestText - 32;
        Frame frame = new Frame(left, Sheet.top(caption), width, height, scale, Scale.exactly(0, 1));
        Drawing drawing = new Drawing();
        frame.draw(drawing, percentages(frame), List.of());
        for (int b = 0; b < bars.size(); b++) {
            draw(drawing, frame, bars.get(b), frame.top() + 4 + (b + 0.5) * ROW);
        }
        double bottom = frame.bottom() + BELOW;
        double half = TextLayout.widthOfWideLetters(axis, Sheet.TEXT) / 2;
        double middle = Math.min(frame.left() + frame.width() / 2, Sheet.WIDTH - 12 - half);
        drawing.text("c", Math.max(Sheet.WIDTH / 2, middle), bottom - 12, axis, Sheet.TEXT, Sheet.WIDTH - 24);
        return new Sheet(caption, bottom, drawing, 0, STYLES);
    }

    private static List<Scale.Tick> percentages(Frame frame) {
        List<Scale.Tick> ticks = frame.xTicks(PlotAxis.NUMBERS, 6);
        return ticks.stream()
                .map(tick -> new Scale.Tick(tick.value(), NumberText.statistic(100 * tick.value()) + " %"))
                .toList();
    }

    private static void draw(Drawing drawing, Frame frame, Bar bar, double y) {
        drawing.text("e", frame.left() - 10, y + 4, bar.name(), Sheet.TEXT, WIDEST);
        double end = frame.x(bar.share());
        drawing.rectangle(
                bar.kind().style,
                frame.left(),
                y - THICKNESS / 2,
                Math.max(1, end - frame.left()),
                THICKNESS,
                bar.name() + ": " + bar.text());
        double beyond = end;
        if (!Double.isNaN(bar.mark())) {
            double at = frame.x(bar.mark());
            drawing.line("w", at, y - THICKNESS / 2 - 3, at, y + THICKNESS / 2 + 3);
            // A text that the mark would cross stands behind it.
            double text = TextLayout.width(bar.text(), Sheet.SMALL) + 10;
            beyond = at > end - 4 && at < end + text ? at : end;
        }
        drawing.text("m", beyond + 6, y + 4, bar.text());
    }
}
