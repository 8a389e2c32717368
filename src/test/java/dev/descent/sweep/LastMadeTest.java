package dev.descent.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastMadeTest {
    private final List<Integer> made = new ArrayList<>();
    private final LastMade<String> texts = new LastMade<>();

    @Test
    void makesOfANumberOnceAsLongAsNoOtherTakesItsPlace() {
        assertThat(List.of(text(0), text(1), text(0), text(1))).containsExactly("0", "1", "0", "1");
        assertThat(made).containsExactly(0, 1);
    }

    @Test
    void tellsNumbersOfOnePlaceApart() {
        for (int number = 0; number < 1000; number++) {
            assertThat(text(number)).isEqualTo(Integer.toString(number));
        }
        assertThat(text(0)).isEqualTo("0");
        assertThat(made).hasSize(1001);
    }

    private String text(int number) {
        return texts.get(number, it -> {
            made.add(it);
            return Integer.toString(it);
        });
    }
}
