package dev.descent.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * report.html: the experiment as a page to explore, in one file that needs no network. {@code page/page.html} is its frame, with
 * {@code {{slots}}}; style and script stand in the page under a content security policy that lets them alone work.
 */
record HtmlPage(Findings findings) implements Content {
    private static final List<String> SCRIPTS =
            List.of("data.js", "filter.js", "elements.js", "grid.js", "chart.js", "curves.js", "main.js");

    @Override
    public void write(Appendable out) throws IOException {
        String style = PageResource.text("page.css");
        String script = PageResource.texts(SCRIPTS);
        PageSections sections = new PageSections(findings);
        Map<String, Content> slots = Map.ofEntries(
                Map.entry("policy", text(policy(style, script))),
                Map.entry("title", text(HtmlText.escaped(findings.experiment().name()))),
                Map.entry("style", text(style)),
                Map.entry("head", sections::head),
                Map.entry("verdict", text(HtmlText.escaped(VerdictLine.of(findings)))),
                Map.entry("about", sections::about),
                Map.entry("warnings", sections::warnings),
                Map.entry("expectations", sections::expectations),
                Map.entry("network", sections::network),
                Map.entry("predictions", sections::predictions),
                Map.entry("experiment", sections::experiment),
                Map.entry("data", new PageData(findings)),
                Map.entry("script", text(script)));
        fill(out, PageResource.text("page.html"), slots);
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; script-src " + PageResource.hashSource(script) + "; style-src "
                + PageResource.hashSource(style) + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static Content text(String text) {
        return out -> out.append(text);
    }

    private static void fill(Appendable out, String frame, Map<String, Content> slots) throws IOException {
        int at = 0;
        for (int open = frame.indexOf("{{"); open >= 0; open = frame.indexOf("{{", at)) {
            int close = frame.indexOf("}}", open);
            out.append(frame, at, open);
            slots.get(frame.substring(open + 2, close)).write(out);
            at = close + 2;
        }
        out.append(frame, at, frame.length());
    }
}
