package dev.descent.output.svg;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The style sheet of pictures that stand inside an HTML page: once for all, and for them alone. Without that of {@link RankDiagram}, which
 * belongs to no experiment.
 */
public final class PictureStyle {
    /** The class of such a picture's element. */
    static final String NAME = "picture";

    private static final Pattern SELECTORS = Pattern.compile("([^{}@]+)\\{(?=[a-z])");

    private PictureStyle() {}

    public static String sheet() {
        String styles = Stream.of(CellPlot.STYLES, BarPlot.STYLES, ContourPlot.STYLES, Dots.STYLES, LinePanels.STYLES)
                .distinct()
                .collect(Collectors.joining());
        return SELECTORS
                .matcher(Palette.sheet(Palette.COLOURS, styles))
                .replaceAll(rule -> "\n" + scoped(rule.group(1).strip()) + "{")
                .strip()
                .replaceAll("\n+", "\n");
    }

    private static String scoped(String selectors) {
        return Stream.of(selectors.split(",")).map(it -> "." + NAME + " " + it).collect(Collectors.joining(","));
    }
}
