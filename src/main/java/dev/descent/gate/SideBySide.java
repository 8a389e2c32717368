package dev.descent.gate;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Headline;
import dev.descent.analysis.Overlap;
import dev.descent.analysis.RoundValues;
import dev.descent.analysis.TrialColumns;
import dev.descent.analysis.statistics.PairComparison;
import dev.descent.analysis.statistics.PairDesign;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.gate.stored.StoredConfiguration;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.model.BuiltInEngines;
import dev.descent.model.Direction;
import dev.descent.model.Rank;
import dev.descent.number.Lines;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import dev.descent.output.text.Content;
import dev.descent.output.text.PlainTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configurations of two results folders next to each other: the mean of what trials are ranked by, and whether the second folder's is
 * better by more than chance, in pairs of rounds as within an experiment ({@link RoundValues}). Nothing was picked by these values, so each
 * comparison counts as one of those of the table.
 *
 * <p>Folders that are ranked by different columns are compared by {@code final_loss}. Where nothing can be paired, it says why, and shows
 * how each side ranks its own.
 */
public final class SideBySide implements Content {
    private static final int MOST = 50;
    private static final int MOST_RANKED = 10;

    private final StoredFolder a;
    private final StoredFolder b;

    /** A configuration of the first folder and the one of the second that has its keys. */
    private record Both(StoredConfiguration left, StoredConfiguration right) {
        /** Whether a search stopped one of them, so that its values are those of an earlier epoch. */
        boolean isHalved() {
            return left.standing().isHalved() || right.standing().isHalved();
        }
    }

    public SideBySide(StoredFolder a, StoredFolder b) {
        this.a = a;
        this.b = b;
    }

    @Override
    public void write(Appendable out) throws IOException {
        String rankBy = StoredConfiguration.rankedBy(a);
        if (!rankBy.equals(StoredConfiguration.rankedBy(b))) {
            rankBy = TrialColumns.FINAL_LOSS;
        }
        List<StoredConfiguration> left = StoredConfiguration.read(a, rankBy);
        List<StoredConfiguration> right = StoredConfiguration.read(b, rankBy);
        writeBest(rankBy, a, left, out);
        writeBest(rankBy, b, right, out);
        writeForeignEngine(a, out);
        writeForeignEngine(b, out);
        List<String> reasons = Unpaired.reasons(a, b, rankBy);
        if (!reasons.isEmpty()) {
            out.append("nothing is paired, for ").append(Phrases.and(reasons)).append('\n');
            writeRanking(rankBy, a, left, out);
            writeRanking(rankBy, b, right, out);
            return;
        }
        List<Both> both = both(left, right);
        if (both.isEmpty()) {
            out.append("no configuration is in both").append('\n');
            return;
        }
        List<Both> whole = both.stream().filter(pair -> !pair.isHalved()).toList();
        if (!whole.isEmpty()) {
            writePairs(rankBy, StoredDesign.of(a, left), whole, out);
        }
        int halved = both.size() - whole.size();
        if (halved > 0) {
            out.append(Phrases.count(halved, "configuration")).append(" in both ");
            out.append(halved == 1 ? "was" : "were").append(" halved in one or both, and compared with nothing");
            out.append('\n');
        }
    }

    private static void writeBest(
            String rankBy, StoredFolder folder, List<StoredConfiguration> configurations, Appendable out)
            throws IOException {
        Headline headline = StoredConfiguration.headline(configurations, rankBy);
        out.append("best of ").append(folder.name()).append(": ").append(headline.best());
        out.append(headline.best().isEmpty() || headline.value().isEmpty() ? "" : ", ");
        out.append(headline.value()).append('\n');
    }

    private static void writeForeignEngine(StoredFolder folder, Appendable out) throws IOException {
        Optional<String> engine = folder.experiment().foreignEngine();
        if (engine.isPresent()) {
            out.append("engine of ").append(folder.name()).append(": ").append(engine.get());
            out.append(", ").append(BuiltInEngines.WHICH_ELSE).append('\n');
        }
    }

