package dev.descent.output.report;

import dev.descent.analysis.Findings;
import dev.descent.analysis.MovingWeights;
import dev.descent.model.Trial;
import dev.descent.nn.Layer;
import dev.descent.number.Phrases;
import dev.descent.output.document.Document;
import dev.descent.output.document.Span;
import dev.descent.output.plots.Picture;
import dev.descent.output.plots.WeightsPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the weights of a network move. */
final class WeightsSection {
    private static final String FILE = "weights.csv";
    private static final String MOST_VALUES = MovingWeights.MOST_VALUES / 1000 + ",000";

    private WeightsSection() {}

    static Document of(Findings findings, List<Picture> pictures) {
        Optional<MovingWeights> weights = findings.weights();
        if (weights.isEmpty()) {
            return new Document();
        }
        MovingWeights moving = weights.get();
        Document page = new Document().heading("Weights");
        if (!moving.isKnown()) {
            return page.paragraph("There is no " + FILE + ": " + whyUnknown(moving) + ".");
        }
        List<Span> spans = new ArrayList<>();
        spans.add(new Span.Link(FILE, FILE));
        spans.add(new Span.Plain(" has all " + moving.network().parameters() + " weights of " + whose(moving.trial())
                + ", " + when(moving) + "." + notes(moving)));
        return page.paragraph(spans.toArray(Span[]::new))
                .add(Gallery.of(pictures.stream()
                        .filter(picture -> picture.file().equals(WeightsPicture.FILE))
                        .toList()));
    }

    private static String whyUnknown(MovingWeights moving) {
        return moving.wanted().isEmpty()
                ? "it would have more than " + MOST_VALUES
                        + " rows, for the network has "
                        + Phrases.count(moving.network().parameters(), "weight")
                        + "; `report: {model: safetensors}` saves those that it ends with"
                : "the engine '" + moving.engine() + "' does not tell weights after an epoch";
    }

    private static String whose(Trial trial) {
        return "trial " + trial.number() + ", the one whose predictions are shown"
                + (trial.fold() > 0 ? " (of the folds the first)" : "");
    }

    private static String when(MovingWeights moving) {
        List<Integer> epochs = moving.epochs();
        if (epochs.size() == 1) {
            return "which no epoch has moved";
        }
        List<String> after =
                epochs.stream().skip(1).map(epoch -> Integer.toString(epoch)).toList();
        return "at the start, epoch 0, and after epoch" + (after.size() > 1 ? "s " : " ") + Phrases.and(after);
    }

    /** What is not as a reader may expect it. */
    private static String notes(MovingWeights moving) {
        List<String> notes = new ArrayList<>();
        if (moving.isThinned()) {
            notes.add("Of other epochs there would be more than " + MOST_VALUES + " rows.");
        }
        if (moving.kept() < moving.last()) {
            notes.add("The network is that of epoch " + moving.kept() + ", which early stopping restored.");
        }
        Optional<String> undrawn = moving.whyNotDrawn();
        if (undrawn.isPresent()) {
            notes.add("The network is not drawn, for " + undrawn.get() + ".");
        } else {
            List<String> others = moving.network().layers().stream()
                    .filter(layer -> !layer.is("dense") && layer.parameters() > 0)
                    .map(Layer::type)
                    .distinct()
                    .toList();
            if (!others.isEmpty()) {
                notes.add("Dense layers are drawn; what " + Phrases.and(others) + " learned stands in the file alone.");
            }
        }
        return notes.isEmpty() ? "" : " " + String.join(" ", notes);
    }
}
