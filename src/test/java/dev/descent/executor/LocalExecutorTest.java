package dev.descent.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.engine.Checkpoint;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.Fixtures;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Trial;
import dev.descent.worker.ListedWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalExecutorTest {
    private static final Part PART = new Part(0, 1, 1, new float[0], new float[0]);
    private static final Dataset DATA = new Dataset(
            List.of("x"),
            List.of("y"),
            List.of(),
            TargetEncoding.NUMERIC,
            PART,
            Optional.empty(),
            Optional.empty(),
            PART,
            "");

    private final Recorder recorder = new Recorder();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyTrialEndsOnceForAnyNumberOfJobs(int jobs) {
        execute(cohorts(20, 7), trial -> {}, jobs);
        assertThat(recorder.finished).hasSize(140);
        assertThat(recorder.finished.values()).allMatch(TrialOutcome.Failed.class::isInstance);
    }

    @Test
    void aTrialThatThrowsCostsItsNeighboursNothing() {
        execute(
                cohorts(1, 5),
                trial -> {
                    if (trial.number() == 3) {
                        throw new ArithmeticException("on purpose");
                    }
                },
                1);
        assertThat(recorder.finished).hasSize(5);
        assertThat(recorder.finished.get(3))
                .isEqualTo(new TrialOutcome.Failed("id3", "the engine threw ArithmeticException"));
        assertThat(recorder.finished.get(4)).isEqualTo(new TrialOutcome.Failed("id4", "done"));
        assertThat(recorder.threw).containsExactly(3);
    }

    /** Of three trials that go on the second throws: the third keeps its checkpoint where it is trained by itself. */
    @Test
    void checkpointsOutliveACohortThatThrows() {
        List<Trial> trials = cohorts(1, 3).get(0);
        Map<String, Checkpoint> checkpoints = new HashMap<>();
        trials.forEach(trial -> checkpoints.put(trial.id(), new At(trial.number())));
        List<String> wentOn = new ArrayList<>();
        Engine engine = new Engine() {
            @Override
            public String name() {
                return "double";
            }

            @Override
            public void train(Cohort cohort, TrainingListener listener) {
                for (Trial trial : cohort.trials()) {
                    wentOn.add(trial.number() + " from " + cohort.epochsTrained(trial));
                    if (trial.number() == 2) {
                        throw new ArithmeticException("on purpose");
                    }
                    listener.finished(trial, new TrialOutcome.Failed(trial.id(), "done"));
                    listener.paused(trial, new At(trial.number() + 1));
                }
            }
        };
        ListedWork work = new ListedWork(List.of(trials), DATA, engine, checkpoints);
        new LocalExecutor().execute(work, recorder, ExecutorSettings.ofJobs(1));
        assertThat(wentOn).containsExactly("1 from 1", "2 from 2", "2 from 2", "3 from 3");
        assertThat(recorder.paused).containsExactly(new At(2), new At(4));
    }

    private record At(int epoch) implements Checkpoint {
        @Override
        public long bytes() {
            return 0;
        }
    }

    @Test
    void aTrialThatFindsNoMemoryHasNoOutcome() {
        execute(
                cohorts(1, 3),
                trial -> {
                    if (trial.number() == 2) {
                        throw new OutOfMemoryError("on purpose");
                    }
                },
                1);
        assertThat(recorder.finished.keySet()).containsExactly(1, 3);
        assertThat(recorder.notTrainedHere).containsExactly(2);
    }

    @Test
    void aTrialThatFindsNoMemoryBesideOthersIsTriedOnceMoreByItself() {
        AtomicInteger tried = new AtomicInteger();
        execute(
                cohorts(5, 3),
                trial -> {
                    if (trial.number() == 2 && tried.incrementAndGet() <= 2) {
                        throw new OutOfMemoryError("with its cohort, then alone but beside another thread");
                    }
                    if (trial.number() == 7) {
                        throw new OutOfMemoryError("always");
                    }
                },
                2);
        assertThat(tried).hasValue(3);
        assertThat(recorder.finished).hasSize(14).containsKey(2).doesNotContainKey(7);
        assertThat(recorder.notTrainedHere).containsExactly(7);
    }

    @Test
    void anErrorOfTheListOfTasksReachesTheCaller() {
        Error error = new OutOfMemoryError("on purpose");
        Work broken = new Work() {
            @Override
            public Base base() {
                throw new AssertionError("nothing is carried anywhere");
            }

            @Override
            public Iterator<Task> tasks(TaskTime time) {
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return true;
                    }

                    @Override
                    public Task next() {
                        throw error;
                    }
                };
            }

            @Override
            public Worker worker() {
                return (task, listener, helpers) -> {};
            }
        };
        assertThatThrownBy(() -> new LocalExecutor().execute(broken, recorder, ExecutorSettings.ofJobs(2)))
                .isSameAs(error);
    }

    @Test
    void aListenerThatThrowsEndsTheRunAndIsNotTakenForABadTrial() {
        recorder.breakAt = 2;
        assertThatThrownBy(() -> execute(cohorts(1, 3), trial -> {}, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the disk is full");
        assertThat(recorder.finished.keySet()).containsExactly(1);
        assertThat(recorder.threw).isEmpty();
    }

    @Test
    void nothingIsBegunAfterCancelling() {
        recorder.cancelled = true;
        execute(cohorts(4, 2), trial -> {}, 2);
        assertThat(recorder.finished).isEmpty();
    }

    /** Tasks are made as they are asked for, so that a million trials need no more room than those under way. */
    @Test
    void aMillionTrialsPassOneByOne() {
        int jobs = 3;
        Thousands work = new Thousands(1_000_000);
        new LocalExecutor().execute(work, work, ExecutorSettings.ofJobs(jobs));
        assertThat(work.answered).hasValue(1_000_000);
        assertThat(work.sum).hasValue(1_000_000L * 1_000_001 / 2);
        assertThat(work.most).hasValueLessThanOrEqualTo(jobs * Thousands.EACH);
    }

    @Test
    void cancellingInTheMiddleBeginsNoOtherTask() {
        Thousands work = new Thousands(1_000_000);
        work.enough = 50_000;
        new LocalExecutor().execute(work, work, ExecutorSettings.ofJobs(2));
        assertThat(work.answered).hasValueBetween(50_000, 50_000 + 2 * Thousands.EACH);
    }

    /** Trials that are nothing but ids, each answered at once. */
    private static final class Thousands implements Work, TaskListener {
        private static final int EACH = 1000;

        private final int trials;
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicLong sum = new AtomicLong();
        private int enough = Integer.MAX_VALUE;

        Thousands(int trials) {
            this.trials = trials;
        }

        @Override
        public Base base() {
            throw new AssertionError("nothing is carried anywhere");
        }

        @Override
        public Iterator<Task> tasks(TaskTime time) {
            return IntStream.range(0, trials / EACH).mapToObj(this::task).iterator();
        }

        private Task task(int index) {
            most.accumulateAndGet(underWay.addAndGet(EACH), Math::max);
            return new Task(
                    false,
                    IntStream.rangeClosed(index * EACH + 1, (index + 1) * EACH)
                            .mapToObj(number -> new TrialTask(number, "id" + number, 1, List.of(), number, 0, 0))
                            .toList());
        }

        @Override
        public Worker worker() {
            return (task, listener, helpers) -> {
                for (TrialTask trial : task.trials()) {
                    listener.answered(
                            task, trial, Answer.Ended.of(new TrialOutcome.Failed(trial.id(), "nothing to do")));
                }
                underWay.addAndGet(-EACH);
            };
        }

        @Override
        public void answered(Task task, TrialTask trial, Answer answer) {
            assertThat(((Answer.Ended) answer).outcome().trialId()).isEqualTo(trial.id());
            sum.addAndGet(trial.number());
            answered.incrementAndGet();
        }

        @Override
        public boolean cancelled() {
            return answered.get() >= enough;
        }
    }

    private void execute(List<List<Trial>> cohorts, Consumer<Trial> before, int jobs) {
        Engine engine = new Engine() {
            @Override
            public String name() {
                return "double";
            }

            @Override
            public void train(Cohort cohort, TrainingListener listener) {
                for (Trial trial : cohort.trials()) {
                    before.accept(trial);
                    listener.finished(trial, new TrialOutcome.Failed(trial.id(), "done"));
                }
            }
        };
        new LocalExecutor().execute(new ListedWork(cohorts, DATA, engine), recorder, ExecutorSettings.ofJobs(jobs));
    }

    private static List<List<Trial>> cohorts(int count, int trialsEach) {
        List<List<Trial>> cohorts = new ArrayList<>();
        int number = 0;
        for (int c = 0; c < count; c++) {
            List<Trial> trials = new ArrayList<>();
            for (int t = 0; t < trialsEach; t++) {
                number++;
                trials.add(new Trial(
                        number,
                        "id" + number,
                        new Fixtures.Sketch().spec(),
                        number,
                        1,
                        0,
                        Optional.empty(),
                        List.of()));
            }
            cohorts.add(trials);
        }
        return cohorts;
    }

    private static final class Recorder implements TaskListener {
        private final Map<Integer, TrialOutcome> finished = new ConcurrentSkipListMap<>();
        private final List<Integer> threw = new ArrayList<>();
        private final List<Integer> notTrainedHere = new ArrayList<>();
        private final List<Checkpoint> paused = new ArrayList<>();
        private boolean cancelled;
        private int breakAt = -1;

        @Override
        public synchronized void answered(Task task, TrialTask trial, Answer answer) {
            assertThat(task.trials()).contains(trial);
            if (trial.number() == breakAt) {
                throw new IllegalStateException("the disk is full");
            }
            if (answer instanceof Answer.NotTrained) {
                notTrainedHere.add(trial.number());
            } else if (answer instanceof Answer.Threw it) {
                threw.add(trial.number());
                finish(trial, new TrialOutcome.Failed(trial.id(), it.reason()));
            } else {
                finish(trial, ((Answer.Ended) answer).outcome());
            }
        }

        private void finish(TrialTask trial, TrialOutcome outcome) {
            assertThat(finished.put(trial.number(), outcome)).isNull();
        }

        @Override
        public void paused(TrialTask trial, Checkpoint checkpoint) {
            paused.add(checkpoint);
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }
}
