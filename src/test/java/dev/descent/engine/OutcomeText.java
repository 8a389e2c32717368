package dev.descent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** An outcome as text that shows every bit of it: two outcomes are the same if their texts are. */
public final class OutcomeText {
    private OutcomeText() {}

    public static String of(TrialOutcome outcome) {
        StringJoiner text = new StringJoiner("\n");
        if (outcome instanceof TrialOutcome.Completed c) {
            text.add("completed " + c.epochs() + " " + c.steps() + " " + c.parameters() + " " + c.bestEpoch());
            text.add("train " + scores(Optional.of(c.train())));
            text.add("validation " + scores(c.validation()));
            text.add("test " + scores(c.test()));
            text.add("predictions " + c.predictions().outputs() + " "
                    + bits(c.predictions().values()));
            history(text, c.history());
        } else if (outcome instanceof TrialOutcome.Diverged d) {
            text.add("diverged " + d.epoch() + " " + d.step() + " " + d.parameters() + " "
                    + Long.toHexString(Double.doubleToLongBits(d.lastFiniteLoss())));
            history(text, d.history());
        } else if (outcome instanceof TrialOutcome.Failed f) {
            text.add("failed " + f.reason());
        } else {
            throw new AssertionError(outcome);
        }
        return text.toString();
    }

    /** Holds an outcome to another, bit for bit; what differs first is told in decimals. */
    public static void assertSame(String what, TrialOutcome actual, TrialOutcome expected) {
        if (actual == null || expected == null) {
            assertThat(actual).as(what).isEqualTo(expected);
            return;
        }
        assertThat(of(actual).equals(of(expected)) ? "" : difference(actual, expected))
                .as(what)
                .isEmpty();
    }

    private static String difference(TrialOutcome actual, TrialOutcome expected) {
        Map<String, String> numbers = numbers(actual);
        Map<String, String> others = numbers(expected);
        for (Map.Entry<String, String> other : others.entrySet()) {
            String number = numbers.get(other.getKey());
            if (!other.getValue().equals(number)) {
                return other.getKey() + " is " + number + ", and should be " + other.getValue();
            }
        }
        numbers.keySet().removeAll(others.keySet());
        return numbers.isEmpty()
                ? "a bit of a NaN"
                : numbers.keySet().iterator().next() + " should not be there";
    }

    /** Every number of an outcome by its name. */
    private static Map<String, String> numbers(TrialOutcome outcome) {
        Map<String, String> numbers = new LinkedHashMap<>();
        numbers.put("the outcome", outcome.getClass().getSimpleName());
        if (outcome instanceof TrialOutcome.Failed failed) {
            numbers.put("the reason", failed.reason());
        }
        put(numbers, "learning rate", outcome.history().learningRate());
        put(numbers, "running loss", outcome.history().runningLoss());
        put(numbers, "loss", outcome.history().loss());
        put(numbers, "validation loss", outcome.history().validationLoss());
        put(numbers, "metric", outcome.history().metrics());
        put(numbers, "validation metric", outcome.history().validationMetrics());
        if (outcome instanceof TrialOutcome.Completed c) {
            numbers.put("epochs", "" + c.epochs());
            numbers.put("steps", "" + c.steps());
            numbers.put("parameters", "" + c.parameters());
            numbers.put("the best epoch", "" + c.bestEpoch());
            put(numbers, "training", Optional.of(c.train()));
            put(numbers, "validation", c.validation());
            put(numbers, "test", c.test());
            put(numbers, "prediction", c.predictions().values());
        } else if (outcome instanceof TrialOutcome.Diverged d) {
            numbers.put("the epoch that diverged", "" + d.epoch());
            numbers.put("the step that diverged", "" + d.step());
            numbers.put("parameters", "" + d.parameters());
            numbers.put("the last finite loss", String.valueOf(d.lastFiniteLoss()));
        }
        return numbers;
    }

    private static void put(Map<String, String> numbers, String part, Optional<Scores> scores) {
        scores.ifPresent(it -> {
            numbers.put("the final " + part + " loss", String.valueOf(it.loss()));
            put(numbers, "final " + part + " metric", it.metrics());
        });
    }

    private static void put(Map<String, String> numbers, String name, float[] values) {
        for (int k = 0; k < values.length; k++) {
            numbers.put(name + " number " + (k + 1), String.valueOf(values[k]));
        }
    }

    private static void put(Map<String, String> numbers, String name, double[] values) {
        for (int k = 0; k < values.length; k++) {
            numbers.put(name + " number " + (k + 1), String.valueOf(values[k]));
        }
    }

    private static void history(StringJoiner text, History history) {
        StringJoiner rates = new StringJoiner(" ");
        for (double rate : history.learningRate()) {
            rates.add(Long.toHexString(Double.doubleToLongBits(rate)));
        }
        text.add("learning rate " + rates);
        text.add("running loss " + bits(history.runningLoss()));
        text.add("loss " + bits(history.loss()));
        text.add("validation loss " + bits(history.validationLoss()));
        text.add("metrics " + bits(history.metrics()));
        text.add("validation metrics " + bits(history.validationMetrics()));
    }

    private static String scores(Optional<Scores> scores) {
        return scores.map(s -> Long.toHexString(Double.doubleToLongBits(s.loss())) + " " + bits(s.metrics()))
                .orElse("none");
    }

    private static String bits(float[] values) {
        StringJoiner text = new StringJoiner(" ");
        for (float value : values) {
            text.add(Integer.toHexString(Float.floatToIntBits(value)));
        }
        return text.toString();
    }
}
