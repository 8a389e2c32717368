package dev.descent.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankTest {
    @Test
    void valuesDecideThenNumbersAndDivergedTrialsComeLast() {
        List<Rank> losses = List.of(
                Rank.ofTrial(Status.COMPLETED, -0.5, 9),
                Rank.ofTrial(Status.COMPLETED, 0.25, 3),
                Rank.ofTrial(Status.COMPLETED, 0.25, 5),
                Rank.ofTrial(Status.COMPLETED, Double.POSITIVE_INFINITY, 4),
                Rank.ofTrial(Status.COMPLETED, Double.NaN, 2),
                Rank.ofTrial(Status.FAILED, 0, 1),
                Rank.ofTrial(Status.DIVERGED, -1, 6));
        assertOrder(losses, Direction.SMALLER_IS_BETTER);
    }

    @Test
    void theLargerValueIsFirstWhereLargerIsBetter() {
        List<Rank> scores = List.of(
                Rank.ofTrial(Status.COMPLETED, 0.9, 7),
                Rank.ofTrial(Status.COMPLETED, 0.4, 1),
                Rank.ofTrial(Status.COMPLETED, Double.NaN, 2),
                Rank.ofTrial(Status.DIVERGED, 1, 3));
        assertOrder(scores, Direction.LARGER_IS_BETTER);
    }

    @Test
    void aConfigurationOfWhichAllCompletedComesBeforeABetterOneOfWhichAPartDid() {
        List<Rank> configurations = List.of(new Rank(0, 3, 2), new Rank(1, 1, 1), new Rank(2, Double.NaN, 3));
        assertOrder(configurations, Direction.SMALLER_IS_BETTER);
    }

    private static void assertOrder(List<Rank> expected, Direction direction) {
        List<Rank> shuffled = new ArrayList<>(expected);
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(shuffled, random);
            assertThat(shuffled.stream().sorted(Rank.bestFirst(direction))).containsExactlyElementsOf(expected);
        }
    }
}
