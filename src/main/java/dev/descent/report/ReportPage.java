package dev.descent.report;

import dev.descent.engine.Trajectory;
import dev.descent.spec.ExperimentSpec;
import dev.descent.spec.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** report.md: what a person wants to know, short enough for a comment under a pull request. */
record ReportPage(Findings findings, List<Picture> pictures) implements Content {
    private static final int MOST_FEATURES = 6;
    private static final int MOST_COLUMNS = 12;
    private static final int MOST_ROWS = 10;

    @Override
    public void write(Appendable out) throws IOException {
        ExperimentSpec experiment = findings.experiment();
        Markdown page = new Markdown().block("# " + Markdown.text(experiment.name()));
        experiment.description().filter(it -> !it.isBlank()).ifPresent(it -> page.block(Markdown.paragraph(it)));
        page.block("**" + Markdown.text(VerdictLine.of(findings)) + "**");
        page.add(AboutSection.of(findings));
        findings.ranking().best().ifPresent(best -> page.add(ResultSection.of(findings, best)));
        RateEdge edges = new RateEdge(findings);
        if (findings.ranking().standings().size() > 1) {
            page.add(ChampionsSection.of(findings, edges));
            page.add(RankingSection.of(findings));
        }
        page.add(gallery());
        page.add(expectations());
        if (findings.parts().network()) {
            page.add(NetworkSection.of(findings));
        }
        page.add(predictions()).add(trajectory());
        List<String> warnings = Warnings.of(findings, edges);
        if (!warnings.isEmpty()) {
            page.heading("To bear in mind")
                    .list(warnings.stream().map(Markdown::text).toList());
        }
        page.add(again(experiment));
        out.append(page.toString());
    }

    /** Two beside each other: a table shrinks them where the page is narrow. */
    private Markdown gallery() {
        Markdown page = new Markdown();
        for (int p = 0; p < pictures.size(); p += 2) {
            List<Picture> pair = pictures.subList(p, Math.min(pictures.size(), p + 2));
            page.tableOfMarkdown(
                    pair.stream()
                            .map(picture ->
                                    Markdown.text(picture.plot().caption().title()))
                            .toList(),
                    List.of(pair.stream()
                            .map(picture -> "!["
                                    + Markdown.text(picture.plot().caption().subtitle()) + "](" + picture.file() + ")")
                            .toList()),
                    2);
        }
        return page;
    }

    private Markdown expectations() {
        if (findings.verdicts().isEmpty()) {
            return new Markdown();
        }
        List<List<String>> rows = findings.verdicts().stream()
                .map(v -> List.of(v.expectation().text(), v.holds() ? "holds" : "does not hold", v.found()))
                .toList();
        return new Markdown().heading("Expectations").table(List.of("condition", "", "found"), rows, 3);
    }

    private Markdown predictions() {
        Optional<PredictionTable> predictions = findings.predictions();
        if (predictions.isEmpty()) {
            return new Markdown();
        }
        PredictionTable table = predictions.get();
        int firstTarget = 1 + table.features();
        boolean features = table.features() <= MOST_FEATURES;
        int answers = Math.min(table.header().size() - firstTarget, features ? MOST_FEATURES : MOST_COLUMNS);
        int[] shown = IntStream.range(0, firstTarget + answers)
                .filter(column -> column == 0 || column >= firstTarget || features)
                .toArray();
        List<List<String>> rows = table.rows().stream()
                .limit(MOST_ROWS)
                .map(row -> IntStream.of(shown).mapToObj(c -> row.get(c).text()).toList())
                .toList();
        List<String> header = IntStream.of(shown).mapToObj(table.header()::get).toList();
        String whose = findings.survey().trials() == 1
                ? ""
                : ", by the best trial, " + findings.example().number();
        return new Markdown()
                .heading("Predictions for the first " + Words.count(rows.size(), "row") + whose)
                .table(header, rows, 0);
    }

    private Markdown trajectory() {
        Trial trial = findings.example();
        Optional<Trajectory> trajectory =
                TrajectoryCsv.trajectory(findings.results().outcome(trial));
        if (trajectory.isEmpty()) {
            return new Markdown();
        }
        Trajectory way = trajectory.get();
        List<List<String>> rows = new ArrayList<>();
        for (int step = 0; step < way.rows(); step++) {
            if (step < MOST_ROWS || step == way.rows() - 1) {
                rows.add(state(way, step));
            }
        }
        List<String> header = new ArrayList<>(List.of("step"));
        header.addAll(way.columns());
        String whose = findings.survey().trials() == 1 ? "The way" : "The way of trial " + trial.number();
        return new Markdown()
                .heading(
                        way.rows() > MOST_ROWS + 1
                                ? whose + ": its first " + MOST_ROWS + " states and its last"
                                : whose)
                .table(header, rows, 0);
    }

    private static List<String> state(Trajectory way, int step) {
        int width = way.columns().size();
        List<String> cells = new ArrayList<>(List.of(Integer.toString(step)));
        for (int column = 0; column < width; column++) {
            cells.add(Cell.computed(way.values()[step * width + column]).text());
        }
        return cells;
    }

    /**
     * The commands that do it again. Where the file lies differs from machine to machine, so it is shown in the folder that
     * experiments are in by default.
     */
    private static Markdown again(ExperimentSpec experiment) {
        String file = "experiments/"
                + Optional.ofNullable(experiment.file().getFileName())
                        .map(Object::toString)
                        .orElse("");
        return new Markdown()
                .heading("Again")
                .block(
                        "```",
                        "descent run " + file + "      # writes these files",
                        "descent check " + file + "    # trains afresh and says which number moved, if any",
                        "```");
    }
}
