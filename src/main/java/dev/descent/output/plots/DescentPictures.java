package dev.descent.output.plots;

import dev.descent.analysis.BestOfEach;
import dev.descent.analysis.Findings;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.function.StepDetails;
import dev.descent.function.Trajectory;
import dev.descent.model.Component;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.TrialSpec;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.LinePanels;
import dev.descent.output.svg.LinePlot;
import dev.descent.output.svg.Plot;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rule makes of each variable of a function, step by step: the rate that it has for itself, where rules adapt, and where it stands,
 * where they have momentum and may carry it beyond the minimum. Of one or two variables.
 */
final class DescentPictures {
    private static final int MOST_VARIABLES = 2;
    private static final int MOST_PANELS = 6;
    /** How many points all curves of a picture have together, about. */
    private static final int POINTS = 1200;

    private static final int MOST_POINTS = 300;

    private final Findings findings;
    private final List<String> variables;

    /** A configuration that is drawn. */
    private record Drawn(RankedConfiguration standing, MinimizeSpec spec, Trajectory states) {}

    private final List<Drawn> all = new ArrayList<>();

    private DescentPictures(Findings findings, List<String> variables) {
        this.findings = findings;
        this.variables = variables;
        for (RankedConfiguration standing : BestOfEach.orBest(findings, LinePanels.MOST)) {
            Optional<MinimizeSpec> spec =
                    minimized(findings.trial(standing.first()).spec());
            Optional<Trajectory> states =
                    findings.results().outcome(findings.trial(standing.first())).trajectory();
            boolean comparable = spec.isPresent()
                    && List.copyOf(spec.get().start().keySet()).equals(variables)
                    && spec.get().optimizer().isPresent();
            if (comparable && states.filter(it -> it.rows() > 2).isPresent()) {
                all.add(new Drawn(standing, spec.get(), states.get()));
            }
        }
    }

    static List<Picture> of(Findings findings) {
        Optional<MinimizeSpec> example = minimized(findings.example().spec());
        if (example.isEmpty() || example.get().start().size() > MOST_VARIABLES) {
            return List.of();
        }
        DescentPictures pictures =
                new DescentPictures(findings, List.copyOf(example.get().start().keySet()));
        List<Picture> made = new ArrayList<>();
        pictures.momentum().ifPresent(made::add);
        pictures.rates().ifPresent(made::add);
        return made;
    }

    private static Optional<MinimizeSpec> minimized(TrialSpec spec) {
        return spec.match(network -> Optional.empty(), Optional::of, solve -> Optional.empty());
    }

    /** Where the variables stand; nothing where no rule has momentum. */
    private Optional<Picture> momentum() {
        if (all.stream().noneMatch(it -> hasMomentum(it.spec()))) {
            return Optional.empty();
        }
        List<Drawn> shown = all.subList(0, Math.min(MOST_PANELS, all.size()));
        List<List<double[]>> values = new ArrayList<>();
        for (Drawn drawn : shown) {
            List<double[]> columns = new ArrayList<>();
            for (int v = 0; v < variables.size(); v++) {
                double[] column = new double[drawn.states().rows()];
                for (int row = 0; row < column.length; row++) {
                    column[row] = drawn.states().value(row, v);
                }
                columns.add(column);
            }
            values.add(columns);
        }
        return Optional.of(picture(
                "variables",
                String.join(" and ", variables) + " over steps",
                "where each variable stands after each step; one that is carried too far turns back",
                new PlotAxis(variables.size() == 1 ? variables.get(0) : "value of the variable", Division.LINEAR),
                variables,
                shown,
                0,
                values));
    }

    private static boolean hasMomentum(MinimizeSpec spec) {
        Component optimizer = spec.optimizer().orElseThrow();
        return isPositive(optimizer, "momentum") || isPositive(optimizer, "beta_1");
    }

    private static boolean isPositive(Component optimizer, String parameter) {
        return optimizer
                .find(parameter)
                .filter(it -> it instanceof Double d && d > 0)
                .isPresent();
    }

    /** The rates that they have for themselves; nothing where no rule adapts them. */
    private Optional<Picture> rates() {
        List<Drawn> shown = all.stream()
                .filter(it -> new StepDetails(it.spec()).rule().ownRateFormula().isPresent())
                .limit(MOST_PANELS)
                .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns =
                variables.stream().map(it -> StepDetails.column("rate", it)).toList();
        List<List<double[]>> values = new ArrayList<>();
        for (Drawn drawn : shown) {
            values.add(rates(drawn, columns));
        }
        return Optional.of(picture(
                "own_rates",
                "The rate that each variable has for itself",
                "what multiplies its gradient, or the mean of its gradients",
                new PlotAxis("own rate", Division.FITTING),
                columns,
                shown,
                1,
                values));
    }

    private static List<double[]> rates(Drawn drawn, List<String> columns) {
        StepDetails details = new StepDetails(drawn.spec());
        List<double[]> rates = new ArrayList<>();
        columns.forEach(column -> rates.add(new double[drawn.states().rows() - 1]));
        int first = details.columns().indexOf(columns.get(0));
        details.next();
        for (int step = 1; step < drawn.states().rows(); step++) {
            double[] values = details.next();
            for (int c = 0; c < columns.size(); c++) {
                rates.get(c)[step - 1] = values[first + c];
            }
        }
        return rates;
    }

    /**
     * A panel a configuration, or one plot of the only one.
     *
     * @param first the step of the first value
     * @param values for each configuration a value a step of each curve
     */
    private Picture picture(
            String file,
            String title,
            String note,
            PlotAxis y,
            List<String> keys,
            List<Drawn> shown,
            int first,
            List<List<double[]>> values) {
        ShortNames names =
                ShortNames.of(findings, shown.stream().map(Drawn::standing).toList());
        int points = Math.min(MOST_POINTS, POINTS / (shown.size() * keys.size()));
        List<LinePanels.Panel> panels = new ArrayList<>();
        for (int p = 0; p < shown.size(); p++) {
            List<Series> series = new ArrayList<>();
            for (int k = 0; k < keys.size(); k++) {
                MeanCurve curve = new MeanCurve();
                curve.add(values.get(p).get(k));
                series.add(curve.series(keys.get(k), first, points, false));
            }
            panels.add(new LinePanels.Panel(names.names().get(p), series));
        }
        List<String> notes = new ArrayList<>(List.of(note));
        if (shown.size() < findings.ranking().standings().size()) {
            notes.add(shown.size() + " of " + findings.ranking().standings().size() + " configurations");
        }
        int longest = values.stream().mapToInt(it -> it.get(0).length).max().orElse(0);
        int every = MeanCurve.every(longest, points);
        if (every > 1) {
            notes.add("one step of " + every + " is drawn");
        }
        Caption caption = new Caption(title, PictureWords.sentence(notes));
        PlotAxis steps = new PlotAxis("step", Division.COUNT);
        Plot plot = panels.size() == 1
                ? new LinePlot(caption, steps, y, "", panels.get(0).series(), false)
                : new LinePanels(
                        caption,
                        steps,
                        y,
                        names.keys(),
                        keys,
                        panels.get(0)
                                .series()
                                .get(0)
                                .named(keys.get(0) + " of " + names.names().get(0)),
                        panels,
                        List.of());
        return new Picture(PictureWords.file(file), plot);
    }
}
