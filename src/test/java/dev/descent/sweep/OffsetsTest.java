package dev.descent.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OffsetsTest {
    private final int[] sizes = {2, 1, 3};
    private final Offsets offsets = new Offsets(sizes.length, part -> sizes[part]);

    @Test
    void partsLieOneBehindTheOther() {
        assertThat(offsets.start(0)).isZero();
        assertThat(offsets.start(2)).isEqualTo(3);
        assertThat(offsets.end()).isEqualTo(6);
    }

    @Test
    void everyElementIsOfOnePart() {
        assertThat(IntStream.range(0, 6).map(offsets::partOf)).containsExactly(0, 0, 1, 2, 2, 2);
        assertThatThrownBy(() -> offsets.partOf(6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> offsets.partOf(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void moreThanAnIntCountsIsRefused() {
        assertThatThrownBy(() -> new Offsets(2, part -> Integer.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }
}
