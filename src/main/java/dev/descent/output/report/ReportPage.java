package dev.descent.output.report;

import dev.descent.analysis.Findings;
import dev.descent.analysis.Overview;
import dev.descent.output.document.Document;
import dev.descent.output.document.MarkdownForm;
import dev.descent.output.document.Span;
import dev.descent.output.plots.Picture;
import dev.descent.output.text.Content;
import dev.descent.output.text.Markdown;
import java.io.IOException;
import java.util.List;

/** report.md: what a person wants to know, short enough for a comment under a pull request. */
public record ReportPage(Findings findings, List<Picture> pictures) implements Content {
    private static final int MOST_ROWS = 10;

    @Override
    public void write(Appendable out) throws IOException {
        ReportSections sections = new ReportSections(findings, pictures);
        Document page = new Document();
        page.paragraph(findings.experiment().description().orElse(""))
                .paragraph(new Span.Strong(findings.verdictLine()))
                .paragraph(Overview.trials(findings));
        if (!sections.expectationsHold()) {
            page.heading("Expectations").add(sections.expectations());
        }
        page.add(sections.result())
                .add(sections.warnings())
                .add(sections.ranking())
                .add(sections.choices())
                .add(sections.baselines())
                .add(sections.saved())
                .add(sections.gallery(picture -> true))
                .add(sections.function())
                .add(sections.weights())
                .add(sections.trajectory())
                .add(sections.importance())
                .add(sections.details());
        if (sections.expectationsHold() && !sections.expectations().isEmpty()) {
            page.folded("Expectations, all of which hold", sections.expectations());
        }
        boolean fold = sections.sweeps();
        page.add(ofOneTrial(sections.network(), fold))
                .add(ofOneTrial(sections.classes(), fold))
                .add(ofOneTrial(sections.predictions(MOST_ROWS), fold))
                .add(sections.again());
        String title = findings.experiment().name();
        out.append(Markdown.titled(title).add(MarkdownForm.of(page)).toString());
    }

    /** What belongs to one trial alone is folded away where there are others. */
    private static Document ofOneTrial(Document section, boolean fold) {
        return fold ? section.asFolded() : section;
    }
}
