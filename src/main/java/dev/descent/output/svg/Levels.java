package dev.descent.output.svg;

import dev.descent.output.svg.LinePlot.Level;
import java.util.ArrayList;
import java.util.List;

/** Dashed lines across a plot at values that have names of their own. */
final class Levels {
    /** How many times as far as the series reach a level may lie from them. */
    private static final double FARTHEST = 0.5;
    /** How high the name of a level is. */
    private static final double NAME = 15;

    private Levels() {}

    /** The levels that do not press the series together. */
    static List<Level> within(List<Level> levels, Extent upwards) {
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
    static void draw(Drawing drawing, Frame frame, List<Level> levels) {
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
}
