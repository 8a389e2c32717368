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
import java.util.HashMap;
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
    /** Of more there are too many columns or rows. */
    private static final int MOST_VALUES = 30;

    /** Letters of a name that does not fit above a column. */
    private static final int LONG = 8;

    private static final int MOST_KEYS = 8;

    private final Findings findings;
    private final Keys keys;
    private final List<String> best;

    private HeatMapPicture(Findings findings, RankedConfiguration best) {
        this.findings = findings;
        this.keys = new Keys(findings.experiment());
        this.best = keys.texts(findings.trial(best.first()));
    }

    static Optional<Picture> of(Findings findings) {
        if (new Keys(findings.experiment()).names().size() < 2) {
            return Optional.empty();
        }
        return findings.ranking().best().flatMap(best -> new HeatMapPicture(findings, best).picture());
    }

    /**
     * The configurations that differ in two keys at most: their values in the order of the sweep, and of each pair of values the first
     * configuration.
     */
    private record Tried(
            int a, int b, Set<String> as, Set<String> bs, Map<List<String>, RankedConfiguration> configurations) {
        Tried(int a, int b) {
            this(a, b, new LinkedHashSet<>(), new LinkedHashSet<>(), new HashMap<>());
        }

        void add(List<String> texts, RankedConfiguration standing) {
            as.add(texts.get(a));
            bs.add(texts.get(b));
            configurations.putIfAbsent(List.of(texts.get(a), texts.get(b)), standing);
        }

        boolean isTooLarge() {
            return as.size() > MOST_VALUES || bs.size() > MOST_VALUES;
        }

        boolean isWorthIt() {
            return as.size() > 1
                    && bs.size() > 1
                    && 2 * configurations.size() > as.size() * bs.size()
                    && configurations.size() > 3;
        }

        /** The key with more values lies across; but long names are easier to read beside rows. */
        boolean isAcross() {
            boolean across = as.size() == bs.size() ? length(as) < length(bs) : as.size() > bs.size();
            boolean turned = length(across ? as : bs) > LONG && length(across ? bs : as) <= LONG;
            return across != turned;
        }

        int x() {
            return isAcross() ? a : b;
        }

        int y() {
            return isAcross() ? b : a;
        }

        Set<String> columns() {
            return isAcross() ? as : bs;
        }

        Set<String> rows() {
            return isAcross() ? bs : as;
        }

        /** The configuration of a cell; null if it was not tried. */
        RankedConfiguration at(String column, String row) {
            return configurations.get(isAcross() ? List.of(column, row) : List.of(row, column));
        }
    }

    private Optional<Picture> picture() {
        Tried found = null;
        for (Tried pair : pairs()) {
            if (pair.isWorthIt()
                    && (found == null
                            || pair.configurations().size()
                                    > found.configurations().size())) {
                found = pair;
            }
        }
        return Optional.ofNullable(found).map(this::draw);
    }

    /** What was tried of each pair of keys; of many values, as a search draws, nothing is kept. */
    private List<Tried> pairs() {
        List<Tried> pairs = new ArrayList<>();
        int several = Math.min(MOST_KEYS, keys.names().size());
        for (int a = 0; a < several; a++) {
            for (int b = a + 1; b < several; b++) {
                pairs.add(new Tried(a, b));
            }
        }
        for (RankedConfiguration standing : findings.ranking().standings()) {
            if (pairs.isEmpty()) {
                break;
            }
            List<String> texts = keys.texts(findings.trial(standing.first()));
            for (Tried pair : pairs) {
                if (isLikeTheBest(texts, pair.a(), pair.b())) {
                    pair.add(texts, standing);
                }
            }
            pairs.removeIf(Tried::isTooLarge);
        }
        return pairs;
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

    private Picture draw(Tried map) {
        List<Tile> cells = new ArrayList<>();
        for (String row : map.rows()) {
            for (String column : map.columns()) {
                cells.add(cell(map.at(column, row)));
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
        if (map.configurations().values().stream()
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
