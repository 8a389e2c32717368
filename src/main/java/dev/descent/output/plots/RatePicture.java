package dev.descent.output.plots;

import dev.descent.analysis.Confirmed;
import dev.descent.analysis.ConstantRate;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Keys;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.SeedAxis;
import dev.descent.model.Direction;
import dev.descent.model.TrialSpec;
import dev.descent.number.Phrases;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How sensitive the result is to the learning rate: a curve for all configurations that differ in their constant learning rate alone,
 * where at least three rates were tried; of a search also those of which fewer were.
 */
final class RatePicture {
    private static final int FEWEST = 3;
    /** Of more rates of a curve some are left out. */
    private static final int MOST_RATES = 60;

    /** The part of the means that may lie beyond the axis. */
    private static final double WORST = 0.05;

    private static final String RATE = "learning_rate";

    private final Findings findings;
    private final Keys keys;

    private RatePicture(Findings findings) {
        this.findings = findings;
        this.keys = new Keys(findings.experiment());
    }

    static Optional<Picture> of(Findings findings) {
        return findings.ranking().standings().size() < FEWEST ? Optional.empty() : new RatePicture(findings).picture();
    }

    private Optional<Picture> picture() {
        List<TreeMap<Double, RankedConfiguration>> all = List.copyOf(groups().values());
        List<TreeMap<Double, RankedConfiguration>> curves =
                all.stream().filter(group -> group.size() >= FEWEST).toList();
        // A search leaves a few rates of some, and none of these would stand in the picture, not even the best.
        List<TreeMap<Double, RankedConfiguration>> groups = isOfSearch() ? all : curves;
        if (curves.isEmpty() || findings.ranking().best().isEmpty()) {
            return Optional.empty();
        }
        List<TreeMap<Double, RankedConfiguration>> shown = groups.subList(0, Math.min(ManyCurves.MOST, groups.size()));
        ShortNames names =
                ShortNames.of(keys.names(), shown.stream().map(this::texts).toList());
        List<Series> series = new ArrayList<>();
        int trials = 1;
        int every = 1;
        for (int g = 0; g < shown.size(); g++) {
            series.add(series(names.names().get(g), shown.get(g)));
            every = Math.max(every, every(shown.get(g).size()));
            for (RankedConfiguration standing : shown.get(g).values()) {
                trials = Math.max(trials, standing.trials().size());
            }
        }
        List<Double> tried =
                shown.stream().flatMap(group -> group.keySet().stream()).toList();
        List<String> notes = new ArrayList<>();
        if (shown.size() < groups.size()) {
            notes.add("the " + SeedAxis.leading(findings) + " " + shown.size() + " of " + groups.size() + " curves");
        }
        if (isOfSearch()) {
            Confirmed.of(findings)
                    .filter(confirmed -> !confirmed.areAll())
                    .ifPresent(confirmed -> notes.add(confirmed.population()));
        }
        int halved = findings.ranking().halved().size();
        if (halved > 0) {
            notes.add("without " + Phrases.count(halved, "configuration") + " that " + (halved == 1 ? "was" : "were")
                    + " stopped");
        }
        if (trials > 1) {
            notes.add("means of up to " + trials + " trials");
        }
        if (every > 1) {
            notes.add("one learning rate of " + every + " is drawn");
        }
        double end = end(shown);
        if (Double.isFinite(end)) {
            notes.add("an arrow: a mean that lies beyond the others, and its value");
        }
        String value = findings.experiment().report().rankBy();
        return Optional.of(new Picture(
                PictureWords.file(RATE),
                ManyCurves.plot(
                        new Caption(value + " against learning rate", PictureWords.sentence(notes)),
                        new PlotAxis("learning rate", Division.FITTING, tried),
                        new PlotAxis(value, Division.FITTING, List.of(), end),
                        names.keys(),
                        series,
                        List.of())));
    }

