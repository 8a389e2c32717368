package dev.descent.output.svg;

/** Shapes that tell curves apart without colour: dot, square, triangles, diamond, plus, cross, bar. */
final class Marker {
    private static final double R = 4;
    private static final int DOT = 0;

    private Marker() {}

    /** Whether the shape is made of strokes; others are filled. */
    static boolean isOpen(int shape) {
        return shape == DOT || shape >= 5;
    }

    /** How wide the strokes are. */
    static String stroke(int shape) {
        return shape == DOT ? "7" : "2";
    }

    /** Adds the shape to a path. */
    static void add(Drawing.Path path, int shape, double x, double y) {
        switch (shape) {
            case DOT -> path.move(x, y).line(x, y);
            case 1 ->
                path.move(x - 3.5, y - 3.5)
                        .line(x + 3.5, y - 3.5)
                        .line(x + 3.5, y + 3.5)
                        .line(x - 3.5, y + 3.5)
                        .close();
            case 2 ->
                path.move(x, y - R - 1)
                        .line(x + R + 0.5, y + 3)
                        .line(x - R - 0.5, y + 3)
                        .close();
            case 3 ->
                path.move(x, y - R - 1)
                        .line(x + R + 1, y)
                        .line(x, y + R + 1)
                        .line(x - R - 1, y)
                        .close();
            case 4 ->
                path.move(x, y + R + 1)
                        .line(x + R + 0.5, y - 3)
                        .line(x - R - 0.5, y - 3)
                        .close();
            case 5 -> path.move(x - R, y).line(x + R, y).move(x, y - R).line(x, y + R);
            case 6 -> cross(path, x, y);
            default -> path.move(x, y - R).line(x, y + R).move(x - 2.5, y - R).line(x + 2.5, y - R);
        }
    }

    /** What marks a point that lies beyond the plot. */
    static void cross(Drawing.Path path, double x, double y) {
        double r = 3.5;
        path.move(x - r, y - r).line(x + r, y + r).move(x - r, y + r).line(x + r, y - r);
    }
}
