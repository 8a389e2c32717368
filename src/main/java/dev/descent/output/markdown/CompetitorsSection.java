package dev.descent.output.markdown;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Competitors;
import dev.descent.analysis.Findings;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.TunedValue;
import dev.descent.output.text.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
        return page.add(tuning(competitors));
    }

    private static Markdown tuning(Competitors competitors) {
        String selected = competitors.comparison().selectBy();
        String judged = competitors.comparison().judgeBy();
        List<String> header = List.of(
                "competitor", "chosen", selected + " when chosen", selected + " again", judged, judged + " untuned");
        List<List<String>> rows = new ArrayList<>();
        for (Competitors.Row row : competitors.rows()) {
            rows.add(List.of(
                    row.name(),
                    row.values().stream().map(TunedValue::toString).collect(Collectors.joining("; ")),
                    mean(row.tuned()),
                    Cell.statistic(row.again()).text(),
                    mean(row.chosen()),
                    row.untuned().map(CompetitorsSection::mean).orElse("")));
        }
        Markdown page = new Markdown().heading("Tuning").table(header, rows, 2);
        competitors.flattery().ifPresent(text -> page.block(Markdown.text(text)));
        return page.block("Untuned is a competitor as it stands in the file, on the repeats that confirm (untuned.csv);"
                + " the trials that tuned are in tuning.csv.");
    }

    private static String mean(RankedConfiguration configuration) {
        return configuration.summary().n() == 0
                ? Cell.EMPTY.text()
                : configuration.meanCell().text();
    }
}
