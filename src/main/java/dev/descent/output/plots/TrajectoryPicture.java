package dev.descent.output.plots;

import dev.descent.analysis.BestOfEach;
import dev.descent.analysis.Findings;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.expression.Expression;
import dev.descent.expression.ExpressionRefused;
import dev.descent.function.Trajectory;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.ContourPlot;
import dev.descent.output.svg.LinePlot;
import dev.descent.output.svg.PanelPlot;
import dev.descent.output.svg.Plot;
import dev.descent.output.svg.TrajectoryLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The trajectories of the best configurations: along the curve of a function of one variable, over the contour lines of one of two. */
final class TrajectoryPicture {
    private final Findings findings;
    private final MinimizeSpec spec;
    private final List<String> variables;
    private final boolean curve;
    private final List<RankedConfiguration> shown = new ArrayList<>();
    private final List<Trajectory> trajectories = new ArrayList<>();

    private TrajectoryPicture(Findings findings, MinimizeSpec spec) {
        this.findings = findings;
        this.spec = spec;
        this.variables = List.copyOf(spec.start().keySet());
        this.curve = variables.size() == 1;
        for (RankedConfiguration standing : BestOfEach.orBest(findings, curve ? PanelPlot.MOST : LinePlot.MOST)) {
            Trial trial = findings.trial(standing.first());
            Optional<Trajectory> trajectory = findings.results().outcome(trial).trajectory();
            if (isOnTheSameFunction(trial.spec())
                    && trajectory.isPresent()
                    && trajectory.get().rows() > 0) {
                shown.add(standing);
                trajectories.add(trajectory.get());
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
        List<TrajectoryLine> lines = new ArrayList<>();
        for (int w = 0; w < shown.size(); w++) {
            lines.add(new TrajectoryLine(names.names().get(w), trajectories.get(w)));
        }
        if (curve) {
            return new PanelPlot(caption(), variables.get(0), spec.function(), x -> function.value(x), lines);
        }
        return new ContourPlot(
                caption(), variables.get(0), variables.get(1), (x, y) -> function.value(x, y), names.keys(), lines);
    }

    private Expression function() {
        try {
            return Expression.parse(spec.function(), variables);
        } catch (ExpressionRefused e) {
            throw new IllegalArgumentException(spec.function() + " is not an expression of " + variables, e);
        }
    }

    private Caption caption() {
        List<String> notes = new ArrayList<>();
        PictureWords.chosen(findings, shown.size()).ifPresent(notes::add);
        notes.add(curve ? "a marker a step, unless steps are too short" : "contour lines join points of one value");
        return new Caption(
                "Descent on " + spec.function() + (curve ? "" : ", seen from above"), PictureWords.sentence(notes));
    }
}
