package dev.descent.output.document;

import dev.descent.output.document.Block.Commands;
import dev.descent.output.document.Block.Figures;
import dev.descent.output.document.Block.Folded;
import dev.descent.output.document.Block.Heading;
import dev.descent.output.document.Block.Items;
import dev.descent.output.document.Block.Paragraph;
import dev.descent.output.document.Block.Table;
import dev.descent.output.text.HtmlText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A document as sections of an HTML page: one begins with each heading and is known by it. */
public final class HtmlForm {
    private HtmlForm() {}

    /** Writes the sections; what stands before the first heading belongs to none. */
    public static void write(Document document, Appendable out) throws IOException {
        boolean open = false;
        for (Block block : document.blocks()) {
            if (block instanceof Heading heading) {
                out.append(open ? "</section>\n" : "");
                open(out, heading.text());
                open = true;
            } else {
                block(out, block);
            }
        }
        out.append(open ? "</section>\n" : "");
    }

    /** What a heading is known by within its page: its words, until the first colon. */
    public static String id(String heading) {
        int colon = heading.indexOf(':');
        String words = (colon < 0 ? heading : heading.substring(0, colon)).toLowerCase(Locale.ROOT);
        StringBuilder id = new StringBuilder();
        boolean gap = false;
        for (int c = 0; c < words.length(); c++) {
            char letter = words.charAt(c);
            if (letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9') {
                id.append(gap && id.length() > 0 ? "-" : "").append(letter);
                gap = false;
            } else {
                gap = true;
            }
        }
        return id.toString();
    }

    private static void open(Appendable out, String heading) throws IOException {
        String id = id(heading);
        out.append("<section id=\"").append(id).append("\" aria-labelledby=\"");
        out.append(id).append("-title\">\n<h2 id=\"").append(id).append("-title\">");
        out.append(HtmlText.escaped(heading)).append("</h2>\n");
    }

    private static void block(Appendable out, Block block) throws IOException {
        if (block instanceof Paragraph paragraph) {
            out.append("<p>");
            spans(out, paragraph.spans());
            out.append("</p>\n");
        } else if (block instanceof Items items) {
            HtmlText.list(out, items.texts());
        } else if (block instanceof Table table) {
            HtmlText.table(out, table.header(), table.rows(), table.left());
        } else if (block instanceof Figures figures) {
            figures(out, figures.figures());
        } else if (block instanceof Folded folded) {
            out.append("<details>\n<summary>")
                    .append(HtmlText.escaped(folded.summary()))
                    .append("</summary>\n");
            write(folded.inside(), out);
            out.append("</details>\n");
        } else if (block instanceof Commands commands) {
            out.append("<pre tabindex=\"0\">\n");
            out.append(HtmlText.escaped(String.join("\n", commands.lines()))).append("\n</pre>\n");
        }
    }

    private static void spans(Appendable out, List<Span> spans) throws IOException {
        for (Span span : spans) {
            String text = HtmlText.escaped(span.text());
            if (span instanceof Span.Plain) {
                out.append(text);
            } else if (span instanceof Span.Strong) {
                out.append("<strong>").append(text).append("</strong>");
            } else if (span instanceof Span.Code) {
                out.append("<code>").append(text).append("</code>");
            } else if (span instanceof Span.Link link) {
                out.append("<a href=\"").append(HtmlText.escaped(link.target())).append("\">");
                out.append(text).append("</a>");
            }
        }
    }

    private static void figures(Appendable out, List<Figure> figures) throws IOException {
        out.append("<div class=\"pictures\">\n");
        for (Figure figure : figures) {
            out.append("<figure>\n");
            figure.drawing().write(out);
            out.append("<figcaption><a href=\"").append(figure.file()).append("\">");
            out.append(HtmlText.escaped(figure.file())).append("</a></figcaption>\n</figure>\n");
        }
        out.append("</div>\n");
    }
}
