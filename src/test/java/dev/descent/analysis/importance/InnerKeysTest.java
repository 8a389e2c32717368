package dev.descent.analysis.importance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.sweep.search.Domain;
import java.util.List;
import org.junit.jupiter.api.Test;

class InnerKeysTest {
    @Test
    void whatWasDrawnInsideAnAlternativeIsAKeyThatIsActiveWithIt() {
        List<SweptKey> keys = InnerKeys.apart(List.of(
                SweptKey.of("epochs", List.of("3", "3", "4", "5")),
                SweptKey.of(
                        "optimizer",
                        List.of(
                                "sgd",
                                "adam(beta_1=0.8, learning_rate=0.1, epsilon=1e-7)",
                                "adam(beta_1=0.9, learning_rate=cosine(initial=1, to=[0, 1]), epsilon=1e-7)",
                                "lion(beta_1=0.5)"))));
        assertThat(keys)
                .extracting(SweptKey::name)
                .containsExactly("epochs", "optimizer", "optimizer.beta_1 of adam", "optimizer.learning_rate of adam");
        assertThat(keys.get(1).values()).containsExactly("sgd", "adam", "adam", "lion");
        assertThat(keys.get(2).values()).containsExactly("", "0.8", "0.9", "");
        assertThat(keys.get(2).domain()).isInstanceOf(Domain.Numeric.class);
        assertThat(keys.get(3).values()).containsExactly("", "0.1", "cosine(initial=1, to=[0, 1])", "");
    }

    @Test
    void aKeyWithOneAlternativeIsLeftToWhatIsInsideIt() {
        assertThat(InnerKeys.apart(List.of(SweptKey.of("optimizer", List.of("adam(beta_1=0.8)", "adam(beta_1=0.9)")))))
                .extracting(SweptKey::name)
                .containsExactly("optimizer.beta_1 of adam");
    }
}
