package dev.descent.output.svg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Configurations in a frame: dots, those that stand out as diamonds, and marks at the edge where values are worst. Dots at one place lie side by side; crosses at one place are one cross, with their number beside it. */
final class Dots {
    static final String STYLES = ".s{stroke:#0072b2;stroke-width:6;stroke-linecap:round;stroke-opacity:.55}"
            + ".b{fill:#c44e00;stroke:#fff;stroke-width:1}.v{stroke:#c44e00;stroke-width:1.5}\n"
            + "@media screen and (prefers-color-scheme:dark){.s{stroke:#4da6e8;stroke-opacity:.75}.b{fill:#ff8c4d;stroke:#0d1117}.v{stroke:#ff8c4d}}\n";

    /** How far the number of crosses lies from their middle. */
    private static final double BELOW = 15;

    private static final double ABOVE = 7;

    private final Frame frame;
    private final boolean worstOnTop;
    /** From the middle of a dot to that of one at the same place, and how far dots reach from their place at most. */
    private static final double BESIDE = 5;

    private static final double ASIDE = 5;
    /** Dots by the pixel that they lie in. */
    private final Map<List<Double>, List<double[]>> dots = new LinkedHashMap<>();

    private final Drawing.Path diamonds = new Drawing.Path();
    private final Map<Double, Integer> crosses = new TreeMap<>();
    private final Drawing.Path triangles = new Drawing.Path();

    Dots(Frame frame, boolean worstOnTop) {
        this.frame = frame;
        this.worstOnTop = worstOnTop;
    }

    void dot(double x, double y) {
        double[] dot = {frame.x(x), frame.y(y)};
        dots.computeIfAbsent(List.of(Math.rint(dot[0]), Math.rint(dot[1])), pixel -> new ArrayList<>())
                .add(dot);
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

    private Drawing.Path sideBySide() {
        Drawing.Path path = new Drawing.Path();
        for (List<double[]> same : dots.values()) {
            double apart = Math.min(BESIDE, 2 * ASIDE / same.size());
            for (int d = 0; d < same.size(); d++) {
                double x = same.get(d)[0] + (d - (same.size() - 1) / 2.0) * apart;
                path.move(x, same.get(d)[1]).line(x, same.get(d)[1]);
            }
        }
        return path;
    }

    void draw(Drawing drawing) {
        Drawing.Path lost = new Drawing.Path();
        crosses.keySet().forEach(x -> Marker.cross(lost, x, edge()));
        drawing.path("s", sideBySide()).path("v", lost).path("b", triangles).path("b", diamonds);
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
