package dev.descent.output.csv;

import dev.descent.analysis.AgainstBaselines;
import dev.descent.analysis.Cell;
import dev.descent.analysis.Comparisons;
import dev.descent.analysis.CompetitorPairs;
import dev.descent.analysis.Competitors;
import dev.descent.analysis.CompetitorsUntuned;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Keys;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.ScoredBaseline;
import dev.descent.analysis.statistics.PairComparison;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * comparisons.csv: the best configuration against each of the others, in the order of the ranking, or competitors against each other and
 * against untuned ones; then the best against the baselines.
 */
public record ComparisonsCsv(Findings findings) implements Content {
    private static final List<String> COLUMNS = List.of(
            "left",
            "right",
            "n",
            "unit",
            "mean_difference",
            "ci_low",
            "ci_high",
            "p_t",
            "p_wilcoxon",
            "test",
            "correction",
            "tests_counted",
            "p_adjusted",
            "won",
            "detectable",
            "verdict");

    @Override
    public void write(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.header(COLUMNS);
        Comparisons comparisons = findings.comparisons();
        RankedConfiguration best = findings.ranking().best().orElseThrow();
        Optional<CompetitorPairs> competitors = CompetitorPairs.of(findings);
        if (competitors.isPresent()) {
            for (CompetitorPairs.Pair pair : competitors.get().all()) {
                csv.row(row(
                        name(pair.left()),
                        name(pair.right()),
                        pair.comparison(),
                        competitors.get().counted()));
            }
            ofUntuned(csv);
        }
        for (Comparisons.Against against :
                competitors.isPresent() ? List.<Comparisons.Against>of() : comparisons.ofBest()) {
            csv.row(row(name(best), name(against.other()), against.comparison(), comparisons.pairs()));
        }
        AgainstBaselines baselines = new AgainstBaselines(findings);
        for (ScoredBaseline baseline : findings.baselines().all()) {
            PairComparison pair = baselines.compared(baseline).orElseThrow();
            if (pair.n() > 0) {
                csv.row(row(name(best), Cell.text("baseline " + baseline.name()), pair, baselines.counted()));
            }
        }
    }

    /** Each tuned competitor against itself untuned, then against others. */
    private void ofUntuned(CsvWriter csv) throws IOException {
        Competitors competitors = findings.competitors().orElseThrow();
        CompetitorsUntuned untuned = competitors.ofUntuned();
        for (Competitors.Row row : competitors.rows()) {
            Optional<PairComparison> gain = untuned.gain(row);
            if (gain.isPresent()) {
                csv.row(ofUntuned(row, untuned.describe(row), gain.get()));
            }
        }
        for (CompetitorsUntuned.Pair pair : untuned.pairs()) {
            csv.row(ofUntuned(pair.tuned(), untuned.describe(pair.untuned()), pair.comparison()));
        }
    }

    private List<Cell> ofUntuned(Competitors.Row tuned, String untuned, PairComparison pair) {
        return row(name(tuned.chosen()), Cell.text(untuned), pair, pair.design().counted());
    }

    private List<Cell> row(Cell left, Cell right, PairComparison pair, long counted) {
        return List.of(
                left,
                right,
                Cell.whole(pair.n()),
                Cell.text(findings.comparisons().unit()),
                Cell.statistic(pair.meanDifference()),
                Cell.statistic(pair.ciLow()),
                Cell.statistic(pair.ciHigh()),
                Cell.statistic(pair.pT()),
                Cell.statistic(pair.pWilcoxon()),
                Cell.text(pair.rankTest() ? "wilcoxon" : "t"),
                Cell.text("bonferroni"),
                Cell.whole(counted),
                Cell.statistic(pair.adjusted()),
                Cell.written(pair.won()),
                Cell.statistic(pair.detectable()),
                Cell.text(pair.verdict().word()));
    }

    private Cell name(RankedConfiguration standing) {
        String described = new Keys(findings.experiment()).describe(findings.trial(standing.first()));
        return Cell.text(described.isEmpty() ? "network" : described);
    }
}
