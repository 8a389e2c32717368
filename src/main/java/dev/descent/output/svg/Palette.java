package dev.descent.output.svg;

/**
 * The colours of a picture in the reader's light or dark scheme, as a style sheet. Eight curves can be told apart by colour (after
 * Okabe and Ito 2008, darkened or lightened until they stand out from the page, and moved until readers without red or green cones
 * tell any two apart as well), by dash and by marker. On paper they are those of the light scheme.
 *
 * @see <a href="https://jfly.uni-koeln.de/color/">Okabe and Ito (2008), Color Universal Design</a>
 */
final class Palette {
    /** How many curves can be told apart. */
    static final int COLOURS = 8;

    private static final String[] LIGHT = {
        "#0072b2", "#c44e00", "#008a63", "#680953", "#7a1f00", "#0a78fb", "#a384a6", "#24292f"
    };
    private static final String[] DARK = {
        "#4da6e8", "#ff8c4d", "#2cc79a", "#d04aa6", "#ffe013", "#daf7ff", "#b9b0d0", "#8b949e"
    };
    private static final String[] DASHES = {"", "7 3", "2 3", "9 3 2 3", "5 2 1 2 1 2", "12 3", "4 4", "1 2"};
    private static final String COMMON = """
            text{font:13px system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;fill:#1f2328}
            .t{font-size:17px;font-weight:600}.u,.m{fill:#59636e}.m{font-size:12px}.c{text-anchor:middle}.e{text-anchor:end}
            .p{fill:#fff}.g{stroke:#dfe4e9;stroke-width:1}.x{stroke:#59636e;stroke-width:1;fill:none}
            .d{stroke:#59636e;stroke-width:1.5;stroke-dasharray:4 4;fill:none}
            """;
    private static final String COMMON_DARK =
            "text{fill:#e6edf3}.u,.m{fill:#9da7b1}.p{fill:#0d1117}.g{stroke:#2b3138}.x,.d{stroke:#9da7b1}\n";

    private Palette() {}

    /**
     * The style sheet for a number of curves.
     *
     * <pre>
     *   l0 … a line      a0 … an area      k0 … a marker      z0 … a mark at the edge
     *   t, u, m title, subtitle, mark      c, e centred, flush right
     *   p the page       g a grid line     x an axis          d a guide
     * </pre>
     */
    static String sheet(int curves, String more) {
        StringBuilder css = new StringBuilder(COMMON);
        colours(css, LIGHT, curves, true);
        css.append(more)
                .append("@media screen and (prefers-color-scheme:dark){\n")
                .append(COMMON_DARK);
        colours(css, DARK, curves, false);
        return css.append("}\n").toString();
    }

    private static void colours(StringBuilder css, String[] colours, int curves, boolean whole) {
        for (int s = 0; s < Math.min(COLOURS, curves); s++) {
            String c = colours[s];
            css.append(".l").append(s).append("{stroke:").append(c);
            if (whole) {
                css.append(";stroke-width:2;stroke-linejoin:round;fill:none");
                if (!DASHES[s].isEmpty()) {
                    css.append(";stroke-dasharray:").append(DASHES[s]);
                }
            }
            css.append("}.z").append(s).append("{stroke:").append(c).append(whole ? ";stroke-width:2;fill:none" : "");
            css.append("}.a").append(s).append("{fill:").append(c).append(whole ? ";opacity:.16}" : "}");
            css.append(".k").append(s).append('{');
            boolean open = Marker.isOpen(s);
            css.append(open ? "stroke:" : "fill:").append(c);
            if (whole && open) {
                css.append(";fill:none;stroke-linecap:round;stroke-width:").append(Marker.stroke(s));
            }
            css.append("}\n");
        }
    }
}
