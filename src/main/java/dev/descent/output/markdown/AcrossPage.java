package dev.descent.output.markdown;

import dev.descent.analysis.across.AcrossText;
import dev.descent.analysis.across.Section;
import dev.descent.output.plots.Picture;
import dev.descent.output.text.Content;
import dev.descent.output.text.Markdown;
import java.io.IOException;
import java.util.List;

/** across.md: methods over several data sets. */
public record AcrossPage(AcrossText text, List<Picture> pictures) implements Content {
    private static final String ABOUT =
            "`descent across` made this page of stored results; a data set is one experiment.";

    /** Whether a file that begins so is one of these, whatever became of its line ends. */
    public static boolean isBeginning(String text) {
        return text.startsWith("# ") && text.replace("\r", "").contains("\n\n" + ABOUT + "\n");
    }

    @Override
    public void write(Appendable out) throws IOException {
        Markdown page = new Markdown()
                .block("# " + Markdown.text(text.title()))
                .block(ABOUT)
                .block("**" + Markdown.text(text.lead()) + "**")
                .add(Gallery.of(pictures));
        for (Section section : text.sections()) {
            page.heading(section.title());
            if (section.isList()) {
                page.list(section.sentences().stream().map(Markdown::text).toList());
            } else {
                section.sentences().forEach(sentence -> page.block(Markdown.paragraph(sentence)));
            }
            if (section.hasTable()) {
                page.table(section.header(), section.rows(), section.left());
            }
        }
        out.append(page.toString());
    }
}
