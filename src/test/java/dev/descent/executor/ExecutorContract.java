package dev.descent.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.engine.WorkerPool;
import dev.descent.engine.lockstep.LockstepEngine;
import dev.descent.executor.Answer.Lack;
import dev.descent.executor.UnluckyEngine.Mishap;
import dev.descent.problem.FileRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every executor keeps, wherever it has tasks carried out. A test of an executor extends this class and says how the executor is made.
 *
 * <p>If the executor opens workers from the base, {@link UnluckyEngine} has to be a service there: a line in
 * {@code META-INF/services/dev.descent.engine.Engine} of the test's resources. Processes beside the test's have to see its temporary folders.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ExecutorContract {
    private static final int CORES = 2;
    private static final int MILLION = 1_000_000;
    private static final int TRIALS_A_TASK = 1000;
    private static final int SAMPLES = 10;
    private static final long MOST_GROWTH = 64 << 20;
    private static final double SOON_SECONDS = 10;

    @TempDir
    private Path folder;

    /** The executor to test. */
    protected abstract Executor executor();

    /** How it is run on so many cores. */
    protected ExecutorSettings settings(int cores) {
        return ExecutorSettings.ofJobs(cores);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void theAnswersAreThoseOfOneThreadForAnyNumberOfCores(int cores) throws Exception {
        List<Integer> sizes = List.of(7, 1, 1, 5, 12, 1, 3, 1, 1, 8, 2, 2, 1, 6, 1, 4);
        RecordingTaskListener listener = new RecordingTaskListener();
        executor().execute(ContractWork.networks(folder, new LockstepEngine(), sizes), listener, settings(cores));
        assertThat(listener.ended()).hasSize(56).isEqualTo(ofOneThread(sizes));
        assertThat(listener.wronglyTold()).isEmpty();
    }

    @Test
    void whereThereIsNothingToDoNothingIsAnswered() throws Exception {
        assertThat(execute(List.of()).answers()).isEmpty();
    }

    @Test
    void nothingIsBegunAfterCancelling() throws Exception {
        RecordingTaskListener listener = new RecordingTaskListener(answers -> true);
        execute(List.of(2, 2, 2, 2), listener);
        assertThat(listener.answers()).isEmpty();
        assertThat(UnluckyEngine.begun(folder)).isZero();
    }

    /** The first trials end, all others last until they are cancelled. */
    @Test
    void cancellingInTheMiddleEndsTheRunSoonAndKeepsWhatIsAnswered() throws Exception {
        int done = 6;
        List<Integer> sizes = Collections.nCopies(100, 1);
        for (int trial = done + 1; trial <= sizes.size(); trial++) {
            UnluckyEngine.befalls(folder, trial, Mishap.LASTS, UnluckyEngine.FOR_EVER);
        }
        AtomicLong since = new AtomicLong();
        RecordingTaskListener listener = new RecordingTaskListener(answers -> {
            if (answers < done || begun() <= done) {
                return false;
            }
            since.compareAndSet(0, System.nanoTime());
            return true;
        });
        execute(sizes, listener);
        assertThat((System.nanoTime() - since.get()) * 1e-9)
                .as("seconds from the cancellation to the end")
                .isLessThan(SOON_SECONDS);
        Map<Integer, String> expected = ofOneThread(Collections.nCopies(done, 1));
        assertThat(listener.answers()).hasSize(done);
        assertThat(listener.ended()).isEqualTo(expected);
        awaitThatAllIsLeft();
        long begun = begun();
        assertThat(begun).isLessThan(sizes.size());
        Thread.sleep(500);
        assertThat(begun()).as("trials begun after the end").isEqualTo(begun);
    }

    /** With its cohort, then by itself but beside another task. */
    @Test
    void aTrialThatFindsNoMemoryBesideOthersIsTriedAgain() throws Exception {
        List<Integer> sizes = List.of(3, 3, 3, 3, 3);
        UnluckyEngine.befalls(folder, 8, Mishap.NO_MEMORY, 2);
        RecordingTaskListener listener = execute(sizes);
        assertThat(listener.ended()).isEqualTo(ofOneThread(sizes));
        assertThat(listener.wronglyTold()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aTrialThatNeverFindsMemoryHasNoOutcome(int cores) throws Exception {
        int hopeless = 8;
        List<Integer> sizes = List.of(3, 3, 3, 3, 3);
        UnluckyEngine.befalls(folder, hopeless, Mishap.NO_MEMORY, UnluckyEngine.FOR_EVER);
        RecordingTaskListener listener = new RecordingTaskListener();
        executor().execute(ContractWork.networks(folder, new UnluckyEngine(), sizes), listener, settings(cores));
        assertOnlyOneHasNoOutcome(hopeless, sizes, listener);
        assertThat(listener.answers().get(hopeless))
                .isInstanceOfSatisfying(
                        Answer.NotTrained.class, it -> assertThat(it.lack()).isEqualTo(Lack.MEMORY));
    }

    private void assertOnlyOneHasNoOutcome(int unlucky, List<Integer> sizes, RecordingTaskListener listener)
            throws IOException, FileRefused {
        Map<Integer, String> others = ofOneThread(sizes);
        others.remove(unlucky);
        assertThat(listener.ended()).isEqualTo(others);
        assertThat(listener.wronglyTold()).isEmpty();
    }

    @Test
    void aTrialThatThrowsOnceCostsNobodyAnything() throws Exception {
        List<Integer> sizes = List.of(5, 5, 1);
        UnluckyEngine.befalls(folder, 3, Mishap.THROWS, 1);
        RecordingTaskListener listener = execute(sizes);
        assertThat(listener.ended()).isEqualTo(ofOneThread(sizes));
        assertThat(listener.wronglyTold()).isEmpty();
    }

    @Test
    void aTrialThatThrowsEachTimeFailsAlone() throws Exception {
        int bad = 3;
        List<Integer> sizes = List.of(5, 5, 1);
        UnluckyEngine.befalls(folder, bad, Mishap.THROWS, UnluckyEngine.FOR_EVER);
        RecordingTaskListener listener = execute(sizes);
        assertOnlyOneHasNoOutcome(bad, sizes, listener);
        assertThat(listener.answers().get(bad))
                .isInstanceOfSatisfying(
                        Answer.Threw.class,
                        it -> assertThat(it.reason()).isEqualTo("the engine threw ArithmeticException: on purpose"));
    }

    /** The first task lasts until all others have been trained: an executor that held them back for it would wait in vain. */
    @Test
    void aSlowTaskHoldsNoneBack() throws Exception {
        List<Integer> sizes = Collections.nCopies(200, 1);
        UnluckyEngine.befalls(folder, 1, Mishap.LASTS, sizes.size() - 1);
        RecordingTaskListener listener = execute(sizes);
        assertThat(listener.ended()).isEqualTo(ofOneThread(sizes));
        assertThat(listener.wronglyTold()).isEmpty();
    }

    @Test
    void aListenerThatThrowsEndsTheRunAndIsNotTakenForABadTrial() throws Exception {
        RecordingTaskListener heard = new RecordingTaskListener();
        TaskListener listener = new TaskListener() {
            @Override
            public void answered(Task task, TrialTask trial, Answer answer) {
                if (trial.number() == 2) {
                    throw new IllegalStateException("the disk is full");
                }
                heard.answered(task, trial, answer);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        assertThatThrownBy(() -> execute(List.of(3), listener))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the disk is full");
        assertThat(heard.answers().keySet()).isSubsetOf(1, 3);
        assertThat(heard.answers().values()).allMatch(Answer.Ended.class::isInstance);
    }

    /** Tasks are asked for as they are needed, and nothing is kept of those that are answered. */
    @Test
    void aMillionTrialsNeedNoMoreRoomThanThoseUnderWay() throws Exception {
        ContractWork work = ContractWork.foreignIds(
                folder, new UnluckyEngine(), Collections.nCopies(MILLION / TRIALS_A_TASK, TRIALS_A_TASK));
        Counting counting = new Counting(work);
        executor().execute(work, counting, settings(CORES));
        assertThat(counting.answered).hasValue(MILLION);
        assertThat(counting.sum).hasValue((long) MILLION * (MILLION + 1) / 2);
        assertThat(counting.wrong).hasValue(0);
        assertThat(counting.most.get()).as("trials under way").isLessThanOrEqualTo(MILLION / SAMPLES);
        assertThat(counting.growth())
                .as(
                        "bytes by which what lives grew, of at most %d",
                        Runtime.getRuntime().maxMemory())
                .isLessThan(MOST_GROWTH);
    }

    /** Counts answers without keeping any, and measures now and then what lives. */
    private static final class Counting implements TaskListener {
        private final ContractWork work;
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicInteger wrong = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicLong sum = new AtomicLong();
        private final AtomicLong first = new AtomicLong();
        private final AtomicLong largest = new AtomicLong();

        Counting(ContractWork work) {
            this.work = work;
        }

        @Override
        public void answered(Task task, TrialTask trial, Answer answer) {
            if (!(answer instanceof Answer.NotTrained it)
                    || it.lack() != Lack.SAMENESS
                    || !it.message().contains(trial.id())) {
                wrong.incrementAndGet();
            }
            sum.addAndGet(trial.number());
            int count = answered.incrementAndGet();
            most.accumulateAndGet(work.handedOut() - count, Math::max);
            if (count % (MILLION / SAMPLES) == 0) {
                long living = living();
                first.compareAndSet(0, living);
                largest.accumulateAndGet(living, Math::max);
            }
        }

        private static long living() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }

        long growth() {
            return largest.get() - first.get();
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    private RecordingTaskListener execute(List<Integer> sizes) throws IOException, FileRefused {
        RecordingTaskListener listener = new RecordingTaskListener();
        execute(sizes, listener);
        return listener;
    }

    private void execute(List<Integer> sizes, TaskListener listener) throws IOException, FileRefused {
        executor().execute(ContractWork.networks(folder, new UnluckyEngine(), sizes), listener, settings(CORES));
    }

    /** What a worker answers by itself, without mishaps: the outcomes' bytes by the numbers of the trials. */
    private Map<Integer, String> ofOneThread(List<Integer> sizes) throws IOException, FileRefused {
        ContractWork work = ContractWork.networks(folder, new LockstepEngine(), sizes);
        RecordingTaskListener listener = new RecordingTaskListener();
        Worker worker = work.worker();
        for (Iterator<Task> tasks = work.tasks(TaskTime.ANY); tasks.hasNext(); ) {
            worker.carryOut(tasks.next(), listener, WorkerPool.ALONE);
        }
        return listener.ended();
    }

    private long begun() {
        try {
            return UnluckyEngine.begun(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitThatAllIsLeft() throws IOException, InterruptedException {
        for (long end = System.nanoTime() + (long) (SOON_SECONDS * 1e9);
                UnluckyEngine.left(folder) < begun() && System.nanoTime() < end; ) {
            Thread.sleep(20);
        }
        assertThat(UnluckyEngine.left(folder)).as("trials left of those begun").isEqualTo(begun());
    }
}
