package dev.descent.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A comparison of alternatives: each is tuned with the same budget, and the configuration that is chosen of each is then trained on
 * repeats that none was chosen by. Competitors are counted from 0, studies from 1.
 *
 * @param of the axis whose alternatives they are, as written; {@code case} for the cases
 * @param competitors their names, in file order
 * @param entrants who each configuration belongs to, by its number less 1: those that tune, then those that are untuned
 * @param selectBy the column of trials.csv that configurations are chosen by
 * @param judgeBy the column that the chosen ones are compared by
 * @param tuningRepeats how many repeats tune, from 1
 * @param confirmRepeats how many repeats confirm, from {@link Confirmation#FIRST_REPEAT}; of a further study as many behind those before
 * @param stepsTo a value, and how soon the chosen ones reach it is told; empty: none
 * @param against whom the others are compared with; empty: all pairs
 * @param space what each was tuned by
 */
public record ComparisonSpec(
        String of,
        List<String> competitors,
        List<Entrant> entrants,
        String selectBy,
        String judgeBy,
        int tuningRepeats,
        int confirmRepeats,
        Optional<Target> stepsTo,
        OptionalInt against,
        Space space) {
    public ComparisonSpec {
        competitors = List.copyOf(competitors);
        entrants = List.copyOf(entrants);
    }

    /**
     * How configurations are drawn.
     *
     * @param keys what all may tune, as written; empty if each has its own alone
     * @param search its name
     * @param configurations how many are drawn of each competitor, a study
     */
    public record Space(String keys, String search, int configurations) {}

    /**
     * A value that is to be reached.
     *
     * @param column a validation column of trials.csv
     */
    public record Target(String column, double value) {}

    /**
     * A configuration's part in the comparison.
     *
     * @param competitor whose it is
     * @param study which study it belongs to; 0 for the competitor as it stands in the file, untuned
     * @param tuned what was drawn for it, by key: numbers, or other values as tables print them
     */
    public record Entrant(int competitor, int study, Map<String, Object> tuned) {
        /** Whether it is a competitor as it stands in the file. */
        public boolean isUntuned() {
            return study == 0;
        }
    }

    /** Whose part a trial takes. */
    public Entrant entrant(Trial trial) {
        return entrants.get(trial.configuration() - 1);
    }

    /** The name of the competitor that the others are compared with; empty: all pairs. */
    public Optional<String> named() {
        return against.isPresent() ? Optional.of(competitors.get(against.getAsInt())) : Optional.empty();
    }

    /** How often the whole is done, each time with other configurations. */
    public int studies() {
        return entrants.stream().mapToInt(Entrant::study).max().orElse(1);
    }

    /** How many configurations are untuned. */
    public int untuned() {
        return (int) entrants.stream().filter(Entrant::isUntuned).count();
    }

    /** How many configurations are trained again: of each study that chosen of each competitor, and the untuned ones. */
    public int confirmed() {
        return studies() * competitors.size() + untuned();
    }
}
