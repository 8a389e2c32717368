package dev.descent.output;

import dev.descent.analysis.across.AcrossText;
import dev.descent.output.csv.AcrossCsv;
import dev.descent.output.csv.AcrossPairsCsv;
import dev.descent.output.plots.AcrossPictures;
import dev.descent.output.plots.Picture;
import dev.descent.output.report.AcrossPage;
import dev.descent.output.text.Content;
import dev.descent.output.text.PlainSections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code across} says, on a terminal and in files. */
public record AcrossReport(AcrossText text) {
    /** The page, by which a folder of these files is known. */
    public static final String PAGE = "across.md";

    private static final String SCORES = "across.csv";
    private static final String PAIRS = "pairs.csv";

    /** Every file that there may be, the page first. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(PAGE, SCORES, PAIRS));
        names.addAll(AcrossPictures.FILES);
        return names;
    }

    /** For a terminal. */
    public Content plain() {
        return new PlainSections(text.title(), text.lead(), text.sections());
    }

    /** The files by their paths in a folder, the page first. */
    public Map<String, Content> files() {
        List<Picture> pictures = AcrossPictures.of(text.comparison());
        Map<String, Content> files = new LinkedHashMap<>();
        files.put(PAGE, new AcrossPage(text, pictures));
        files.put(SCORES, new AcrossCsv(text.comparison()));
        if (!text.comparison().pairs().isEmpty()) {
            files.put(PAIRS, new AcrossPairsCsv(text.comparison()));
        }
        pictures.forEach(picture -> files.put(picture.file(), picture));
        return files;
    }
}
