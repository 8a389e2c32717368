package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.output.Experiments;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    @Test
    void theBestIsComparedWithEachOtherAndEveryPairCounts() {
        Findings findings = Findings.of(Experiments.sweep());
        Comparisons comparisons = findings.comparisons();
        assertThat(findings.ranking().standings()).hasSize(12);
        assertThat(comparisons.ofBest()).hasSize(11);
        assertThat(comparisons.pairs()).isEqualTo(66);
        assertThat(comparisons.unit()).isEqualTo("repeat");
        assertThat(comparisons.ofBest(findings.ranking().best().orElseThrow())).isEmpty();
        assertThat(comparisons.ofBest().get(0).other())
                .isEqualTo(findings.ranking().ranked().get(1));
    }

    @Test
    void aTrialThatDivergedOrFailedHasLostItsPair() {
        Comparisons comparisons = Findings.of(Experiments.sweep()).comparisons();
        Comparisons.Against last = comparisons.ofBest().get(10);
        assertThat(last.other().completed()).isEqualTo(1);
        assertThat(last.comparison().n()).isEqualTo(3);
        assertThat(last.comparison().lost()).isEqualTo(2);
        assertThat(last.comparison().won()).isEqualTo(3);
        assertThat(last.comparison().rankTest()).isTrue();
        assertThat(last.comparison().verdict()).isEqualTo(PairVerdict.TOO_FEW);
    }

    @Test
    void whereNothingIsLeftToChanceNothingIsCompared() {
        Findings findings = Findings.of(Experiments.minimize());
        assertThat(findings.ranking().standings()).hasSizeGreaterThan(1);
        assertThat(findings.comparisons().ofBest()).isEmpty();
        assertThat(new ComparisonText(findings).verdict()).isEmpty();
        assertThat(new ComparisonText(findings).details()).isEmpty();
    }
}
