package dev.descent.output.svg;

import java.util.List;

/**
 * A network as columns of units, with a line a weight: the larger the weight, the wider the line, in one colour above 0 and in another below.
 * So is the rim of a unit, for its bias.
 *
 * @param columns from left to right, the inputs first
 * @param largestWeight the absolute value that the widest line stands for; 0 if all weights are 0
 * @param largestBias the one that the widest rim stands for; 0 if all biases are 0
 */
public record NetworkPlot(Caption caption, List<Column> columns, double largestWeight, double largestBias)
        implements Plot {
    /**
     * The units of a layer, or the inputs.
     *
     * @param title of the column
     * @param subtitle below it; may be empty
     * @param names of the units, from top to bottom; those of the first and last column stand beside them, unless they are empty
     * @param weights from each unit of the column before, unit by unit there, to each of this one; none of the inputs
     * @param biases of the units; none where they have none
     */
    public record Column(String title, String subtitle, List<String> names, List<Weight> weights, List<Weight> biases) {
        public Column {
            names = List.copyOf(names);
            weights = List.copyOf(weights);
            biases = List.copyOf(biases);
        }
    }

    /**
     * A weight.
     *
     * @param hint what it is, with its value
     */
    public record Weight(float value, String hint) {}

    private static final double WIDEST = 5;

    /** How wide the widest line is where units stand close, of the way from one to the next. */
    private static final double WIDEST_PART = 0.2;

    private static final double NAME = 150;
    private static final double HEAD = 44;
    private static final double CLOSEST = 13;
    private static final double FARTHEST = 34;
    private static final double TALL = 400;
    private static final double MARGIN = 44;

    static final String STYLES =
            ".y0{stroke:#0072b2;fill:none}.y1{stroke:#c44e00;fill:none}.y2{stroke-width:3}.r{stroke:#59636e}\n"
                    + "@media screen and (prefers-color-scheme:dark){\n.y0{stroke:#4da6e8}.y1{stroke:#ff8c4d}.r{stroke:#9da7b1}\n}\n";

    public NetworkPlot {
        columns = List.copyOf(columns);
    }

    /** The class of a line, which decides its colour. */
    public static String style(float value) {
        return value < 0 ? "y1" : "y0";
    }

    /** How wide the widest line is. */
    public double widest() {
        return Math.min(WIDEST, WIDEST_PART * apart());
    }

    @Override
    public Sheet sheet() {
        double apart = apart();
        double radius = Math.min(9, apart * 0.32);
        double left = room(columns.get(0));
        double right = room(columns.get(columns.size() - 1));
        double between = (Sheet.WIDTH - left - right) / (columns.size() - 1);
        double top = Sheet.top(caption) + HEAD;
        double height = most() * apart;
        Drawing drawing = new Drawing();
        for (int c = 0; c < columns.size(); c++) {
            double x = left + c * between;
            double room = Math.min(between, 2 * Math.min(left, right)) - 6;
            drawing.text("m c", x, top - 24, columns.get(c).title(), Sheet.SMALL, room);
            drawing.text("m c", x, top - 9, columns.get(c).subtitle(), Sheet.SMALL, room);
        }
        for (int c = 1; c < columns.size(); c++) {
            int from = columns.get(c - 1).names().size();
            int to = columns.get(c).names().size();
            double x = left + c * between;
            for (int w = 0; w < columns.get(c).weights().size(); w++) {
                Weight weight = columns.get(c).weights().get(w);
                double y1 = y(top, height, apart, w / to, from);
                double y2 = y(top, height, apart, w % to, to);
                drawing.line(
                        style(weight.value()),
                        thickness(weight, largestWeight),
                        x - between + radius,
                        y1,
                        x - radius,
                        y2,
                        weight.hint());
            }
        }
        for (int c = 0; c < columns.size(); c++) {
            units(drawing, c, left + c * between, top, height, apart, radius);
        }
        double bottom = top + height + 26;
        legend(drawing, bottom, radius);
        return new Sheet(caption, bottom + 20, drawing, 0, STYLES);
    }

    private int most() {
        return columns.stream().mapToInt(column -> column.names().size()).max().orElseThrow();
    }

    private double apart() {
        return Math.max(CLOSEST, Math.min(FARTHEST, TALL / most()));
    }

    private static double room(Column column) {
        double widest = 0;
        for (String name : column.names()) {
            widest = Math.max(widest, TextLayout.widthOfWideLetters(name, Sheet.SMALL));
        }
        return Math.max(MARGIN, Sheet.EDGE + Math.min(NAME, widest) + 18);
    }

    private static double y(double top, double height, double apart, int unit, int units) {
        return top + (height - units * apart) / 2 + (unit + 0.5) * apart;
    }

    private double thickness(Weight weight, double largest) {
        return largest > 0 ? widest() * Math.abs(weight.value()) / largest : 0;
    }

    private void units(Drawing drawing, int c, double x, double top, double height, double apart, double radius) {
        Column column = columns.get(c);
        int units = column.names().size();
        for (int u = 0; u < units; u++) {
            double y = y(top, height, apart, u, units);
            drawing.circle("p r", x, y, radius);
            if (!column.biases().isEmpty()) {
                Weight bias = column.biases().get(u);
                drawing.circle(style(bias.value()), thickness(bias, largestBias), x, y, radius, bias.hint());
            }
            if (c == 0) {
                drawing.text("m e", x - radius - 6, y + 4, column.names().get(u), Sheet.SMALL, NAME);
            } else if (c == columns.size() - 1) {
                drawing.text("m", x + radius + 6, y + 4, column.names().get(u), Sheet.SMALL, NAME);
            }
        }
    }

    private void legend(Drawing drawing, double y, double radius) {
        double x = Sheet.EDGE;
        for (float sign : new float[] {1, -1}) {
            String text = sign > 0 ? "above 0" : "below 0";
            drawing.path(style(sign) + " y2", new Drawing.Path().move(x, y - 4).line(x + 28, y - 4));
            drawing.text("m", x + 34, y, text);
            x += 34 + TextLayout.width(text, Sheet.SMALL) + 20;
        }
        if (columns.stream().anyMatch(column -> !column.biases().isEmpty())) {
            drawing.circle("p r", x + 8, y - 4, radius);
            drawing.text("m", x + 24, y, "the rim of a unit is its bias");
        }
    }
}
