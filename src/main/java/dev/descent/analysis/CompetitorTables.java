package dev.descent.analysis;

import dev.descent.analysis.statistics.PairComparison;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.ComparisonSpec.Target;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What reports show of competitors beside their verdicts, table by table, without markup. */
public final class CompetitorTables {
    private static final int MOST_STUDIES = 20;

    private final Competitors competitors;
    private final ComparisonSpec comparison;

    /**
     * A table with its sentences.
     *
     * @param left how many columns, from the first, hold text
     * @param aside whether it is for who wants to know
     */
    public record Table(
            String title,
            List<String> header,
            List<List<String>> rows,
            int left,
            List<String> sentences,
            boolean aside) {}

    private CompetitorTables(Competitors competitors) {
        this.competitors = competitors;
        this.comparison = competitors.comparison();
    }

    /** The tables, in the order in which they are shown. */
    public static List<Table> of(Competitors competitors) {
        CompetitorTables tables = new CompetitorTables(competitors);
        List<Table> all = new ArrayList<>(List.of(tables.tuning()));
        UntunedTable.of(competitors).ifPresent(all::add);
        tables.comparison.stepsTo().ifPresent(target -> all.add(tables.target(target)));
        all.add(tables.curves());
        if (tables.comparison.studies() > 1) {
            all.add(tables.studies());
            all.add(tables.overStudies());
        }
        all.add(tables.meanCurves());
        all.add(tables.settings());
        all.add(new Table(
                "What of chance the verdicts measure",
                List.of("source", "part"),
                competitors.text().sources(),
                2,
                List.of(),
                true));
        all.add(tables.costs());
        return List.copyOf(all);
    }

    private Table tuning() {
        String selected = comparison.selectBy();
        String judged = comparison.judgeBy();
        List<List<String>> rows = new ArrayList<>();
        for (Competitors.Row row : competitors.rows()) {
            rows.add(List.of(
                    row.name(),
                    row.values().stream().map(TunedValue::toString).collect(Collectors.joining("; "))
                            + (competitors.ties(row) == 0
                                    ? ""
                                    : "; " + Phrases.count(competitors.ties(row), "other") + " as good"),
                    mean(row.tuned()),
                    again(row.again()),
                    competitors.flattery().of(row),
                    mean(row.chosen()),
                    row.untuned().map(CompetitorTables::mean).orElse(""),
                    competitors
                            .ofUntuned()
                            .gain(row)
                            .map(CompetitorTables::gainWithP)
                            .orElse(""),
                    competitors.untunedAt(row),
                    competitors.nextBest(row),
                    competitors.without(row) + " of " + row.points()));
        }
        List<String> sentences = new ArrayList<>(List.of(competitors.text().searched()));
        sentences.add(competitors.flattery().sentence());
        sentences.add("Untuned is a competitor as it stands in the file, on the repeats that confirm (untuned.csv);"
                + " the trials that tuned are in tuning.csv."
                + competitors.ofUntuned().counted());
        if (competitors.rows().stream().anyMatch(row -> competitors.without(row) > 0)) {
            sentences.add(
                    "Without a value is a configuration that diverged, failed or has none in at least one of its trials.");
        }
        return new Table(
                "Tuning",
                List.of(
                        "competitor",
                        "chosen",
                        selected + " when chosen",
                        selected + " again",
                        "again less when chosen",
                        judged,
                        judged + " untuned",
                        "tuned against untuned",
                        "untuned",
                        "next best when chosen",
                        "without a value when tuned"),
                rows,
                2,
                sentences,
                false);
    }

    /** How soon each reaches a value. */
    private Table target(Target target) {
        String unit = competitors.findings().experiment().folds() > 0 ? "trials" : "repeats";
        List<List<String>> rows = new ArrayList<>();
        for (Competitors.Row row : competitors.rows()) {
            TargetReach reach = competitors.reach(row).orElseThrow();
            rows.add(List.of(
                    row.name(), reach.count(), TargetReach.text(reach.epochs()), TargetReach.text(reach.steps())));
        }
        return new Table(
                "Until " + target.column() + " " + NumberText.written(target.value()),
                List.of("competitor", unit + " that reach it", "epochs", "steps"),
                rows,
                1,
                List.of(
                        "Looked at when an epoch ends. It is the first epoch that reaches it, whatever comes later. Medians over the "
                                + unit
                                + " that confirm, of an even number the larger of the two in the middle; one that misses counts as ∞."
                                + " The configurations were chosen by " + comparison.selectBy()
                                + " at the end and not for being soon, and what tuning them took is not counted."),
                false);
    }

