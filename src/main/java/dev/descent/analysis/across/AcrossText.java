package dev.descent.analysis.across;

import dev.descent.analysis.statistics.ImanDavenport;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A comparison of methods over data sets in sentences and tables.
 *
 * @param notes what to bear in mind of the results that it was made from
 */
public record AcrossText(MethodComparison comparison, List<String> notes) {
    private static final int MOST_NAMED = 5;
    private static final int MOST_PAIRS = 100;
    private static final int MOST_GROUPS = 20;

    public AcrossText {
        notes = List.copyOf(notes);
    }

    public String title() {
        return comparison.axis() + " across " + dataSets();
    }

    private String dataSets() {
        return Phrases.count(comparison.dataSets().size(), "data set");
    }

    private String methods() {
        return Phrases.count(comparison.methods().size(), "value") + " of " + comparison.axis();
    }

    /** What comes out of it in a few sentences. */
    public String lead() {
        List<String> firsts = firsts();
        String first = Phrases.few(firsts, MOST_NAMED) + (firsts.size() == 1 ? " has" : " have")
                + " the best mean rank of " + methods() + ", "
                + rank(comparison.ranks().meanRanks().get(0)) + ".";
        return first + " " + (comparison.pairs().isEmpty() ? tooFew() : toldFromTheFirst() + " " + toldInAll())
                + unequalTries();
    }

    /** Of the first data set on which they were not tried equally often, the most and the least. */
    private String unequalTries() {
        List<ScoredDataSet> uneven = uneven();
        if (uneven.isEmpty()) {
            return "";
        }
        List<Score> scores = uneven.get(0).scores();
        int most = 0;
        int least = 0;
        for (int m = 1; m < scores.size(); m++) {
            most = scores.get(m).tried() > scores.get(most).tried() ? m : most;
            least = scores.get(m).tried() < scores.get(least).tried() ? m : least;
        }
        int others = uneven.size() - 1;
        return " They were not tried equally often: on " + uneven.get(0).name() + " "
                + comparison.methods().get(most) + " was chosen from "
                + Phrases.count(scores.get(most).tried(), "configuration") + ", "
                + comparison.methods().get(least) + " from " + scores.get(least).tried()
                + (others == 0 ? "" : "; the numbers differ on " + Phrases.count(others, "other data set") + " too")
                + ".";
    }

    private List<ScoredDataSet> uneven() {
        return comparison.dataSets().stream()
                .filter(dataSet -> !dataSet.isEven())
                .toList();
    }

    private List<String> firsts() {
        List<Double> means = comparison.ranks().meanRanks();
        return IntStream.range(0, means.size())
                .filter(m -> means.get(m).equals(means.get(0)))
                .mapToObj(comparison.methods()::get)
                .toList();
    }

    private String tooFew() {
        int more = comparison.needed() - comparison.dataSets().size();
        return "Whatever the outcome, " + dataSets()
                + " can't tell any two of them apart by more than chance: it takes " + comparison.needed() + ", " + more
                + " more.";
    }

    private String toldInAll() {
        long told = comparison.pairs().stream()
                .filter(pair -> pair.verdict() != PairVerdict.UNDECIDED)
                .count();
        return "Of " + Phrases.count(comparison.pairs().size(), "pair") + " in all, " + told
                + (told == 1 ? " is" : " are") + " told apart.";
    }

    private String toldFromTheFirst() {
        List<String> told = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (MethodPair pair : comparison.pairs()) {
            if (pair.left() == 0) {
                (pair.verdict() == PairVerdict.UNDECIDED ? others : told)
                        .add(comparison.methods().get(pair.right()));
            }
        }
        String name = comparison.methods().get(0);
        if (told.isEmpty()) {
            return "None of the others can be told from " + name + " by more than chance.";
        }
        return "By more than chance " + name + " differs from "
                + (others.isEmpty()
                        ? "all others."
                        : Phrases.few(told, MOST_NAMED) + "; not told from it: " + Phrases.few(others, MOST_NAMED)
                                + ".");
    }

    /** What was found, from mean ranks to notes. */
    public List<Section> sections() {
        List<Section> sections = new ArrayList<>(List.of(ranks(), pairs()));
        sections.add(scores());
        sections.add(tried());
        if (!notes.isEmpty()) {
            sections.add(Section.ofSentences("Notes", notes));
        }
        return sections;
    }

