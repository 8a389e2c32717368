package dev.descent.output.markdown;

import dev.descent.analysis.AxisEdge;
import dev.descent.analysis.ClassCounts;
import dev.descent.analysis.ClassTable;
import dev.descent.analysis.Competitors;
import dev.descent.analysis.Findings;
import dev.descent.analysis.JudgedText;
import dev.descent.analysis.NetworkTable;
import dev.descent.analysis.Overview;
import dev.descent.analysis.PredictionTable;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.SeedAxis;
import dev.descent.analysis.Verdict;
import dev.descent.model.ExperimentSpec;
import dev.descent.output.plots.ImportancePictures;
import dev.descent.output.plots.Picture;
import dev.descent.output.text.Content;
import dev.descent.output.text.Markdown;
import dev.descent.output.text.ShellWord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** report.md: what a person wants to know, short enough for a comment under a pull request. */
public record ReportPage(Findings findings, List<Picture> pictures) implements Content {
    private static final int MOST_FEATURES = 6;
    private static final int MOST_COLUMNS = 12;
    private static final int MOST_ROWS = 10;

    @Override
    public void write(Appendable out) throws IOException {
        ExperimentSpec experiment = findings.experiment();
        boolean sweeps = findings.ranking().all().size() > 1;
        AxisEdge edges = new AxisEdge(findings);
        Optional<RankedConfiguration> best = findings.ranking().best();
        Markdown page = new Markdown().block("# " + Markdown.text(experiment.name()));
        String description = experiment.description().orElse("");
        if (!description.isBlank()) {
            page.block(Markdown.paragraph(description));
        }
        page.block("**" + Markdown.text(findings.verdictLine()) + "**");
        page.block(Markdown.paragraph(Overview.trials(findings)));
        boolean held = findings.verdicts().stream().allMatch(Verdict::holds);
        if (!held) {
            page.heading("Expectations").add(expectations());
        }
        if (best.isPresent()) {
            page.add(ResultSection.of(findings, best.get()));
        }
        if (sweeps) {
            page.add(RankingSection.of(findings));
        }
        Optional<Competitors> competitors = findings.competitors();
        if (competitors.isPresent()) {
            page.add(CompetitorsSection.of(competitors.get()));
        } else {
            page.add(sweeps ? BestOfEachSection.of(findings, edges) : new Markdown())
                    .add(ConfirmedSection.of(findings));
        }
        if (best.isPresent()) {
            page.add(BaselinesSection.of(findings, best.get()));
        }
        page.add(Gallery.of(pictures(false))).add(TrajectoryTable.of(findings));
        page.add(ImportanceSection.of(findings, pictures(true)));
        List<String> warnings = findings.warnings();
        if (!warnings.isEmpty()) {
            page.heading("To bear in mind").texts(warnings);
        }
        page.heading("Details").texts(Overview.details(findings));
        if (held && !findings.verdicts().isEmpty()) {
            page.folded("Expectations, all of which hold", expectations());
        }
        Optional<NetworkTable> network = findings.network();
        if (network.isPresent()) {
            folded(page, sweeps, networkTitle(), network(network.get()));
        }
        Optional<Markdown> classes = classes(findings);
        if (classes.isPresent()) {
            folded(page, sweeps, ClassTable.TITLE, classes.get());
        }
        Optional<PredictionTable> table = findings.predictions();
        if (table.isPresent()) {
            int rows = Math.min(MOST_ROWS, table.get().rows().size());
            folded(page, sweeps, JudgedText.title(findings, table.get(), rows), predictions(table.get()));
        }
        page.add(again());
        out.append(page.toString());
    }

    /** Those of the section on importance, or the others. */
    private List<Picture> pictures(boolean ofImportance) {
        return pictures.stream()
                .filter(picture -> ImportancePictures.FILES.contains(picture.file()) == ofImportance)
                .toList();
    }

    /** What belongs to one trial alone is folded away where there are others. */
    private static void folded(Markdown page, boolean fold, String title, Markdown inside) {
        if (fold) {
            page.folded(title, inside);
        } else {
            page.heading(title).add(inside);
        }
    }

    private Markdown expectations() {
        List<List<String>> rows = new ArrayList<>();
        for (Verdict v : findings.verdicts()) {
            rows.add(List.of(v.expectation().text(), v.holds() ? "holds" : "does not hold", v.found()));
        }
        return new Markdown().table(List.of("condition", "", "found"), rows, 3);
    }

    /** Of several networks it is that of the best trial. */
    private String networkTitle() {
        int networks = findings.statistics().networks().size();
        return networks > 1
                ? "Network of the " + SeedAxis.leader(findings, "trial") + "; layers.csv has all " + networks
                : "Network";
    }

    private static Markdown network(NetworkTable table) {
        return new Markdown().table(NetworkTable.HEADER, table.texts(), 2).block(table.totals());
    }

    /** Each class by itself, where there are not too many. */
    private static Optional<Markdown> classes(Findings findings) {
        return findings.judged()
                .flatMap(judged -> ClassTable.of(findings, judged))
                .map(table -> new Markdown()
                        .block(Markdown.paragraph(table.note()))
                        .table(ClassCounts.HEADER, table.rows(), 1));
    }

    private static Markdown predictions(PredictionTable table) {
        int firstTarget = table.firstTarget();
        boolean features = table.features() <= MOST_FEATURES;
        int answers = Math.min(table.header().size() - firstTarget, features ? MOST_FEATURES : MOST_COLUMNS);
        List<String> header = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < Math.min(MOST_ROWS, table.rows().size()); row++) {
            rows.add(new ArrayList<>());
        }
        for (int column = 0; column < firstTarget + answers; column++) {
            if (column < table.leading() || column >= firstTarget || features) {
                header.add(table.header().get(column));
                for (int row = 0; row < rows.size(); row++) {
                    rows.get(row).add(table.rows().get(row).get(column).text());
                }
            }
        }
        return new Markdown().table(header, rows, 0);
    }

    /** The commands that do it again. */
    private Markdown again() {
        String file = findings.results().file();
        StringBuilder words = new StringBuilder(ShellWord.of(file.startsWith("-") ? "./" + file : file));
        for (String word : findings.results().options()) {
            words.append(' ').append(word.startsWith("--") ? word : ShellWord.of(word));
        }
        Markdown again = new Markdown()
                .heading("Again")
                .block("In the folder of the experiment file, or with its path:")
                .block(
                        "```",
                        "descent run " + words + "      # writes these files",
                        "descent check " + words + "    # trains afresh and says which number moved, if any",
                        "```");
        if (findings.ranking().bestOfSeveral().isPresent()) {
            again.block("[best.yaml](best.yaml), beside this page, is the " + SeedAxis.leader(findings, "configuration")
                    + " as an experiment of its own:"
                    + " `descent run` with its path trains it alone"
                    + (findings.tuning().isPresent() && findings.competitors().isEmpty()
                            ? ", on the repeats that it was picked by"
                            : "")
                    + ", into another folder.");
        }
        return again;
    }
}
