package dev.descent.output.report;

import dev.descent.analysis.Cell;
import dev.descent.analysis.ComparisonText;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Halved;
import dev.descent.analysis.Keys;
import dev.descent.analysis.Overlap;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.VerdictColumn;
import dev.descent.analysis.statistics.Summary;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Status;
import dev.descent.output.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The configurations, the best first: ten at a glance, more folded away, of very many a pointer to summary.csv. */
final class RankingSection {
    private static final int SHOWN = 10;
    private static final int FOLDED = 90;

    private final Findings findings;
    private final ExperimentSpec experiment;
    private final Keys keys;
    private final VerdictColumn verdicts;
    private final boolean repeated;
    private final boolean incomplete;

    private RankingSection(Findings findings) {
        this.findings = findings;
        this.experiment = findings.experiment();
        this.keys = new Keys(experiment);
        this.verdicts = new VerdictColumn(findings);
        this.repeated = experiment.trainsNetworks()
                && findings.statistics().trials() > findings.ranking().all().size();
        this.incomplete = findings.statistics().count(Status.COMPLETED)
                        + findings.statistics().count(Status.HALVED)
                < findings.statistics().trials();
    }

    static Document of(Findings findings) {
        return new RankingSection(findings).page();
    }

    /** What is to be said of the ranking, without its table. */
    static Document words(Findings findings) {
        return new RankingSection(findings).words();
    }

    private Document page() {
        List<RankedConfiguration> ranked = findings.ranking().ranked();
        Document page = new Document().heading("Ranking");
        page.add(table(ranked, 0, Math.min(SHOWN, ranked.size()))).add(words());
        if (ranked.size() > SHOWN) {
            int end = Math.min(SHOWN + FOLDED, ranked.size());
            page.folded("Ranks " + (SHOWN + 1) + " to " + end, table(ranked, SHOWN, end));
        }
        if (ranked.size() > SHOWN + FOLDED) {
            page.paragraph("summary.csv has all " + ranked.size() + ".");
        }
        return page.add(halved());
    }

    private Document words() {
        List<RankedConfiguration> ranked = findings.ranking().ranked();
        Document page = new Document();
        List<String> compared = competes() ? List.of() : new ComparisonText(findings).details();
        if (!compared.isEmpty()) {
            page.paragraph(String.join(" ", compared));
        }
        if (ranked.stream().anyMatch(standing -> Overlap.concerns(findings, standing))) {
            page.paragraph(Overlap.NOTE);
        }
        return incomplete
                ? page.paragraph("Configurations of which a trial diverged or failed come after those that completed.")
                : page;
    }

    /** Those that the search stopped, in a list of their own: their values are of earlier epochs. */
    private Document halved() {
        List<RankedConfiguration> halved = findings.ranking().halved();
        Document page = new Document();
        Optional<String> sentence = Halved.sentence(findings);
        if (sentence.isEmpty()) {
            return page;
        }
        page.paragraph(sentence.get() + " Their values are those of that epoch and are compared with no others.");
        List<String> header = new ArrayList<>(List.of("stopped at epoch"));
        header.addAll(keys.names());
        header.add(experiment.report().rankBy());
        List<List<String>> rows = new ArrayList<>();
        for (RankedConfiguration standing : halved.subList(0, Math.min(FOLDED, halved.size()))) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(standing.halvedAt())));
            cells.addAll(keys.texts(findings.trial(standing.first())));
            cells.add(standing.summary().n() == 0 ? "" : standing.meanCell().text());
            rows.add(cells);
        }
        page.folded(
                rows.size() < halved.size()
                        ? "The first " + rows.size() + " that were stopped"
                        : "Those that were stopped",
                new Document().table(header, rows, 1 + keys.names().size()));
        return rows.size() < halved.size() ? page.paragraph("summary.csv has all " + halved.size() + ".") : page;
    }

    /** How many trials completed is told where one of these did not. */
    private Document table(List<RankedConfiguration> ranked, int from, int to) {
        boolean values = ranked.subList(from, to).stream()
                .anyMatch(standing -> standing.summary().n() < standing.completed());
        boolean counts = ranked.subList(from, to).stream()
                .anyMatch(standing -> standing.completed() < standing.trials().size());
        List<String> header = new ArrayList<>(List.of("rank"));
        header.addAll(keys.names());
        header.add(experiment.report().rankBy());
        if (repeated) {
            header.addAll(List.of("sd", "95 % interval"));
        }
        verdicts.title().ifPresent(header::add);
        if (values && repeated) {
            header.add("values");
        }
        if (counts) {
            header.addAll(List.of("completed", "diverged", "failed"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int rank = from; rank < to; rank++) {
            rows.add(row(rank + 1, ranked.get(rank), values && repeated, counts));
        }
        return new Document().table(header, rows, 1 + keys.names().size());
    }

    private List<String> row(int rank, RankedConfiguration standing, boolean values, boolean counts) {
        Summary summary = standing.shown();
        List<String> cells = new ArrayList<>(List.of(summary.n() == 0 ? "" : Integer.toString(rank)));
        cells.addAll(keys.texts(findings.trial(standing.first())));
        cells.add(summary.n() == 0 ? "" : standing.meanCell().text());
        if (repeated) {
            cells.add(Cell.statistic(summary.sd()).text());
            cells.add(interval(summary));
        }
        if (verdicts.title().isPresent()) {
            cells.add(verdicts.word(standing));
        }
        if (values) {
            cells.add(standing.values());
        }
        if (counts) {
            cells.add(Integer.toString(standing.completed()));
            cells.add(Integer.toString(standing.diverged()));
            cells.add(Integer.toString(standing.failed()));
        }
        return cells;
    }

    /** Whether all pairs of competitors are told further down, or those with the one that the file names. */
    private boolean competes() {
        return experiment.search().comparison().isPresent();
    }

    static String interval(Summary summary) {
        return summary.n() < 2
                ? ""
                : Cell.statistic(summary.ciLow()).text() + " to "
                        + Cell.statistic(summary.ciHigh()).text();
    }
}