    private Section ranks() {
        List<String> header = new ArrayList<>(List.of(comparison.axis(), "mean rank", "best on"));
        if (comparison.yardstick() != Yardstick.ORDER) {
            String distance = comparison.yardstick() == Yardstick.RATIO ? "ratio to" : "distance from";
            header.addAll(List.of("median " + distance + " the best", "largest"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int m = 0; m < comparison.methods().size(); m++) {
            List<String> row = new ArrayList<>();
            row.add(comparison.methods().get(m));
            row.add(rank(comparison.ranks().meanRanks().get(m)));
            row.add(Integer.toString(comparison.bestOn(m)));
            if (comparison.yardstick() != Yardstick.ORDER) {
                double[] distances = comparison.distances(m);
                row.add(NumberText.statistic(median(distances)));
                row.add(NumberText.statistic(distances[distances.length - 1]));
            }
            rows.add(row);
        }
        return new Section("Mean ranks", List.of(friedman()), header, rows, 1);
    }

    private static double median(double[] ascending) {
        int n = ascending.length;
        return n % 2 == 1 ? ascending[n / 2] : ascending[n / 2 - 1] / 2 + ascending[n / 2] / 2;
    }

    private String friedman() {
        int k = comparison.methods().size();
        int n = comparison.dataSets().size();
        ImanDavenport f = comparison.imanDavenport();
        String few = Double.isInfinite(f.statistic())
                ? "all data sets rank them alike, so that F of Iman and Davenport is infinite."
                : "in the form for few data sets (Iman and Davenport) F = " + NumberText.statistic(f.statistic())
                        + " with " + (k - 1) + " and " + degrees((k - 1) * (n - 1)) + ", p = " + p(f.pValue()) + ".";
        return "Rank 1 is the best on a data set; equal scores share the mean of their ranks. Whether any of them ranks otherwise than by"
                + " chance: Friedman's χ² = "
                + NumberText.statistic(comparison.ranks().statistic()) + " with "
                + degrees(k - 1) + ", p = " + p(comparison.ranks().pValue()) + "; " + few;
    }

    private static String degrees(int n) {
        return Phrases.count(n, "degree") + " of freedom";
    }

    private static String p(double value) {
        return NumberText.statistic(value);
    }

    private static String rank(double value) {
        return NumberText.statistic(value);
    }

    private Section pairs() {
        String count = Phrases.count(comparison.pairsOfMethods(), "pair");
        String title = "Which differ by more than chance";
        if (comparison.pairs().isEmpty()) {
            int n = comparison.dataSets().size();
            return Section.ofSentences(
                    title,
                    List.of("The smallest p-value that " + dataSets() + " can reach is 2^(1 − " + n + ") = "
                            + NumberText.statistic(Math.scalb(1.0, 1 - n)) + "; corrected for " + count
                            + " it can't get to 0.05. So no p-values of pairs are shown; from " + comparison.needed()
                            + " data sets on they are."));
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(test() + ", corrected for " + count + " (Holm).");
        sentences.addAll(groups());
        List<List<String>> rows = new ArrayList<>();
        for (MethodPair pair : comparison
                .pairs()
                .subList(0, Math.min(MOST_PAIRS, comparison.pairs().size()))) {
            rows.add(List.of(
                    comparison.methods().get(pair.left()),
                    comparison.methods().get(pair.right()),
                    pair.won() + "–" + pair.tied() + "–" + pair.lost(),
                    p(pair.test().pValue()),
                    p(pair.adjusted()),
                    pair.verdict().word()));
        }
        if (rows.size() < comparison.pairs().size()) {
            sentences.add("The first " + rows.size() + " of " + count + " are shown; `--out` writes all of them.");
        }
        return new Section(
                title, sentences, List.of("left", "right", "won–tied–lost", "p", "p (Holm)", "left is"), rows, 2);
    }

    private String test() {
        return switch (comparison.yardstick()) {
            case RATIO ->
                "All pairs by Wilcoxon's exact signed-rank test of the logarithms of their ratios, a data set each";
            case DIFFERENCE -> "All pairs by Wilcoxon's exact signed-rank test of their differences, a data set each";
            case ORDER ->
                "The data sets are scored by several measures, whose differences can't be held against each other, so all pairs are"
                        + " compared by the sign test";
        };
    }

    private List<String> groups() {
        List<String> sentences = new ArrayList<>();
        List<List<Integer>> groups = comparison.groups();
        if (comparison.methods().size() > MethodComparison.MOST_IN_GROUPS) {
            sentences.add("Of more than " + MethodComparison.MOST_IN_GROUPS + " no groups are made.");
        }
        for (List<Integer> group : groups.subList(0, Math.min(MOST_GROUPS, groups.size()))) {
            List<String> names = group.stream().map(comparison.methods()::get).toList();
            sentences.add("Not told from each other: " + String.join(", ", names) + ".");
        }
        if (groups.size() > MOST_GROUPS) {
            sentences.add(Phrases.more(groups.size() - MOST_GROUPS) + " such groups.");
        }
        return sentences;
    }

    private Section scores() {
        List<String> header = new ArrayList<>(List.of("data set", "by"));
        header.addAll(comparison.methods());
        List<List<String>> rows = new ArrayList<>();
        for (ScoredDataSet dataSet : comparison.dataSets()) {
            List<String> row = new ArrayList<>(List.of(dataSet.name(), dataSet.column()));
            double[] ranks = dataSet.ranks();
            for (int m = 0; m < ranks.length; m++) {
                row.add(dataSet.scores().get(m).text() + " (" + rank(ranks[m]) + ")");
            }
            rows.add(row);
        }
        return new Section(
                "Scores",
                List.of(
                        "The mean over repeats and folds of each one's best configuration, and its rank in parentheses."),
                header,
                rows,
                2);
    }

    private Section tried() {
        String title = "How many configurations each was chosen from";
        List<String> uneven = uneven().stream().map(ScoredDataSet::name).toList();
        if (uneven.isEmpty()) {
            List<String> counts = comparison.dataSets().stream()
                    .map(dataSet -> dataSet.scores().get(0).tried())
                    .distinct()
                    .sorted()
                    .map(String::valueOf)
                    .toList();
            return Section.ofSentences(
                    title,
                    List.of("The same number for each, on every data set: " + String.join(" or ", counts) + "."));
        }
        List<String> header = new ArrayList<>(List.of("data set", "chosen by"));
        header.addAll(comparison.methods());
        List<List<String>> rows = new ArrayList<>();
        for (ScoredDataSet dataSet : comparison.dataSets()) {
            List<String> row = new ArrayList<>(List.of(dataSet.name(), dataSet.chosenBy()));
            dataSet.scores().forEach(score -> row.add(Integer.toString(score.tried())));
            rows.add(row);
        }
        String unfair = "Not the same number for each on " + Phrases.few(uneven, MOST_NAMED)
                + ": the best of more tries scores better by that alone. For a fair comparison try as many of each.";
        return new Section(title, List.of(unfair), header, rows, 2);
    }
}
