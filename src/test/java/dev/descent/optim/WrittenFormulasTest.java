package dev.descent.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.model.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the vocabulary says an optimizer does is what its rule does. */
class WrittenFormulasTest {
    private static final double[] GRADIENTS = {0.1, -0.5, 2.0, 0.0, -0.01, 0.3, 0.7, -1.5};

    static Stream<Component> everyRule() {
        return UpdateRulesTest.everyRule()
                .filter(o -> !o.is("custom"))
                .flatMap(o -> Stream.of(o, o.with("weight_decay", 0.25)));
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void theFormulaOfTheTypeIsThatOfTheRule(Component optimizer) {
        Rig rig = new Rig(optimizer, 1.25);
        Map<String, Double> values = start(optimizer, rig);

        for (int k = 0; k < GRADIENTS.length; k++) {
            long t = k + 1L;
            values.put("g", GRADIENTS[k]);
            values.put("η", rig.schedule.rate(k));
            optimizer.type().formula(optimizer).stream()
                    .filter(line -> !line.startsWith(WrittenFormula.OF_HIDDEN_KERNELS))
                    .forEach(line -> WrittenFormula.run(line, values, t));
            rig.step(new double[] {GRADIENTS[k]});
            // in double; the rule fuses products and sums, and its βᵗ is a running product
            assertThat(values.get("w")).as("step %d", t).isCloseTo(rig.w[0], within(1e-13));
        }
    }

    /** Every parameter under the letter that its text begins with, every slot and running product under its own. */
    private static Map<String, Double> start(Component optimizer, Rig rig) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("w", rig.w[0]);
        for (Parameter p : optimizer.type().parameters()) {
            optimizer
                    .find(p.name())
                    .filter(Double.class::isInstance)
                    .ifPresent(value -> values.put(p.about().split("[ ,;:]")[0], (Double) value));
        }
        Notation notation = rig.rule.notation();
        for (int s = 0; s < notation.slots().size(); s++) {
            values.put(notation.slots().get(s), rig.rule.initialSlot(s));
        }
        for (int s = 0; s < notation.scalars().size(); s++) {
            values.put(notation.scalars().get(s), rig.rule.initialScalar(s));
        }
        return values;
    }
}
