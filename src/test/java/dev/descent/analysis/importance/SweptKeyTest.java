package dev.descent.analysis.importance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.sweep.search.Distribution;
import dev.descent.sweep.search.Domain;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweptKeyTest {
    @Test
    void numbersSpanFromTheirLeastToTheirGreatest() {
        assertThat(domain("0.5", "", "0.25", "1")).isEqualTo(new Domain.Numeric(Distribution.uniform(0.25, 1)));
        assertThat(domain("0.001", "1")).isEqualTo(new Domain.Numeric(Distribution.logUniform(0.001, 1)));
        assertThat(domain("4", "8")).isEqualTo(new Domain.Numeric(Distribution.intUniform(4, 8)));
        assertThat(domain("64", "4")).isEqualTo(new Domain.Numeric(Distribution.intLogUniform(4, 64)));
        assertThat(domain("0", "64")).isEqualTo(new Domain.Numeric(Distribution.intUniform(0, 64)));
    }

    @Test
    void whatIsNoNumberIsAChoice() {
        assertThat(domain("10", "full", "50")).isEqualTo(new Domain.Choice(3));
        assertThat(domain("10", "")).isEqualTo(new Domain.Choice(1));
        assertThat(domain("inf", "1")).isEqualTo(new Domain.Choice(2));
    }

    @Test
    void whatWasTriedIsToldOnceAndInOrder() {
        assertThat(SweptKey.of("k", List.of("b", "", "a", "b")).tried()).containsExactly("b", "a");
    }

    private static Domain domain(String... values) {
        return SweptKey.of("k", List.of(values)).domain();
    }
}
