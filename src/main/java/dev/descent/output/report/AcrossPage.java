package dev.descent.output.report;

import dev.descent.analysis.across.AcrossText;
import dev.descent.analysis.across.Section;
import dev.descent.output.document.Document;
import dev.descent.output.document.MarkdownForm;
import dev.descent.output.document.Span;
import dev.descent.output.plots.Picture;
import dev.descent.output.text.Content;
import dev.descent.output.text.Markdown;
import java.io.IOException;
import java.util.List;

/** across.md: methods over several data sets. */
public record AcrossPage(AcrossText text, List<Picture> pictures) implements Content {
    private static final String ABOUT = " made this page of stored results; a data set is one experiment.";

    /** Whether a file that begins so is one of these, whatever became of its line ends. */
    public static boolean isBeginning(String text) {
        return text.startsWith("# ") && text.replace("\r", "").contains("\n\n`descent across`" + ABOUT + "\n");
    }

    @Override
    public void write(Appendable out) throws IOException {
        Document page = new Document()
                .paragraph(new Span.Code("descent across"), new Span.Plain(ABOUT))
                .paragraph(new Span.Strong(text.lead()))
                .add(Gallery.of(pictures));
        for (Section section : text.sections()) {
            page.heading(section.title());
            if (section.isList()) {
                page.items(section.sentences());
            } else {
                section.sentences().forEach(page::paragraph);
            }
            if (section.hasTable()) {
                page.table(section.header(), section.rows(), section.left());
            }
        }
        out.append(Markdown.titled(text.title()).add(MarkdownForm.of(page)).toString());
    }
}
