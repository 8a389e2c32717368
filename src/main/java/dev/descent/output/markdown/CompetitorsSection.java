package dev.descent.output.markdown;

import dev.descent.analysis.Competitors;
import dev.descent.analysis.Findings;
import dev.descent.output.text.Markdown;
import java.util.List;

/** What the pairs of competitors say, and how each was tuned. */
final class CompetitorsSection {
    private static final int MOST_PAIRS = 15;

    private CompetitorsSection() {}

    static Markdown of(Findings findings, Competitors competitors) {
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
        return page;
    }
}
