package dev.descent.output.plots;

import dev.descent.analysis.Findings;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.importance.BestInOrder;
import dev.descent.analysis.importance.ExpectedBest;
import dev.descent.model.Direction;
import dev.descent.model.SearchTypes;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.LinePlot;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.Series;
import dev.descent.output.svg.Series.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The best value after each configuration of a search, and where it draws without looking, what as many of them would have reached on average in any other order. Only of
 * a search that is alone: beside a grid there is one a combination; and of none that stops configurations, which have no value to go on from.
 */
final class BestSoFarPicture {
    private static final int FEWEST = 3;
    /** Between these places an expected best is a straight line. */
    private static final int MOST_POINTS = 60;

    private BestSoFarPicture() {}

    /** Of the trials that picked, where some were confirmed. */
    static Optional<Picture> of(Findings all) {
        Findings findings = all.tuning().orElse(all);
        List<RankedConfiguration> standings = findings.ranking().standings();
        boolean alone = findings.experiment()
                        .search()
                        .search()
                        .flatMap(search -> search.find(SearchTypes.CONFIGURATIONS))
                        .filter(configurations -> isAlone(configurations, standings.size()))
                        .isPresent()
                && findings.ranking().halved().isEmpty();
        return !alone || standings.size() < FEWEST || findings.ranking().best().isEmpty()
                ? Optional.empty()
                : Optional.of(picture(findings, standings, all.tuning().isPresent()));
    }

    private static boolean isAlone(Object configurations, int found) {
        return !(configurations instanceof Number number) || found <= number.longValue();
    }

    private static Picture picture(Findings findings, List<RankedConfiguration> standings, boolean picking) {
        double[] values =
                standings.stream().mapToDouble(RankedConfiguration::wholeMean).toArray();
        Direction direction = findings.ranking().direction();
        String value = findings.experiment().report().rankBy();
        // What a search proposes by what it has seen, it would not have proposed in another order.
        boolean adapts = findings.experiment()
                .search()
                .search()
                .filter(search -> search.is("tpe"))
                .isPresent();
        long without = Arrays.stream(values).filter(Double::isNaN).count();
        List<String> notes = new ArrayList<>(picking ? List.of(PictureWords.OF_PICKING) : List.of());
        notes.add(
                adapts
                        ? "in the order of the search, which proposes by what it has seen"
                        : "in the order of the search, and on average over all choices of as many of its "
                                + values.length + " configurations"
                                + (without == 0
                                        ? ""
                                        : ", from " + (without + 1) + " on: " + without + " have no value"));
        return new Picture(
                PictureWords.file("best_so_far"),
                new LinePlot(
                        new Caption("Best " + value + " so far", PictureWords.sentence(notes)),
                        new PlotAxis("configuration", Division.COUNT),
                        new PlotAxis(value, Division.FITTING),
                        "",
                        adapts
                                ? List.of(inOrder(values, direction))
                                : List.of(inOrder(values, direction), expected(values, direction)),
                        false));
    }

    /** A stair down wherever the best changes. */
    private static Series inOrder(double[] values, Direction direction) {
        double[] best = BestInOrder.of(values, direction);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < best.length; i++) {
            boolean last = i == best.length - 1;
            boolean changes = i == 0 || Double.compare(best[i], best[i - 1]) != 0;
            if (changes && i > 0) {
                points.add(new double[] {i + 1, best[i - 1]});
            }
            if (changes || last) {
                points.add(new double[] {i + 1, best[i]});
            }
        }
        return series("as searched", points);
    }

    private static Series expected(double[] values, Direction direction) {
        ExpectedBest expected = new ExpectedBest(values, direction);
        List<double[]> points = new ArrayList<>();
        int before = 0;
        for (int p = 0; p <= MOST_POINTS; p++) {
            int k = (int) Math.rint(StrictMath.pow(values.length, (double) p / MOST_POINTS));
            if (k > before) {
                points.add(new double[] {k, expected.of(k)});
                before = k;
            }
        }
        return series("in any order", points);
    }

    private static Series series(String name, List<double[]> points) {
        return Series.of(
                name,
                Form.CURVE,
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }
}
