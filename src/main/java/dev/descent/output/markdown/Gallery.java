package dev.descent.output.markdown;

import dev.descent.output.plots.Picture;
import dev.descent.output.svg.Caption;
import dev.descent.output.text.Markdown;
import java.util.List;

/**
 * Pictures on a page: two beside each other, in a table, for that shrinks them where the page is narrow; of an odd number the first has
 * the width for itself; those after the fourth are folded away.
 */
final class Gallery {
    private static final int SHOWN = 4;

    private Gallery() {}

    static Markdown of(List<Picture> pictures) {
        Markdown page = new Markdown();
        int shown = Math.min(SHOWN, pictures.size());
        hang(page, pictures.subList(0, shown));
        if (shown < pictures.size()) {
            List<Picture> others = pictures.subList(shown, pictures.size());
            Markdown folded = new Markdown();
            hang(folded, others);
            List<String> titles = others.stream()
                    .map(picture -> picture.plot().caption().title())
                    .toList();
            page.folded(String.join("; ", titles), folded);
        }
        return page;
    }

    private static void hang(Markdown page, List<Picture> pictures) {
        int first = pictures.size() % 2;
        if (first == 1) {
            page.block(image(pictures.get(0)));
        }
        for (int p = first; p < pictures.size(); p += 2) {
            page.block("| " + image(pictures.get(p)) + " | " + image(pictures.get(p + 1)) + " |", "| --- | --- |");
        }
    }

    /** The picture, and what is read out in its place; brackets would end that. */
    private static String image(Picture picture) {
        Caption caption = picture.plot().caption();
        String words = caption.title() + (caption.subtitle().isEmpty() ? "" : ". " + caption.subtitle());
        return "![" + Markdown.text(words.replace('[', '(').replace(']', ')')) + "](" + picture.file() + ")";
    }
}
