package dev.descent.output.plots;

import dev.descent.analysis.CompetitorPairs;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Lost;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.ScoredBaseline;
import dev.descent.analysis.SeedAxis;
import dev.descent.analysis.Unlike;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.analysis.statistics.Summary;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.RankingPlot;
import dev.descent.output.svg.RankingPlot.Kind;
import dev.descent.output.svg.RankingPlot.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The best configurations with the 95 % intervals of their means, those that can't be told from the best apart from the others, and
 * the baselines; without repeats there is nothing to add to the table.
 */
public final class RankingPicture {
    /** Its name in a folder. */
    public static final String FILE = PictureWords.file("ranking");

    private static final int MOST = 20;
    /** How many times as far as the configurations reach a baseline may lie from them; it would press them together. */
    private static final double FARTHEST = 2;

    private final Findings findings;
    private final String value;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private RankingPicture(Findings findings) {
        this.findings = findings;
        this.value = findings.experiment().report().rankBy();
    }

    static Optional<Picture> of(Findings findings) {
        Lost lost = CompetitorPairs.lost(findings);
        List<RankedConfiguration> all = findings.ranking().ranked().stream()
                .filter(standing -> standing.tier() < 2 && !lost.all().contains(standing))
                .toList();
        return all.size() < 2
                        || !findings.experiment().trainsNetworks()
                        || all.stream().noneMatch(standing -> standing.summary().n() > 1)
                ? Optional.empty()
                : Optional.of(new RankingPicture(findings).picture(all, lost));
    }

    private Picture picture(List<RankedConfiguration> all, Lost lost) {
        List<RankedConfiguration> shown = all.subList(0, Math.min(MOST, all.size()));
        ShortNames names = ShortNames.of(findings, shown);
        int configurations = findings.ranking().standings().size();
        if (shown.size() < configurations) {
            notes.add("the " + SeedAxis.leading(findings) + " " + shown.size() + " of " + configurations
                    + " configurations");
        }
        notes.add("means and their 95 % intervals");
        addConfigurations(shown, names.names());
        if (lost.count() > 0) {
            notes.add(lost.count() + " " + lost.became(findings.comparisons().unit()));
        }
        addBaselines();
        return new Picture(
                FILE,
                new RankingPlot(
                        new Caption("Ranking by " + value, PictureWords.sentence(notes)),
                        new PlotAxis(value, Division.FITTING),
                        names.keys(),
                        rows));
    }

    private void addConfigurations(List<RankedConfiguration> shown, List<String> names) {
        Unlike unlike = findings.comparisons().unlike();
        boolean worse = false;
        for (int r = 0; r < shown.size(); r++) {
            RankedConfiguration standing = shown.get(r);
            Kind kind = isWorse(standing) ? Kind.WORSE : Kind.ALIKE;
            worse |= kind == Kind.WORSE;
            Summary summary = standing.shown();
            rows.add(new Row(kind, names.get(r), standing.mean(), summary.ciLow(), summary.ciHigh()));
        }
        Optional<String> named = named();
        boolean compares =
                CompetitorPairs.of(findings).filter(it -> !it.all().isEmpty()).isPresent();
        if (named.isPresent() && compares) {
            notes.add(
                    worse
                            ? "squares are worse than " + named.get() + ", dots are better or can't be told from it"
                            : "none is worse than " + named.get());
        } else if (named.isEmpty() && worse) {
            notes.add("dots can't be told from the " + SeedAxis.leading(findings) + ", squares are worse");
        } else if (named.isEmpty() && findings.comparisons().decided() && unlike.isNothing()) {
            notes.add("none can be told from the " + SeedAxis.leading(findings));
        }
        if (!unlike.isNothing()) {
            notes.add(unlike.reason());
        }
    }

    /** Of competitors the one that the others are held against. */
    private Optional<String> named() {
        return findings.competitors().flatMap(it -> it.comparison().named());
    }

    private boolean isWorse(RankedConfiguration standing) {
        if (named().isPresent()) {
            return CompetitorPairs.of(findings)
                    .flatMap(it -> it.of(standing))
                    .filter(it -> it.comparison().verdict() == PairVerdict.WORSE)
                    .isPresent();
        }
        return findings.comparisons().ofBest(standing).orElse(PairVerdict.TOO_FEW) == PairVerdict.BETTER;
    }

    private void addBaselines() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Row row : rows) {
            low = Math.min(low, row.low() <= row.high() ? row.low() : row.value());
            high = Math.max(high, row.low() <= row.high() ? row.high() : row.value());
        }
        for (ScoredBaseline baseline : findings.baselines().all()) {
            Summary summary = baseline.summary(value);
            if (summary.n() == 0) {
                continue;
            }
            double farthest = FARTHEST * (high - low);
            if (summary.mean() >= low - farthest && summary.mean() <= high + farthest) {
                rows.add(new Row(
                        Kind.REFERENCE,
                        "baseline " + baseline.name(),
                        summary.mean(),
                        summary.ciLow(),
                        summary.ciHigh()));
            } else {
                notes.add("baseline " + baseline.name() + ", "
                        + baseline.mean(value).text() + ", lies outside");
            }
        }
    }
}
