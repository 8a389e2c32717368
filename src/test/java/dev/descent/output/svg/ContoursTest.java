package dev.descent.output.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ContoursTest {
    /** A pixel is a unit. */
    private static final Frame UNITS = new Frame(0, 0, 200, 200, Scale.exactly(-100, 100), Scale.exactly(-100, 100));

    @Test
    void theContourOfAConeIsOneCircle() {
        Contours cone = new Contours(UNITS, (x, y) -> Math.sqrt(x * x + y * y));
        String path = new Drawing().path("", cone.line(50)).elements();
        String[] points =
                path.substring(path.indexOf('M') + 1, path.lastIndexOf('"')).split("L");
        assertThat(points).hasSizeGreaterThan(50);
        assertThat(points[0]).isEqualTo(points[points.length - 1]);
        for (String point : points) {
            String[] at = point.split(" ");
            double x = Double.parseDouble(at[0]) - 100;
            double y = Double.parseDouble(at[1]) - 100;
            // A square is 2.8 × 4.2 pixels; a chord of that length stays that near to a circle of radius 50.
            assertThat(Math.sqrt(x * x + y * y)).isCloseTo(50, within(0.1));
        }
    }

    @Test
    void theContourOfAPlaneIsStraightFromBorderToBorder() {
        Contours plane = new Contours(UNITS, (x, y) -> x);
        String path = new Drawing().path("", plane.line(30.5)).elements();
        String[] points =
                path.substring(path.indexOf('M') + 1, path.lastIndexOf('"')).split("[LM]");
        assertThat(points[0]).isEqualTo("130.5 200");
        assertThat(points[points.length - 1]).isEqualTo("130.5 0");
        assertThat(points).hasSize(49).allMatch(point -> point.startsWith("130.5 "));
    }

    @Test
    void aSaddleHasTwoLinesThatDoNotCross() {
        Contours saddle = new Contours(UNITS, (x, y) -> x * y);
        assertThat(new Drawing().path("", saddle.line(800)).elements().chars().filter(c -> c == 'M'))
                .hasSize(2);
    }

    @Test
    void levelsAscendAndAreOfTwoDigits() {
        // Below x + y = s lies a triangle of (200 + s)²/2; the first level has 1/144 of the square's 200² below it: s =
        // −176.4.
        assertThat(new Contours(UNITS, (x, y) -> x + y).levels())
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeBetween(8, 11)
                .startsWith(-180.0);
    }
}
