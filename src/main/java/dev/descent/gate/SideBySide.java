package dev.descent.gate;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Headline;
import dev.descent.analysis.Overlap;
import dev.descent.analysis.TrialColumns;
import dev.descent.analysis.statistics.PairedComparison;
import dev.descent.gate.stored.StoredConfiguration;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.model.StoredExperiment.DrawnParts;
import dev.descent.number.Lines;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import dev.descent.output.text.Content;
import dev.descent.output.text.PlainTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configurations of two results folders next to each other: the mean of what trials are ranked by, and how the two differ over the
 * trials of one seed, fold and repeat (paired t-test; over several splits of the rows corrected for overlapping training parts).
 *
 * <p>Folders that are ranked by different columns are compared by {@code final_loss}.
 */
public final class SideBySide implements Content {
    private static final int MOST = 50;

    private final StoredFolder a;
    private final StoredFolder b;

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
        double overlap = overlap(a.experiment().drawnParts(), left);
        List<List<String>> rows = rows(left, right, overlap);
        if (rows.isEmpty()) {
            out.append("no configuration is in both").append('\n');
            return;
        }
        out.append('\n').append(rankBy).append(" of the configurations in both; differences are ");
        out.append(b.name()).append(" − ").append(a.name()).append('\n');
        List<String> header = List.of("configuration", a.name(), b.name(), "difference", "95 % interval", "p", "pairs");
        Lines.append(out, PlainTable.of(header, rows.subList(0, Math.min(MOST, rows.size())), 1));
        if (rows.size() > MOST) {
            out.append(Phrases.more(rows.size() - MOST)).append('\n');
        }
        if (overlap > 0) {
            out.append(Overlap.NOTE).append('\n');
        }
    }

    private static double overlap(Optional<DrawnParts> drawnParts, List<StoredConfiguration> configurations) {
        int folds = configurations.stream()
                .mapToInt(StoredConfiguration::folds)
                .max()
                .orElse(0);
        double drawn = drawnParts
                .map(parts -> Overlap.ofShares(parts.validation(), parts.test()))
                .orElse(0.0);
        return Math.max(Overlap.ofFolds(folds), drawn);
    }

    private static void writeBest(
            String rankBy, StoredFolder folder, List<StoredConfiguration> configurations, Appendable out)
            throws IOException {
        Headline headline = StoredConfiguration.headline(configurations, rankBy);
        out.append("best of ").append(folder.name()).append(": ").append(headline.best());
        out.append(headline.best().isEmpty() || headline.value().isEmpty() ? "" : ", ");
        out.append(headline.value()).append('\n');
    }

    private static List<List<String>> rows(
            List<StoredConfiguration> left, List<StoredConfiguration> right, double overlap) {
        Map<String, StoredConfiguration> byName = new LinkedHashMap<>();
        right.forEach(configuration -> byName.put(configuration.name(), configuration));
        List<List<String>> rows = new ArrayList<>();
        for (StoredConfiguration configuration : left) {
            StoredConfiguration other = byName.get(configuration.name());
            if (other != null) {
                rows.add(row(configuration, other, overlap));
            }
        }
        return rows;
    }

    private static List<String> row(StoredConfiguration left, StoredConfiguration right, double overlap) {
        List<String> cells = new ArrayList<>();
        cells.add(left.name().isEmpty() ? "all" : left.name());
        cells.add(mean(left));
        cells.add(mean(right));
        List<String> common = new ArrayList<>(left.values().keySet());
        common.retainAll(right.values().keySet());
        if (common.isEmpty()) {
            cells.addAll(List.of("", "", "", "0"));
            return cells;
        }
        double[] of = common.stream().mapToDouble(right.values()::get).toArray();
        double[] against = common.stream().mapToDouble(left.values()::get).toArray();
        PairedComparison pairs = PairedComparison.of(of, against, overlap);
        cells.add(NumberText.statistic(pairs.meanDifference()));
        cells.add(
                pairs.n() < 2
                        ? ""
                        : NumberText.statistic(pairs.ciLow()) + " to " + NumberText.statistic(pairs.ciHigh()));
        cells.add(Cell.statistic(pairs.pValue()).text());
        cells.add(Integer.toString(pairs.n()));
        return cells;
    }

    private static String mean(StoredConfiguration configuration) {
        return configuration.values().isEmpty()
                ? configuration.completed() == 0 ? "none completed" : "undefined"
                : configuration.standing().meanCell().text();
    }
}
