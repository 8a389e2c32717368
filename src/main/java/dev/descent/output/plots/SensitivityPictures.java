package dev.descent.output.plots;

import dev.descent.analysis.Competitors;
import dev.descent.analysis.Sensitivity;
import dev.descent.model.Direction;
import dev.descent.number.Phrases;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.ScatterPlot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What configurations were chosen by, over each number that competitors tuned: how much hangs on it, and where the chosen ones lie. */
final class SensitivityPictures {
    /** The names of these pictures. */
    static final List<String> NAMES = List.of("sensitivity", "sensitivity_2", "sensitivity_3", "sensitivity_4");

    /** Of more configurations of a competitor some are left out, so that the picture stays small. */
    private static final int MOST_DOTS = 300;
    /** How many times the median a loss may be, or as far from the best as the median; worse ones would press the others together. */
    private static final double WORST_RATIO = 1000;

    private static final double WORST_DISTANCE = 20;

    private final Competitors competitors;
    private final Sensitivity sensitivity;
    private final boolean worstOnTop;
    private final List<ScatterPlot.Panel> panels = new ArrayList<>();

    private SensitivityPictures(Competitors competitors, Sensitivity sensitivity) {
        this.competitors = competitors;
        this.sensitivity = sensitivity;
        this.worstOnTop = Direction.of(competitors.comparison().selectBy()) == Direction.SMALLER_IS_BETTER;
    }

    static List<Picture> of(Competitors competitors) {
        List<Sensitivity> keys = Sensitivity.of(competitors);
        List<Picture> pictures = new ArrayList<>();
        for (int k = 0; k < Math.min(NAMES.size(), keys.size()); k++) {
            pictures.add(new SensitivityPictures(competitors, keys.get(k)).picture(NAMES.get(k)));
        }
        return pictures;
    }

    private Picture picture(String name) {
        List<Sensitivity.Panel> shown =
                sensitivity.panels().stream().limit(ScatterPlot.MOST).toList();
        int longest = shown.stream().mapToInt(it -> it.points().size()).max().orElseThrow();
        int every = (longest + MOST_DOTS - 1) / MOST_DOTS;
        for (Sensitivity.Panel panel : shown) {
            List<ScatterPlot.Point> points = new ArrayList<>();
            for (int p = 0; p < panel.points().size(); p++) {
                Sensitivity.Point point = panel.points().get(p);
                if (p % every == 0 || point.chosen()) {
                    points.add(new ScatterPlot.Point(point.at(), point.value(), point.chosen()));
                }
            }
            panels.add(new ScatterPlot.Panel(panel.competitor(), points));
        }
        double end = end();
        String value = competitors.comparison().selectBy();
        return new Picture(
                PictureWords.file(name),
                new ScatterPlot(
                        new Caption(
                                value + " by " + sensitivity.key(), PictureWords.sentence(notes(shown, every, end))),
                        new PlotAxis(sensitivity.key(), Division.LINEAR),
                        sensitivity.logarithmic(),
                        new PlotAxis(value, sensitivity.bounded() ? Division.LINEAR : Division.FITTING),
                        end,
                        worstOnTop,
                        panels));
    }

    private List<String> notes(List<Sensitivity.Panel> shown, int every, double end) {
        List<Sensitivity.Point> all =
                shown.stream().flatMap(it -> it.points().stream()).toList();
        int trials = all.stream().mapToInt(Sensitivity.Point::trials).max().orElseThrow();
        int studies = competitors.comparison().studies();
        List<String> notes = new ArrayList<>();
        notes.add(Phrases.count(all.size(), "configuration") + " that tuned"
                + (studies > 1 ? " in " + studies + " studies" : "")
                + (trials > 1 ? ", means of " + trials + " trials" : "") + " on "
                + sensitivity.rows().stream()
                        .mapToObj(it -> "the " + Phrases.count(it, "validation row"))
                        .findFirst()
                        .orElse("validation rows"));
        if (every > 1) {
            notes.add("1 of " + every + " is drawn");
        }
        notes.add("diamonds (" + points().filter(ScatterPlot.Point::isChosen).count() + ") were chosen");
        String edge = worstOnTop ? " at the upper edge (" : " at the lower edge (";
        long lost = points().filter(it -> Double.isNaN(it.y())).count();
        if (lost > 0) {
            notes.add("crosses" + edge + lost + "): a trial diverged or has no value");
        }
        double[] beyond = points().mapToDouble(ScatterPlot.Point::y)
                .filter(it -> ScatterPlot.isBeyond(it, end, worstOnTop))
                .sorted()
                .toArray();
        if (beyond.length > 0) {
            notes.add("triangles" + (lost > 0 ? " there (" : edge) + beyond.length + "): worse than "
                    + PictureWords.brief(end) + ", up to "
                    + PictureWords.brief(beyond[worstOnTop ? beyond.length - 1 : 0]));
        }
        sensitivity.absent().forEach(it -> notes.add("without " + it + ", which does not tune it"));
        if (shown.size() < sensitivity.panels().size()) {
            notes.add(
                    "the first " + shown.size() + " of " + sensitivity.panels().size() + " competitors");
        }
        return notes;
    }

    private Stream<ScatterPlot.Point> points() {
        return panels.stream().flatMap(it -> it.points().stream());
    }

    /** The worst value that has a place of its own; infinite where values can't be far from the others. */
    private double end() {
        double[] values = points().mapToDouble(ScatterPlot.Point::y)
                .filter(it -> !Double.isNaN(it))
                .sorted()
                .toArray();
        double none = worstOnTop ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        if (values.length == 0 || sensitivity.bounded()) {
            return none;
        }
        double median = values[values.length / 2];
        double best = values[worstOnTop ? 0 : values.length - 1];
        if (worstOnTop && best >= 0) {
            return median > 0 ? WORST_RATIO * median : none;
        }
        return median == best ? none : best + WORST_DISTANCE * (median - best);
    }
}
