package dev.descent.output.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.output.svg.Scale.Tick;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    @ParameterizedTest
    @CsvSource({"0, 60", "1, 100", "-1e-7, 2e-7", "1e9, 1000000001", "-1e300, 1e300", "0.1, 0.30000001", "-5, -4.9"})
    void aLinearAxisHasAFewRoundTicksInOrder(double low, double high) {
        List<Tick> ticks = Scale.linear(of(low, high)).ticks(8);
        assertThat(ticks).hasSizeBetween(3, 9);
        assertThat(ticks).extracting(Tick::text).doesNotHaveDuplicates();
        assertThat(ticks).extracting(Tick::value).isSorted();
    }

    @ParameterizedTest
    @CsvSource({"0.001, 1", "1, 2", "1e-300, 1e300", "3, 4", "0.9, 1.1", "1e-30, 1e-29", "0.03, 30000"})
    void aLogarithmicAxisHasAFewTicksInOrder(double low, double high) {
        List<Tick> ticks = Scale.logarithmic(of(low, high)).ticks(8);
        assertThat(ticks).hasSizeBetween(2, 9);
        assertThat(ticks).extracting(Tick::text).doesNotHaveDuplicates();
        assertThat(ticks).extracting(Tick::value).isSorted();
    }

    @Test
    void ticksAreOneTwoAndFiveOfEachDecadeWhereThereIsRoom() {
        assertThat(Scale.logarithmic(of(0.1, 10)).ticks(8))
                .extracting(Tick::text)
                .containsExactly("0.1", "0.2", "0.5", "1", "2", "5", "10");
        assertThat(Scale.logarithmic(of(0.001, 1)).ticks(8))
                .extracting(Tick::text)
                .containsExactly("0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1");
        assertThat(Scale.logarithmic(of(1e-6, 1e6)).ticks(8))
                .extracting(Tick::text)
                .containsExactly("1e-6", "0.0001", "0.01", "1", "100", "10000", "1e6");
        assertThat(Scale.exactly(0, 0.3).ticks(5)).extracting(Tick::text).containsExactly("0", "0.1", "0.2", "0.3");
    }

    @Test
    void placesGoFromTheLowEndToTheHighEnd() {
        Scale scale = Scale.exactly(-1, 3);
        assertThat(scale.place(-1)).isZero();
        assertThat(scale.place(1)).isEqualTo(0.5);
        assertThat(scale.place(3)).isOne();
        assertThat(scale.place(-1e308)).isZero();
        assertThat(scale.position(7)).isEqualTo(2);
        assertThat(scale.value(0.25)).isZero();
    }

    @Test
    void zeroLiesAtTheLowEndOfALogarithmicAxis() {
        Scale scale = Scale.fitting(of(0, 1e-9, 1), 8);
        assertThat(scale.isLogarithmic()).isTrue();
        assertThat(scale.place(0)).isZero();
        assertThat(scale.hasZero()).isTrue();
        assertThat(scale.place(1e-9)).isGreaterThan(2 * scale.breakPlace());
        assertThat(scale.value(scale.place(1e-5))).isCloseTo(1e-5, Percentage.withPercentage(1e-9));
        assertThat(scale.ticks(8).get(0)).isEqualTo(new Tick(0, "0"));
        assertThat(new PlotAxis("loss", PlotAxis.Division.FITTING).name(scale))
                .isEqualTo("loss (log scale, 0 below the break)");
        assertThat(Scale.fitting(of(1e-9, 1), 8).hasZero()).isFalse();
        assertThat(Scale.fitting(of(-1, 1e-9, 1), 8).isLogarithmic()).isFalse();
        assertThat(Scale.fitting(of(1, 7), 8).isLogarithmic()).isFalse();
    }

    @Test
    void lossesThatExplodeDontHideTheGoodOnes() {
        Scale scale = Scale.logarithmic(of(1e-3, 0.04, 2, 1e91, 1e96));
        assertThat(scale.endsEarly()).isTrue();
        assertThat(scale.place(2)).isGreaterThan(scale.place(0.04) + 0.05);
        assertThat(scale.has(1e-3)).isTrue();
        assertThat(scale.place(1e91)).isEqualTo(1);
        assertThat(new PlotAxis("loss", PlotAxis.Division.FITTING).name(scale))
                .isEqualTo("loss (log scale, larger at its end)");
    }

    @Test
    void lossesThatVanishDontHideTheRest() {
        Scale scale = Scale.logarithmic(of(1e-90, 0.04, 2));
        assertThat(scale.endsEarly()).isFalse();
        assertThat(scale.place(2)).isGreaterThan(scale.place(0.04) + 0.05);
        assertThat(scale.place(1e-90)).isZero();
    }

    @Test
    void aLogarithmicAxisHasAtMostEighteenDecades() {
        Scale scale = Scale.logarithmic(of(1e-40, 1));
        assertThat(scale.place(1e-20)).isZero();
        assertThat(scale.place(1e-17)).isGreaterThan(0);
    }

    private static Extent of(double... values) {
        Extent extent = new Extent();
        for (double value : values) {
            extent.add(value);
        }
        return extent;
    }
}
