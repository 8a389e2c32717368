package dev.descent.output.markdown;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Competitors;
import dev.descent.analysis.Findings;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.TargetReach;
import dev.descent.analysis.TrainingCost;
import dev.descent.analysis.TunedValue;
import dev.descent.analysis.TuningCurves;
import dev.descent.model.ComparisonSpec.Target;
import dev.descent.number.NumberText;
import dev.descent.output.text.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the pairs of competitors say, and how each was tuned. */
final class CompetitorsSection {
    private static final int MOST_PAIRS = 15;
    private static final int MOST_STUDIES = 20;

    private CompetitorsSection() {}

    static Markdown of(Findings findings, Competitors competitors) {
        Markdown page = new Markdown();
        List<String> verdicts = competitors.verdicts();
        if (!verdicts.isEmpty()) {
            page.heading("Verdicts")
                    .texts(verdicts.stream().limit(MOST_PAIRS).toList())
                    .block(Markdown.text(competitors.method())
                            + (verdicts.size() > MOST_PAIRS
                                    ? " comparisons.csv has all " + verdicts.size() + "."
                                    : ""));
        }
        return page.add(tuning(competitors))
                .add(target(competitors))
                .add(curves(competitors))
                .add(studies(competitors))
                .add(costs(competitors));
    }

    private static Markdown tuning(Competitors competitors) {
        String selected = competitors.comparison().selectBy();
        String judged = competitors.comparison().judgeBy();
        List<String> header = List.of(
                "competitor", "chosen", selected + " when chosen", selected + " again", judged, judged + " untuned");
        List<List<String>> rows = new ArrayList<>();
        for (Competitors.Row row : competitors.rows()) {
            rows.add(List.of(
                    row.name(),
                    row.values().stream().map(TunedValue::toString).collect(Collectors.joining("; ")),
                    mean(row.tuned()),
                    Cell.statistic(row.again()).text(),
                    mean(row.chosen()),
                    row.untuned().map(CompetitorsSection::mean).orElse("")));
        }
        Markdown page = new Markdown().heading("Tuning").table(header, rows, 2);
        competitors.flattery().ifPresent(text -> page.block(Markdown.text(text)));
        return page.block("Untuned is a competitor as it stands in the file, on the repeats that confirm (untuned.csv);"
                + " the trials that tuned are in tuning.csv.");
    }

    /** How soon each reaches a value. */
    private static Markdown target(Competitors competitors) {
        Markdown page = new Markdown();
        Optional<Target> target = competitors.comparison().stepsTo();
        if (target.isEmpty()) {
            return page;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Competitors.Row row : competitors.rows()) {
            TargetReach reach = competitors.reach(row).orElseThrow();
            rows.add(List.of(
                    row.name(), reach.count(), TargetReach.text(reach.epochs()), TargetReach.text(reach.steps())));
        }
        String value =
                target.get().column() + " " + NumberText.written(target.get().value());
        return page.heading("Until " + Markdown.text(value))
                .table(List.of("competitor", "repeats that reach it", "epochs", "steps"), rows, 1)
                .block(
                        "Looked at when an epoch ends. Medians over the repeats that confirm; one that misses counts as ∞.");
    }

    private static Markdown curves(Competitors competitors) {
        TuningCurves curves = competitors.curves();
        List<String> header = new ArrayList<>(List.of("competitor"));
        curves.shown().forEach(k -> header.add(Integer.toString(k)));
        List<List<String>> rows = new ArrayList<>();
        for (TuningCurves.Curve curve : curves.all()) {
            List<String> row = new ArrayList<>(List.of(curve.competitor()));
            for (int k : curves.shown()) {
                row.add(
                        Double.isNaN(curve.at(k))
                                ? ""
                                : Cell.statistic(curve.at(k)).text());
            }
            rows.add(row);
        }
        return new Markdown()
                .heading("What tuning buys")
                .table(header, rows, 1)
                .block("The best " + Markdown.text(competitors.comparison().selectBy())
                        + " to be expected of as many configurations, drawn at random from those that were tried"
                        + (curves.areBroken() ? "; empty where as many may all have diverged or have no value." : "."));
    }

    /** Each study with what the competitors came to in it. */
    private static Markdown studies(Competitors competitors) {
        Markdown page = new Markdown();
        if (competitors.comparison().studies() == 1) {
            return page;
        }
        List<String> header = new ArrayList<>(List.of("study"));
        header.addAll(competitors.comparison().competitors());
        header.add("first");
        List<List<String>> rows = new ArrayList<>();
        for (Competitors study :
                competitors.studies().stream().limit(MOST_STUDIES).toList()) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(study.study())));
            for (String competitor : competitors.comparison().competitors()) {
                for (Competitors.Row row : study.rows()) {
                    if (row.name().equals(competitor)) {
                        cells.add(mean(row.chosen()));
                    }
                }
            }
            Competitors.Row first = study.rows().get(0);
            cells.add(first.chosen().summary().n() == 0 ? "" : first.name());
            rows.add(cells);
        }
        page.heading("Studies").table(header, rows, 1);
        competitors.wins().ifPresent(text -> page.block(Markdown.text(text)));
        return page.block("Each study tunes by configurations of its own and judges by "
                + Markdown.text(competitors.comparison().judgeBy())
                + "; all other sections speak of the first one, and competitors.csv has all.");
    }

    private static Markdown costs(Competitors competitors) {
        List<String> header = new ArrayList<>(List.of("competitor"));
        for (String phase : List.of("tuning", "confirming")) {
            header.addAll(List.of(phase + ": trials", "epochs", "steps", "gradient evaluations"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Competitors.Row row : competitors.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.name()));
            for (TrainingCost cost : List.of(competitors.tuningCost(row), competitors.confirmingCost(row))) {
                for (long count : new long[] {cost.trials(), cost.epochs(), cost.steps(), cost.evaluations()}) {
                    cells.add(Long.toString(count));
                }
            }
            rows.add(cells);
        }
        return new Markdown()
                .folded(
                        "What it took",
                        new Markdown()
                                .table(header, rows, 1)
                                .block(
                                        "A gradient evaluation is one row forwards and backwards, so that small and large batches are commensurate."
                                                + " A trial that diverged ended there. A trial that is like another counts too, though it was trained once."));
    }

    private static String mean(RankedConfiguration configuration) {
        return configuration.summary().n() == 0
                ? Cell.EMPTY.text()
                : configuration.meanCell().text();
    }
}
