package dev.descent.output.svg;

import java.io.IOException;

/** A picture that can draw itself. */
public sealed interface Plot
        permits LinePlot, RankingPlot, RankDiagram, CellPlot, ContourPlot, PanelPlot, BarPlot, SlicePlot {
    /** What stands above it and what a screen reader says. */
    Caption caption();

    /** Writes the picture as one SVG document. */
    void write(Appendable out) throws IOException;
}
