package dev.descent.gate.stored;

import dev.descent.number.Digest;
import dev.descent.number.NumberText;
import dev.descent.output.text.Content;
import dev.descent.output.text.HtmlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * results/index.html: the experiments of {@link ResultsIndex} with their verdicts and a small curve each, made from the same folders. A
 * page without a script, in one file.
 */
public final class IndexPage implements Content {
    /** What it is called under results/. */
    public static final String FILE = "index.html";

    private static final String TOP = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta name=\"generator\" content=\"Descent, index of results\">\n";
    private static final String CLOSING = "</li>";
    private static final String STYLE = """
            :root{color-scheme:light dark;--paper:#fff;--ink:#1d2430;--faint:#5b6675;--line:#d5dae1;--accent:#0b57c2;--aside:#d9480f}
            @media(prefers-color-scheme:dark){:root{--paper:#14181f;--ink:#e4e8ee;--faint:#a0abba;--line:#353d4a;--accent:#7fb2ff;--aside:#ff9a5c}}
            body{margin:0 auto;padding:1rem clamp(.75rem,3vw,2.5rem) 4rem;max-width:84rem;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
            h1{font-size:1.7rem}
            a{color:var(--accent)}
            ul{margin:0;padding:0;list-style:none}
            li{display:grid;grid-template-columns:9.5rem 1fr;gap:.2rem 1.2rem;padding:.9rem 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
            h2{margin:0;font-size:1.05rem}
            p{margin:.15rem 0;max-width:64rem}
            .about,.more{color:var(--faint)}
            svg{width:9.5rem;height:3.6rem}
            path{fill:none;stroke:var(--accent);stroke-width:1.6;stroke-linejoin:round;vector-effect:non-scaling-stroke}
            path+path{stroke:var(--aside);stroke-dasharray:5 3}
            @media(max-width:34rem){li{grid-template-columns:1fr}}
            @media print{li{break-inside:avoid}}
            """;

    private final List<IndexEntry> entries;
    private final Map<String, Gist> gists;

    private IndexPage(List<IndexEntry> entries, Map<String, Gist> gists) {
        this.entries = entries;
        this.gists = gists;
    }

    /**
     * The page of an index.
     *
     * @param folders those that the index is of, or more
     */
    public static IndexPage of(ResultsIndex index, List<? extends StoredFolder> folders) {
        Map<String, StoredFolder> byName = new LinkedHashMap<>();
        folders.forEach(folder -> byName.put(folder.name(), folder));
        Map<String, Gist> gists = new LinkedHashMap<>();
        for (IndexEntry entry : index.entries()) {
            gists.put(entry.name(), gist(byName.get(entry.name())));
        }
        return new IndexPage(index.entries(), gists);
    }

    /** What cannot be read is not shown; the line tells what trials.csv has. */
    private static Gist gist(StoredFolder folder) {
        try {
            return Gist.of(folder);
        } catch (IOException e) {
            return Gist.NONE;
        }
    }

    /** Whether a file that begins so is such a page, whatever became of its line ends. */
    public static boolean isBeginning(String text) {
        return text.replace("\r", "").startsWith(TOP);
    }

    /** The text of such a page without these experiments. */
    public static String without(Set<String> names, String text) {
        StringBuilder kept = new StringBuilder();
        boolean skips = false;
        for (String line : text.split("(?<=\n)")) {
            skips |= names.stream().anyMatch(name -> line.startsWith(opening(name)));
            if (!skips) {
                kept.append(line);
            }
            skips &= !line.startsWith(CLOSING);
        }
        return kept.toString();
    }

    @Override
    public void write(Appendable out) throws IOException {
        out.append(TOP).append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ");
        out.append("'sha256-")
                .append(Digest.sha256Base64(STYLE))
                .append("'; img-src data:; base-uri 'none'; form-action 'none'\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n");
        out.append("<title>Results</title>\n<style>").append(STYLE).append("</style>\n</head>\n<body>\n");
        out.append(
                "<h1>Results</h1>\n<p class=\"about\">What the experiments came to. A curve is that of the configuration that ranks first; ");
        out.append("where there are two, training is drawn through and validation dashed.</p>\n<main>\n<ul>\n");
        for (IndexEntry entry : entries) {
            entry(out, entry, gists.get(entry.name()));
        }
        out.append("</ul>\n</main>\n</body>\n</html>\n");
    }

    private static String opening(String name) {
        return "<li><a href=\"" + ResultsIndex.address(name) + "/report.html\"";
    }

    /** One experiment; a picture has lines of its own, as in a file. */
    private static void entry(Appendable out, IndexEntry entry, Gist gist) throws IOException {
        String name = HtmlText.escaped(entry.name());
        out.append(opening(entry.name())).append(" aria-label=\"").append(name).append("\">\n");
        if (!gist.curves().isEmpty()) {
            Box box = Box.of(gist.curves());
            out.append("<svg viewBox=\"").append(box.text());
            out.append("\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\n");
            for (String curve : gist.curves()) {
                out.append("<path d=\"").append(curve).append("\"/>\n");
            }
            out.append("</svg>\n");
        }
        out.append("</a><div><h2><a href=\"")
                .append(ResultsIndex.address(entry.name()))
                .append("/report.html\">");
        out.append(name).append("</a></h2>");
        paragraph(out, "about", HtmlText.escaped(entry.about()));
        paragraph(
                out,
                "verdict",
                gist.verdict().isEmpty() ? HtmlText.escaped(entry.headline().best()) : gist.verdict());
        List<String> facts = new ArrayList<>(
                List.of(entry.headline().trials() + (entry.headline().trials() == 1 ? " trial" : " trials")));
        if (!entry.headline().value().isEmpty()) {
            facts.add(entry.headline().value());
        }
        String parameters = entry.headline().parameters();
        if (!parameters.isEmpty()) {
            facts.add(parameters + (parameters.equals("1") ? " parameter" : " parameters"));
        }
        paragraph(out, "more", HtmlText.escaped(String.join("; ", facts)));
        out.append("</div>\n").append(CLOSING).append("\n");
    }

    private static void paragraph(Appendable out, String kind, String html) throws IOException {
        if (!html.isEmpty()) {
            out.append("<p class=\"").append(kind).append("\">").append(html).append("</p>");
        }
    }

    /** Where curves lie, with some room around them. */
    private record Box(double left, double top, double right, double bottom) {
        private static final double ROOM = 0.04;

        static Box of(List<String> curves) {
            double left = Double.POSITIVE_INFINITY;
            double top = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            for (String curve : curves) {
                for (String point : curve.split("[ML]")) {
                    String[] places = point.split(" ");
                    if (places.length == 2) {
                        double x = Double.parseDouble(places[0]);
                        double y = Double.parseDouble(places[1]);
                        left = Math.min(left, x);
                        right = Math.max(right, x);
                        top = Math.min(top, y);
                        bottom = Math.max(bottom, y);
                    }
                }
            }
            return new Box(left, top, right, bottom);
        }

        String text() {
            double width = Math.max(1, right - left);
            double height = Math.max(1, bottom - top);
            double edge = ROOM * height;
            return places(left) + " " + places(top - edge) + " " + places(width) + " " + places(height + 2 * edge);
        }

        private static String places(double value) {
            return Double.isFinite(value) ? NumberText.statistic(Math.rint(value * 100) / 100) : "0";
        }
    }
}
