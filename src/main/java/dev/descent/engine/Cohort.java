package dev.descent.engine;

import dev.descent.data.Dataset;
import dev.descent.model.Trial;
import java.util.List;

/**
 * Trials that are trained together: they learn the same dataset after split and scaling. The fast engine trains those of one
 * network shape, loss and batch size side by side; an engine must train any others too.
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
