package dev.descent.config;

import dev.descent.model.Trial;
import dev.descent.sweep.Round;
import java.util.List;

/** Resolves the requests of a search, round by round. */
@FunctionalInterface
public interface RoundTrials {
    /**
     * The trials that a round's requests stand for, in their order; computed when asked for, as the requests are.
     *
     * @param earlier the trials of all rounds before, after which these are numbered
     */
    List<Trial> of(Round round, List<Trial> earlier);
}
