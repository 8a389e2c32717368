package dev.descent.output.markdown;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Confirmed;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Keys;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.output.text.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values that configurations were picked by, beside those that they have on other repeats. */
final class ConfirmedSection {
    private static final int MOST = 20;

    private ConfirmedSection() {}

    /** The section; nothing where nothing was picked before. */
    static Markdown of(Findings findings) {
        Markdown page = new Markdown();
        Optional<Confirmed> confirmed = Confirmed.of(findings);
        if (confirmed.isEmpty()) {
            return page;
        }
        Keys keys = new Keys(findings.experiment());
        String value = findings.experiment().report().rankBy();
        List<String> header = new ArrayList<>(keys.names());
        header.addAll(List.of("rank when picked", value + " when picked", value + " again"));
        List<List<String>> rows = new ArrayList<>();
        for (Confirmed.Row row : confirmed.get().rows().stream().limit(MOST).toList()) {
            List<String> cells =
                    new ArrayList<>(keys.texts(findings.trial(row.confirmed().first())));
            cells.add(Integer.toString(row.rank()));
            cells.add(mean(row.picked()));
            cells.add(mean(row.confirmed()));
            rows.add(cells);
        }
        page.heading("What picking flatters").table(header, rows, keys.names().size());
        confirmed.get().flattery().ifPresent(text -> page.block(Markdown.text(text)));
        return page.block("The trials that they were picked by are in tuning.csv; no other table or picture has them.");
    }

    private static String mean(RankedConfiguration configuration) {
        return configuration.summary().n() == 0
                ? Cell.EMPTY.text()
                : configuration.meanCell().text();
    }
}
