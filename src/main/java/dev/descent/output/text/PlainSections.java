package dev.descent.output.text;

import dev.descent.analysis.across.Section;
import dev.descent.number.Lines;
import dev.descent.number.VisibleText;
import java.io.IOException;
import java.util.List;

/** Sections of a page for a terminal. */
public record PlainSections(String title, String lead, List<Section> sections) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        line(out, title + ": " + lead);
        for (Section section : sections) {
            out.append('\n');
            line(out, section.title());
            for (String sentence : section.sentences()) {
                line(out, "  " + sentence);
            }
            if (section.hasTable()) {
                Lines.append(
                        out,
                        PlainTable.of(section.header(), section.rows(), section.left())
                                .indent(2));
            }
        }
    }

    private static void line(Appendable out, String text) throws IOException {
        out.append(VisibleText.ofLine(text)).append('\n');
    }
}
