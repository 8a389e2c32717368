package dev.descent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every component type. */
class VocabularyTest {
    static Stream<ComponentType> everyType() {
        return Arrays.stream(Kind.values()).flatMap(kind -> Vocabulary.of(kind).stream());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aWordMeansOneComponentOfAFamily(Kind kind) {
        assertThat(Vocabulary.names(kind)).doesNotHaveDuplicates().isNotEmpty();
    }

    /** By which two types are told apart. */
    @Test
    void noTwoTypesShareKindAndName() {
        assertThat(everyType().map(type -> List.of(type.kind(), type.name())))
                .hasSizeGreaterThan(50)
                .doesNotHaveDuplicates();
        assertThat(everyType()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void sentencesEndAndFormulasDoNot(ComponentType type) {
        List<String> sentences = new ArrayList<>(List.of(type.about()));
        type.parameters().forEach(p -> sentences.add(p.about()));
        assertThat(sentences).allSatisfy(text -> assertThat(text).matches("|.*[.]"));
        assertThat(type.formula()).allSatisfy(line -> assertThat(line.text()).doesNotEndWith("."));
        assertThat(type.source().stream())
                .allSatisfy(paper -> assertThat(paper).matches(".*\\d{4}.*").doesNotEndWith("."));
    }

    /** keras.optimizers.Adam, keras.losses.MeanSquaredError, but the keys clipnorm, global_clipnorm and clipvalue. */
    @ParameterizedTest
    @MethodSource("everyType")
    void kerasNameIsAnotherSpelling(ComponentType type) {
        assertThat(type.keras().stream()).allSatisfy(name -> {
            assertThat(type.answersTo(name)).isFalse();
            assertThat(name).matches(type.kind() == Kind.CLIPPING ? "(global_)?clip(norm|value)" : "[A-Z][A-Za-z0-9]*");
        });
    }

    @Test
    void aTypeWithoutTheFactsOfItsFamilyCannotBeMade() {
        assertThatThrownBy(() -> new TypeBuilder(Kind.METRIC, "gini")
                        .about("A sentence.")
                        .type())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gini says nothing of what every metric must say");
    }

    @Test
    void aFormulaOfAnUnknownSwitchCannotBeMade() {
        assertThatThrownBy(() -> new TypeBuilder(Kind.LAYER, "gate")
                        .formula(FormulaLine.line("z").where("open"))
                        .type())
                .hasMessage("gate has no parameter open");
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void anExampleHasItsOwnKeys(ComponentType type) {
        type.example()
                .ifPresent(example -> assertThat(example.split(", (?=[a-z_]+: )"))
                        .allSatisfy(entry ->
                                assertThat(type.parameter(entry.split(": ")[0])).isPresent()));
    }

    @Test
    void everyFamilyOfUpdateRulesIsThatOfAnOptimizer() {
        assertThat(Vocabulary.of(Kind.OPTIMIZER).stream()
                        .map(type -> type.optimizer().family()))
                .contains(OptimizerTypes.UpdateFamily.values());
    }

    @Test
    void linesHoldUnderTheirSwitches() {
        ComponentType sgd = Vocabulary.type(Kind.OPTIMIZER, "sgd");
        assertThat(sgd.formula(Component.of(sgd))).containsExactly("w ← w − η·g");
        assertThat(sgd.formula(Component.of(sgd).with("momentum", 0.9).with("nesterov", true)))
                .containsExactly("v ← μ·v − η·g", "w ← w + μ·v − η·g");
        assertThat(sgd.formula(Component.of(sgd).with("weight_decay", 0.1)))
                .containsExactly("w ← w − η·λ·w", "w ← w − η·g");
    }
}
