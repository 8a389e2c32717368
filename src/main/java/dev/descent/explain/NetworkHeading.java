package dev.descent.explain;

import dev.descent.data.Dataset;
import dev.descent.model.Component;
import dev.descent.model.NetworkSpec;
import dev.descent.model.ReduceOnPlateau;
import dev.descent.nn.Layer;
import dev.descent.nn.Losses;
import dev.descent.nn.Network;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import dev.descent.optim.Schedules;
import dev.descent.optim.UpdateRules;
import java.util.stream.Collectors;

/** What a page of a network opens with: what is trained, by what, on what; and the letters. */
final class NetworkHeading {
    private final Dataset data;
    private final NetworkSpec spec;
    private final Network network;
    private final ExplanationText page;

    NetworkHeading(Dataset data, NetworkSpec spec, Network network, ExplanationText page) {
        this.data = data;
        this.spec = spec;
        this.network = network;
        this.page = page;
    }

    void write() {
        int rows = data.train().rows();
        page.line("a network of " + Phrases.count(network.parameters(), "parameter") + frozen(network) + ": "
                + Phrases.count(network.inputs(), "input") + " → "
                + network.layers().stream().map(NetworkHeading::layer).collect(Collectors.joining(" → ")));
        page.line("learns " + Phrases.count(rows, "training row")
                + (spec.batchSize() >= rows ? ", all in one batch" : " in batches of " + spec.batchSize()) + "; loss: "
                + spec.loss().name() + ", " + (Losses.isSum(spec.loss()) ? "the sum" : "the mean")
                + " of the rows of a batch");
        if (spec.epochs() == 0) {
            page.line("epochs: 0 trains nothing; the training rows go forward");
        } else {
            Component optimizer = spec.optimizer().orElseThrow();
            page.line("the learning rate η = " + rate(optimizer));
            Schedules.warmupSteps(optimizer)
                    .ifPresent(n -> page.line("in step t of the first " + n + " it is η·t/" + n));
            spec.reduceOnPlateau().ifPresent(it -> page.line(plateau(it)));
            UpdateText.formula(page, optimizer, UpdateRules.of(optimizer), "each parameter");
        }
        page.line("inputs: "
                + page.list(
                        network.inputs(),
                        ", ",
                        i -> "x[" + i + "] " + data.features().get(i)));
        page.line("targets: "
                + page.list(
                        network.outputs(),
                        ", ",
                        o -> "y[" + o + "] " + data.outputs().get(o))
                + (data.train().scaling().isNone() ? "" : "; y is scaled, as dataset.scale_target says"));
        page.line(
                "x is what enters a layer, L the loss of a batch. Every number is a float of 32 bits with all its digits. The"
                        + " built-in engines round after each term of a sum, in the order shown, and set gradients below 1e-18 and weights"
                        + " below 1e-30 to 0; a pocket calculator agrees to about 6 digits.");
        if (page.shown().rows() < Math.min(spec.batchSize(), rows)) {
            page.line("Shown in full: the first "
                    + (page.shown().rows() == 1
                            ? "row"
                            : Phrases.count(page.shown().rows(), "row"))
                    + " of each batch. --rows all shows every row, --terms all every term of long sums.");
        }
    }

    private static String layer(Layer layer) {
        String size = layer.is("dense") ? " " + layer.outputs() : "";
        return (layer.is("activation") ? "" : layer.type() + size)
                + (layer.activation().is("linear")
                        ? ""
                        : (layer.is("activation") ? "" : " ")
                                + layer.activation().name());
    }

    private static String rate(Component optimizer) {
        Object rate = optimizer.find("learning_rate").orElseThrow();
        if (!(rate instanceof Component schedule)) {
            return NumberText.written(((Number) rate).doubleValue());
        }
        Object fallback = optimizer
                .type()
                .parameter("learning_rate")
                .orElseThrow()
                .fallback()
                .orElseThrow();
        return SettingsText.text(schedule) + ", step = t − 1; without an η₀ of its own, η₀ = "
                + NumberText.written(((Number) fallback).doubleValue());
    }

    private static String plateau(ReduceOnPlateau it) {
        return "η is multiplied by " + NumberText.written(it.factor()) + " after "
                + Phrases.count(Math.max(1, it.patience()), "epoch") + " without an improvement of " + it.monitor()
                + " by more than " + NumberText.written(it.minDelta())
                + (it.leastRate() > 0 ? ", but not below " + NumberText.written(it.leastRate()) : "");
    }

    private static String frozen(Network network) {
        int frozen = network.trained() - network.movedParameters();
        return frozen == 0 ? "" : ", of which " + frozen + (frozen == 1 ? " is frozen" : " are frozen");
    }
}
