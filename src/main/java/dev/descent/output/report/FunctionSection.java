package dev.descent.output.report;

import dev.descent.analysis.Findings;
import dev.descent.analysis.LearnedFunction;
import dev.descent.analysis.LearnedFunction.Question;
import dev.descent.number.Phrases;
import dev.descent.output.document.Document;
import dev.descent.output.document.Span;
import dev.descent.output.plots.FunctionPicture;
import dev.descent.output.plots.Picture;
import java.util.List;
import java.util.Optional;

/** What a network of one or two columns says over all their values. */
final class FunctionSection {
    private static final String FILE = "function.csv";

    private FunctionSection() {}

    static Document of(Findings findings, List<Picture> pictures) {
        Optional<LearnedFunction> known = findings.function();
        if (known.isEmpty()) {
            return new Document();
        }
        LearnedFunction function = known.get();
        Document page = new Document().heading("Function");
        if (function.question().isEmpty()) {
            return page.paragraph("There is no " + FILE + ": " + function.whyNot() + ".");
        }
        Question question = function.question().get();
        List<Integer> epochs = function.epochs();
        int last = epochs.get(epochs.size() - 1);
        String when = epochs.size() == 1
                ? "before any step"
                : "at the start, epoch 0, and after epoch"
                        + (epochs.size() > 2 ? "s " : " ")
                        + Phrases.and(epochs.stream()
                                .skip(1)
                                .map(epoch -> Integer.toString(epoch))
                                .toList());
        String restored = function.kept() < last
                ? " The network is that of epoch " + function.kept() + ", which early stopping restored."
                : "";
        return page.paragraph(
                        new Span.Link(FILE, FILE),
                        new Span.Plain(" has what the network of trial "
                                + function.trial().number() + ", the one whose predictions are shown, says to "
                                + LearnedFunction.size(question) + " values of "
                                + Phrases.and(question.columns())
                                + " from the least to the greatest of the rows, " + when + "." + restored))
                .add(Gallery.of(pictures.stream()
                        .filter(picture -> picture.file().equals(FunctionPicture.FILE))
                        .toList()));
    }
}
