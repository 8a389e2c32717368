package dev.descent.output.svg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;

/**
 * The lines on which a surface has one height, by marching squares over a grid: where a level lies between the heights of two
 * neighbours, the line crosses between them, in the linear proportion.
 *
 * @see <a href="https://doi.org/10.1145/37401.37422">Lorensen and Cline (1987), Marching Cubes</a>, here in the plane
 */
final class Contours {
    private static final int COLUMNS = 72;
    private static final int ROWS = 48;
    private static final int LEVELS = 11;
    private static final double TOO_HIGH = 1e300;

    private final Frame frame;
    private final double[][] heights = new double[ROWS + 1][COLUMNS + 1];

    Contours(Frame frame, DoubleBinaryOperator surface) {
        this.frame = frame;
        for (int r = 0; r <= ROWS; r++) {
            for (int c = 0; c <= COLUMNS; c++) {
                heights[r][c] = surface.applyAsDouble(
                        frame.x().value((double) c / COLUMNS), frame.y().value((double) r / ROWS));
            }
        }
    }

    /** Heights that divide the area into parts of about one size, rounded to two digits. */
    List<Double> levels() {
        double[] sorted = Arrays.stream(heights)
                .flatMapToDouble(Arrays::stream)
                .filter(h -> Math.abs(h) < TOO_HIGH)
                .sorted()
                .toArray();
        TreeSet<Double> levels = new TreeSet<>();
        for (int level = 1; level <= LEVELS && sorted.length > 0; level++) {
            // More of them lie where the surface is low.
            double share = (double) level * level / ((LEVELS + 1) * (LEVELS + 1));
            levels.add(rounded(sorted[(int) (share * (sorted.length - 1))]));
        }
        return List.copyOf(levels);
    }

    /** The line of a level, in pixels. */
    Drawing.Path line(double level) {
        Map<Integer, List<int[]>> ends = new LinkedHashMap<>();
        for (int r = 0; r < ROWS; r++) {
            for (int c = 0; c < COLUMNS; c++) {
                for (int[] segment : segments(r, c, level)) {
                    for (int edge : segment) {
                        ends.computeIfAbsent(edge, e -> new ArrayList<>(2)).add(segment);
                    }
                }
            }
        }
        Drawing.Path path = new Drawing.Path();
        Set<int[]> used = Collections.newSetFromMap(new IdentityHashMap<>());
        // Lines that end at the border begin there; closed ones anywhere.
        for (int most = 1; most <= 2; most++) {
            for (Map.Entry<Integer, List<int[]>> end : ends.entrySet()) {
                if (end.getValue().size() == most) {
                    follow(end.getKey(), ends, used, path, level);
                }
            }
        }
        return path;
    }

    private void follow(int start, Map<Integer, List<int[]>> ends, Set<int[]> used, Drawing.Path path, double level) {
        int edge = start;
        boolean begun = false;
        while (true) {
            int[] next = null;
            for (int[] segment : ends.get(edge)) {
                if (!used.contains(segment)) {
                    next = segment;
                    break;
                }
            }
            if (next == null) {
                return;
            }
            used.add(next);
            if (!begun) {
                add(path, edge, level, true);
                begun = true;
            }
            edge = next[0] == edge ? next[1] : next[0];
            add(path, edge, level, false);
        }
    }

    /** Edges have numbers: twice the number of the point they begin at, and one more if they go up. */
    private void add(Drawing.Path path, int edge, double level, boolean first) {
        int point = edge / 2;
        int r = point / (COLUMNS + 1);
        int c = point % (COLUMNS + 1);
        boolean up = edge % 2 == 1;
        double from = heights[r][c];
        double to = up ? heights[r + 1][c] : heights[r][c + 1];
        double part = (level - from) / (to - from);
        double x = frame.left() + frame.width() * (c + (up ? 0 : part)) / COLUMNS;
        double y = frame.bottom() - frame.height() * (r + (up ? part : 0)) / ROWS;
        if (first) {
            path.move(x, y);
        } else {
            path.line(x, y);
        }
    }

    /** The pairs of edges of a square between which the line runs; none where a height is not finite. */
    private List<int[]> segments(int r, int c, double level) {
        double[] corners = {heights[r][c], heights[r][c + 1], heights[r + 1][c + 1], heights[r + 1][c]};
        int above = 0;
        for (int k = 0; k < 4; k++) {
            if (!(Math.abs(corners[k]) < TOO_HIGH)) {
                return List.of();
            }
            above |= corners[k] > level ? 1 << k : 0;
        }
        int bottom = edge(r, c, false);
        int right = edge(r, c + 1, true);
        int top = edge(r + 1, c, false);
        int left = edge(r, c, true);
        return switch (above) {
            case 0, 15 -> List.of();
            case 1, 14 -> List.of(new int[] {left, bottom});
            case 2, 13 -> List.of(new int[] {bottom, right});
            case 4, 11 -> List.of(new int[] {right, top});
            case 8, 7 -> List.of(new int[] {top, left});
            case 3, 12 -> List.of(new int[] {left, right});
            case 6, 9 -> List.of(new int[] {bottom, top});
            // Two opposite corners are above: the mean decides which of them are joined.
            default -> {
                boolean joined = (corners[0] + corners[1] + corners[2] + corners[3]) / 4 > level;
                yield joined == (above == 5)
                        ? List.of(new int[] {left, top}, new int[] {bottom, right})
                        : List.of(new int[] {left, bottom}, new int[] {right, top});
            }
        };
    }

    private static int edge(int r, int c, boolean up) {
        return 2 * (r * (COLUMNS + 1) + c) + (up ? 1 : 0);
    }

    private static double rounded(double height) {
        if (height == 0) {
            return 0;
        }
        double unit = Double.parseDouble("1e" + ((int) Math.floor(StrictMath.log10(Math.abs(height))) - 1));
        return unit == 0 ? height : Math.rint(height / unit) * unit;
    }
}
