package dev.descent.analysis.importance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.analysis.importance.Crossing.Factor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossingTest {
    @Test
    void everyKeyOfACompleteGridIsAFactor() {
        assertThat(keys("00 01 02 10 11 12")).containsExactly(List.of(0), List.of(1));
    }

    @Test
    void aKeyWithOneValueIsNone() {
        assertThat(keys("000 001 100 101")).containsExactly(List.of(0), List.of(2));
    }

    @Test
    void keysThatMoveTogetherAreOne() {
        List<Factor> factors = Crossing.of(table("0a0 0a1 1b0 1b1 2c0 2c1"));
        assertThat(factors).extracting(Factor::keys).containsExactly(List.of(0, 1), List.of(2));
        assertThat(factors).extracting(Factor::levels).containsExactly(3, 2);
    }

    @Test
    void aZipInWhichAValueStandsTwiceIsOneToo() {
        List<Factor> factors = Crossing.of(table("0a0 0a1 0b0 0b1 1b0 1b1"));
        assertThat(factors).extracting(Factor::keys).containsExactly(List.of(0, 1), List.of(2));
        assertThat(factors.get(0).level()).containsExactly(0, 0, 1, 1, 2, 2);
    }

    @Test
    void keysOfWhichACombinationWasExcludedAreOne() {
        assertThat(keys("000 001 010 011 100 101")).containsExactly(List.of(0, 1), List.of(2));
    }

    @Test
    void aKeyThatIsNotAlwaysActiveIsOneWithWhatDecidesIt() {
        assertThat(keys("s10 s11 s20 s21 a-0 a-1")).containsExactly(List.of(0, 1), List.of(2));
    }

    @Test
    void aLatinSquareIsNoGridOfThreeKeys() {
        List<Factor> factors = Crossing.of(table("000 011 101 110"));
        assertThat(factors).extracting(Factor::keys).containsExactly(List.of(0, 1, 2));
    }

    @Test
    void aCombinationThatStandsTwiceMakesNoGrid() {
        assertThat(keys("00 01 10 11 11")).containsExactly(List.of(0, 1));
    }

    @Test
    void manyKeysThatMoveTogetherAreFoundOut() {
        List<SweptKey> many = new ArrayList<>();
        for (int k = 0; k < 500; k++) {
            List<String> values = new ArrayList<>();
            for (int c = 0; c < 1000; c++) {
                values.add(Integer.toString(c % (k + 2)));
            }
            many.add(SweptKey.of("k" + k, values));
        }
        assertThat(Crossing.of(many)).hasSize(1);
    }

    @Test
    void withoutKeysThereAreNoFactors() {
        assertThat(Crossing.of(List.of())).isEmpty();
    }

    private static List<List<Integer>> keys(String configurations) {
        return Crossing.of(table(configurations)).stream().map(Factor::keys).toList();
    }

    /** @param configurations a word each, with a letter a key */
    private static List<SweptKey> table(String configurations) {
        String[] words = configurations.split(" ");
        List<SweptKey> keys = new ArrayList<>();
        for (int k = 0; k < words[0].length(); k++) {
            List<String> values = new ArrayList<>();
            for (String word : words) {
                values.add(word.substring(k, k + 1));
            }
            keys.add(SweptKey.of("k" + k, values));
        }
        return keys;
    }
}
