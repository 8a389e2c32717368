package dev.descent.executor.spark;

import dev.descent.executor.Answer;
import dev.descent.executor.Answers;
import dev.descent.executor.ExecutorFailed;
import dev.descent.executor.Task;
import dev.descent.executor.TaskListener;
import dev.descent.executor.TrialTask;
import dev.descent.executor.spark.Wave.Stage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Sends tasks to Spark's executors, and takes in what comes home. All of it happens on the calling thread, for which Spark's threads
 * leave events in a queue.
 *
 * <p>Tasks go out in waves, each a job of Spark. The next wave goes out before the last one is home, so that no core waits for work; and
 * not earlier, so that this process holds few of them at a time.
 *
 * <p>Spark tries a lost task again. If it is lost too often, Spark gives up its job, and with it all tasks of the job that are not home.
 * Each of them is then a job of its own; if that is given up too, each of its trials; and in the end, while nothing runs beside it, a
 * trial by itself. So none fails because of its neighbours, nor for want of memory that they took.
 */
final class SparkRun {
    private static final long TICK_MILLIS = 100;
    /** How long after Spark a listener may learn of Ctrl-C, which both are told of at once. */
    private static final int TICKS_UNTIL_CANCELLED = 20;
    /** Tasks that are out at a time, for each core. A wave is half of them. */
    private static final int OUT_A_CORE = 4;

    private static final int FEWEST_OUT = 64;
    private static final int LARGEST_WAVE = 4096;
    private static final int MOST_TRIALS_A_WAVE = 100_000;

    private final Application application;
    private final CarryOut carryOut;
    private final Iterator<Task> tasks;
    private final TaskListener listener;
    private final LonelinessWarning loneliness;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<Integer, Wave> out = new HashMap<>();
    private final Deque<Wave> again = new ArrayDeque<>();
    /** Tasks of one trial each. */
    private final Deque<Task> alone = new ArrayDeque<>();

    private int sent;
    private int tasksOut;

    SparkRun(Application application, CarryOut carryOut, Iterator<Task> tasks, TaskListener listener) {
        this.application = application;
        this.carryOut = carryOut;
        this.tasks = tasks;
        this.listener = listener;
        this.loneliness = new LonelinessWarning(application);
    }

    /**
     * Returns when all trials have an answer, or the listener cancelled.
     *
     * @throws ExecutorFailed if the application or its executors can't go on
     */
    void run() {
        try {
            while (!listener.cancelled() && sendSome()) {
                listener.workers(application.executors());
                Event event = events.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (event != null) {
                    take(event);
                } else {
                    refuseStopped();
                    loneliness.warnOnce();
                }
            }
            keepWhatIsHome();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            out.values().forEach(Wave::cancel);
        }
    }

    /** Sends what there is room for; whether anything is out then. */
    private boolean sendSome() {
        while (!again.isEmpty() && tasksOut < mostOut() && !listener.cancelled()) {
            send(again.poll());
        }
        while (again.isEmpty() && tasksOut <= mostOut() / 2 && tasks.hasNext() && !listener.cancelled()) {
            send(new Wave(Stage.MANY, nextTasks()));
        }
        if (out.isEmpty() && !alone.isEmpty()) {
            send(new Wave(Stage.ALONE, List.of(alone.poll())));
        }
        return !out.isEmpty();
    }

    private int mostOut() {
        return Math.max(FEWEST_OUT, OUT_A_CORE * application.cores());
    }

    private List<Task> nextTasks() {
        int most = Math.min(LARGEST_WAVE, mostOut() / 2);
        List<Task> wave = new ArrayList<>();
        for (int trials = 0; tasks.hasNext() && wave.size() < most && trials < MOST_TRIALS_A_WAVE; ) {
            Task task = tasks.next();
            trials += task.trials().size();
            wave.add(task);
        }
        return wave;
    }

