package dev.descent.sweep;

/**
 * A trial that a strategy asks for. Requests that follow one another with one configuration, folds and in them repeats ascending,
 * are the trials of that configuration.
 *
 * @param configuration what to train
 * @param repeat from 1
 * @param fold from 1; 0 if the split has no folds
 * @param untilEpoch the epoch to train until, at most those of the configuration; 0 without a network
 */
public record Request(Configuration configuration, int repeat, int fold, int untilEpoch) {
    /** Whether it is a further trial of the configuration that the request before it, {@code other}, is of. */
    public boolean continues(Request other) {
        boolean ascends = fold > other.fold || fold == other.fold && repeat > other.repeat;
        return ascends && configuration.equals(other.configuration);
    }
}
