package dev.descent.output.report;

import dev.descent.analysis.AxisEdge;
import dev.descent.analysis.BestOfEach;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Keys;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.number.Phrases;
import dev.descent.output.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@link BestOfEach}, folded away, and where the learning rate is the last that was tried. */
final class BestOfEachSection {
    private static final int MOST = 20;

    private BestOfEachSection() {}

    /** The section; nothing without champions. */
    static Document of(Findings findings, AxisEdge edges) {
        BestOfEach champions = BestOfEach.of(findings);
        return champions.best().isEmpty()
                ? new Document()
                : new Document()
                        .folded(
                                "Best of each " + champions.key(),
                                table(findings, edges, new Keys(findings.experiment()), champions.best()));
    }

    private static Document table(
            Findings findings, AxisEdge edges, Keys keys, Map<String, RankedConfiguration> champions) {
        List<String> header = new ArrayList<>(keys.names());
        header.add(findings.experiment().report().rankBy());
        List<List<String>> rows = new ArrayList<>();
        boolean anyEdge = false;
        for (RankedConfiguration champion :
                champions.values().stream().limit(MOST).toList()) {
            List<String> row = new ArrayList<>(keys.texts(findings.trial(champion.first())));
            row.add(champion.summary().n() == 0 ? "" : champion.meanCell().text());
            Optional<String> edge = champion.summary().n() == 0 ? Optional.empty() : edges.ofRate(champion);
            anyEdge |= edge.isPresent();
            row.add(edge.map(it -> it + " rate tried").orElse(""));
            rows.add(row);
        }
        if (anyEdge) {
            header.add("");
        } else {
            rows.forEach(row -> row.remove(row.size() - 1));
        }
        Document page = new Document().table(header, rows, keys.names().size());
        return champions.size() > MOST ? page.paragraph(Phrases.more(champions.size() - MOST) + ".") : page;
    }
}
