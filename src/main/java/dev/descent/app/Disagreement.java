package dev.descent.app;

import dev.descent.engine.Predictions;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.engine.TrialOutcome.Failed;
import dev.descent.number.NumberText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The first number in which two outcomes of one trial differ, by its bits. That one of them predicts for more rows is none, nor is that one
 * failed: a failure has no numbers.
 *
 * @param what {@code validation loss}
 * @param first what it is in the first outcome
 * @param second what it is in the second
 */
record Disagreement(String what, String first, String second) {
    private static final String NOTHING = "none";

    static Optional<Disagreement> between(TrialOutcome a, TrialOutcome b) {
        if (a instanceof Failed || b instanceof Failed) {
            return Optional.empty();
        }
        if (a instanceof Completed first && b instanceof Completed second) {
            Optional<Repetition.Fact> fact = Repetition.firstDifference(first, second);
            return fact.isPresent()
                    ? Optional.of(of(
                            fact.get().name(),
                            fact.get().value().apply(first),
                            fact.get().value().apply(second)))
                    : predictions(first.predictions(), second.predictions());
        }
        if (a instanceof Diverged first && b instanceof Diverged second) {
            Object[] these = numbers(first);
            Object[] those = numbers(second);
            return Objects.deepEquals(these, those)
                    ? Optional.empty()
                    : Optional.of(of("way to its divergence", these, those));
        }
        return Optional.of(new Disagreement("end", status(a), status(b)));
    }

    private static Object[] numbers(Diverged it) {
        return new Object[] {
            it.epoch(),
            it.step(),
            it.parameters(),
            it.lastFiniteLoss(),
            Repetition.history(it.history()),
            Repetition.trajectory(it.trajectory())
        };
    }

    private static Optional<Disagreement> predictions(Predictions a, Predictions b) {
        int both = Math.min(a.values().length, b.values().length);
        float[] first = Arrays.copyOf(a.values(), both);
        float[] second = Arrays.copyOf(b.values(), both);
        return Arrays.equals(first, second) ? Optional.empty() : Optional.of(of("prediction", first, second));
    }

    private static String status(TrialOutcome outcome) {
        return outcome.status().name().toLowerCase(Locale.ROOT);
    }

    private static Disagreement of(String what, Object a, Object b) {
        if (a instanceof Object[] first && b instanceof Object[] second && first.length == second.length) {
            for (int i = 0; i < first.length; i++) {
                if (!Objects.deepEquals(first[i], second[i])) {
                    return of(what, first[i], second[i]);
                }
            }
        }
        if (a instanceof float[] first && b instanceof float[] second && first.length == second.length) {
            int i = Arrays.mismatch(first, second);
            return new Disagreement(what, NumberText.of(first[i]), NumberText.of(second[i]));
        }
        if (a instanceof double[] first && b instanceof double[] second && first.length == second.length) {
            int i = Arrays.mismatch(first, second);
            return new Disagreement(what, NumberText.written(first[i]), NumberText.written(second[i]));
        }
        return new Disagreement(what, text(a), text(b));
    }

    private static String text(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? text(optional.get()) : NOTHING;
        }
        if (value instanceof Double number) {
            return NumberText.written(number);
        }
        if (value instanceof float[] numbers) {
            return "of " + numbers.length;
        }
        if (value instanceof double[] numbers) {
            return "of " + numbers.length;
        }
        if (value instanceof Object[] parts) {
            return parts.length == 0 ? NOTHING : "there";
        }
        if (value instanceof Integer || value instanceof Long || value instanceof List<?>) {
            return value.toString();
        }
        throw new AssertionError(value);
    }
}