    private Table curves() {
        TuningCurves curves = competitors.curves();
        return curves(
                curves,
                "What tuning buys",
                (curve, k) -> k > curve.tried()
                        ? ""
                        : Double.isNaN(curve.median(k))
                                ? "none"
                                : Cell.statistic(curve.median(k)).text(),
                "The median of the best " + comparison.selectBy()
                        + ", as chosen, on the validation rows, of as many configurations, drawn at random from those that were tried"
                        + (curves.areBroken()
                                ? "; none where at least half of such choices have all diverged or have no value"
                                : "")
                        + (curves.areUnequal() ? "; empty beyond as many as a competitor has." : "."),
                false);
    }

    private Table meanCurves() {
        TuningCurves curves = competitors.curves();
        return curves(
                curves,
                "What tuning buys on average",
                (curve, k) -> Cell.statistic(curve.mean(k)).text(),
                "The mean in place of the median"
                        + (curves.areBroken() ? "; empty where as many may all have diverged or have no value. " : ". ")
                        + (comparison.space().search().equals("random")
                                ? "Where they were drawn at random it estimates, without bias, what as many others would give."
                                : "The points are spread on purpose ("
                                        + comparison.space().search()
                                        + "): it estimates neither what as many of such a sequence would give nor what as many"
                                        + " random ones would."),
                true);
    }

    private Table curves(
            TuningCurves curves,
            String title,
            BiFunction<TuningCurves.Curve, Integer, String> cell,
            String sentence,
            boolean aside) {
        List<String> header = new ArrayList<>(List.of("competitor"));
        curves.shown().forEach(k -> header.add(Integer.toString(k)));
        List<List<String>> rows = new ArrayList<>();
        for (TuningCurves.Curve curve : curves.all()) {
            List<String> row = new ArrayList<>(List.of(curve.competitor()));
            curves.shown().forEach(k -> row.add(cell.apply(curve, k)));
            rows.add(row);
        }
        return new Table(title, header, rows, 1, List.of(sentence), aside);
    }

