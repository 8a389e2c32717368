package dev.descent.analysis;

import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.Trial;
import java.util.List;
import java.util.Optional;

/**
 * What of an experiment is saved.
 *
 * @param files the files' names
 * @param trials the one whose network it is, or those of an ensemble
 * @param ensemble what the mean of several networks scores, in the form of an outcome; empty of one network
 */
public record SavedNetwork(List<String> files, List<Trial> trials, Optional<Completed> ensemble) {
    public SavedNetwork {
        files = List.copyOf(files);
        trials = List.copyOf(trials);
    }
}
