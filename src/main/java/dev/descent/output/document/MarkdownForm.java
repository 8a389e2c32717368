package dev.descent.output.document;

import dev.descent.output.document.Block.Commands;
import dev.descent.output.document.Block.Figures;
import dev.descent.output.document.Block.Folded;
import dev.descent.output.document.Block.Heading;
import dev.descent.output.document.Block.Items;
import dev.descent.output.document.Block.Paragraph;
import dev.descent.output.document.Block.Table;
import dev.descent.output.text.Markdown;
import java.util.ArrayList;
import java.util.List;

/**
 * A document as Markdown. Two pictures stand beside each other, in a table, for that shrinks them where the page is narrow; of an odd
 * number the first has the width for itself; those after the fourth are folded away.
 */
public final class MarkdownForm {
    private static final int SHOWN_FIGURES = 4;

    private MarkdownForm() {}

    public static Markdown of(Document document) {
        Markdown page = new Markdown();
        document.blocks().forEach(block -> add(page, block));
        return page;
    }

    private static void add(Markdown page, Block block) {
        if (block instanceof Heading heading) {
            page.heading(Markdown.text(heading.text()));
        } else if (block instanceof Paragraph paragraph) {
            page.block(paragraph(paragraph.spans()));
        } else if (block instanceof Items items) {
            page.texts(items.texts());
        } else if (block instanceof Table table) {
            page.table(table.header(), table.rows(), table.left());
        } else if (block instanceof Figures figures) {
            gallery(page, figures.figures());
        } else if (block instanceof Folded folded) {
            page.folded(folded.summary(), of(folded.inside()));
        } else if (block instanceof Commands commands) {
            List<String> lines = new ArrayList<>(List.of("```"));
            lines.addAll(commands.lines());
            lines.add("```");
            page.block(lines.toArray(String[]::new));
        }
    }

    private static String paragraph(List<Span> spans) {
        StringBuilder line = new StringBuilder();
        for (int s = 0; s < spans.size(); s++) {
            Span span = spans.get(s);
            if (span instanceof Span.Plain plain) {
                line.append(s == 0 ? Markdown.paragraph(plain.text()) : Markdown.text(plain.text()));
            } else if (span instanceof Span.Strong strong) {
                line.append("**").append(Markdown.text(strong.text())).append("**");
            } else if (span instanceof Span.Code code) {
                line.append('`').append(code.text()).append('`');
            } else if (span instanceof Span.Link link) {
                line.append('[').append(Markdown.text(link.text())).append("](");
                line.append(link.target()).append(')');
            }
        }
        return line.toString();
    }

    private static void gallery(Markdown page, List<Figure> figures) {
        int shown = Math.min(SHOWN_FIGURES, figures.size());
        hang(page, figures.subList(0, shown));
        if (shown < figures.size()) {
            List<Figure> others = figures.subList(shown, figures.size());
            Markdown folded = new Markdown();
            hang(folded, others);
            List<String> titles = others.stream().map(Figure::title).toList();
            page.folded(String.join("; ", titles), folded);
        }
    }

    private static void hang(Markdown page, List<Figure> figures) {
        int first = figures.size() % 2;
        if (first == 1) {
            page.block(image(figures.get(0)));
        }
        for (int f = first; f < figures.size(); f += 2) {
            page.block("| " + image(figures.get(f)) + " | " + image(figures.get(f + 1)) + " |", "| --- | --- |");
        }
    }

    /** The picture, and what is read out in its place; brackets would end that. */
    private static String image(Figure figure) {
        String words = figure.title() + (figure.subtitle().isEmpty() ? "" : ". " + figure.subtitle());
        return "![" + Markdown.text(words.replace('[', '(').replace(']', ')')) + "](" + figure.file() + ")";
    }
}
