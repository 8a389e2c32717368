package dev.descent.output.svg;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The style sheet of pictures that stand inside an HTML page: once for all, and for them alone. Without that of {@link RankDiagram}, which
 * belongs to no experiment, and of {@link NetworkPlot} and {@link SurfacePlot}, which few have.
 */
public final class PictureStyle {
    /** The class of such a picture's element. */
    static final String NAME = "picture";

    private PictureStyle() {}

    public static String sheet() {
        String styles = Stream.of(CellPlot.STYLES, BarPlot.STYLES, ContourPlot.STYLES, Dots.STYLES, LinePanels.STYLES)
                .distinct()
                .collect(Collectors.joining());
        return scoped(Palette.sheet(Palette.COLOURS, styles));
    }

    /** What is to be added on a page that draws the weights of a network, or what it says. */
    public static String ofNetworks() {
        return scoped(NetworkPlot.STYLES + SurfacePlot.STYLES);
    }

    /** The same rules for what stands inside such a picture alone, each on a line. */
    private static String scoped(String sheet) {
        StringBuilder scoped = new StringBuilder(2 * sheet.length());
        int begin = 0;
        for (int at = 0; at < sheet.length(); at++) {
            char letter = sheet.charAt(at);
            if (letter == '{' && at > begin && isLower(sheet, at + 1)) {
                endLine(scoped);
                for (String selector : sheet.substring(begin, at).strip().split(",")) {
                    scoped.append('.').append(NAME).append(' ').append(selector).append(',');
                }
                scoped.setCharAt(scoped.length() - 1, '{');
                begin = at + 1;
            } else if (letter == '{' || letter == '}' || letter == '@' || letter == '\n') {
                scoped.append(sheet, begin, at);
                if (letter == '\n') {
                    endLine(scoped);
                } else {
                    scoped.append(letter);
                }
                begin = at + 1;
            }
        }
        return scoped.append(sheet, begin, sheet.length()).toString().strip();
    }

    private static void endLine(StringBuilder text) {
        if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private static boolean isLower(String text, int at) {
        return at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
    }
}
