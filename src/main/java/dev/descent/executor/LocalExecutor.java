package dev.descent.executor;

import dev.descent.engine.Checkpoint;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Carries out tasks on threads of this process, each thread one after the other. Threads for which there is no task left help those that
 * still train.
 *
 * <p>A trial that finds no memory while others train beside it is tried once more when it has the machine to itself.
 */
public final class LocalExecutor implements Executor {
    @Override
    public String name() {
        return "local";
    }

    @Override
    public void execute(Work work, TaskListener listener, ExecutorSettings settings) {
        Worker worker = work.worker();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        if (settings.jobs() == 1) {
            drain(work.tasks(TaskTime.ANY), worker, listener, 1, failure);
        } else {
            SecondChances patient = new SecondChances(listener);
            drain(work.tasks(TaskTime.ANY), worker, patient, settings.jobs(), failure);
            drain(patient.tasks.iterator(), worker, listener, 1, failure);
        }
        throwIfFailed(failure.get());
    }

    private static void drain(
            Iterator<Task> tasks, Worker worker, TaskListener listener, int jobs, AtomicReference<Throwable> failure) {
        if (tasks.hasNext()) {
            TaskQueue queue = new TaskQueue(tasks);
            DaemonThreads.run("descent", jobs, () -> drain(queue, worker, listener, failure));
        }
    }

    private static void drain(
            TaskQueue queue, Worker worker, TaskListener listener, AtomicReference<Throwable> failure) {
        while (!listener.cancelled() && failure.get() == null) {
            try {
                Optional<TaskQueue.InTraining> next = queue.next();
                if (next.isEmpty()) {
                    queue.help();
                    return;
                }
                try {
                    worker.carryOut(next.get().task(), listener, next.get().workers());
                } finally {
                    queue.done(next.get());
                }
            } catch (Throwable e) {
                // Neither the engine nor the trial: reading data or writing the journal failed. The caller says so.
                failure.compareAndSet(null, e);
                return;
            }
        }
    }

    private static void throwIfFailed(Throwable cause) {
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        if (cause != null) {
            throw new IllegalStateException(cause);
        }
    }

    /** Keeps back trials that found no memory while others trained. */
    private static final class SecondChances implements TaskListener {
        private final TaskListener listener;
        private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();

        SecondChances(TaskListener listener) {
            this.listener = listener;
        }

        @Override
        public void answered(Task task, TrialTask trial, Answer answer) {
            if (answer instanceof Answer.NotTrained it && it.lack() == Answer.Lack.MEMORY) {
                tasks.add(task.of(List.of(trial)));
            } else {
                listener.answered(task, trial, answer);
            }
        }

        @Override
        public void epochEnded(TrialTask trial, int epoch, float loss, float validationLoss) {
            listener.epochEnded(trial, epoch, loss, validationLoss);
        }

        @Override
        public void paused(TrialTask trial, Checkpoint checkpoint) {
            listener.paused(trial, checkpoint);
        }

        @Override
        public boolean cancelled() {
            return listener.cancelled();
        }
    }
}
