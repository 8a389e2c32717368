package dev.descent.sweep.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SobolPointsTest {
    private static final Distribution EIGHTHS = Distribution.intUniform(0, 7);

    @Test
    @DisplayName(
            "the first points of seed 1, made in Python of SciPy's unshifted ones, SHA-256 and Threefry; no version may change them")
    void pointsAreFrozen() {
        SobolPoints sobol = new SobolPoints(Spaces.optimizers(), 1);
        assertThat(sobol.point(0)).hasToString("(1, -, 0.0608321, 0.53483, 32)");
        assertThat(sobol.point(1)).hasToString("(2, -, -, -, 64)");
        assertThat(sobol.point(2)).hasToString("(1, -, 0.00608321, 0.79197, 16)");
    }

    @Test
    void theShiftKeepsTheEvenness() {
        SobolPoints sobol = new SobolPoints(Spaces.of(Spaces.number("a", EIGHTHS), Spaces.number("b", EIGHTHS)), 5);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            points.add(sobol.point(i));
        }
        assertThat(points).doesNotHaveDuplicates();
        assertThat(points.subList(0, 8).stream().map(point -> point.value(0))).doesNotHaveDuplicates();
        assertThat(points.subList(0, 8).stream().map(point -> point.value(1))).doesNotHaveDuplicates();
    }

    @Test
    void aDimensionAddedLastMovesNoOther() {
        Dimension a = Spaces.number("a", Distribution.uniform(0, 1));
        Dimension b = Spaces.number("b", Distribution.uniform(0, 1));
        Dimension c = Spaces.number("c", Distribution.uniform(0, 1));
        SobolPoints two = new SobolPoints(Spaces.of(a, b), 5);
        SobolPoints three = new SobolPoints(Spaces.of(a, b, c), 5);
        for (int i = 0; i < 50; i++) {
            assertThat(three.point(i).value(0)).isEqualTo(two.point(i).value(0));
            assertThat(three.point(i).value(1)).isEqualTo(two.point(i).value(1));
        }
    }

    @Test
    void anotherSeedIsAnotherShift() {
        SearchSpace space = Spaces.of(Spaces.number("a", Distribution.uniform(0, 1)));
        assertThat(new SobolPoints(space, 1).point(0)).isNotEqualTo(new SobolPoints(space, 2).point(0));
    }

    @Test
    void pathsCountOnceAndAtMostTwenty() {
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            dimensions.add(Spaces.number("p" + i, EIGHTHS));
        }
        dimensions.add(Spaces.number("p3", EIGHTHS));
        Point point = new SobolPoints(new SearchSpace(dimensions), 1).point(6);
        assertThat(point.value(20)).isEqualTo(point.value(3));
        dimensions.add(Spaces.number("p20", EIGHTHS));
        assertThatThrownBy(() -> new SobolPoints(new SearchSpace(dimensions), 1))
                .hasMessage("a space must have at most 20 paths, but has 21");
    }
}
