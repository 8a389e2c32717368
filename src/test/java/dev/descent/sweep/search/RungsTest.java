package dev.descent.sweep.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RungsTest {

    @ParameterizedTest
    @CsvSource({
        "81, 3, 1, 1 3 9 27 81",
        "243, 3, 1, 1 3 9 27 81 243",
        "30, 3, 3, 3 10 30",
        "30, 3, 4, 10 30",
        "100, 3, 3, 4 11 33 100",
        "25, 2, 1, 1 2 3 6 13 25",
        "8, 2, 1, 1 2 4 8",
        "3, 2, 1, 1 2 3",
        "1, 2, 1, 1",
        "7, 100, 1, 7",
        "2147483647, 65536, 1, 32768 2147483647"
    })
    void epochsFromTheTopRoundedHalfUp(int epochs, int eta, int minEpochs, String expected) {
        assertThat(Rungs.epochs(epochs, eta, minEpochs).stream().map(String::valueOf))
                .containsExactly(expected.split(" "));
    }

    @Test
    void halvingKeepsAPartAndAtLeastOne() {
        assertThat(text(Rungs.successiveHalving(64, 30, 3, 3))).isEqualTo("64@3 21@10 7@30");
        assertThat(text(Rungs.successiveHalving(81, 81, 3, 1))).isEqualTo("81@1 27@3 9@9 3@27 1@81");
        assertThat(text(Rungs.successiveHalving(4, 81, 3, 1))).isEqualTo("4@1 1@3 1@9 1@27 1@81");
    }

    @Test
    @DisplayName("the table of Li et al. 2018 for R = 81, η = 3, with the paper's ⌈…⌉ in exact numbers")
    void hyperband() {
        assertThat(Rungs.hyperband(81, 3, 1).stream().map(RungsTest::text))
                .containsExactly(
                        "81@1 27@3 9@9 3@27 1@81", "34@3 11@9 3@27 1@81", "15@9 5@27 1@81", "8@27 2@81", "5@81");
    }

    @Test
    @DisplayName("243 = 3^5 has 6 brackets, though log 243 / log 3 is 4.999… in double")
    void noBracketIsLost() {
        assertThat(Rungs.hyperband(243, 3, 1)).hasSize(6);
        assertThat(Rungs.hyperband(243, 3, 1).get(0).get(0)).isEqualTo(new Rung(243, 1));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> Rungs.epochs(10, 1, 1)).hasMessageContaining("eta must lie in [2,");
        assertThatThrownBy(() -> Rungs.epochs(10, 3, 11)).hasMessage("minEpochs must lie in [1, 10], but is 11");
        assertThatThrownBy(() -> Rungs.epochs(0, 3, 1)).hasMessageContaining("epochs must lie in [1,");
        assertThatThrownBy(() -> Rungs.successiveHalving(0, 9, 3, 1))
                .hasMessageContaining("configurations must lie in");
    }

    private static String text(List<Rung> rungs) {
        return rungs.stream()
                .map(rung -> rung.configurations() + "@" + rung.epochs())
                .collect(Collectors.joining(" "));
    }
}
