package dev.descent.output.report;

import dev.descent.analysis.Findings;
import dev.descent.analysis.KeyImportance;
import dev.descent.output.document.Document;
import dev.descent.output.plots.Picture;
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
    static Document of(Findings findings, List<Picture> pictures) {
        Optional<KeyImportance> found = findings.importance();
        if (found.isEmpty()) {
            return new Document();
        }
        KeyImportance importance = found.get();
        Document page = new Document().heading(KeyImportance.TITLE);
        if (!importance.rows().isEmpty()) {
            page.table(importance.header(), importance.cells(), 1);
        }
        return page.paragraph(String.join(" ", importance.notes())).add(Gallery.of(pictures));
    }
}