    /** What a side by itself says of its configurations. */
    private static void writeRanking(
            String rankBy, StoredFolder folder, List<StoredConfiguration> configurations, Appendable out)
            throws IOException {
        List<StoredConfiguration> ranked = new ArrayList<>(configurations);
        ranked.sort(Comparator.comparing(it -> it.standing().rank(), Rank.bestFirst(Direction.of(rankBy))));
        List<List<String>> rows = new ArrayList<>();
        for (StoredConfiguration it : ranked.subList(0, Math.min(MOST_RANKED, ranked.size()))) {
            rows.add(List.of(name(it), mean(it), it.standing().values()));
        }
        out.append('\n').append("the ranking of ").append(folder.name()).append('\n');
        Lines.append(out, PlainTable.of(List.of("configuration", rankBy, "values"), rows, 1));
        if (ranked.size() > MOST_RANKED) {
            out.append(Phrases.more(ranked.size() - MOST_RANKED)).append('\n');
        }
    }

    private static List<Both> both(List<StoredConfiguration> left, List<StoredConfiguration> right) {
        Map<String, StoredConfiguration> byName = new LinkedHashMap<>();
        right.forEach(configuration -> byName.put(configuration.name(), configuration));
        List<Both> both = new ArrayList<>();
        for (StoredConfiguration configuration : left) {
            StoredConfiguration other = byName.get(configuration.name());
            if (other != null) {
                both.add(new Both(configuration, other));
            }
        }
        return both;
    }

    private void writePairs(String rankBy, StoredDesign stored, List<Both> both, Appendable out) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        int most = 0;
        for (Both pair : both) {
            PairComparison comparison = compare(rankBy, stored, pair, both.size());
            most = Math.max(most, comparison.n());
            rows.add(row(pair, stored, comparison));
        }
        out.append('\n').append(rankBy).append(" of the configurations in both; differences are ");
        out.append(b.name()).append(" − ").append(a.name());
        if (stored.isChance()) {
            out.append("; n counts ")
                    .append(stored.unit())
                    .append("s, the verdict is of ")
                    .append(b.name());
        }
        out.append('\n');
        List<String> header = List.of(
                "configuration", a.name(), b.name(), "difference", "interval", "p", "n", "detectable", "verdict");
        Lines.append(out, PlainTable.of(header, rows.subList(0, Math.min(MOST, rows.size())), 1));
        if (rows.size() > MOST) {
            out.append(Phrases.more(rows.size() - MOST)).append('\n');
        }
        if (both.size() > 1 && stored.isChance()) {
            out.append("p is multiplied by ").append(Integer.toString(both.size()));
            out.append(", for so many configurations are compared; intervals and what could have been detected follow")
                    .append('\n');
        }
        if (stored.overlap() > 0 && most > 1) {
            out.append(Overlap.NOTE).append('\n');
        }
    }

    private static PairComparison compare(String rankBy, StoredDesign stored, Both pair, int counted) {
        return RoundValues.compare(
                pair.right().rounds(stored.sharesFolds()),
                pair.left().rounds(stored.sharesFolds()),
                new PairDesign(
                        Direction.of(rankBy) == Direction.LARGER_IS_BETTER,
                        stored.overlap(),
                        counted,
                        stored.practicallyEqual().within(pair.left().standing().mean()),
                        pair.left().standing().range().width()));
    }

    /** Whether both have the same value in every round: then nothing is undecided. */
    private static boolean isSame(Both pair) {
        return !pair.left().values().isEmpty()
                && pair.left().rounds(false).equals(pair.right().rounds(false));
    }

    private static List<String> row(Both pair, StoredDesign stored, PairComparison comparison) {
        boolean same = isSame(pair);
        PairVerdict verdict = same ? PairVerdict.EQUAL : comparison.verdict();
        String interval = Double.isNaN(comparison.ciLow())
                ? ""
                : NumberText.statistic(comparison.ciLow()) + " to " + NumberText.statistic(comparison.ciHigh());
        return List.of(
                name(pair.left()),
                mean(pair.left()),
                mean(pair.right()),
                same ? "0" : Cell.statistic(comparison.meanDifference()).text(),
                interval,
                Cell.statistic(comparison.adjusted()).text(),
                Integer.toString(comparison.n()),
                Cell.statistic(comparison.detectable()).text(),
                stored.isChance() ? verdict.word() : "");
    }

    private static String name(StoredConfiguration configuration) {
        return configuration.name().isEmpty() ? "all" : configuration.name();
    }

    private static String mean(StoredConfiguration configuration) {
        return configuration.values().isEmpty()
                ? configuration.standing().isHalved()
                        ? "halved at epoch " + configuration.standing().halvedAt()
                        : configuration.completed() == 0 ? "none completed" : "undefined"
                : configuration.standing().meanCell().text();
    }
}
