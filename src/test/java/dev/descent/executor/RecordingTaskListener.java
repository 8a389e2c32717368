package dev.descent.executor;

import dev.descent.engine.Checkpoint;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Keeps what an executor tells. Whether all is cancelled is asked with the number of answers so far. */
final class RecordingTaskListener implements TaskListener {
    private final IntPredicate cancelled;
    private final Map<Integer, Answer> answers = new TreeMap<>();
    private final List<Integer> again = new ArrayList<>();
    private final List<Checkpoint> paused = new ArrayList<>();

    RecordingTaskListener(IntPredicate cancelled) {
        this.cancelled = cancelled;
    }

    /** One that never cancels. */
    RecordingTaskListener() {
        this(answers -> false);
    }

    @Override
    public synchronized void answered(Task task, TrialTask trial, Answer answer) {
        if (!task.trials().contains(trial) || answers.put(trial.number(), answer) != null) {
            again.add(trial.number());
        }
    }

    @Override
    public synchronized void paused(TrialTask trial, Checkpoint checkpoint) {
        paused.add(checkpoint);
    }

    @Override
    public boolean cancelled() {
        return cancelled.test(size());
    }

    private synchronized int size() {
        return answers.size();
    }

    /** The answers by the numbers of their trials. */
    synchronized Map<Integer, Answer> answers() {
        return new TreeMap<>(answers);
    }

    /** Those that were told more than once, or with a task that they are not of. */
    synchronized List<Integer> wronglyTold() {
        return List.copyOf(again);
    }

    /** The outcomes' bytes in hex, by the numbers of those that ended. */
    synchronized Map<Integer, String> ended() {
        Map<Integer, String> ended = new TreeMap<>();
        answers.forEach((number, answer) -> {
            if (answer instanceof Answer.Ended it) {
                ended.put(number, HexFormat.of().formatHex(it.record()));
            }
        });
        return ended;
    }

    /** What a trial paused with, in the order in which it was told. */
    synchronized List<Checkpoint> paused() {
        return List.copyOf(paused);
    }
}
