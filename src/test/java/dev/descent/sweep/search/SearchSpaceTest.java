package dev.descent.sweep.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {

    @Test
    void quantilesBecomeValues() {
        SearchSpace space = Spaces.optimizers();
        assertThat(space.point(d -> 0.5)).isEqualTo(Point.of(1, Double.NaN, 0.001, 0.9, 40));
        assertThat(space.point(d -> 0)).isEqualTo(Point.of(0, 0.001, Double.NaN, Double.NaN, 8));
        assertThat(space.point(d -> 1 - 0x1p-53)).isEqualTo(Point.of(2, Double.NaN, Double.NaN, Double.NaN, 64));
    }

    @Test
    void onlyActiveDimensionsAreAskedFor() {
        List<Integer> asked = new ArrayList<>();
        Spaces.optimizers().point(d -> {
            asked.add(d);
            return 0;
        });
        assertThat(asked).containsExactly(0, 1, 4);
    }

    @Test
    void whatIsNotWantedMayBeInactive() {
        SearchSpace space = Spaces.of(
                Spaces.choice("a", 2),
                Spaces.choice("b", 2, new Condition(0, 0, true)),
                Spaces.choice("c", 2, new Condition(1, 0, false)));
        assertThat(space.points())
                .containsExactly(
                        Point.of(0, 0, Double.NaN),
                        Point.of(0, 1, 0),
                        Point.of(0, 1, 1),
                        Point.of(1, Double.NaN, 0),
                        Point.of(1, Double.NaN, 1));
        assertThat(space.size()).hasValue(5);
    }

    @Test
    void aDimensionOfSeveralConditionsNeedsAllOfThem() {
        SearchSpace space = Spaces.of(
                Spaces.choice("a", 2),
                Spaces.choice("b", 2),
                Spaces.choice("c", 5, new Condition(0, 1, true), new Condition(1, 1, true)));
        assertThat(space.size()).hasValue(3 + 5);
        assertThat(space.points()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void theSizeIsTheNumberOfPoints() {
        SearchSpace space = Spaces.finite();
        // a = 0 or 2: 4 values of c; a = 1: b = 0 with 5 values of d, or b = 1; everything twice for e
        assertThat(space.size()).hasValue((2 * 4 + 5 + 1) * 2);
        assertThat(space.points()).hasSize(28).doesNotHaveDuplicates();
        RandomPoints random = new RandomPoints(space, 1);
        Set<Point> drawn = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            drawn.add(random.point(i));
        }
        assertThat(drawn).isEqualTo(new HashSet<>(space.points()));
    }

    @Test
    void manyPointsAreCountedAndStopAtTheLargestLong() {
        List<Dimension> ten = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ten.add(Spaces.choice("c" + i, 5));
            ten.add(Spaces.choice("d" + i, 2, new Condition(2 * i, 3, true)));
        }
        assertThat(new SearchSpace(ten).size()).hasValue(3_656_158_440_062_976L);
        ten.add(Spaces.number("x", Distribution.intUniform(1, 1L << 52)));
        assertThat(new SearchSpace(ten).size()).hasValue(Long.MAX_VALUE);
    }

    @Test
    void realNumbersCantBeCounted() {
        assertThat(Spaces.optimizers().isFinite()).isFalse();
        assertThat(Spaces.optimizers().size()).isEmpty();
        assertThat(Spaces.finite().isFinite()).isTrue();
    }

    @Test
    void aConditionMustNameAnOptionOfAnEarlierChoice() {
        for (Condition wrong : List.of(
                new Condition(1, 0, true),
                new Condition(-1, 0, true),
                new Condition(0, 2, true),
                new Condition(0, -1, false))) {
            assertThatThrownBy(() -> Spaces.of(Spaces.choice("a", 2), Spaces.choice("b", 2, wrong)))
                    .hasMessageContaining("of b names no option of an earlier choice");
        }
        assertThatThrownBy(() -> Spaces.of(
                        Spaces.number("a", Distribution.intUniform(0, 1)),
                        Spaces.choice("b", 2, new Condition(0, 0, true))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pointsAreValues() {
        double[] values = {1, Double.NaN, -0.0};
        Point point = Point.of(values);
        values[0] = 7;
        point.values()[0] = 7;
        assertThat(point).isEqualTo(Point.of(1, Double.NaN, 0)).hasSameHashCodeAs(Point.of(1, Double.NaN, 0));
        assertThat(point).isNotEqualTo(Point.of(1, 0, 0)).hasToString("(1, -, 0)");
        assertThat(point.isActive(0)).isTrue();
        assertThat(point.isActive(1)).isFalse();
        assertThat(point.option(0)).isEqualTo(1);
        assertThatThrownBy(() -> point.option(1)).hasMessageContaining("dimension 1 is not active");
    }
}
