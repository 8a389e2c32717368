package dev.descent.output.report;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Confirmed;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Keys;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.number.Phrases;
import dev.descent.output.document.Document;
import dev.descent.output.plots.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values that configurations were picked by, beside those that they have on other repeats. */
final class ConfirmedSection {
    private static final int MOST = 20;

    private ConfirmedSection() {}

    /** The section; nothing where nothing was picked before. */
    static Document of(Findings findings) {
        Document page = new Document();
        Optional<Confirmed> confirmed = Confirmed.of(findings);
        if (confirmed.isEmpty()) {
            return page;
        }
        Keys keys = new Keys(findings.experiment());
        String value = findings.experiment().report().rankBy();
        List<String> header = new ArrayList<>(keys.names());
        boolean all = confirmed.get().areAll();
        String when = all ? " when searched" : " when picked";
        header.addAll(List.of("rank" + when, value + when, value + " again"));
        List<List<String>> rows = new ArrayList<>();
        for (Confirmed.Row row : confirmed.get().rows().stream().limit(MOST).toList()) {
            List<String> cells =
                    new ArrayList<>(keys.texts(findings.trial(row.confirmed().first())));
            cells.add(Integer.toString(row.rank()));
            cells.add(mean(row.picked()));
            cells.add(mean(row.confirmed()));
            rows.add(cells);
        }
        page.heading(all ? "When searched and again" : "What picking flatters")
                .table(header, rows, keys.names().size());
        if (confirmed.get().rows().size() > MOST) {
            page.paragraph(Phrases.more(confirmed.get().rows().size() - MOST) + ".");
        }
        confirmed.get().flattery().ifPresent(page::paragraph);
        List<String> sentences = new ArrayList<>();
        if (all) {
            sentences.add("Every configuration was confirmed, so that none was picked.");
        }
        sentences.addAll(confirmed.get().left());
        sentences.add("The trials " + (all ? "of the search" : "that they were picked by") + " are in tuning.csv"
                + pictures(findings));
        return page.paragraph(String.join(" ", sentences));
    }

    /** Which pictures are of the trials that picked. */
    private static String pictures(Findings findings) {
        List<String> names = Pictures.ofPicking(findings);
        return names.isEmpty()
                ? "; no other table or picture has them."
                : ", and " + Phrases.and(names) + (names.size() == 1 ? " is" : " are")
                        + " of these; no other table or picture has them.";
    }

    private static String mean(RankedConfiguration configuration) {
        return configuration.summary().n() == 0
                ? Cell.EMPTY.text()
                : configuration.meanCell().text();
    }
}
