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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Threads of this process keep the contract, go on from checkpoints, and pass on what is nobody's fault. */
class LocalExecutorTest extends ExecutorContract {
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

    private final RecordingTaskListener recorder = new RecordingTaskListener();

    @Override
    protected Executor executor() {
        return new LocalExecutor();
    }

    /** Of three trials that go on the second throws: the third keeps its checkpoint where it is trained by itself. */
    @Test
    void checkpointsOutliveACohortThatThrows() {
        List<Trial> trials = cohort(3);
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
        assertThat(recorder.paused()).containsExactly(new At(2), new At(4));
    }

    private record At(int epoch) implements Checkpoint {
        @Override
        public long bytes() {
            return 0;
        }
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

    private static List<Trial> cohort(int size) {
        return IntStream.rangeClosed(1, size)
                .mapToObj(number -> new Trial(
                        number, "id" + number, new Fixtures.Sketch().spec(), number, 1, 0, Optional.empty(), List.of()))
                .toList();
    }
}