    private void send(Wave wave) {
        sent++;
        try {
            wave.send(sent, application.context(), carryOut, events::add);
        } catch (IllegalStateException e) {
            refuseStopped();
            if (listener.cancelled()) {
                return;
            }
            throw e;
        }
        out.put(sent, wave);
        tasksOut += wave.out();
    }

    private void take(Event event) {
        Wave wave = out.get(event.wave());
        if (event instanceof Event.Home home) {
            tasksOut--;
            takeHome(wave, wave.comeHome(home.place()), home.bytes());
        } else if (event instanceof Event.Over over) {
            out.remove(over.wave());
            tasksOut -= wave.out();
            over.failure().ifPresent(failure -> givenUp(wave, failure));
        }
    }

    private void takeHome(Wave wave, Task task, byte[] bytes) {
        Homecoming homecoming = read(bytes);
        homecoming.refusal().ifPresent(refusal -> {
            throw new ExecutorFailed("an executor of Spark refuses the work: " + refusal, null);
        });
        List<TrialTask> trials = task.trials();
        if (homecoming.answers().size() != trials.size()) {
            throw new IllegalStateException(
                    homecoming.answers().size() + " answers to a task of " + trials.size() + " trials");
        }
        for (Answers.Numbered it : homecoming.answers()) {
            TrialTask trial = trials.get(it.trial());
            if (!lacksMemory(it.answer())) {
                listener.answered(task, trial, it.answer());
            } else if (wave.stage() == Stage.ALONE) {
                listener.answered(task, trial, application.tooLittleMemory((Answer.NotTrained) it.answer()));
            } else {
                alone.add(task.of(List.of(trial)));
            }
        }
    }

    private static Homecoming read(byte[] bytes) {
        try {
            return Homecoming.of(bytes);
        } catch (IOException e) {
            throw new ExecutorFailed(
                    "an executor of Spark answers as another program would: " + e.getMessage()
                            + "; have every executor load the jar that runs here, and run again",
                    e);
        }
    }

    private static boolean lacksMemory(Answer answer) {
        return answer instanceof Answer.NotTrained it && it.lack() == Answer.Lack.MEMORY;
    }

    /** Spark gave up a wave. */
    private void givenUp(Wave wave, Throwable failure) {
        refuseStopped();
        if (listener.cancelled()) {
            return;
        }
        boolean died = Failure.isDeath(failure);
        if (!died && (wave.stage() != Stage.MANY || Failure.isMissingProgram(failure))) {
            // Trials throw nothing: what they come to is an answer.
            throw new ExecutorFailed(Failure.sentence(failure), failure);
        }
        for (Task task : wave.lost()) {
            if (wave.stage() == Stage.ALONE) {
                listener.answered(task, task.trials().get(0), Failure.death(failure));
            } else if (wave.stage() == Stage.MANY) {
                again.add(new Wave(Stage.TASK, List.of(task)));
            } else if (wave.stage() == Stage.TASK && task.trials().size() > 1) {
                task.trials().forEach(trial -> again.add(new Wave(Stage.TRIAL, List.of(task.of(List.of(trial))))));
            } else {
                alone.add(task);
            }
        }
    }

    /** After a cancellation: what came home before it counts. */
    private void keepWhatIsHome() {
        for (Event event = events.poll(); event != null; event = events.poll()) {
            if (event instanceof Event.Home) {
                take(event);
            }
        }
    }

    /** The context is stopped by its master, or when this process ends: then the listener cancels too, perhaps a little later. */
    private void refuseStopped() {
        if (!application.isStopped()) {
            return;
        }
        for (int tick = 0; tick < TICKS_UNTIL_CANCELLED && !listener.cancelled(); tick++) {
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (!listener.cancelled()) {
            throw new ExecutorFailed(
                    "Spark's master at " + application.master()
                            + " ended the application; see its log and those of its workers, mend that and run again: what is finished is kept",
                    null);
        }
    }
}
