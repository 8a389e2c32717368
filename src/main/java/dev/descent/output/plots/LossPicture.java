package dev.descent.output.plots;

import dev.descent.analysis.ComponentText;
import dev.descent.analysis.Findings;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.model.Component;
import dev.descent.model.Facts.Targets;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import dev.descent.nn.Loss;
import dev.descent.nn.Losses;
import dev.descent.nn.Rows;
import dev.descent.number.Phrases;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.LinePlot;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The losses that an experiment compares, as curves: those of numbers over the error z − y, those of two classes over the margin y·z, y
 * being −1 or 1 and z what stands before a sigmoid. They are computed by the losses that training uses, of one prediction.
 */
final class LossPicture {
    private static final int POINTS = 121;
    private static final double FARTHEST_ERROR = 3;
    private static final double FARTHEST_MARGIN = 2;
    private static final Component LINEAR = Component.of(Vocabulary.type(Kind.ACTIVATION, "linear"));
    private static final Component SIGMOID = Component.of(Vocabulary.type(Kind.ACTIVATION, "sigmoid"));

    /** Losses whose value is not of the error alone. */
    private static final List<String> OF_TARGET = List.of("mape", "msle", "poisson");

    private LossPicture() {}

    /** Empty unless there are at least two losses that have a curve over the same axis. */
    static Optional<Picture> of(Findings findings) {
        List<Component> all = losses(findings);
        List<Component> numbers = all.stream().filter(LossPicture::isOfError).toList();
        List<Component> classes = all.stream().filter(LossPicture::isOfMargin).toList();
        List<Component> drawn = numbers.size() >= classes.size() ? numbers : classes;
        boolean margin = drawn == classes;
        int most = LinePlot.MOST - (margin ? 1 : 0);
        if (all.size() < 2 || drawn.size() < 2 || drawn.size() > most) {
            return Optional.empty();
        }
        double reach = margin ? FARTHEST_MARGIN : FARTHEST_ERROR;
        List<Series> series = new ArrayList<>();
        for (Component loss : drawn) {
            series.add(series(name(loss), reach, x -> margin ? ofMargin(loss, x) : ofError(loss, x)));
        }
        List<String> notes = new ArrayList<>();
        if (margin) {
            series.add(series("0-1", reach, x -> x > 0 ? 0 : 1));
            notes.add(
                    "a row is right where y·z is above 0, y being −1 or 1 and z what stands before a sigmoid; 0-1 counts mistakes");
        } else {
            notes.add("of one prediction z of the target y");
        }
        List<String> others = all.stream()
                .filter(loss -> !drawn.contains(loss))
                .map(Component::name)
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            notes.add("without " + Phrases.and(others) + ", which " + (others.size() == 1 ? "has" : "have")
                    + " no curve over this axis");
        }
        return Optional.of(new Picture(
                PictureWords.file("losses"),
                new LinePlot(
                        new Caption(
                                margin ? "Losses over the margin" : "Losses over the error",
                                PictureWords.sentence(notes)),
                        new PlotAxis(margin ? "margin y·z" : "error z − y", Division.LINEAR),
                        new PlotAxis("loss", Division.LINEAR),
                        "loss",
                        series,
                        false)));
    }

    /** Those of the configurations, each once, in the order of the file; outputs and rows count for nothing, for one prediction has one. */
    private static List<Component> losses(Findings findings) {
        Map<String, Component> losses = new LinkedHashMap<>();
        findings.ranking().ranked().stream()
                .map(RankedConfiguration::first)
                .sorted()
                .map(findings::trial)
                .flatMap(trial -> trial.spec().network().stream())
                .forEach(spec -> {
                    Component loss = spec.loss().without("reduction").without("outputs");
                    losses.putIfAbsent(name(loss), loss);
                });
        return List.copyOf(losses.values());
    }

    private static String name(Component loss) {
        return ComponentText.of(loss);
    }

    private static boolean isOfError(Component loss) {
        return loss.type().loss().targets() == Targets.NUMBERS && !OF_TARGET.contains(loss.name());
    }

    private static boolean isOfMargin(Component loss) {
        Targets targets = loss.type().loss().targets();
        return targets == Targets.MINUS_ONE_OR_ONE || targets == Targets.ZERO_OR_ONE;
    }

    static float ofError(Component loss, float error) {
        return value(Losses.of(loss, LINEAR), error, 0);
    }

    static float ofMargin(Component loss, float margin) {
        boolean signs = loss.type().loss().targets() == Targets.MINUS_ONE_OR_ONE;
        return value(Losses.of(loss, signs ? LINEAR : SIGMOID), margin, 1);
    }

    private static float value(Loss loss, float z, float y) {
        return loss.value(Rows.of(new float[] {z}, 1), Rows.of(new float[] {y}, 1), 0);
    }

    private interface Curve {
        double at(float x);
    }

    private static Series series(String name, double reach, Curve curve) {
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int k = 0; k < POINTS; k++) {
            x[k] = reach * (2.0 * k / (POINTS - 1) - 1);
            y[k] = curve.at((float) x[k]);
        }
        return Series.of(name, Series.Form.CURVE, x, y);
    }
}
