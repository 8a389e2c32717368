package dev.descent.output.svg;

/** A frame that lets only those parts of lines be seen that lie inside it. */
final class Window {
    private static final double FAR = 1e7;

    private final Frame frame;

    Window(Frame frame) {
        this.frame = frame;
    }

    /** The pixel of a value, also of one beyond the frame. */
    double x(double value) {
        return limited(frame.left() + frame.x().position(value) * frame.width());
    }

    double y(double value) {
        return limited(frame.top() + (1 - frame.y().position(value)) * frame.height());
    }

    boolean has(double px, double py) {
        return px >= frame.left() && px <= frame.right() && py >= frame.top() && py <= frame.bottom();
    }

    /**
     * Adds the part of a segment that lies inside, if there is one.
     *
     * @see <a href="https://doi.org/10.1145/357332.357333">Liang and Barsky (1984), A New Concept and Method for Line Clipping</a>
     */
    void segment(Drawing.Path path, double x1, double y1, double x2, double y2) {
        double[] part = {0, 1};
        boolean seen = clip(frame.left() - x1, x2 - x1, part)
                && clip(x1 - frame.right(), x1 - x2, part)
                && clip(frame.top() - y1, y2 - y1, part)
                && clip(y1 - frame.bottom(), y1 - y2, part);
        if (!seen) {
            return;
        }
        if (part[0] > 0 || path.isEmpty() || !path.endsAt(x1, y1)) {
            path.move(x1 + part[0] * (x2 - x1), y1 + part[0] * (y2 - y1));
        }
        path.line(x1 + part[1] * (x2 - x1), y1 + part[1] * (y2 - y1));
    }

    /** Keeps the part of t in which t·along ≥ gap; false if nothing is left. */
    private static boolean clip(double gap, double along, double[] part) {
        if (along == 0) {
            return gap <= 0;
        }
        double t = gap / along;
        if (along > 0) {
            part[0] = Math.max(part[0], t);
        } else {
            part[1] = Math.min(part[1], t);
        }
        return part[0] <= part[1];
    }

    private static double limited(double pixel) {
        return Math.max(-FAR, Math.min(FAR, pixel));
    }
}
