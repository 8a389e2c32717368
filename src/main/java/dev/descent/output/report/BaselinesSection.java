package dev.descent.output.report;

import dev.descent.analysis.AgainstBaselines;
import dev.descent.analysis.Cell;
import dev.descent.analysis.Findings;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.Sample;
import dev.descent.analysis.ScoredBaseline;
import dev.descent.analysis.SeedAxis;
import dev.descent.analysis.TrialColumn;
import dev.descent.analysis.TrialColumns;
import dev.descent.analysis.statistics.Summary;
import dev.descent.model.Trial;
import dev.descent.output.document.Document;
import java.util.ArrayList;
import java.util.List;

/** The best configuration beside what predicts without a network: a row a loss or metric. Baselines have no rank. */
final class BaselinesSection {
    private BaselinesSection() {}

    static Document of(Findings findings, RankedConfiguration best) {
        Document page = new Document();
        List<ScoredBaseline> baselines = findings.baselines().all();
        if (baselines.isEmpty()) {
            return page;
        }
        List<String> header = new ArrayList<>(List.of("", SeedAxis.leader(findings, "configuration")));
        if (findings.ranking().all().size() == 1) {
            header.set(1, "network");
        }
        for (ScoredBaseline baseline : baselines) {
            header.add("baseline: " + baseline.name());
        }
        List<Trial> trials = new ArrayList<>();
        for (int trial : best.trials()) {
            trials.add(findings.trial(trial));
        }
        List<List<String>> rows = new ArrayList<>();
        for (TrialColumn column : TrialColumns.measures(findings.parts())) {
            List<String> row = new ArrayList<>(List.of(
                    column.name(),
                    mean(Sample.of(findings.results(), column, trials).summary())));
            for (ScoredBaseline baseline : baselines) {
                row.add(baseline.mean(column.name()).text());
            }
            rows.add(row);
        }
        page.heading("Baselines").table(header, rows, 1);
        List<String> details = new AgainstBaselines(findings).details();
        return details.isEmpty() ? page : page.paragraph(String.join(" ", details));
    }

    private static String mean(Summary summary) {
        return summary.n() == 0
                ? ""
                : (summary.n() == 1 ? Cell.written(summary.mean()) : Cell.statistic(summary.mean())).text();
    }
}
