package dev.descent.config;

import dev.descent.config.ExpectationReader.Condition;
import dev.descent.model.Expectation;
import dev.descent.model.Expectation.Operand;
import dev.descent.problem.Problems;
import java.util.List;
import java.util.Optional;

/** Tells conditions on the status of all trials that no search which stops some of them can hold. */
final class HalvedConditions {
    private final Problems problems;

    HalvedConditions(Problems problems) {
        this.problems = problems;
    }

    /**
     * Tells them where they are written.
     *
     * @param conditions as written
     * @param expectations what was read of them, as far as nothing was wrong
     */
    void check(List<Condition> conditions, List<Expectation> expectations) {
        for (Expectation expectation : expectations) {
            Optional<String> reason = reason(expectation);
            if (reason.isPresent()) {
                for (Condition condition : conditions) {
                    if (condition.text().equals(expectation.text())) {
                        problems.add(
                                condition.at(),
                                reason.get(),
                                "expected a condition on what is best, or another search");
                    }
                }
            }
        }
    }

    private static Optional<String> reason(Expectation expectation) {
        Optional<String> word = status(expectation.left(), expectation.right());
        if (word.isEmpty()) {
            word = status(expectation.right(), expectation.left());
        }
        String condition = word.map(it -> expectation.operator() + " " + it).orElse("");
        return switch (condition) {
            case "== completed", "== halved" ->
                Optional.of(
                        "this condition can never hold, for the search stops some trials and trains others to the end");
            case "!= halved" ->
                Optional.of("this condition can't hold unless trials diverge, for the search stops some of them");
            default -> Optional.empty();
        };
    }

    /** The word that the status of all trials is compared with. */
    private static Optional<String> status(Operand column, Operand word) {
        boolean all = column instanceof Operand.Column it
                && it.group().equals("all")
                && it.column().equals("status");
        return all && word instanceof Operand.Word text ? Optional.of(text.text()) : Optional.empty();
    }
}
