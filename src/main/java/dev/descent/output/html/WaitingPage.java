package dev.descent.output.html;

import dev.descent.model.ExperimentSpec;
import dev.descent.output.text.Content;
import dev.descent.output.text.HtmlText;
import java.io.IOException;
import java.util.List;

/**
 * The page of an experiment of which no trial has ended: it shows those under way, and loads itself again when one has. Its policy stands
 * in {@code policy-waiting.txt}.
 *
 * @param experiment the one that trains
 */
public record WaitingPage(ExperimentSpec experiment) implements Content {
    /** What {@link HtmlPage#GROWING} needs of the page's script. */
    static final List<String> SCRIPT = List.of("elements.js", "chart.js");

    @Override
    public void write(Appendable out) throws IOException {
        PageResource.fill("waiting.html", slot -> fill(slot, out), out);
    }

    private void fill(String slot, Appendable out) throws IOException {
        switch (slot) {
            case "policy" -> out.append(PageResource.text("policy-waiting.txt").strip());
            case "title" -> out.append(HtmlText.escaped(experiment.name()));
            case "style" -> out.append(HtmlPage.style());
            case "head" -> PageSections.head(experiment, out);
            case "script" -> out.append(PageResource.texts(SCRIPT));
            case "growing" -> out.append(PageResource.texts(HtmlPage.GROWING));
            default -> throw new AssertionError(slot);
        }
    }
}
