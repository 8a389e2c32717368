package dev.descent.engine;

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
