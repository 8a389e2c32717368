package dev.descent.analysis.across;

import dev.descent.analysis.statistics.Ranks;
import dev.descent.model.Direction;
import java.util.ArrayList;
import java.util.List;

/**
 * One experiment: what each method came to in it.
 *
 * @param name of the experiment
 * @param chosenBy the column by which each method's best configuration was chosen
 * @param column the column whose mean is its score
 * @param scores in the order of the methods, at least one of them with a value
 */
public record ScoredDataSet(String name, String chosenBy, String column, List<Score> scores) {
    public ScoredDataSet {
        scores = List.copyOf(scores);
    }

    public Direction direction() {
        return Direction.of(column);
    }

    /** Whether each method's best was chosen from as many configurations. */
    public boolean isEven() {
        return scores.stream().mapToInt(Score::tried).distinct().count() < 2;
    }

    /** Whether scores are of the very values that configurations were chosen by, from several. */
    public boolean isFlattered() {
        return scores.stream().anyMatch(Score::flattered);
    }

    /** The methods' ranks, 1 for the best; equal scores share the mean of their ranks, and so do all that have none, in the last places. */
    public double[] ranks() {
        return Ranks.of(ascending());
    }

    /** The scores so that a smaller one is better. */
    double[] ascending() {
        double sign = direction() == Direction.LARGER_IS_BETTER ? -1 : 1;
        return scores.stream().mapToDouble(score -> sign * score.value()).toArray();
    }

    double best() {
        Direction direction = direction();
        double best = Double.NaN;
        for (Score score : scores) {
            best = direction.compare(score.value(), best) < 0 ? score.value() : best;
        }
        return best;
    }

    /** This data set with its methods in another order. */
    ScoredDataSet inOrder(List<Integer> order) {
        List<Score> ordered = new ArrayList<>();
        order.forEach(method -> ordered.add(scores.get(method)));
        return new ScoredDataSet(name, chosenBy, column, ordered);
    }
}