    /** The largest mean that has a place on the axis; infinite if all have one. */
    private double end(List<TreeMap<Double, RankedConfiguration>> shown) {
        if (findings.ranking().direction() != Direction.SMALLER_IS_BETTER) {
            return Double.POSITIVE_INFINITY;
        }
        return end(shown.stream()
                .flatMap(group -> group.values().stream())
                .filter(standing -> standing.summary().n() > 0)
                .mapToDouble(RankedConfiguration::mean)
                .filter(Double::isFinite)
                .toArray());
    }

    /** The largest value without the fewest of the worst 5 % that more than double a logarithmic axis; infinite if none do. */
    static double end(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int worst = (int) (sorted.length * WORST);
        for (int last = sorted.length - 2; last >= sorted.length - 1 - worst; last--) {
            // log(max / min) > 2·log(last / min)
            if (sorted[0] > 0 && sorted[sorted.length - 1] / sorted[last] > sorted[last] / sorted[0]) {
                return sorted[last];
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private boolean isOfSearch() {
        boolean searches = findings.tuning().isPresent()
                || findings.experiment().search().search().isPresent();
        return searches && findings.results().competition().isEmpty();
    }

    /** The configurations by all but their rate, then by their rate; the group of the best comes first. */
    private Map<TrialSpec, TreeMap<Double, RankedConfiguration>> groups() {
        Map<TrialSpec, TreeMap<Double, RankedConfiguration>> groups = new LinkedHashMap<>();
        for (RankedConfiguration standing : findings.ranking().ranked()) {
            TrialSpec spec = findings.trial(standing.first()).spec();
            ConstantRate.of(spec)
                    .ifPresent(rate -> groups.computeIfAbsent(ConstantRate.without(spec), key -> new TreeMap<>())
                            .putIfAbsent(rate, standing));
        }
        return groups;
    }

    /** What the configurations of a group have in common: for each key its text, or what stands before a parenthesis, or nothing. */
    private List<String> texts(Map<Double, RankedConfiguration> group) {
        List<String> common = new ArrayList<>();
        for (int key = 0; key < keys.names().size(); key++) {
            Set<String> whole = new LinkedHashSet<>();
            Set<String> heads = new LinkedHashSet<>();
            for (RankedConfiguration standing : group.values()) {
                String text = textWithoutRate(standing, key, group.size());
                int parenthesis = text.indexOf('(');
                whole.add(text);
                heads.add(parenthesis > 0 ? text.substring(0, parenthesis) : text);
            }
            common.add(
                    whole.size() == 1
                            ? whole.iterator().next()
                            : heads.size() == 1 ? heads.iterator().next() : "");
        }
        return common;
    }

    /** The text of a key; of configurations that are too few for their texts to differ in the rate, without it. */
    private String textWithoutRate(RankedConfiguration standing, int key, int configurations) {
        String text = keys.texts(findings.trial(standing.first())).get(key);
        if (configurations >= FEWEST) {
            return text;
        }
        String name = keys.names().get(key);
        if (name.equals(RATE) || name.endsWith("." + RATE)) {
            return "";
        }
        return text.contains(RATE + "=") ? text.substring(0, text.indexOf('(')) : text;
    }

    private static int every(int rates) {
        return (rates + MOST_RATES - 1) / MOST_RATES;
    }

    /** The means; a configuration of which a trial diverged has a second point beyond the edge. */
    private Series series(String name, Map<Double, RankedConfiguration> group) {
        boolean smaller = findings.ranking().direction() == Direction.SMALLER_IS_BETTER;
        double beyond = smaller ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        int every = every(group.size());
        int place = 0;
        List<double[]> points = new ArrayList<>();
        for (Map.Entry<Double, RankedConfiguration> entry : group.entrySet()) {
            RankedConfiguration standing = entry.getValue();
            if (place++ % every == 0) {
                if (standing.summary().n() > 0) {
                    points.add(new double[] {entry.getKey(), standing.mean()});
                }
                if (standing.diverged() > 0) {
                    points.add(new double[] {entry.getKey(), beyond});
                }
            }
        }
        return Series.of(
                name,
                Series.Form.POINTS_JOINED,
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }
}
