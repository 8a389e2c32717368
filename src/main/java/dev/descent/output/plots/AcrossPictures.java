package dev.descent.output.plots;

import dev.descent.analysis.across.MethodComparison;
import dev.descent.analysis.across.Yardstick;
import dev.descent.number.Phrases;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.LinePlot;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.RankDiagram;
import dev.descent.output.svg.Series;
import dev.descent.output.svg.Series.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pictures of methods over several data sets: mean ranks with their groups, and how far behind the best each is how often. */
public final class AcrossPictures {
    /** Every file that there may be. */
    public static final List<String> FILES = List.of(PictureWords.file("mean_ranks"), PictureWords.file("profile"));

    private static final int MOST_BARS = 20;

    private AcrossPictures() {}

    public static List<Picture> of(MethodComparison comparison) {
        List<Picture> pictures = new ArrayList<>();
        ranks(comparison).ifPresent(pictures::add);
        profile(comparison).ifPresent(pictures::add);
        return pictures;
    }

    private static Optional<Picture> ranks(MethodComparison comparison) {
        if (comparison.methods().size() > MethodComparison.MOST_IN_GROUPS) {
            return Optional.empty();
        }
        List<RankDiagram.Entry> entries = new ArrayList<>();
        for (int m = 0; m < comparison.methods().size(); m++) {
            double rank = comparison.ranks().meanRanks().get(m);
            entries.add(new RankDiagram.Entry(comparison.methods().get(m), rank, PictureWords.brief(rank)));
        }
        List<List<Integer>> groups = comparison.groups();
        List<List<Integer>> shown = groups.subList(0, Math.min(MOST_BARS, groups.size()));
        List<String> notes = new ArrayList<>();
        if (comparison.pairs().isEmpty()) {
            notes.add("too few data sets to tell any two from each other");
        } else if (groups.isEmpty()) {
            notes.add("all differ by more than chance, " + tests(comparison));
        } else {
            notes.add("the dots on a bar can't be told from each other, " + tests(comparison));
        }
        if (shown.size() < groups.size()) {
            notes.add(shown.size() + " of " + groups.size() + " such bars");
        }
        Caption caption = new Caption(
                "Mean ranks of " + comparison.axis() + " over " + dataSets(comparison), PictureWords.sentence(notes));
        return Optional.of(new Picture(FILES.get(0), new RankDiagram(caption, "mean rank, 1 is best", entries, shown)));
    }

    /** What the bars are by: the length of a bar is no critical difference, as Nemenyi's test has one. */
    private static String tests(MethodComparison comparison) {
        String test = comparison.yardstick() == Yardstick.ORDER ? "the sign test" : "Wilcoxon's signed-rank test";
        return "by " + test + " of each pair with Holm's correction, not by Nemenyi's critical difference";
    }

    private static Optional<Picture> profile(MethodComparison comparison) {
        if (comparison.yardstick() == Yardstick.ORDER) {
            return Optional.empty();
        }
        boolean isRatio = comparison.yardstick() == Yardstick.RATIO;
        int shown = Math.min(LinePlot.MOST, comparison.methods().size());
        double start = isRatio ? 1 : 0;
        double end = start;
        for (int m = 0; m < shown; m++) {
            for (double distance : comparison.distances(m)) {
                end = Double.isFinite(distance) ? Math.max(end, distance) : end;
            }
        }
        List<Series> series = new ArrayList<>();
        for (int m = 0; m < shown; m++) {
            series.add(steps(comparison.methods().get(m), comparison.distances(m), start, end));
        }
        List<String> notes = new ArrayList<>();
        notes.add("the share of data sets on which one lies at most that far behind the best of all");
        if (shown < comparison.methods().size()) {
            notes.add("the best " + shown + " of " + comparison.methods().size() + " by mean rank");
        }
        Caption caption = new Caption("Performance profile over " + dataSets(comparison), PictureWords.sentence(notes));
        PlotAxis across = isRatio
                ? new PlotAxis("ratio to the best", Division.FITTING)
                : new PlotAxis("distance from the best", Division.LINEAR);
        return Optional.of(new Picture(
                FILES.get(1),
                new LinePlot(
                        caption,
                        across,
                        new PlotAxis("share of data sets", Division.SHARE),
                        comparison.axis(),
                        series,
                        false)));
    }

    /** From the share of data sets on which it is the best, at the start of the axis, a step up at each distance to the end. */
    private static Series steps(String name, double[] distances, double start, double end) {
        int best = 0;
        while (best < distances.length && distances[best] <= start) {
            best++;
        }
        List<Double> x = new ArrayList<>(List.of(start));
        List<Double> y = new ArrayList<>(List.of((double) best / distances.length));
        for (int d = best; d < distances.length && distances[d] <= end; d++) {
            if (d + 1 < distances.length && distances[d + 1] == distances[d]) {
                continue;
            }
            x.add(distances[d]);
            y.add(y.get(y.size() - 1));
            x.add(distances[d]);
            y.add((d + 1.0) / distances.length);
        }
        x.add(end);
        y.add(y.get(y.size() - 1));
        return Series.of(name, Form.CURVE, doubles(x), doubles(y));
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String dataSets(MethodComparison comparison) {
        return Phrases.count(comparison.dataSets().size(), "data set");
    }
}
