package dev.descent.output.svg;

/** The points that a descent visited, in order. */
public final class Way {
    private static final double NEAREST = 1;
    private static final double MARKERS_APART = 14;
    private static final int MOST = 600;

    private final String name;
    private final double[] x;
    private final double[] y;

    private Way(String name, double[] x, double[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException("a way has at least a point, and two coordinates a point");
        }
        this.name = name;
        this.x = x.clone();
        this.y = y.clone();
    }

    /** A way over a surface, or along a curve with y its value. */
    public static Way of(String name, double[] x, double[] y) {
        return new Way(name, x, y);
    }

    String name() {
        return name;
    }

    int size() {
        return x.length;
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }

    /** Draws it: a line, a marker where it begins a step unless steps are too short, and one at its end. */
    void draw(Drawing drawing, Frame frame, int colour) {
        Drawing.Path line = new Drawing.Path();
        Drawing.Path markers = new Drawing.Path();
        Window window = new Window(frame);
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        double markedX = Double.NaN;
        double markedY = Double.NaN;
        int drawn = 0;
        for (int p = 0; p < x.length; p++) {
            double px = window.x(x[p]);
            double py = window.y(y[p]);
            boolean last = p == x.length - 1;
            if (p > 0 && !last && (distance(px - lastX, py - lastY) < NEAREST || drawn > MOST)) {
                continue;
            }
            if (p > 0) {
                window.segment(line, lastX, lastY, px, py);
            }
            if (window.has(px, py) && (p == 0 || last || !(distance(px - markedX, py - markedY) < MARKERS_APART))) {
                Marker.add(markers, colour, px, py);
                markedX = px;
                markedY = py;
            }
            lastX = px;
            lastY = py;
            drawn++;
        }
        drawing.group(name).path("l" + colour, line).path("k" + colour, markers).endGroup();
    }

    private static double distance(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }
}
