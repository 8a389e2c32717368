package dev.descent.output.plots;

import dev.descent.analysis.Competitors;
import dev.descent.analysis.TuningCurves;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What as many configurations buy each competitor: the first of the ranking, as many as a plot can tell apart. */
final class TuningPicture {
    private static final String NAME = "tuning";
    private static final int FEWEST = 3;
    /** Of longer curves the beginning is drawn, where they bend. */
    private static final int MOST_POINTS = 128;

    private TuningPicture() {}

    static List<Picture> of(Competitors competitors) {
        TuningCurves curves = competitors.curves();
        int longest = curves.shown().get(curves.shown().size() - 1);
        List<Series> series = new ArrayList<>();
        List<TuningCurves.Curve> drawn = curves.all().stream()
                .filter(curve -> curve.medians().stream().anyMatch(it -> !Double.isNaN(it)))
                .toList();
        for (TuningCurves.Curve curve : drawn.stream().limit(ManyCurves.MOST).toList()) {
            int points = Math.min(MOST_POINTS, curve.tried());
            series.add(Series.of(
                    curve.competitor(),
                    Series.Form.CURVE,
                    IntStream.rangeClosed(1, points).asDoubleStream().toArray(),
                    IntStream.rangeClosed(1, points).mapToDouble(curve::median).toArray()));
        }
        boolean some = series.size() < drawn.size();
        return longest < FEWEST || series.isEmpty()
                ? List.of()
                : List.of(new Picture(
                        PictureWords.file(NAME),
                        ManyCurves.plot(
                                new Caption(
                                        "What tuning buys",
                                        "The median of the best "
                                                + competitors.comparison().selectBy()
                                                + " of as many configurations, on the validation rows that chose"
                                                + (curves.areBroken()
                                                        ? "; a line begins where more than half of such choices have a value"
                                                        : "")
                                                + (some
                                                        ? "; the first " + series.size() + " of " + drawn.size()
                                                                + " competitors"
                                                        : "")),
                                new PlotAxis("configurations", Division.COUNT),
                                new PlotAxis(competitors.comparison().selectBy(), Division.FITTING),
                                competitors.comparison().of(),
                                series,
                                List.of())));
    }
}
