package dev.descent.output.plots;

import dev.descent.analysis.Findings;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.RankingPlot;
import dev.descent.output.svg.RankingPlot.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The best configurations with the 95 % intervals of their means; without repeats there is nothing to add to the table. */
final class RankingPicture {
    private static final int MOST = 20;

    private RankingPicture() {}

    static Optional<Picture> of(Findings findings) {
        List<RankedConfiguration> all = findings.ranking().ranked().stream()
                .filter(standing -> standing.tier() < 2)
                .toList();
        if (all.size() < 2
                || all.stream().noneMatch(standing -> standing.summary().n() > 1)) {
            return Optional.empty();
        }
        List<RankedConfiguration> shown = all.subList(0, Math.min(MOST, all.size()));
        ShortNames names = ShortNames.of(findings, shown);
        List<Row> rows = new ArrayList<>();
        for (int r = 0; r < shown.size(); r++) {
            RankedConfiguration standing = shown.get(r);
            rows.add(new Row(
                    names.names().get(r),
                    standing.mean(),
                    standing.shown().ciLow(),
                    standing.shown().ciHigh()));
        }
        List<String> notes = new ArrayList<>();
        int configurations = findings.ranking().standings().size();
        if (shown.size() < configurations) {
            notes.add("the best " + shown.size() + " of " + configurations + " configurations");
        }
        notes.add("means and their 95 % intervals");
        String value = findings.experiment().report().rankBy();
        return Optional.of(new Picture(
                PictureWords.file("ranking"),
                new RankingPlot(
                        new Caption("Ranking by " + value, PictureWords.sentence(notes)),
                        new PlotAxis(value, Division.FITTING),
                        rows)));
    }
}
