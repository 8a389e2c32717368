package dev.descent.output.html;

import dev.descent.analysis.Findings;
import dev.descent.output.plots.FunctionPicture;
import dev.descent.output.plots.Picture;
import dev.descent.output.svg.PictureStyle;
import dev.descent.output.text.Content;
import dev.descent.output.text.HtmlText;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * report.html: the experiment as a page to explore, in one file that needs no network. {@code page.html} is its frame, with
 * {@code {{slots}}}; style and script stand in the page under a content security policy that lets them alone work, by their hashes in
 * {@code policy.txt}.
 *
 * @param pictures those of the experiment
 * @param files what else stands beside the page
 * @param growing whether the page comes from a server and asks it for newer states; it has neither pictures nor files beside it
 */
public record HtmlPage(Findings findings, List<Picture> pictures, List<String> files, boolean growing)
        implements Content {
    static final List<String> STYLE = List.of("page.css");
    static final List<String> SCRIPT = List.of(
            "data.js",
            "filter.js",
            "elements.js",
            "address.js",
            "save.js",
            "grid.js",
            "chart.js",
            "limits.js",
            "selection.js",
            "curves.js",
            "ranking.js",
            "trials.js",
            "sensitivity.js",
            "scatter.js",
            "parallel.js",
            "main.js");
    static final List<String> GROWING = List.of("underway.js", "growing.js");
    /** What a page has more that shows how a network moves: its weights, or its function. */
    static final List<String> MOVING = List.of("weights.js", "function.js");

    static final List<String> STYLE_OF_MOVING = List.of("moving.css");
    /** The parts that are true of an experiment of which trials are missing. */
    private static final Set<String> OF_SOME_TRIALS =
            Set.of("head", "about", "warnings", "details", "network", "experiment");

    @Override
    public void write(Appendable out) throws IOException {
        PageSections sections = new PageSections(findings, pictures, files);
        PageResource.fill("page.html", slot -> fill(slot, sections, out), out);
    }

    private void fill(String slot, PageSections sections, Appendable out) throws IOException {
        switch (slot) {
            case "policy" -> out.append(policy());
            case "title" -> out.append(HtmlText.escaped(findings.experiment().name()));
            case "style" -> out.append(style()).append(moves() ? styleOfMoving() : "");
            case "verdict" -> out.append(HtmlText.escaped(findings.verdictLine()));
            case "data" -> new PageData(findings).write(out);
            case "script" -> out.append(PageResource.texts(SCRIPT));
            case "more" -> {
                for (String script : more()) {
                    out.append("<script>").append(script).append("</script>\n");
                }
            }
            default -> {
                if (!growing || OF_SOME_TRIALS.contains(slot)) {
                    sections.write(slot, out);
                }
            }
        }
    }

    /** Scripts that not every page has. */
    private List<String> more() {
        if (growing) {
            return List.of(PageResource.texts(GROWING));
        }
        return moves() ? List.of(PageResource.texts(MOVING)) : List.of();
    }

    private boolean moves() {
        return !growing
                && (PageWeights.plot(pictures).isPresent()
                        || pictures.stream().anyMatch(it -> it.file().equals(FunctionPicture.FILE)));
    }

    static String styleOfMoving() {
        return "\n" + PageResource.texts(STYLE_OF_MOVING) + PictureStyle.ofNetworks();
    }

    static String style() {
        return PageResource.texts(STYLE) + PictureStyle.sheet();
    }

    private String policy() {
        return PageResource.text(growing ? "policy-growing.txt" : moves() ? "policy-moving.txt" : "policy.txt")
                .strip();
    }
}