    /** Each study with what the competitors came to in it. */
    private Table studies() {
        List<String> header = new ArrayList<>(List.of("study"));
        List<String> ranked =
                competitors.rows().stream().map(Competitors.Row::name).toList();
        header.addAll(ranked);
        header.addAll(List.of("first", "against the runner-up"));
        List<List<String>> rows = new ArrayList<>();
        for (Competitors study :
                competitors.studies().stream().limit(MOST_STUDIES).toList()) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(study.study())));
            for (String competitor : ranked) {
                for (Competitors.Row row : study.rows()) {
                    if (row.name().equals(competitor)) {
                        cells.add(mean(row.chosen()));
                    }
                }
            }
            Competitors.Row first = study.rows().get(0);
            cells.add(first.chosen().summary().n() == 0 ? "" : first.name());
            cells.add(study.againstRunnerUp());
            rows.add(cells);
        }
        List<String> mean = new ArrayList<>(List.of("mean"));
        CompetitorStudies over = competitors.overStudies();
        for (String competitor : ranked) {
            for (CompetitorStudies.Standing standing : over.standings()) {
                if (standing.name().equals(competitor)) {
                    int all = standing.values().size();
                    mean.add(
                            standing.without() > 0 && standing.without() < all
                                    ? "(" + (all - standing.without()) + " of " + all + ")"
                                    : Cell.statistic(standing.mean()).text());
                }
            }
        }
        mean.addAll(List.of("", ""));
        rows.add(mean);
        List<String> sentences = new ArrayList<>();
        competitors.verdicts().wins().ifPresent(sentences::add);
        sentences.add(
                "Each study tunes by configurations of its own, confirms on repeats of its own and judges by "
                        + comparison.judgeBy()
                        + ". Against the runner-up: the difference with its verdict and p, which is corrected for all pairs of the"
                        + " study, for its values picked both. Columns are in the order of the ranking, that of the first study. All other sections speak of the first one, and competitors.csv has all.");
        return new Table("Studies", header, rows, 1, sentences, false);
    }

    /** Pairs of competitors over all studies. */
    private Table overStudies() {
        List<List<String>> rows = new ArrayList<>();
        List<String> ranked =
                competitors.rows().stream().map(Competitors.Row::name).toList();
        Comparator<CompetitorStudies.Pair> order =
                Comparator.comparingInt(it -> Math.min(ranked.indexOf(it.left()), ranked.indexOf(it.right())));
        order = order.thenComparingInt(it -> Math.max(ranked.indexOf(it.left()), ranked.indexOf(it.right())));
        for (CompetitorStudies.Pair pair :
                competitors.overStudies().pairs().stream().sorted(order).toList()) {
            PairComparison it = pair.comparison();
            rows.add(List.of(
                    pair.left() + " against " + pair.right(),
                    Cell.statistic(it.meanDifference()).text(),
                    Double.isNaN(it.ciLow())
                            ? ""
                            : Cell.statistic(it.ciLow()).text() + " to "
                                    + Cell.statistic(it.ciHigh()).text(),
                    Cell.statistic(it.adjusted()).text(),
                    ComparisonText.won(it),
                    it.verdict().word().replace('_', ' ')));
        }
        return new Table(
                "Over all studies",
                List.of("pair", "difference", "interval", "p", "studies", "verdict"),
                rows,
                1,
                List.of("A pair of means a study; interval and p corrected for the pairs"
                        + (comparison.named().isPresent()
                                ? ""
                                : "; the better mean over all is on the left, pairs are in the order of the ranking")
                        + ". Each study has configurations and repeats of"
                        + " its own, so that both take part in this; the rows that test are the same in all."),
                false);
    }

    /** Every setting of what was chosen, those that were not tuned among them. */
    private Table settings() {
        List<List<String>> rows = new ArrayList<>();
        for (Competitors.Row row : competitors.rows()) {
            rows.add(List.of(row.name(), competitors.settings(row).orElse("")));
        }
        return new Table(
                "Optimizers with all of their settings",
                List.of("competitor", "optimizer"),
                rows,
                2,
                List.of("What was not tuned stands as the file says, or at its default."),
                true);
    }

    private Table costs() {
        CompetitorCosts costs = competitors.costs();
        List<String> header = new ArrayList<>(List.of("competitor"));
        for (String phase : List.of("tuning", "confirming", "untuned")) {
            header.addAll(List.of(phase + ": trials", "epochs", "steps", "gradient evaluations"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Competitors.Row row : competitors.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.name()));
            for (TrainingCost cost : List.of(costs.allTuning(row), costs.allConfirming(row), costs.allUntuned(row))) {
                for (long count : new long[] {cost.trials(), cost.epochs(), cost.steps(), cost.evaluations()}) {
                    cells.add(Long.toString(count));
                }
            }
            rows.add(cells);
        }
        return new Table(
                "What it took",
                header,
                rows,
                1,
                List.of(
                        (comparison.studies() > 1 ? "All studies together. " : "")
                                + "A gradient evaluation is one row forwards and backwards, so that small and large batches are commensurate."
                                + competitors.text().sizes().map(it -> " " + it).orElse("")
                                + " A trial that diverged ended there. A trial that is like another counts too, though it was trained once."),
                true);
    }

    /** {@code -0.33: better}, or the verdict alone where there is no mean difference. */
    static String gain(PairComparison pair) {
        String verdict = pair.verdict().word().replace('_', ' ');
        return Double.isNaN(pair.meanDifference())
                ? verdict
                : Cell.statistic(pair.meanDifference()).text() + ": " + verdict;
    }

    /** {@code -0.33: better, p = 0.02}, with what the other test says where that is otherwise. */
    static String gainWithP(PairComparison pair) {
        String p = Cell.statistic(pair.adjusted()).text();
        return gain(pair)
                + (p.isEmpty() ? "" : ", p = " + p)
                + ComparisonText.disputed(pair).map(it -> "; the" + it).orElse("");
    }

    /** The mean where every trial has its value, else how many have one, {@code (5 of 6)}: a mean of survivors would flatter. */
    static String mean(RankedConfiguration configuration) {
        return switch (configuration.tier()) {
            case 0 -> configuration.meanCell().text();
            case 1 -> "(" + configuration.values() + ")";
            default -> "";
        };
    }

    private static String again(Competitors.Again again) {
        return again.n() == 0
                ? ""
                : Double.isNaN(again.mean())
                        ? "(" + again.n() + " of " + again.of() + ")"
                        : Cell.statistic(again.mean()).text();
    }
}
