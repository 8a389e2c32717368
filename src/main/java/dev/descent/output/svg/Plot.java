package dev.descent.output.svg;

/** A picture that can draw itself. */
public sealed interface Plot
        permits LinePlot,
                LinePanels,
                RankingPlot,
                RankDiagram,
                CellPlot,
                ContourPlot,
                PanelPlot,
                BarPlot,
                SlicePlot,
                ScatterPlot,
                FunctionPlot,
                SurfacePlot,
                NetworkPlot {
    /** What stands above it and what a screen reader says. */
    Caption caption();

    /** The picture, drawn. */
    Sheet sheet();
}
