package dev.descent.explain;

/** Where a long line is broken: at a space, and of the spaces in its last part where it hurts a reader least. */
final class LineBreak {
    private LineBreak() {}

    /**
     * The space to break at.
     *
     * @param width columns that are left
     * @return its place; the length of the line if there is no space
     */
    static int before(String line, int width) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        int depth = 0;
        for (int k = 0; k <= Math.min(width, line.length() - 1); k++) {
            char c = line.charAt(k);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ' ' && k > 0 && k > width * 3 / 5) {
                int cost = 2 * depth + (isBetweenParts(line, k) ? 0 : 1);
                if (cost <= least) {
                    least = cost;
                    best = k;
                }
            }
        }
        if (best < 0) {
            best = line.lastIndexOf(' ', width);
        }
        if (best <= 0) {
            best = line.indexOf(' ', Math.max(1, width));
        }
        return best < 0 ? line.length() : best;
    }

    /** Whether a space stands after a comma or an operator, or before one. */
    private static boolean isBetweenParts(String line, int space) {
        return ",;:+".indexOf(line.charAt(space - 1)) >= 0
                || space + 1 < line.length() && "=+←".indexOf(line.charAt(space + 1)) >= 0;
    }
}
