package dev.descent.output.report;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Keys;
import dev.descent.analysis.Overlap;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.RowIntervals;
import dev.descent.analysis.Sample;
import dev.descent.analysis.SeedAxis;
import dev.descent.analysis.TrialColumn;
import dev.descent.analysis.TrialColumns;
import dev.descent.analysis.statistics.Summary;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.Trial;
import dev.descent.output.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The best configuration with all its numbers, over its repeats and folds if it has several. */
final class ResultSection {
    private ResultSection() {}

    static Document of(Findings findings, RankedConfiguration best) {
        Document page = new Document();
        String keys = new Keys(findings.experiment()).describe(findings.trial(best.first()));
        String title = findings.ranking().all().size() == 1
                ? "Result"
                : SeedAxis.of(findings.experiment()).isPresent()
                                || findings.comparisons().nameNoWinner()
                        ? "First in the ranking"
                        : "Best configuration";
        page.heading(keys.isEmpty() ? title : title + ": " + keys);
        List<Trial> trials = new ArrayList<>();
        for (int trial : best.trials()) {
            trials.add(findings.trial(trial));
        }
        List<TrialColumn> measures = TrialColumns.measures(findings.parts());
        if (best.completed() == 1) {
            single(page, findings, trials, measures);
        } else if (!findings.experiment().trainsNetworks()) {
            single(page, findings, trials.subList(0, 1), measures);
            page.paragraph("Repeats are identical, for nothing is left to chance: their values have no interval.");
        } else {
            several(page, findings, trials, measures);
        }
        page.paragraph(extent(findings, trials));
        Optional<String> otherRows = RowIntervals.of(findings);
        if (otherRows.isPresent()) {
            page.paragraph(otherRows.get());
        }
        boolean alone = findings.ranking().all().size() == 1;
        return alone && Overlap.concerns(findings, best) ? page.paragraph(Overlap.NOTE) : page;
    }

    private static void single(Document page, Findings findings, List<Trial> trials, List<TrialColumn> columns) {
        List<List<String>> rows = new ArrayList<>();
        for (TrialColumn column : columns) {
            for (Cell cell : cells(findings, trials, column)) {
                rows.add(List.of(column.name(), cell.text()));
            }
        }
        page.table(List.of("", "value"), rows, 1);
    }

    private static void several(Document page, Findings findings, List<Trial> trials, List<TrialColumn> columns) {
        List<List<String>> rows = new ArrayList<>();
        List<Sample> samples = Sample.of(findings.results(), columns, trials);
        for (int c = 0; c < columns.size(); c++) {
            if (!samples.get(c).isEmpty()) {
                Summary s = samples.get(c).summary();
                rows.add(List.of(
                        columns.get(c).name(),
                        Integer.toString(s.n()),
                        Cell.statistic(s.mean()).text(),
                        Cell.statistic(s.sd()).text(),
                        RankingSection.interval(s),
                        Cell.written(s.min()).text(),
                        Cell.written(s.max()).text()));
            }
        }
        page.table(List.of("", "n", "mean", "sd", "95 % interval", "min", "max"), rows, 1);
    }

    /** How much was trained: {@code parameters 51, epochs 100, steps 700 to 3000}. */
    private static String extent(Findings findings, List<Trial> trials) {
        List<TrialColumn> columns = new ArrayList<>(TrialColumns.extent(findings.experiment(), findings.parts()));
        if (findings.parts().earlyStopping()) {
            columns.add(TrialColumns.BEST_EPOCH);
        }
        List<String> parts = new ArrayList<>();
        for (TrialColumn column : columns) {
            Sample sample = Sample.of(findings.results(), column, trials);
            if (!sample.isEmpty()) {
                Summary s = sample.summary();
                String least = Cell.written(s.min()).text();
                String most = Cell.written(s.max()).text();
                parts.add(column.name() + " " + (least.equals(most) ? least : least + " to " + most));
            }
        }
        return String.join(", ", parts);
    }

    /** The column's cells of the trials that completed and have one. */
    private static List<Cell> cells(Findings findings, List<Trial> trials, TrialColumn column) {
        List<Cell> cells = new ArrayList<>();
        for (Trial trial : trials) {
            TrialOutcome outcome = findings.results().outcome(trial);
            if (outcome instanceof Completed) {
                Cell cell = column.cell(trial, outcome);
                if (!cell.isEmpty()) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }
}
