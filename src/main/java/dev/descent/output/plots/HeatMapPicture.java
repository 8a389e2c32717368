package dev.descent.output.plots;

import dev.descent.analysis.Findings;
import dev.descent.analysis.Keys;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.model.Direction;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.CellPlot;
import dev.descent.output.svg.CellPlot.Bar;
import dev.descent.output.svg.CellPlot.Tile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The two swept keys that together make the most configurations, all others as in the best one. Only where at least half of the pairs
 * of values were tried: keys that move together make no map.
 */
final class HeatMapPicture {
    private static final int MOST_COLUMNS = 30;
    private static final int MOST_ROWS = 30;
    private static final int MOST_KEYS = 8;

    private final Findings findings;
    private final Keys keys;
    /** The texts of each configuration, in their order. */
    private final List<List<String>> texts = new ArrayList<>();

    private final List<String> best;

    private HeatMapPicture(Findings findings, RankedConfiguration best) {
        this.findings = findings;
        this.keys = new Keys(findings.experiment());
        for (RankedConfiguration standing : findings.ranking().standings()) {
            texts.add(keys.texts(findings.trial(standing.first())));
        }
        this.best = keys.texts(findings.trial(best.first()));
    }

    static Optional<Picture> of(Findings findings) {
        if (new Keys(findings.experiment()).names().size() < 2) {
            return Optional.empty();
        }
        return findings.ranking().best().flatMap(best -> new HeatMapPicture(findings, best).picture());
    }

    /** Two keys: its columns and rows in the order of the sweep, and what is known of its cells. */
    private record Pair(
            int x, int y, Set<String> columns, Set<String> rows, Map<List<String>, RankedConfiguration> cells) {
        boolean isWorthIt() {
            return columns.size() > 1
                    && rows.size() > 1
                    && columns.size() <= MOST_COLUMNS
                    && rows.size() <= MOST_ROWS
                    && 2 * cells.size() > columns.size() * rows.size()
                    && cells.size() > 3;
        }
    }

    private Optional<Picture> picture() {
        Pair found = null;
        int several = Math.min(MOST_KEYS, keys.names().size());
        for (int a = 0; a < several; a++) {
            for (int b = a + 1; b < several; b++) {
                Pair map = map(a, b);
                if (map.isWorthIt()
                        && (found == null || map.cells().size() > found.cells().size())) {
                    found = map;
                }
            }
        }
        return Optional.ofNullable(found).map(this::draw);
    }

    /** The key with more values lies across. */
    private Pair map(int a, int b) {
        Set<String> as = new LinkedHashSet<>();
        Set<String> bs = new LinkedHashSet<>();
        for (List<String> text : texts) {
            if (isLikeTheBest(text, a, b)) {
                as.add(text.get(a));
                bs.add(text.get(b));
            }
        }
        // Long names are easier to read beside rows.
        boolean across = as.size() == bs.size() ? length(as) < length(bs) : as.size() > bs.size();
        if (length(across ? as : bs) > 8 && length(across ? bs : as) <= 8) {
            across = !across;
        }
        int x = across ? a : b;
        int y = across ? b : a;
        Map<List<String>, RankedConfiguration> byPair = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            List<String> text = texts.get(i);
            if (isLikeTheBest(text, a, b)) {
                byPair.putIfAbsent(
                        List.of(text.get(x), text.get(y)),
                        findings.ranking().standings().get(i));
            }
        }
        return new Pair(x, y, across ? as : bs, across ? bs : as, byPair);
    }

    private static int length(Set<String> names) {
        return names.stream().mapToInt(String::length).max().orElse(0);
    }

    private boolean isLikeTheBest(List<String> text, int a, int b) {
        for (int key = 0; key < text.size(); key++) {
            if (key != a && key != b && !text.get(key).equals(best.get(key))) {
                return false;
            }
        }
        return true;
    }

    private Picture draw(Pair map) {
        List<Tile> cells = new ArrayList<>();
        for (String row : map.rows()) {
            for (String column : map.columns()) {
                cells.add(cell(map.cells().get(List.of(column, row))));
            }
        }
        List<String> others = new ArrayList<>();
        for (int key = 0; key < best.size(); key++) {
            if (key != map.x() && key != map.y() && !best.get(key).isEmpty()) {
                others.add(keys.names().get(key) + "=" + best.get(key));
            }
        }
        List<String> notes = new ArrayList<>();
        boolean smaller = findings.ranking().direction() == Direction.SMALLER_IS_BETTER;
        notes.add(smaller ? "light is low, and better" : "light is high, and better");
        if (!others.isEmpty()) {
            notes.add("with " + String.join(", ", others));
        }
        if (map.cells().values().stream()
                .anyMatch(standing -> standing.summary().n() == 0)) {
            notes.add("dashed is what has no value: each trial diverged or failed");
        }
        String value = findings.experiment().report().rankBy();
        String x = keys.names().get(map.x());
        String y = keys.names().get(map.y());
        return new Picture(
                PictureWords.file("heat_map"),
                new CellPlot(
                        new Caption(value + " by " + y + " and " + x, PictureWords.sentence(notes)),
                        x,
                        names(map.columns()),
                        y,
                        names(map.rows()),
                        cells,
                        new Bar(value, smaller)));
    }

    private static List<String> names(Set<String> values) {
        return values.stream().map(ShortNames::withEta).toList();
    }

    private static Tile cell(RankedConfiguration standing) {
        if (standing == null) {
            return new Tile(Double.NaN, "");
        }
        if (standing.summary().n() > 0) {
            return new Tile(standing.mean(), PictureWords.brief(standing.mean()));
        }
        return new Tile(Double.NaN, standing.diverged() > 0 ? "diverged" : standing.failed() > 0 ? "failed" : "");
    }
}
