package dev.descent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.Dataset;
import dev.descent.model.Trial;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trials of one cohort that an engine trains rung by rung, each going on from where it paused. */
public final class Rungs {
    private final Engine engine;
    private final Dataset data;
    private final Map<String, Checkpoint> checkpoints = new LinkedHashMap<>();

    public Rungs(Engine engine, Dataset data) {
        this.engine = engine;
        this.data = data;
    }

    /** Where the trials stand that have paused, by id. */
    public Map<String, Checkpoint> checkpoints() {
        return checkpoints;
    }

    /** Trains until this epoch, or the end of a trial that ends before. */
    public Map<String, TrialOutcome> train(int epoch, List<Trial> trials) {
        return train(trials.stream().map(trial -> Fixtures.until(epoch, trial)).toList());
    }

    /** Trains until the epoch of each trial. */
    public Map<String, TrialOutcome> train(List<Trial> trials) {
        RecordingListener listener = new RecordingListener();
        engine.train(new Cohort(data, trials, checkpoints), listener);
        trials.forEach(trial -> checkpoints.remove(trial.id()));
        checkpoints.putAll(listener.checkpoints());
        return new TreeMap<>(listener.outcomes());
    }

    /** Trains all of it at once. */
    public static Map<String, TrialOutcome> inOneGo(Engine engine, Dataset data, List<Trial> trials) {
        return new Rungs(engine, data).train(trials);
    }

    /** Holds outcomes to others, bit for bit; a NaN is one whatever its bits. */
    public static void assertSame(Map<String, TrialOutcome> actual, Map<String, TrialOutcome> expected, String what) {
        assertThat(actual.keySet()).as("trials that ended, %s", what).isEqualTo(expected.keySet());
        expected.forEach((id, outcome) -> {
            OutcomeText.assertSame(what + ", trial " + id, actual.get(id), outcome);
        });
    }

    /** Holds outcomes without a NaN to others, as they stand in a journal. */
    public static void assertSameBytes(
            Map<String, TrialOutcome> actual, Map<String, TrialOutcome> expected, String what) {
        assertSame(actual, expected, what);
        expected.forEach((id, outcome) -> assertThat(bytes(actual.get(id)))
                .as("bytes of the journal, %s, trial %s", what, id)
                .isEqualTo(bytes(outcome)));
    }

    private static ByteBuffer bytes(TrialOutcome outcome) {
        RecordBytes bytes = new RecordBytes();
        OutcomeCodec.encode(outcome, bytes);
        return bytes.written();
    }
}
