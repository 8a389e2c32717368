package dev.descent.output.plots;

import dev.descent.analysis.BestOfEach;
import dev.descent.analysis.Findings;
import dev.descent.analysis.LossUnits;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.ScoredBaseline;
import dev.descent.analysis.SeedAxis;
import dev.descent.analysis.TrialColumns;
import dev.descent.analysis.statistics.Summary;
import dev.descent.engine.History;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.function.Trajectory;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetScale;
import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.model.TrialSpec;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.LinePanels;
import dev.descent.output.svg.LinePlot;
import dev.descent.output.svg.LinePlot.Level;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How the loss, the value of a function or what is missing to a target gets smaller with epochs or steps. */
public final class CurvePictures {
    /** Their names in a folder. */
    public static final List<String> FILES = Stream.of("loss", "val_loss", "metric", "val_metric")
            .map(PictureWords::file)
            .toList();

    /** Of more trials of a configuration the first are drawn. */
    private static final int TRIALS = 100;

    /** Of more curves the bands would hide each other; the first alone has one then. */
    private static final int BANDS = 3;
    /** Of more panels none has bands, which would make them wide files of narrow pictures. */
    private static final int PANELS_WITH_BANDS = 6;
    /** How many points the curves and bands of a picture have together. */
    private static final int POINTS = 1200;

    private static final int MOST_POINTS = 300;
    private static final String BAND = ", band from least to greatest";
    private static final int FEWEST_POINTS = 20;

    private final Findings findings;
    private final List<RankedConfiguration> shown;
    private final ShortNames names;

    /** What a picture shows: series made of curves, and the levels that they may reach. */
    private record Drawn(List<Series> series, List<MeanCurve> curves, int points, List<Level> levels) {}

    private CurvePictures(Findings findings) {
        this.findings = findings;
        this.shown = BestOfEach.orBest(findings, ManyCurves.MOST);
        this.names = ShortNames.of(findings, shown);
    }

    static List<Picture> of(Findings findings) {
        CurvePictures pictures = new CurvePictures(findings);
        if (pictures.shown.isEmpty()) {
            return List.of();
        }
        return findings.parts().network() ? pictures.ofNetworks() : pictures.ofFunctions();
    }

    private List<Picture> ofNetworks() {
        LossUnits units = LossUnits.of(findings, shown);
        if (units.areOne() || units.metric().isEmpty()) {
            return ofMeasure(
                    "loss",
                    "loss",
                    (spec, history) -> history.loss(),
                    (spec, history) -> history.validationLoss(),
                    note(units));
        }
        String name = units.metric().get();
        return ofMeasure(
                "metric",
                name,
                (spec, history) -> metric(name, spec, history.metrics()),
                (spec, history) -> metric(name, spec, history.validationMetrics()),
                Optional.of("losses, which " + units.reason() + ", can't be compared"));
    }

    /** What must be known of the losses that are drawn. */
    private Optional<String> note(LossUnits units) {
        if (!units.areOne()) {
            return Optional.of("losses can't be compared, for they " + units.reason());
        }
        DatasetSpec dataset = findings.trial(shown.get(0).first()).network().dataset();
        return dataset.targetScale() == TargetScale.NONE
                ? Optional.empty()
                : Optional.of(
                        "losses are of the scaled target" + (dataset.targets().size() == 1 ? "" : "s"));
    }

    /** Epoch by epoch; nothing if the trial does not measure it. */
    private static float[] metric(String name, NetworkSpec spec, float[] all) {
        int of = spec.metrics().size();
        int place = 0;
        while (place < of && !Measure.name(spec.metrics().get(place)).equals(name)) {
            place++;
        }
        float[] values = new float[place == of ? 0 : all.length / of];
        for (int epoch = 0; epoch < values.length; epoch++) {
            values[epoch] = all[epoch * of + place];
        }
        return values;
    }

