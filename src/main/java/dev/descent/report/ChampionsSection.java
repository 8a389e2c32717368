package dev.descent.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The best configuration of each case or, without cases, of each optimizer: the fair comparison of things that each had other settings
 * to try. Says where the learning rate is the last that was tried.
 */
final class ChampionsSection {
    private static final int MOST = 20;
    private static final List<String> COMPARED = List.of("case", "optimizer");

    private ChampionsSection() {}

    /** The section; nothing unless there are at least two such values and other keys beside them. */
    static Markdown of(Findings findings, RateEdge edges) {
        Keys keys = new Keys(findings.experiment());
        Optional<String> compared =
                COMPARED.stream().filter(keys.names()::contains).findFirst();
        if (compared.isEmpty() || keys.names().size() < 2) {
            return new Markdown();
        }
        int column = keys.names().indexOf(compared.get());
        Map<String, Standing> champions = new LinkedHashMap<>();
        for (Standing standing : findings.ranking().ranked()) {
            String value = keys.texts(findings.trial(standing.first())).get(column);
            champions.putIfAbsent(value.isEmpty() ? "" : head(compared.get(), value), standing);
        }
        int configurations = findings.ranking().standings().size();
        if (champions.size() < 2 || champions.size() == configurations) {
            return new Markdown();
        }
        Markdown page = new Markdown().heading("Best of each " + compared.get());
        return page.add(table(findings, edges, keys, champions));
    }

    /** Of an optimizer its name alone: what it is set to is among the things that were tried. */
    private static String head(String key, String value) {
        int parenthesis = value.indexOf('(');
        return key.equals("case") || parenthesis <= 0 ? value : value.substring(0, parenthesis);
    }

    private static Markdown table(Findings findings, RateEdge edges, Keys keys, Map<String, Standing> champions) {
        List<String> header = new ArrayList<>(keys.names());
        header.add(findings.experiment().report().rankBy());
        List<List<String>> rows = new ArrayList<>();
        boolean anyEdge = false;
        for (Standing champion : champions.values().stream().limit(MOST).toList()) {
            List<String> row = new ArrayList<>(keys.texts(findings.trial(champion.first())));
            row.add(champion.summary().n() == 0 ? "" : champion.meanCell().text());
            Optional<String> edge = champion.summary().n() == 0 ? Optional.empty() : edges.of(champion);
            anyEdge |= edge.isPresent();
            row.add(edge.map(it -> it + " rate tried").orElse(""));
            rows.add(row);
        }
        if (anyEdge) {
            header.add("");
        } else {
            rows.forEach(row -> row.remove(row.size() - 1));
        }
        Markdown page = new Markdown().table(header, rows, keys.names().size());
        return champions.size() > MOST ? page.block("… and " + (champions.size() - MOST) + " more.") : page;
    }
}
