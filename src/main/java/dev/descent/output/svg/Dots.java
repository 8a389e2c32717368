package dev.descent.output.svg;

import java.util.Map;
import java.util.TreeMap;

/** Configurations in a frame: dots, those that stand out as diamonds, and marks at the edge where values are worst. Crosses at one place are one cross, with their number beside it. */
final class Dots {
    static final String STYLES = ".s{stroke:#0072b2;stroke-width:6;stroke-linecap:round;stroke-opacity:.55}"
            + ".b{fill:#c44e00;stroke:#fff;stroke-width:1}.v{stroke:#c44e00;stroke-width:1.5}\n"
            + "@media screen and (prefers-color-scheme:dark){.s{stroke:#4da6e8;stroke-opacity:.75}.b{fill:#ff8c4d;stroke:#0d1117}.v{stroke:#ff8c4d}}\n";

    /** How far the number of crosses lies from their middle. */
    private static final double BELOW = 15;

    private static final double ABOVE = 7;

    private final Frame frame;
    private final boolean worstOnTop;
    private final Drawing.Path dots = new Drawing.Path();
    private final Drawing.Path diamonds = new Drawing.Path();
    private final Map<Double, Integer> crosses = new TreeMap<>();
    private final Drawing.Path triangles = new Drawing.Path();

    Dots(Frame frame, boolean worstOnTop) {
        this.frame = frame;
        this.worstOnTop = worstOnTop;
    }

    void dot(double x, double y) {
        dots.move(frame.x(x), frame.y(y)).line(frame.x(x), frame.y(y));
    }

    void diamond(double x, double y) {
        Marker.add(diamonds, 3, frame.x(x), frame.y(y));
    }

    /** A cross at the edge, for one without a value. */
    void cross(double x) {
        crosses.merge(frame.x(x), 1, Integer::sum);
    }

    /** A triangle at the edge that points to a value beyond it. */
    void triangle(double x) {
        Marker.add(triangles, worstOnTop ? 2 : 4, frame.x(x), edge());
    }

    private double edge() {
        return worstOnTop ? frame.top() : frame.bottom();
    }

    void draw(Drawing drawing) {
        Drawing.Path lost = new Drawing.Path();
        crosses.keySet().forEach(x -> Marker.cross(lost, x, edge()));
        drawing.path("s", dots).path("v", lost).path("b", triangles).path("b", diamonds);
        double end = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Double, Integer> cross : crosses.entrySet()) {
            String many = Integer.toString(cross.getValue());
            double left = cross.getKey() - TextLayout.width(many, Sheet.SMALL) / 2;
            if (cross.getValue() > 1 && left > end) {
                drawing.text("m c", cross.getKey(), edge() + (worstOnTop ? BELOW : -ABOVE), many);
                end = cross.getKey() + TextLayout.width(many, Sheet.SMALL) / 2;
            }
        }
    }
}
