package dev.descent.engine;

import dev.descent.data.Dataset;
import dev.descent.model.Trial;
import java.util.List;

/**
 * Trials that are trained together. All learn the same dataset, after split and scaling. Those that a run puts together agree in
 * layers, loss and batch size too, so that they can share lanes; an engine must train a cohort that is mixed all the same.
 *
 * @param data what all of them learn
 * @param trials at least one; each trains a network
 */
public record Cohort(Dataset data, List<Trial> trials) {
    public Cohort {
        trials = List.copyOf(trials);
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("a cohort has at least one trial");
        }
        trials.forEach(Trial::network);
    }
}
