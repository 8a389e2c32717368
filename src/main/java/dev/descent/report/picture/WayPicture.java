package dev.descent.report.picture;

import dev.descent.engine.Trajectory;
import dev.descent.function.Expression;
import dev.descent.function.ExpressionRefused;
import dev.descent.plot.Caption;
import dev.descent.plot.ContourPlot;
import dev.descent.plot.LinePlot;
import dev.descent.plot.PanelPlot;
import dev.descent.plot.Plot;
import dev.descent.plot.Way;
import dev.descent.report.finding.Champions;
import dev.descent.report.finding.Findings;
import dev.descent.report.finding.Standing;
import dev.descent.spec.MinimizeSpec;
import dev.descent.spec.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways of the best configurations: along the curve of a function of one variable, over the contour lines of one of two. */
final class WayPicture {
    private WayPicture() {}

    static Optional<Picture> of(Findings findings) {
        if (!(findings.example().spec() instanceof MinimizeSpec spec)
                || spec.start().size() > 2) {
            return Optional.empty();
        }
        List<String> variables = List.copyOf(spec.start().keySet());
        Expression function;
        try {
            function = Expression.parse(spec.function(), variables);
        } catch (ExpressionRefused e) {
            throw new IllegalArgumentException(spec.function() + " is no expression of " + variables, e);
        }
        boolean curve = variables.size() == 1;
        List<Standing> shown = new ArrayList<>();
        List<Trajectory> ways = new ArrayList<>();
        for (Standing standing : Champions.orBest(findings, curve ? PanelPlot.MOST : LinePlot.MOST)) {
            Trial trial = findings.trial(standing.first());
            boolean same = trial.spec() instanceof MinimizeSpec other
                    && other.function().equals(spec.function())
                    && List.copyOf(other.start().keySet()).equals(variables);
            Optional<Trajectory> way = findings.results().outcome(trial).trajectory();
            if (same && way.isPresent() && way.get().rows() > 0) {
                shown.add(standing);
                ways.add(way.get());
            }
        }
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        ShortNames names = ShortNames.of(findings, shown);
        List<Way> drawn = new ArrayList<>();
        for (int w = 0; w < shown.size(); w++) {
            drawn.add(Way.of(names.names().get(w), column(ways.get(w), 0), column(ways.get(w), 1)));
        }
        String title = curve ? "Descent on " + spec.function() : "Descent on " + spec.function() + ", seen from above";
        List<String> notes = new ArrayList<>();
        PictureWords.chosen(findings, shown.size()).ifPresent(notes::add);
        notes.add(curve ? "a marker a step, unless steps are too short" : "contour lines join points of one value");
        Caption caption = new Caption(title, PictureWords.sentence(notes));
        Plot plot = curve
                ? new PanelPlot(caption, variables.get(0), spec.function(), x -> function.value(x), drawn)
                : new ContourPlot(
                        caption,
                        variables.get(0),
                        variables.get(1),
                        (x, y) -> function.value(x, y),
                        names.keys(),
                        drawn);
        return Optional.of(new Picture(PictureWords.file("way"), plot));
    }

    private static double[] column(Trajectory way, int column) {
        int width = way.columns().size();
        double[] values = new double[way.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = way.values()[row * width + column];
        }
        return values;
    }
}
