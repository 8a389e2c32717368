package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.data.Dataset;
import dev.descent.explain.Explanation;
import dev.descent.explain.Shown;
import dev.descent.model.BuiltInEngines;
import dev.descent.model.Trial;
import dev.descent.nn.Layer;
import dev.descent.nn.Network;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the arithmetic of a trial's first steps. */
public final class Explain {
    private Explain() {}

    /**
     * Writes the first steps of one of an experiment's trials.
     *
     * @param number the number of a trial that no outcome decides on, from 1
     * @param steps how many, at least 1
     * @param shown how much of a network's steps is shown in full; empty for {@link Shown#DEFAULT}
     * @throws Stopped if there is no such trial or unit, less than one step is asked for, or {@code shown} is given for an
     *     experiment without a network
     */
    public static void write(Experiment experiment, int number, int steps, Optional<Shown> shown, Appendable out)
            throws IOException, Stopped {
        List<Trial> trials = experiment.spec().trials();
        if (number < 1 || number > trials.size()) {
            boolean all = experiment.bounds().rounds() == 1;
            throw Stopped.refused("--trial must be one of 1 to " + trials.size() + ", but is " + number
                    + (all ? "" : "; what later rounds train is decided by outcomes"));
        }
        if (steps < 1) {
            throw Stopped.refused("--steps must be at least 1, but is " + steps);
        }
        Trial trial = trials.get(number - 1);
        Optional<Dataset> data = trial.spec().network().map(network -> new DatasetCache(experiment).of(trial));
        if (shown.isPresent()) {
            check(shown.get(), trial, data);
        }
        List<String> opening = new ArrayList<>(List.of(title(experiment, trial, trials.size())));
        foreign(experiment).ifPresent(opening::add);
        Explanation.write(trial, opening, data, steps, shown.orElse(Shown.DEFAULT), out);
    }

    /** {@code trial 3 of 15: layers[0].units = 8, repeat 1, fold 3} */
    private static String title(Experiment experiment, Trial trial, int trials) {
        List<String> settings = new ArrayList<>();
        trial.caseName().ifPresent(name -> settings.add("case " + name));
        List<String> keys = experiment.spec().sweptKeys();
        for (int k = 0; k < Math.min(keys.size(), trial.settings().size()); k++) {
            settings.add(keys.get(k) + " = " + trial.settings().get(k));
        }
        if (experiment.spec().repeats() > 1) {
            settings.add("repeat " + trial.repeat());
        }
        if (trial.fold() > 0) {
            settings.add("fold " + trial.fold());
        }
        return "trial " + trial.number() + " of " + trials
                + (settings.isEmpty() ? "" : ": " + String.join(", ", settings));
    }

    /** That an engine which is not built in has an arithmetic of its own. */
    private static Optional<String> foreign(Experiment experiment) {
        return experiment.spec().trainsNetworks()
                ? BuiltInEngines.foreign(experiment.spec().engine())
                        .map(name -> "This is the arithmetic of the built-in engines; the engine '" + name
                                + "', which is not built in, computes by its own.")
                : Optional.empty();
    }

    private static void check(Shown shown, Trial trial, Optional<Dataset> data) throws Stopped {
        if (data.isEmpty()) {
            throw Stopped.refused(
                    "--rows, --terms and --unit are of networks, and this experiment has none; leave them out");
        }
        if (shown.unit().isPresent()) {
            List<Layer> layers = Network.of(
                            trial.network().layers(), data.get().train().features())
                    .layers();
            Shown.Unit unit = shown.unit().get();
            if (unit.layer() >= layers.size()) {
                throw Stopped.refused("--unit names layer " + unit.layer() + ", but the layers are 0 to "
                        + (layers.size() - 1) + ", counted from 0");
            }
            if (layers.get(unit.layer()).is("embedding")) {
                throw Stopped.refused("--unit names layer " + unit.layer()
                        + ", the embeddings, which have no units; dense layers come behind it");
            }
            int units = layers.get(unit.layer()).outputs();
            if (unit.unit() >= units) {
                throw Stopped.refused("--unit names unit " + unit.unit() + " of layer " + unit.layer()
                        + ", but its units are 0 to " + (units - 1) + ", counted from 0");
            }
        }
    }
}
