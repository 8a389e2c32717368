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
import dev.descent.spec.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways of the best configurations: along the curve of a function of one variable, over the contour lines of one of two. */
final class WayPicture {
    private final Findings findings;
    private final MinimizeSpec spec;
    private final List<String> variables;
    private final boolean curve;
    private final List<Standing> shown = new ArrayList<>();
    private final List<Trajectory> ways = new ArrayList<>();

    private WayPicture(Findings findings, MinimizeSpec spec) {
        this.findings = findings;
        this.spec = spec;
        this.variables = List.copyOf(spec.start().keySet());
        this.curve = variables.size() == 1;
        for (Standing standing : Champions.orBest(findings, curve ? PanelPlot.MOST : LinePlot.MOST)) {
            Trial trial = findings.trial(standing.first());
            Optional<Trajectory> way = findings.results().outcome(trial).trajectory();
            if (isOnTheSameFunction(trial.spec())
                    && way.isPresent()
                    && way.get().rows() > 0) {
                shown.add(standing);
                ways.add(way.get());
            }
        }
    }

    static Optional<Picture> of(Findings findings) {
        if (!(findings.example().spec() instanceof MinimizeSpec spec)
                || spec.start().size() > 2) {
            return Optional.empty();
        }
        WayPicture picture = new WayPicture(findings, spec);
        return picture.shown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Picture(PictureWords.file("way"), picture.plot()));
    }

    private boolean isOnTheSameFunction(TrialSpec other) {
        return other instanceof MinimizeSpec minimize
                && minimize.function().equals(spec.function())
                && List.copyOf(minimize.start().keySet()).equals(variables);
    }

    private Plot plot() {
        Expression function = function();
        ShortNames names = ShortNames.of(findings, shown);
        List<Way> drawn = new ArrayList<>();
        for (int w = 0; w < shown.size(); w++) {
            drawn.add(Way.of(names.names().get(w), column(ways.get(w), 0), column(ways.get(w), 1)));
        }
        if (curve) {
            return new PanelPlot(caption(), variables.get(0), spec.function(), x -> function.value(x), drawn);
        }
        return new ContourPlot(
                caption(), variables.get(0), variables.get(1), (x, y) -> function.value(x, y), names.keys(), drawn);
    }

    private Expression function() {
        try {
            return Expression.parse(spec.function(), variables);
        } catch (ExpressionRefused e) {
            throw new IllegalArgumentException(spec.function() + " is no expression of " + variables, e);
        }
    }

    private Caption caption() {
        List<String> notes = new ArrayList<>();
        PictureWords.chosen(findings, shown.size()).ifPresent(notes::add);
        notes.add(curve ? "a marker a step, unless steps are too short" : "contour lines join points of one value");
        return new Caption(
                "Descent on " + spec.function() + (curve ? "" : ", seen from above"), PictureWords.sentence(notes));
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
