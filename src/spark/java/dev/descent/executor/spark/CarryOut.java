package dev.descent.executor.spark;

import dev.descent.engine.WorkerPool;
import dev.descent.executor.Answer;
import dev.descent.executor.Answers;
import dev.descent.executor.Task;
import dev.descent.executor.TaskListener;
import dev.descent.executor.TrialTask;
import dev.descent.executor.Worker;
import dev.descent.worker.WorkRefused;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * Carries out a task in a process of Spark: the bytes of a {@link Task} become those of a {@link Homecoming}. All that is sent of it is
 * where the base is found.
 *
 * <p>Whatever goes wrong with a trial is an answer. What it throws is of the machine, and Spark tries again elsewhere.
 */
final class CarryOut extends AbstractFunction1<Iterator<byte[]>, byte[]> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Broadcast<byte[]> base;
    private final String digest;

    /** @param digest of the base's bytes */
    CarryOut(Broadcast<byte[]> base, String digest) {
        this.base = base;
        this.digest = digest;
    }

    @Override
    public byte[] apply(Iterator<byte[]> partition) {
        TaskContext context = TaskContext.get();
        try {
            Task task = Task.of(partition.next());
            Told told = new Told(task, context);
            try {
                OpenWorkers.of(digest, base::value).carryOut(task, told, WorkerPool.ALONE);
            } catch (OutOfMemoryError e) {
                told.outOfMemory();
            }
            if (context.isInterrupted()) {
                throw new TaskKilledException("it is not needed any more");
            }
            return Homecoming.bytes(told.answers);
        } catch (WorkRefused e) {
            return Homecoming.bytes(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a {@link Worker} tells of one task. */
    private static final class Told implements TaskListener {
        private final TaskContext context;
        /** The places in the task of those without an answer, by the trial's number. */
        private final Map<Integer, Integer> open = new LinkedHashMap<>();

        private final List<Answers.Numbered> answers = new ArrayList<>();

        Told(Task task, TaskContext context) {
            this.context = context;
            task.trials().forEach(trial -> open.put(trial.number(), open.size()));
        }

        @Override
        public synchronized void answered(Task task, TrialTask trial, Answer answer) {
            answers.add(new Answers.Numbered(open.remove(trial.number()), answer));
        }

        /** Neither the trials nor the task have a part in it: the process has too little memory for what it does. */
        synchronized void outOfMemory() {
            Answer answer = new Answer.NotTrained(
                    Answer.Lack.MEMORY, "the heap is too small for it; give Java more memory (-Xmx) and run again", "");
            open.values().forEach(place -> answers.add(new Answers.Numbered(place, answer)));
        }

        @Override
        public boolean cancelled() {
            return context.isInterrupted();
        }
    }
}
