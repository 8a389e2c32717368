package dev.descent.engine.training;

import dev.descent.engine.Scores;
import dev.descent.model.Component;
import dev.descent.model.Direction;
import dev.descent.model.Measure;
import java.util.List;

/** A number of every epoch, by the name that a file has for it: the float that the history shows. */
final class MonitoredNumber {
    private static final String VALIDATION = "val_";

    private final String number;
    private final boolean validates;
    private final int metric;
    private final boolean upwards;

    /**
     * @param name {@code loss}, {@code val_loss}, {@code val_mae} …
     * @param metrics those of the trial
     * @throws IllegalArgumentException if it is none of the trial's numbers
     */
    MonitoredNumber(String name, List<Component> metrics) {
        this.validates = name.startsWith(VALIDATION);
        this.number = validates ? name.substring(VALIDATION.length()) : name;
        this.metric = isLoss() ? -1 : indexOf(metrics, name);
        this.upwards = metric >= 0 && metrics.get(metric).type().metric().direction() == Direction.LARGER_IS_BETTER;
    }

    /** Whether more is better. */
    boolean upwards() {
        return upwards;
    }

    double value(EpochNumbers numbers) {
        if (number.equals("running_loss")) {
            return numbers.runningLoss();
        }
        Scores scores = validates ? numbers.validation().orElseThrow() : numbers.train();
        return metric < 0 ? scores.loss() : scores.metrics()[metric];
    }

    private boolean isLoss() {
        return number.equals("loss") || number.equals("running_loss") && !validates;
    }

    private int indexOf(List<Component> metrics, String name) {
        String measure = Measure.find(number).map(Measure::name).orElse(number);
        for (int m = 0; m < metrics.size(); m++) {
            if (Measure.name(metrics.get(m)).equals(measure)) {
                return m;
            }
        }
        throw new IllegalArgumentException("no number of the trial is called " + name);
    }
}
