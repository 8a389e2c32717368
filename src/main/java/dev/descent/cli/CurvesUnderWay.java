package dev.descent.cli;

import dev.descent.analysis.Keys;
import dev.descent.app.TrialUnderWay;
import dev.descent.model.ExperimentSpec;
import dev.descent.number.NumberText;
import dev.descent.output.text.PageJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The losses of the trials under way, as often as somebody looked: for a page that draws them. Of a trial there are at most
 * {@value #MOST_POINTS} points; when there are as many, every other one goes, and from then on they are taken twice as far apart. Trials beyond
 * the first {@value #MOST_TRIALS} are counted alone.
 */
final class CurvesUnderWay {
    static final int MOST_POINTS = 200;
    static final int MOST_TRIALS = 10;

    /** The points of a trial, a look each, without the newest if it is no stride behind the one before. */
    private static final class Curve {
        private final List<TrialUnderWay> points = new ArrayList<>();
        private TrialUnderWay newest;
        private int stride = 1;

        Curve(TrialUnderWay first) {
            newest = first;
            points.add(first);
        }

        void add(TrialUnderWay point) {
            if (point.epoch() < newest.epoch()) {
                points.clear();
            }
            newest = point;
            if (!points.isEmpty()
                    && point.epoch() < points.get(points.size() - 1).epoch() + stride) {
                return;
            }
            points.add(point);
            if (points.size() == MOST_POINTS) {
                for (int k = MOST_POINTS - 1; k > 0; k -= 2) {
                    points.remove(k);
                }
                stride = Math.max(2 * stride, 2 * points.get(points.size() - 1).epoch() / MOST_POINTS);
            }
        }

        List<TrialUnderWay> all() {
            List<TrialUnderWay> all = new ArrayList<>(points);
            if (all.isEmpty() || all.get(all.size() - 1) != newest) {
                all.add(newest);
            }
            return all;
        }
    }

    private final Map<Integer, Curve> curves = new TreeMap<>();
    private ExperimentSpec experiment;
    private int more;

    /** Begins with a round of an experiment; its state may have grown. */
    void begin(ExperimentSpec newer) {
        experiment = newer;
        curves.clear();
        more = 0;
    }

    /** Takes what was told of the trials under way; whether any of it is new. */
    boolean add(List<TrialUnderWay> underWay) {
        List<TrialUnderWay> drawn = drawn(underWay);
        Set<Integer> numbers = drawn.stream().map(it -> it.trial().number()).collect(Collectors.toSet());
        boolean moved = curves.keySet().retainAll(numbers);
        moved |= more != underWay.size() - drawn.size();
        more = underWay.size() - drawn.size();
        for (TrialUnderWay trial : drawn) {
            Curve curve = curves.get(trial.trial().number());
            if (curve == null) {
                curves.put(trial.trial().number(), new Curve(trial));
                moved = true;
            } else if (curve.newest != trial) {
                curve.add(trial);
                moved = true;
            }
        }
        return moved;
    }

    /** Those that are drawn already, then those with the smallest numbers. */
    private List<TrialUnderWay> drawn(List<TrialUnderWay> underWay) {
        List<TrialUnderWay> drawn = new ArrayList<>();
        for (boolean known : new boolean[] {true, false}) {
            for (TrialUnderWay trial : underWay) {
                if (drawn.size() < MOST_TRIALS
                        && curves.containsKey(trial.trial().number()) == known) {
                    drawn.add(trial);
                }
            }
        }
        return drawn;
    }

    /** {@code {"trials":[{"number":3,"name":"trial 3: units=8","until":100,"points":[[1,0.5,null],…]},…],"more":6}}, a line. */
    String json() {
        StringBuilder out = new StringBuilder("{\"trials\":[");
        String separator = "";
        for (Curve curve : curves.values()) {
            out.append(separator);
            append(out, curve.all());
            separator = ",";
        }
        return out.append("],\"more\":").append(more).append('}').toString();
    }

    private void append(StringBuilder out, List<TrialUnderWay> points) {
        TrialUnderWay any = points.get(0);
        String keys = new Keys(experiment).describe(any.trial());
        String repeat = experiment.repeats() > 1 ? "repeat " + any.trial().repeat() : "";
        String fold = any.trial().fold() > 0 ? "fold " + any.trial().fold() : "";
        String what = List.of(keys, repeat, fold).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        out.append("{\"number\":").append(any.trial().number()).append(",\"name\":");
        text(out, "trial " + any.trial().number() + (what.isEmpty() ? "" : ": " + what));
        out.append(",\"until\":").append(any.trial().untilEpoch()).append(",\"points\":[");
        String separator = "[";
        for (TrialUnderWay point : points) {
            out.append(separator).append(point.epoch()).append(',');
            number(out, point.loss());
            out.append(',');
            number(out, point.validationLoss());
            separator = "],[";
        }
        out.append("]]}");
    }

    private static void text(StringBuilder out, String text) {
        try {
            PageJson.append(out, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void number(StringBuilder out, float value) {
        if (Float.isFinite(value)) {
            NumberText.appendStatistic(out, value);
        } else {
            out.append("null");
        }
    }
}
