package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Component;
import dev.descent.number.NumberText;
import dev.descent.problem.Problems;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.Expanded;
import dev.descent.sweep.Sweep;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A sweep against its twin: all combinations by nested loops, each key decided by "what is more particular wins", equal ones told
 * once. Sweeps are drawn at random: an optimizer axis whose alternatives may have rates of their own, a rate axis, an axis of
 * epochs, and cases that may set any of the three.
 */
class SweepTwinTest {
    /** What a trial has; empty where the file's own value stays. */
    private record Outcome(String optimizer, String rate, String epochs, String caseName) {}

    /** An alternative: a name and rates of its own, none if it leaves them to others. */
    private record Alternative(String name, List<String> rates) {
        String text() {
            return rates.isEmpty() ? name : "{" + name + ": {learning_rate: [" + String.join(", ", rates) + "]}}";
        }
    }

    /** A case and what it sets; empty for what it leaves. */
    private record Case(String name, Optional<String> optimizer, Optional<String> rate, Optional<String> epochs) {
        String text() {
            List<String> parts = new ArrayList<>();
            optimizer.ifPresent(it -> parts.add("optimizer: " + it));
            rate.ifPresent(it -> parts.add("learning_rate: " + it));
            epochs.ifPresent(it -> parts.add("epochs: " + it));
            return name + ": {" + String.join(", ", parts) + "}";
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void makesTheCombinationsOfItsTwin(long seed) throws Exception {
        Random random = new Random(seed);
        List<Alternative> optimizers = new ArrayList<>();
        for (String name : List.of("sgd", "adam", "rmsprop").subList(0, 1 + random.nextInt(3))) {
            optimizers.add(new Alternative(name, numbers(random.nextInt(3), 10)));
        }
        List<String> rates = numbers(1 + random.nextInt(3), 20);
        List<String> epochs = numbers(1 + random.nextInt(3), 30);
        List<Case> cases = new ArrayList<>();
        for (String name : List.of("a", "b", "c").subList(0, 1 + random.nextInt(3))) {
            cases.add(new Case(
                    name,
                    Optional.of("nadam").filter(o -> random.nextInt(4) == 0),
                    Optional.of("40").filter(r -> random.nextInt(3) == 0),
                    Optional.of("50").filter(e -> random.nextInt(3) == 0)));
        }
        String grid = "grid: {optimizer: ["
                + optimizers.stream().map(Alternative::text).collect(Collectors.joining(", ")) + "], learning_rate: ["
                + String.join(", ", rates) + "], epochs: [" + String.join(", ", epochs) + "]}";
        String named = "cases: {" + cases.stream().map(Case::text).collect(Collectors.joining(", ")) + "}";
        boolean casesFirst = random.nextBoolean();
        String text = "sweep: {" + (casesFirst ? named + ", " + grid : grid + ", " + named) + "}";

        Sweep sweep = read(text);
        List<Outcome> made = outcomes(sweep.expand(new Problems(List.of())));
        assertThat(made).as(text).doesNotHaveDuplicates();
        assertThat(made).as(text).containsExactlyInAnyOrderElementsOf(twin(optimizers, rates, epochs, cases));
        assertThat(sweep.count()).as(text).isEqualTo(BigInteger.valueOf(made.size()));
    }

    private static Set<Outcome> twin(
            List<Alternative> optimizers, List<String> rates, List<String> epochs, List<Case> cases) {
        Set<Outcome> outcomes = new LinkedHashSet<>();
        for (Case named : cases) {
            for (Alternative optimizer : optimizers) {
                for (String own : optimizer.rates().isEmpty() ? List.of("") : optimizer.rates()) {
                    for (String rate : rates) {
                        for (String epoch : epochs) {
                            boolean alternative = named.optimizer().isEmpty();
                            String decided = alternative && !own.isEmpty() ? own : rate;
                            outcomes.add(new Outcome(
                                    named.optimizer().orElse(optimizer.name()),
                                    named.rate().orElse(decided),
                                    named.epochs().orElse(epoch),
                                    named.name()));
                        }
                    }
                }
            }
        }
        return outcomes;
    }

    private static List<Outcome> outcomes(Expanded sweep) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < sweep.configurations().size(); i++) {
            Configuration it = sweep.configurations().get(i);
            Component file = it.values(new Problems(List.of())).orElseThrow();
            Component optimizer = file.component("optimizer");
            outcomes.add(new Outcome(
                    optimizer.name(),
                    NumberText.written(optimizer.real("learning_rate")),
                    Long.toString((Long) file.find("epochs").orElseThrow()),
                    it.caseName().orElseThrow()));
        }
        return outcomes;
    }

    private static List<String> numbers(int count, int from) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(Integer.toString(from + i));
        }
        return numbers;
    }

    private static Sweep read(String text) throws Exception {
        Problems problems = new Problems(List.of());
        Sweep sweep = Sweeps.read("layers: [{dense: 1}]\n" + text, problems);
        return sweep;
    }
}
