package dev.descent.output.markdown;

import dev.descent.analysis.CompetitorTables;
import dev.descent.analysis.Competitors;
import dev.descent.output.text.Markdown;
import java.util.List;

/** What the pairs of competitors say, and how each was tuned. */
final class CompetitorsSection {
    private static final int MOST_PAIRS = 15;

    private CompetitorsSection() {}

    static Markdown of(Competitors competitors) {
        Markdown page = new Markdown();
        List<String> verdicts = competitors.verdicts();
        if (!verdicts.isEmpty()) {
            page.heading("Verdicts")
                    .texts(verdicts.stream().limit(MOST_PAIRS).toList())
                    .block(Markdown.text(competitors.method())
                            + (verdicts.size() > MOST_PAIRS
                                    ? " comparisons.csv has all " + verdicts.size() + "."
                                    : ""));
        }
        for (CompetitorTables.Table table : CompetitorTables.of(competitors)) {
            Markdown inside = new Markdown().table(table.header(), table.rows(), table.left());
            table.sentences().forEach(sentence -> inside.block(Markdown.text(sentence)));
            if (table.aside()) {
                page.folded(table.title(), inside);
            } else {
                page.heading(Markdown.text(table.title())).add(inside);
            }
        }
        return page;
    }
}
