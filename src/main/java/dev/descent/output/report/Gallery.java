package dev.descent.output.report;

import dev.descent.output.document.Document;
import dev.descent.output.document.Figure;
import dev.descent.output.plots.Picture;
import java.util.List;

/** Pictures as figures of a page. */
final class Gallery {
    private Gallery() {}

    static Document of(List<Picture> pictures) {
        return new Document().figures(pictures.stream().map(Gallery::figure).toList());
    }

    private static Figure figure(Picture picture) {
        return new Figure(
                picture.file(),
                picture.plot().caption().title(),
                picture.plot().caption().subtitle(),
                out -> picture.sheet().writeElement(out));
    }
}
