package dev.descent.output.html;

import dev.descent.analysis.Cell;
import dev.descent.analysis.ClassCounts;
import dev.descent.analysis.ClassTable;
import dev.descent.analysis.CompetitorTables;
import dev.descent.analysis.Competitors;
import dev.descent.analysis.Findings;
import dev.descent.analysis.JudgedText;
import dev.descent.analysis.KeyImportance;
import dev.descent.analysis.NetworkTable;
import dev.descent.analysis.Overview;
import dev.descent.analysis.PredictionTable;
import dev.descent.analysis.SeedAxis;
import dev.descent.analysis.Verdict;
import dev.descent.output.text.HtmlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of report.html that stand without a script. A part that the experiment does not have is empty. */
record PageSections(Findings findings) {
    private static final int MOST_FEATURES = 6;

    void head(Appendable out) throws IOException {
        HtmlText.element(out, "h1", findings.experiment().name());
        String description = findings.experiment().description().orElse("").strip();
        if (!description.isEmpty()) {
            HtmlText.element(out, "p", description);
        }
    }

    void about(Appendable out) throws IOException {
        List<String> items = new ArrayList<>(List.of(Overview.trials(findings)));
        items.addAll(Overview.details(findings));
        HtmlText.list(out, items);
    }

    void warnings(Appendable out) throws IOException {
        List<String> warnings = findings.warnings();
        if (!warnings.isEmpty()) {
            out.append(
                    "<section aria-labelledby=\"warnings-title\">\n<h2 id=\"warnings-title\">To bear in mind</h2>\n");
            HtmlText.list(out, warnings);
            out.append("</section>\n");
        }
    }

    /** What the pairs of competitors say, and how each was tuned. */
    void competitors(Appendable out) throws IOException {
        Optional<Competitors> competitors = findings.competitors();
        if (competitors.isEmpty()) {
            return;
        }
        out.append("<section aria-labelledby=\"competitors-title\">\n");
        out.append("<h2 id=\"competitors-title\">Verdicts</h2>\n");
        HtmlText.list(out, competitors.get().verdicts());
        HtmlText.element(out, "p", competitors.get().method());
        for (CompetitorTables.Table table : CompetitorTables.of(competitors.get())) {
            HtmlText.element(out, "h3", table.title());
            HtmlText.table(out, table.header(), table.rows(), table.left());
            for (String sentence : table.sentences()) {
                HtmlText.element(out, "p", sentence);
            }
        }
        out.append("</section>\n");
    }

    void expectations(Appendable out) throws IOException {
        if (findings.verdicts().isEmpty()) {
            return;
        }
        out.append("<section aria-labelledby=\"expectations-title\">\n");
        out.append("<h2 id=\"expectations-title\">Expectations</h2>\n");
        List<List<String>> rows = new ArrayList<>();
        for (Verdict v : findings.verdicts()) {
            rows.add(List.of(v.expectation().text(), v.holds() ? "✓ holds" : "✗ does not hold", v.found()));
        }
        HtmlText.table(out, List.of("condition", "outcome", "found"), rows, 3);
        out.append("</section>\n");
    }

    void importance(Appendable out) throws IOException {
        Optional<KeyImportance> importance = findings.importance();
        if (importance.isEmpty()) {
            return;
        }
        out.append("<section aria-labelledby=\"importance-title\">\n<h2 id=\"importance-title\">");
        out.append(KeyImportance.TITLE).append("</h2>\n");
        if (!importance.get().rows().isEmpty()) {
            HtmlText.table(out, importance.get().header(), importance.get().cells(), 1);
        }
        HtmlText.element(out, "p", String.join(" ", importance.get().notes()));
        out.append("</section>\n");
    }

    void network(Appendable out) throws IOException {
        Optional<NetworkTable> network = findings.network();
        if (network.isEmpty()) {
            return;
        }
        NetworkTable table = network.get();
        int networks = findings.statistics().networks().size();
        out.append("<section aria-labelledby=\"network-title\">\n<h2 id=\"network-title\">Network</h2>\n");
        if (networks > 1) {
            HtmlText.element(
                    out,
                    "p",
                    "That of the " + SeedAxis.leader(findings, "trial") + "; layers.csv has all " + networks + ".");
        }
        HtmlText.table(out, NetworkTable.HEADER, table.texts(), 2);
        HtmlText.element(out, "p", table.totals());
        out.append("</section>\n");
    }

    void classes(Appendable out) throws IOException {
        Optional<ClassTable> table = findings.judged().flatMap(judged -> ClassTable.of(findings, judged));
        if (table.isEmpty()) {
            return;
        }
        out.append("<section aria-labelledby=\"classes-title\">\n");
        out.append("<h2 id=\"classes-title\">").append(ClassTable.TITLE).append("</h2>\n");
        HtmlText.element(out, "p", table.get().note());
        HtmlText.table(out, ClassCounts.HEADER, table.get().rows(), 1);
        out.append("</section>\n");
    }

    void predictions(Appendable out) throws IOException {
        Optional<PredictionTable> predictions = findings.predictions();
        if (predictions.isEmpty()) {
            return;
        }
        PredictionTable table = predictions.get();
        int left = table.features() > MOST_FEATURES ? table.features() : 0;
        out.append("<section aria-labelledby=\"predictions-title\">\n<h2 id=\"predictions-title\">");
        out.append(
                HtmlText.escaped(JudgedText.title(findings, table, table.rows().size())));
        out.append("</h2>\n");
        List<List<String>> rows = new ArrayList<>();
        for (List<Cell> row : table.rows()) {
            List<String> texts = new ArrayList<>();
            for (Cell cell : row) {
                texts.add(cell.text());
            }
            rows.add(without(texts, table.leading(), left));
        }
        HtmlText.table(out, without(table.header(), table.leading(), left), rows, 0);
        out.append("</section>\n");
    }

    void experiment(Appendable out) throws IOException {
        out.append(HtmlText.escaped(findings.results().resolved()));
    }

    /** Without the features, for they are many: {@code count} columns from {@code first}. */
    private static List<String> without(List<String> row, int first, int count) {
        List<String> left = new ArrayList<>(row);
        left.subList(first, first + count).clear();
        return left;
    }
}
