package dev.descent.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlignedFloatsTest {
    @Test
    void piecesBeginALineApartAndDontOverlap() {
        AlignedFloats floats = new AlignedFloats();
        int first = floats.reserve(1);
        int second = floats.reserve(33);
        int third = floats.reserve(2_000_000);
        assertThat(first).isEqualTo(12);
        assertThat(second - first).isEqualTo(16);
        assertThat(third - second).isEqualTo(48);
        assertThat(floats.values()).hasSizeGreaterThanOrEqualTo(third + 2_000_000);
    }

    @Test
    void theArrayStaysTheSame() {
        AlignedFloats floats = new AlignedFloats();
        floats.reserve(5);
        assertThat(floats.values()).isSameAs(floats.values());
    }
}