    /** What a trial's history holds of a part, a value an epoch. */
    @FunctionalInterface
    private interface Values {
        float[] of(NetworkSpec spec, History history);
    }

    private List<Picture> ofMeasure(
            String file, String name, Values ofTraining, Values ofValidation, Optional<String> note) {
        List<MeanCurve> training = new ArrayList<>();
        List<MeanCurve> validation = new ArrayList<>();
        for (RankedConfiguration standing : shown) {
            NetworkSpec spec = findings.trial(standing.first()).spec().network().orElseThrow();
            MeanCurve trained = new MeanCurve();
            MeanCurve validated = new MeanCurve();
            visit(standing, completed -> {
                trained.add(ofTraining.of(spec, completed.history()));
                validated.add(ofValidation.of(spec, completed.history()));
            });
            training.add(trained);
            validation.add(validated);
        }
        boolean validated = longest(validation) > 0;
        if (longest(training) < 2) {
            return List.of();
        }
        PlotAxis epochs = new PlotAxis("epoch", Division.COUNT);
        if (shown.size() == 1 && validated) {
            List<Series> both = List.of(
                    training.get(0).series("training", 1, MOST_POINTS, true),
                    validation.get(0).series("validation", 1, MOST_POINTS, true));
            return List.of(picture(
                    file,
                    "Loss over epochs",
                    epochs,
                    name,
                    "",
                    new Drawn(both, training, MOST_POINTS, levels("val_" + name, ", validation")),
                    note));
        }
        if (validated) {
            return List.of(ofBoth(file, name, training, validation, note));
        }
        return List.of(picture(
                file,
                "Training " + name + " over epochs",
                epochs,
                name,
                names.keys(),
                drawn(training, 1, levels(name.equals("loss") ? TrialColumns.FINAL_LOSS : name, "")),
                note));
    }

    /** Training and validation beside each other, a panel a configuration. */
    private Picture ofBoth(
            String file, String name, List<MeanCurve> training, List<MeanCurve> validation, Optional<String> note) {
        boolean bands = shown.size() <= PANELS_WITH_BANDS;
        int points = points(shown.size() * (bands ? 7 : 3));
        List<LinePanels.Panel> panels = new ArrayList<>();
        for (int s = 0; s < shown.size(); s++) {
            panels.add(new LinePanels.Panel(
                    names.names().get(s),
                    List.of(
                            training.get(s).series("training", 1, points, bands),
                            validation.get(s).series("validation", 1, points, bands))));
        }
        List<String> notes = notes(training, bands ? BAND : "", points, "epoch", note);
        List<Level> levels = levels("val_" + name, "");
        if (!levels.isEmpty()) {
            notes.add("baselines are of validation rows");
        }
        return new Picture(
                PictureWords.file(file),
                new LinePanels(
                        new Caption("Training and validation " + name + " over epochs", PictureWords.sentence(notes)),
                        new PlotAxis("epoch", Division.COUNT),
                        new PlotAxis(name, Division.FITTING),
                        names.keys(),
                        List.of("training", "validation"),
                        validation.get(0).series("validation of the " + SeedAxis.leading(findings), 1, points, false),
                        panels,
                        levels));
    }

