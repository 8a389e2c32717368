package dev.descent.output.plots;

import dev.descent.analysis.BestOfEach;
import dev.descent.analysis.Findings;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.engine.Trajectory;
import dev.descent.function.Expression;
import dev.descent.function.ExpressionRefused;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.ContourPlot;
import dev.descent.output.svg.LinePlot;
import dev.descent.output.svg.PanelPlot;
import dev.descent.output.svg.Plot;
import dev.descent.output.svg.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways of the best configurations: along the curve of a function of one variable, over the contour lines of one of two. */
final class TrajectoryPicture {
    private final Findings findings;
    private final MinimizeSpec spec;
    private final List<String> variables;
    private final boolean curve;
    private final List<RankedConfiguration> shown = new ArrayList<>();
    private final List<Trajectory> ways = new ArrayList<>();

    private TrajectoryPicture(Findings findings, MinimizeSpec spec) {
        this.findings = findings;
        this.spec = spec;
        this.variables = List.copyOf(spec.start().keySet());
        this.curve = variables.size() == 1;
        for (RankedConfiguration standing : BestOfEach.orBest(findings, curve ? PanelPlot.MOST : LinePlot.MOST)) {
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
        return minimized(findings.example().spec())
                .filter(spec -> spec.start().size() <= 2)
                .map(spec -> new TrajectoryPicture(findings, spec))
                .filter(picture -> !picture.shown.isEmpty())
                .map(picture -> new Picture(PictureWords.file("way"), picture.plot()));
    }

    private static Optional<MinimizeSpec> minimized(TrialSpec spec) {
        return spec.match(network -> Optional.empty(), Optional::of, solve -> Optional.empty());
    }

    private boolean isOnTheSameFunction(TrialSpec other) {
        return minimized(other)
                .filter(minimize -> minimize.function().equals(spec.function()))
                .filter(minimize -> List.copyOf(minimize.start().keySet()).equals(variables))
                .isPresent();
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
