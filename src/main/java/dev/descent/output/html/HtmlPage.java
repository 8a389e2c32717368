package dev.descent.output.html;

import dev.descent.analysis.Findings;
import dev.descent.output.text.Content;
import dev.descent.output.text.HtmlText;
import java.io.IOException;
import java.util.List;

/**
 * report.html: the experiment as a page to explore, in one file that needs no network. {@code page.html} is its frame, with
 * {@code {{slots}}}; style and script stand in the page under a content security policy that lets them alone work, by their hashes in
 * {@code policy.txt}.
 *
 * @param growing whether the page comes from a server and asks it for newer states
 */
public record HtmlPage(Findings findings, boolean growing) implements Content {
    static final List<String> STYLE = List.of("page.css");
    static final List<String> SCRIPT = List.of(
            "data.js",
            "filter.js",
            "elements.js",
            "grid.js",
            "chart.js",
            "curves.js",
            "ranking.js",
            "trials.js",
            "sensitivity.js",
            "parallel.js",
            "main.js");
    static final List<String> GROWING = List.of("growing.js");

    @Override
    public void write(Appendable out) throws IOException {
        String frame = PageResource.text("page.html");
        int at = 0;
        for (int open = frame.indexOf("{{"); open >= 0; open = frame.indexOf("{{", at)) {
            int close = frame.indexOf("}}", open);
            out.append(frame, at, open);
            fill(frame.substring(open + 2, close), out);
            at = close + 2;
        }
        out.append(frame, at, frame.length());
    }

    private void fill(String slot, Appendable out) throws IOException {
        PageSections sections = new PageSections(findings);
        switch (slot) {
            case "policy" -> out.append(policy());
            case "title" -> out.append(HtmlText.escaped(findings.experiment().name()));
            case "style" -> out.append(PageResource.texts(STYLE));
            case "head" -> sections.head(out);
            case "verdict" -> out.append(HtmlText.escaped(findings.verdictLine()));
            case "about" -> sections.about(out);
            case "warnings" -> sections.warnings(out);
            case "importance" -> {
                // As long as trials are missing, what is there is no grid.
                if (!growing) {
                    sections.competitors(out);
                    sections.importance(out);
                }
            }
            case "expectations" -> sections.expectations(out);
            case "network" -> sections.network(out);
            case "classes" -> sections.classes(out);
            case "predictions" -> sections.predictions(out);
            case "experiment" -> sections.experiment(out);
            case "data" -> new PageData(findings).write(out);
            case "script" -> out.append(PageResource.texts(SCRIPT));
            case "growing" -> out.append(growing ? "<script>" + PageResource.texts(GROWING) + "</script>\n" : "");
            default -> throw new AssertionError(slot);
        }
    }

    private String policy() {
        return PageResource.text(growing ? "policy-growing.txt" : "policy.txt").strip();
    }
}
