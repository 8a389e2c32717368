package dev.descent.analysis;

import dev.descent.model.ComparisonSpec.Entrant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What configurations were chosen by, over a number that all competitors tuned, or all but one: every configuration that tuned, of all
 * studies.
 *
 * @param key the number
 * @param logarithmic whether what was drawn lies more evenly on a logarithmic axis
 * @param panels a competitor each, in the order of the ranking
 * @param absent who did not tune it
 * @param rows how many rows the values are of; empty where each trial has its own
 * @param bounded whether there is a worst value that none can pass
 */
public record Sensitivity(
        String key, boolean logarithmic, List<Panel> panels, List<String> absent, OptionalInt rows, boolean bounded) {
    /** Fewer different numbers show no course. */
    private static final int FEWEST = 3;

    private static final double SPREAD = 8;

    /** The configurations of a competitor, study by study, in each from the best to the worst. */
    public record Panel(String competitor, List<Point> points) {}

    /**
     * A configuration.
     *
     * @param at the number that was drawn for it
     * @param value its mean over all trials that tuned it; NaN if one of them has no value
     * @param trials how many these are
     * @param chosen whether it was chosen in its study
     */
    public record Point(double at, double value, int trials, boolean chosen) {}

    public Sensitivity {
        panels = List.copyOf(panels);
        absent = List.copyOf(absent);
    }

    /** One a key, in the order in which they are tuned; empty where competitors share none. */
    public static List<Sensitivity> of(Competitors competitors) {
        List<Sensitivity> all = new ArrayList<>();
        for (String key : keys(competitors)) {
            List<Panel> panels = new ArrayList<>();
            List<String> absent = new ArrayList<>();
            for (Competitors.Row row : competitors.rows()) {
                List<Point> points = points(competitors, row.index(), key);
                if (points.isEmpty()) {
                    absent.add(row.name());
                } else {
                    panels.add(new Panel(row.name(), points));
                }
            }
            List<Double> drawn = panels.stream()
                    .flatMap(it -> it.points().stream().map(Point::at))
                    .distinct()
                    .sorted()
                    .toList();
            if (panels.size() > 1 && absent.size() <= 1 && drawn.size() >= FEWEST) {
                all.add(new Sensitivity(
                        key, isLogarithmic(drawn), panels, absent, rows(competitors), isBounded(competitors)));
            }
        }
        return all;
    }

    private static OptionalInt rows(Competitors competitors) {
        Findings tuning = competitors.tuning();
        return competitors.isOfOneSplit()
                ? TrialColumns.part(
                                competitors.comparison().selectBy(),
                                tuning.results().dataset(tuning.trial(0)))
                        .map(it -> OptionalInt.of(it.rows()))
                        .orElse(OptionalInt.empty())
                : OptionalInt.empty();
    }

    private static boolean isBounded(Competitors competitors) {
        return Double.isFinite(
                competitors.tuning().ranking().standings().get(0).range().width());
    }

    private static Set<String> keys(Competitors competitors) {
        Set<String> keys = new LinkedHashSet<>();
        competitors.comparison().entrants().forEach(it -> keys.addAll(it.tuned().keySet()));
        return keys;
    }

    private static List<Point> points(Competitors competitors, int index, String key) {
        List<Point> points = new ArrayList<>();
        for (Competitors study : competitors.studies()) {
            Findings tuning = study.tuning();
            int chosen = study.rows().stream()
                    .filter(row -> row.index() == index && row.isCompared())
                    .mapToInt(row -> row.tuned().number())
                    .findFirst()
                    .orElse(0);
            for (RankedConfiguration it : tuning.ranking().standings()) {
                Entrant entrant = competitors.comparison().entrant(tuning.trial(it.first()));
                if (entrant.competitor() == index && entrant.tuned().get(key) instanceof Number at) {
                    points.add(new Point(
                            at.doubleValue(), it.wholeMean(), it.trials().size(), it.number() == chosen));
                }
            }
        }
        return points;
    }

    /** Whether numbers spread, and the middle one lies nearer to the middle of a logarithmic axis than to that of a linear one. */
    private static boolean isLogarithmic(List<Double> ascending) {
        double low = ascending.get(0);
        double middle = ascending.get(ascending.size() / 2);
        double high = ascending.get(ascending.size() - 1);
        return low > 0
                && high / low >= SPREAD
                && aside(StrictMath.log(low), StrictMath.log(middle), StrictMath.log(high)) < aside(low, middle, high);
    }

    private static double aside(double low, double middle, double high) {
        return Math.abs((middle - low) / (high - low) - 0.5);
    }
}
