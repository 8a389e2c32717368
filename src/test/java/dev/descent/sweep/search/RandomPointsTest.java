package dev.descent.sweep.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RandomPointsTest {
    private static final Distribution UNIT = Distribution.uniform(0, 1);

    @Test
    @DisplayName(
            "the first points of seed 1, made in Python of SHA-256, Threefry and the formulas; no version may change them")
    void pointsAreFrozen() {
        RandomPoints random = new RandomPoints(Spaces.optimizers(), 1);
        assertThat(random.point(0)).hasToString("(2, -, -, -, 16)");
        assertThat(random.point(1)).hasToString("(1, -, 0.00108986, 0.9475018, 16)");
        assertThat(random.point(2)).hasToString("(1, -, 0.00340686, 0.9684357, 56)");
    }

    @Test
    void anotherDimensionMovesNoOther() {
        RandomPoints two = new RandomPoints(Spaces.of(Spaces.number("a", UNIT), Spaces.number("b", UNIT)), 7);
        RandomPoints three = new RandomPoints(
                Spaces.of(Spaces.number("c", UNIT), Spaces.number("b", UNIT), Spaces.number("a", UNIT)), 7);
        for (int i = 0; i < 50; i++) {
            assertThat(three.point(i).value(1)).isEqualTo(two.point(i).value(1));
            assertThat(three.point(i).value(2)).isEqualTo(two.point(i).value(0));
        }
    }

    @Test
    void onePathInTwoAlternativesHasOneQuantile() {
        SearchSpace space = Spaces.of(
                Spaces.number("rate", UNIT),
                Spaces.choice("a", 2),
                Spaces.number("rate", Distribution.uniform(0, 2), new Condition(1, 0, true)));
        RandomPoints random = new RandomPoints(space, 7);
        for (int i = 0; i < 50; i++) {
            Point point = random.point(i);
            if (point.isActive(2)) {
                assertThat(point.value(2)).isCloseTo(2 * point.value(0), within(1e-5));
            }
        }
    }

    @Test
    void seedsPathsAndIndicesMakeOtherPoints() {
        SearchSpace space = Spaces.of(Spaces.number("a", UNIT), Spaces.number("b", UNIT));
        Point point = new RandomPoints(space, 7).point(0);
        assertThat(point.value(0)).isNotEqualTo(point.value(1));
        assertThat(new RandomPoints(space, 8).point(0).value(0)).isNotEqualTo(point.value(0));
        assertThat(new RandomPoints(space, 7).point(1).value(0)).isNotEqualTo(point.value(0));
    }

    @Test
    @DisplayName(
            "of 10,000 quantiles, each tenth of the unit interval has about 1,000: χ² of 9 degrees below its 99.9 % point 27.88")
    void quantilesAreUniform() {
        RandomPoints random = new RandomPoints(Spaces.of(Spaces.number("a", UNIT)), 3);
        int[] counts = new int[10];
        for (int i = 0; i < 10_000; i++) {
            counts[Math.min(9, (int) (10 * random.point(i).value(0)))]++;
        }
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += (count - 1000.0) * (count - 1000.0) / 1000;
        }
        assertThat(chiSquare).isLessThan(27.88);
    }
}
