package dev.descent.output.plots;

import dev.descent.output.svg.Caption;
import dev.descent.output.svg.LinePanels;
import dev.descent.output.svg.LinePlot;
import dev.descent.output.svg.LinePlot.Level;
import dev.descent.output.svg.Plot;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.Series;
import java.util.List;

/** Curves of which a few lie in one plot and more have a panel each, with the first in grey behind the others. */
final class ManyCurves {
    /** How many there may be. */
    static final int MOST = LinePanels.MOST;

    private ManyCurves() {}

    /** @param names what the names of the series are values of; may be empty */
    static Plot plot(Caption caption, PlotAxis x, PlotAxis y, String names, List<Series> series, List<Level> levels) {
        if (series.size() <= LinePlot.FEW) {
            return new LinePlot(caption, x, y, names, series, false, levels);
        }
        List<LinePanels.Panel> panels = series.stream()
                .map(s -> new LinePanels.Panel(s.name(), List.of(s)))
                .toList();
        return new LinePanels(caption, x, y, names, List.of(), series.get(0), panels, levels);
    }
}
