package dev.descent.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreefryTest {

    @ParameterizedTest
    @DisplayName("the known answers of Random123 1.14, tests/kat_vectors, lines threefry2x32 20")
    @CsvSource({
        "00000000, 00000000, 00000000, 00000000, 6b200159, 99ba4efe",
        "ffffffff, ffffffff, ffffffff, ffffffff, 1cb996fc, bb002be7",
        "243f6a88, 85a308d3, 13198a2e, 03707344, c4923a9c, 483df7a0"
    })
    void agreesWithRandom123(String c0, String c1, String k0, String k1, String x0, String x1) {
        long key = Long.parseUnsignedLong(k1 + k0, 16);
        long bits = Threefry.bits(key, Integer.parseUnsignedInt(c0, 16), Integer.parseUnsignedInt(c1, 16));
        assertThat(bits).isEqualTo(Long.parseUnsignedLong(x1 + x0, 16));
    }

    @Test
    void everyPartOfTheKeyAndEachCounterChangesTheBits() {
        long bits = Threefry.bits(1, 2, 3);
        assertThat(Threefry.bits(2, 2, 3)).isNotEqualTo(bits);
        assertThat(Threefry.bits(1L << 32 | 1, 2, 3)).isNotEqualTo(bits);
        assertThat(Threefry.bits(1, 3, 3)).isNotEqualTo(bits);
        assertThat(Threefry.bits(1, 2, 4)).isNotEqualTo(bits);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 200})
    void manyAtOnceAreTheFirstWordsOfEach(int length) {
        int[] words = new int[length];
        Threefry.words(0x123456789ABCDEFL, 7, 1000, words, new int[length], length);
        for (int i = 0; i < length; i++) {
            assertThat(words[i]).isEqualTo((int) Threefry.bits(0x123456789ABCDEFL, 7, 1000 + i));
        }
    }
}