    private static int points(int lines) {
        return Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, POINTS / lines));
    }

    private List<Picture> ofFunctions() {
        List<MeanCurve> curves = new ArrayList<>();
        for (RankedConfiguration standing : shown) {
            MeanCurve curve = new MeanCurve();
            TrialSpec spec = findings.trial(standing.first()).spec();
            visit(
                    standing,
                    completed -> completed.trajectory().ifPresent(trajectory -> curve.add(missing(spec, trajectory))));
            curves.add(curve);
        }
        if (longest(curves) < 2) {
            return List.of();
        }
        boolean solves = findings.example().spec().match(network -> false, minimize -> false, solve -> true);
        return List.of(picture(
                "steps",
                solves ? "What is missing to the target over steps" : "Value over steps",
                new PlotAxis("step", Division.COUNT),
                solves ? "|output − target|" : "value",
                names.keys(),
                drawn(curves, 0, List.of()),
                Optional.empty()));
    }

    private void visit(RankedConfiguration standing, Consumer<Completed> visitor) {
        List<Integer> trials = standing.trials();
        for (int index : trials.subList(0, Math.min(TRIALS, trials.size()))) {
            TrialOutcome outcome = findings.results().outcome(findings.trial(index));
            if (outcome instanceof Completed completed) {
                visitor.accept(completed);
            }
        }
    }

    private static double[] missing(TrialSpec spec, Trajectory trajectory) {
        return spec.match(
                network -> column("value", trajectory),
                minimize -> column("value", trajectory),
                solve -> DoubleStream.of(column("delta_" + solve.output(), trajectory))
                        .map(Math::abs)
                        .toArray());
    }

    private static double[] column(String name, Trajectory trajectory) {
        int place = trajectory.columns().indexOf(name);
        double[] values = new double[trajectory.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = trajectory.value(row, place);
        }
        return values;
    }

    private Drawn drawn(List<MeanCurve> curves, int first, List<Level> levels) {
        List<Series> series = new ArrayList<>();
        boolean panels = curves.size() > LinePlot.FEW;
        int points = points((panels ? 2 : 1) * curves.size() + 2 * Math.min(BANDS, curves.size()));
        for (int s = 0; s < curves.size(); s++) {
            boolean band = s == 0 || curves.size() <= BANDS;
            series.add(curves.get(s).series(names.names().get(s), first, points, band));
        }
        return new Drawn(series, curves, points, levels);
    }

    private Picture picture(
            String file, String title, PlotAxis x, String y, String legend, Drawn drawn, Optional<String> note) {
        String bands = BAND + (drawn.series().size() > BANDS ? " of the best" : "");
        List<String> notes = notes(drawn.curves(), bands, drawn.points(), x.name(), note);
        return new Picture(
                PictureWords.file(file),
                ManyCurves.plot(
                        new Caption(title, PictureWords.sentence(notes)),
                        x,
                        new PlotAxis(y, Division.FITTING),
                        legend,
                        drawn.series(),
                        drawn.levels()));
    }

    /** @param bands what is said of them; empty if there are none */
    private List<String> notes(List<MeanCurve> curves, String bands, int points, String x, Optional<String> note) {
        List<String> notes = new ArrayList<>();
        Optional<String> chosen = PictureWords.chosen(findings, shown.size());
        if (chosen.isPresent()) {
            notes.add(chosen.get());
        }
        int most = 0;
        for (MeanCurve curve : curves) {
            most = Math.max(most, curve.curves());
        }
        if (most > 1) {
            notes.add("mean of " + most + (trialsLeftOut() ? " (the first)" : "") + " trials" + bands);
        }
        int every = MeanCurve.every(longest(curves), points);
        if (every > 1) {
            notes.add("one " + x + " of " + every + " is drawn");
        }
        note.ifPresent(notes::add);
        return notes;
    }

    /**
     * What baselines reach: a value of a column of trials.csv each.
     *
     * @param part what is added to their names
     */
    private List<Level> levels(String column, String part) {
        List<Level> levels = new ArrayList<>();
        for (ScoredBaseline baseline : findings.baselines().all()) {
            Summary summary = baseline.summary(column);
            if (summary.n() > 0) {
                levels.add(new Level("baseline " + baseline.name() + part, summary.mean()));
            }
        }
        return levels;
    }

    private boolean trialsLeftOut() {
        return shown.stream().anyMatch(standing -> standing.trials().size() > TRIALS);
    }

    private static int longest(List<MeanCurve> curves) {
        int longest = 0;
        for (MeanCurve curve : curves) {
            longest = Math.max(longest, curve.points());
        }
        return longest;
    }
}
