package dev.descent.analysis.across;

import dev.descent.analysis.statistics.Holm;
import dev.descent.analysis.statistics.ImanDavenport;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.analysis.statistics.RankComparison;
import dev.descent.analysis.statistics.SignedRankComparison;
import dev.descent.number.CodePoints;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Methods compared over data sets: Friedman's test of mean ranks, then all pairs by the exact signed-rank test over data sets with Holm's
 * correction. Two methods are compared by their own scores alone: the mean ranks of Nemenyi's test would make it depend on which others
 * there are.
 *
 * @param axis the key whose values the methods are
 * @param methods their names, that with the best mean rank first
 * @param dataSets with scores in the order of the methods
 * @param ranks Friedman's test
 * @param yardstick what differences between scores are measured in
 * @param pairs in the order of the methods; empty where no outcome of so few data sets could tell two methods apart
 * @param groups the largest sets of methods that can't be told from each other, each by ascending places among the methods; empty if
 *     there are no pairs, or more than {@link #MOST_IN_GROUPS} methods
 * @see <a href="https://jmlr.org/papers/v7/demsar06a.html">Demšar (2006), Statistical Comparisons of Classifiers over Multiple Data
 *     Sets</a>
 * @see <a href="https://jmlr.org/papers/v17/benavoli16a.html">Benavoli, Corani and Mangili (2016), Should We Really Use Post-Hoc Tests
 *     Based on Mean-Ranks?</a>
 */
public record MethodComparison(
        String axis,
        List<String> methods,
        List<ScoredDataSet> dataSets,
        RankComparison ranks,
        Yardstick yardstick,
        List<MethodPair> pairs,
        List<List<Integer>> groups) {
    /** Of more methods there may be too many groups to find or to read. */
    public static final int MOST_IN_GROUPS = 20;

    public MethodComparison {
        methods = List.copyOf(methods);
        dataSets = List.copyOf(dataSets);
        pairs = List.copyOf(pairs);
        groups = List.copyOf(groups);
    }

    /**
     * Compares methods.
     *
     * @param methods in any order
     * @param dataSets with scores in that order, at least two data sets of at least two methods; their order does not matter
     */
    public static MethodComparison of(String axis, List<String> methods, List<ScoredDataSet> dataSets) {
        List<ScoredDataSet> sorted = new ArrayList<>(dataSets);
        sorted.sort(Comparator.comparing(ScoredDataSet::name, CodePoints.ORDER));
        List<Double> means = friedman(sorted).meanRanks();
        List<Integer> order = new ArrayList<>();
        for (int m = 0; m < methods.size(); m++) {
            order.add(m);
        }
        order.sort(Comparator.comparing((Integer m) -> means.get(m)).thenComparing(methods::get, CodePoints.ORDER));
        List<ScoredDataSet> ordered =
                sorted.stream().map(dataSet -> dataSet.inOrder(order)).toList();
        Yardstick yardstick = Yardstick.of(ordered);
        List<MethodPair> pairs = pairs(order.size(), ordered, yardstick);
        return new MethodComparison(
                axis,
                order.stream().map(methods::get).toList(),
                ordered,
                friedman(ordered),
                yardstick,
                pairs,
                groups(order.size(), pairs));
    }

    private static RankComparison friedman(List<ScoredDataSet> dataSets) {
        return RankComparison.of(dataSets.stream().map(ScoredDataSet::ascending).toArray(double[][]::new));
    }

    private static List<MethodPair> pairs(int methods, List<ScoredDataSet> dataSets, Yardstick yardstick) {
        if (dataSets.size() < needed(methods)) {
            return List.of();
        }
        List<MethodPair> pairs = new ArrayList<>();
        for (int left = 0; left < methods; left++) {
            for (int right = left + 1; right < methods; right++) {
                pairs.add(pair(left, right, dataSets, yardstick));
            }
        }
        double[] adjusted = Holm.corrected(
                pairs.stream().mapToDouble(pair -> pair.test().pValue()).toArray());
        for (int p = 0; p < adjusted.length; p++) {
            pairs.set(p, pairs.get(p).adjustedTo(NumberText.roundStatistic(adjusted[p])));
        }
        return pairs;
    }

    private static MethodPair pair(int left, int right, List<ScoredDataSet> dataSets, Yardstick yardstick) {
        double[] leads = dataSets.stream()
                .mapToDouble(it -> yardstick.lead(
                        it.direction(),
                        it.scores().get(left).value(),
                        it.scores().get(right).value()))
                .toArray();
        int won = (int) Arrays.stream(leads).filter(lead -> lead > 0).count();
        int lost = (int) Arrays.stream(leads).filter(lead -> lead < 0).count();
        SignedRankComparison test = SignedRankComparison.of(leads, 0);
        return new MethodPair(left, right, won, leads.length - won - lost, lost, test, Double.NaN);
    }

    private static List<List<Integer>> groups(int methods, List<MethodPair> pairs) {
        if (pairs.isEmpty() || methods > MOST_IN_GROUPS) {
            return List.of();
        }
        boolean[][] alike = new boolean[methods][methods];
        for (MethodPair pair : pairs) {
            boolean undecided = pair.verdict() == PairVerdict.UNDECIDED;
            alike[pair.left()][pair.right()] = undecided;
            alike[pair.right()][pair.left()] = undecided;
        }
        return Cliques.of(methods, (a, b) -> alike[a][b]);
    }

    /** How many pairs of methods there are. */
    public int pairsOfMethods() {
        return pairs(methods.size());
    }

    private static int pairs(int methods) {
        return methods * (methods - 1) / 2;
    }

    /** How many data sets it takes that any outcome could tell two of the methods apart after the correction. */
    public int needed() {
        return needed(methods.size());
    }

    private static int needed(int methods) {
        int n = 2;
        while (SignedRankComparison.least(n) * pairs(methods) > MethodPair.LEVEL) {
            n++;
        }
        return n;
    }

    /** Friedman's test in the form for few data sets. */
    public ImanDavenport imanDavenport() {
        return ImanDavenport.of(ranks.statistic(), dataSets.size(), methods.size());
    }

    /** How far behind the best a method's score lies on each data set, ascending; infinite where it has none. */
    public double[] distances(int method) {
        return dataSets.stream()
                .mapToDouble(it -> NumberText.roundStatistic(
                        yardstick.distance(it.scores().get(method).value(), it.best())))
                .sorted()
                .toArray();
    }

    /** On how many data sets no method is better than this one. */
    public int bestOn(int method) {
        int count = 0;
        for (ScoredDataSet dataSet : dataSets) {
            count += dataSet.direction().compare(dataSet.scores().get(method).value(), dataSet.best()) == 0 ? 1 : 0;
        }
        return count;
    }
}
