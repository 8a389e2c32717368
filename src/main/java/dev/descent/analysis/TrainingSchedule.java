package dev.descent.analysis;

import dev.descent.model.NetworkSpec;
import java.util.Objects;

/**
 * How much a trial trains.
 *
 * @param rows of the training part
 * @param batch rows a step; a batch that is larger than the part is the part
 * @param epochs as asked for
 */
public record TrainingSchedule(int rows, int batch, int epochs) {
    public static TrainingSchedule of(NetworkSpec spec, int rows) {
        return new TrainingSchedule(rows, Math.min(rows, spec.batchSize()), spec.epochs());
    }

    /** This schedule, of a trial that is trained until an earlier epoch. */
    public TrainingSchedule until(int epoch) {
        return new TrainingSchedule(rows, batch, epoch);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rows, batch, epochs);
    }

    /** ⌈rows / batch⌉. */
    public long iterations() {
        return (rows + (long) batch - 1) / batch;
    }

    public long steps() {
        return iterations() * epochs;
    }
}
