package dev.descent.output.markdown;

import dev.descent.analysis.Findings;
import dev.descent.analysis.KeyImportance;
import dev.descent.output.plots.Picture;
import dev.descent.output.text.Markdown;
import java.util.List;
import java.util.Optional;

/** Which of the swept keys mattered, with its pictures. */
final class ImportanceSection {
    private ImportanceSection() {}

    /**
     * The section; nothing where there is too little to tell.
     *
     * @param pictures those that belong to it
     */
    static Markdown of(Findings findings, List<Picture> pictures) {
        Optional<KeyImportance> found = findings.importance();
        if (found.isEmpty()) {
            return new Markdown();
        }
        KeyImportance importance = found.get();
        Markdown page = new Markdown().heading(KeyImportance.TITLE);
        if (!importance.rows().isEmpty()) {
            page.table(importance.header(), importance.cells(), 1);
        }
        return page.block(Markdown.paragraph(String.join(" ", importance.notes())))
                .add(Gallery.of(pictures));
    }
}
