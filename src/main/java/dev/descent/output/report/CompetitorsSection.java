package dev.descent.output.report;

import dev.descent.analysis.CompetitorTables;
import dev.descent.analysis.Competitors;
import dev.descent.output.document.Document;
import java.util.List;

/** What the pairs of competitors say, and how each was tuned. */
final class CompetitorsSection {
    private static final int MOST_PAIRS = 15;

    private CompetitorsSection() {}

    static Document of(Competitors competitors) {
        Document page = new Document();
        List<String> verdicts = competitors.verdicts().all();
        if (!verdicts.isEmpty()) {
            page.heading("Verdicts")
                    .items(verdicts.stream().limit(MOST_PAIRS).toList())
                    .paragraph(competitors.verdicts().method()
                            + (verdicts.size() > MOST_PAIRS
                                    ? " comparisons.csv has all " + verdicts.size() + "."
                                    : ""));
        }
        for (CompetitorTables.Table table : CompetitorTables.of(competitors)) {
            Document inside = new Document().table(table.header(), table.rows(), table.left());
            table.sentences().forEach(inside::paragraph);
            if (table.aside()) {
                page.folded(table.title(), inside);
            } else {
                page.heading(table.title()).add(inside);
            }
        }
        return page;
    }
}
