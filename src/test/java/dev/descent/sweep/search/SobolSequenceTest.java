package dev.descent.sweep.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SobolSequenceTest {

    @Test
    @DisplayName("scipy.stats.qmc.Sobol(3, scramble=False).random(8) of SciPy 1.17.1")
    void theFirstPoints() {
        double[][] expected = {
            {0, 0, 0},
            {.5, .5, .5},
            {.75, .25, .25},
            {.25, .75, .75},
            {.375, .375, .625},
            {.875, .875, .125},
            {.625, .125, .875},
            {.125, .625, .375}
        };
        for (int d = 0; d < 3; d++) {
            SobolSequence sequence = new SobolSequence(d);
            for (int i = 0; i < expected.length; i++) {
                assertThat((sequence.word(i) & 0xFFFFFFFFL) * 0x1p-32).isEqualTo(expected[i][d]);
            }
        }
    }

    @Test
    @DisplayName(
            "points 1000, 1023 and 1024 of scipy.stats.qmc.Sobol(20, scramble=False, bits=32), times 2^32, SciPy 1.17.1")
    void allDimensionsFarOut() {
        assertThat(words(1000))
                .containsExactly(
                        943718400L,
                        415236096L,
                        2227175424L,
                        2906652672L,
                        1203765248L,
                        3896508416L,
                        197132288L,
                        3862953984L,
                        2151677952L,
                        297795584L,
                        364904448L,
                        1094713344L,
                        692060160L,
                        1648361472L,
                        616562688L,
                        1589641216L,
                        3091202048L,
                        1480589312L,
                        4257218560L,
                        3116367872L);
        assertThat(words(1023))
                .containsExactly(
                        4194304L,
                        3233808384L,
                        2629828608L,
                        624951296L,
                        801112064L,
                        1883242496L,
                        599785472L,
                        2654994432L,
                        1480589312L,
                        3653238784L,
                        2915041280L,
                        155189248L,
                        557842432L,
                        2856321024L,
                        1556086784L,
                        1992294400L,
                        1346371584L,
                        3762290688L,
                        2512388096L,
                        1371537408L);
        assertThat(words(1024))
                .containsExactly(
                        6291456L,
                        1616904192L,
                        1923088384L,
                        2090860544L,
                        2392850432L,
                        3625975808L,
                        1038090240L,
                        2522873856L,
                        2992635904L,
                        2883584000L,
                        3529506816L,
                        3957325824L,
                        3034578944L,
                        1453326336L,
                        568328192L,
                        3680501760L,
                        3672113152L,
                        849346560L,
                        2313158656L,
                        1486880768L);
    }

    private static long[] words(int index) {
        long[] words = new long[SobolSequence.DIMENSIONS];
        Arrays.setAll(words, d -> new SobolSequence(d).word(index) & 0xFFFFFFFFL);
        return words;
    }

    @Test
    @DisplayName("the first 2^m coordinates lie one in each interval of width 2^-m, m = 1 … 16, in all 20 dimensions")
    void everyProjectionIsALatinOne() {
        for (int d = 0; d < SobolSequence.DIMENSIONS; d++) {
            SobolSequence sequence = new SobolSequence(d);
            for (int m = 1; m <= 16; m++) {
                boolean[] taken = new boolean[1 << m];
                for (int i = 0; i < taken.length; i++) {
                    taken[sequence.word(i) >>> 32 - m] = true;
                }
                for (boolean cell : taken) {
                    assertThat(cell).isTrue();
                }
            }
        }
    }

    /** The last dimension of 2, 3, 5 … whose worst plane with an earlier one is as good as this, as computed from SciPy's points. */
    @Test
    @DisplayName(
            "1,024 points in a plane of two dimensions: 2^t in every box of area 2^(t-10), t ≤ 0, 1, 2, 3, 5 for the first 2, 3, 4, 7, 20")
    void planesAreEven() {
        int[][] words = new int[SobolSequence.DIMENSIONS][1024];
        for (int d = 0; d < words.length; d++) {
            SobolSequence sequence = new SobolSequence(d);
            Arrays.setAll(words[d], sequence::word);
        }
        int[] worst = new int[words.length];
        for (int d = 1; d < words.length; d++) {
            for (int other = 0; other < d; other++) {
                worst[d] = Math.max(worst[d], t(words[d], words[other], 10));
            }
        }
        assertThat(worst).containsExactly(0, 0, 1, 2, 3, 3, 2, 3, 4, 3, 4, 4, 4, 3, 3, 5, 4, 4, 4, 5);
    }

    /** The least t with 2^t of the 2^m points in every elementary box of area 2^(t−m). */
    private static int t(int[] one, int[] other, int m) {
        int t = 0;
        while (!isEven(one, other, m - t, 1 << t)) {
            t++;
        }
        return t;
    }

    private static boolean isEven(int[] one, int[] other, int bits, int each) {
        for (int k = 0; k <= bits; k++) {
            int[] counts = new int[1 << bits];
            for (int i = 0; i < one.length; i++) {
                long x = (one[i] & 0xFFFFFFFFL) >>> 32 - k;
                long y = (other[i] & 0xFFFFFFFFL) >>> 32 - (bits - k);
                counts[(int) (x << bits - k | y)]++;
            }
            for (int count : counts) {
                if (count != each) {
                    return false;
                }
            }
        }
        return true;
    }
}
