package dev.descent.output.svg;

import dev.descent.function.Trajectory;

/** A trajectory as a line with markers: over a surface of its first two columns, or along the curve of the second over the first. */
public final class TrajectoryLine {
    private static final double NEAREST = 2;
    private static final double MARKERS_APART = 20;
    private static final int MOST = 250;

    private final String name;
    private final Trajectory trajectory;

    /** @param trajectory at least one state of at least two columns */
    public TrajectoryLine(String name, Trajectory trajectory) {
        if (trajectory.rows() == 0 || trajectory.columns().size() < 2) {
            throw new IllegalArgumentException("a line has at least a point, and two coordinates a point");
        }
        this.name = name;
        this.trajectory = trajectory;
    }

    String name() {
        return name;
    }

    int size() {
        return trajectory.rows();
    }

    double x(int point) {
        return trajectory.value(point, 0);
    }

    double y(int point) {
        return trajectory.value(point, 1);
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
        for (int p = 0; p < size(); p++) {
            double px = window.x(x(p));
            double py = window.y(y(p));
            boolean last = p == size() - 1;
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
