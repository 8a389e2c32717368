package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.config.Experiment;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.WorkerPool;
import dev.descent.executor.Answer;
import dev.descent.executor.Base;
import dev.descent.executor.Base.CarriedTable;
import dev.descent.executor.Base.Versions;
import dev.descent.executor.ExecutorFailed;
import dev.descent.executor.Task;
import dev.descent.executor.TaskListener;
import dev.descent.executor.TaskTime;
import dev.descent.executor.TrialTask;
import dev.descent.executor.Worker;
import dev.descent.number.Digest;
import dev.descent.worker.CarriedWork;
import dev.descent.worker.WorkRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A worker that has nothing but the bytes of a base makes the trials that the file means, and trains them to the same bits. */
class CarriedWorkTest {
    @TempDir
    private static Path folder;

    private static Path small;

    @BeforeAll
    static void writeAnExperiment() throws Exception {
        Files.createDirectories(folder.resolve("data/other"));
        Files.writeString(folder.resolve("data/t.csv"), table(40));
        Files.writeString(folder.resolve("data/other/t.csv"), table(30));
        small = folder.resolve("small.yaml");
        Files.writeString(small, """
                dataset: {csv: {train: data/t.csv, test: data/other/t.csv}, target: y, scale: standard}
                layers: [{dense: {units: 3, activation: tanh}}, {dense: 1}]
                loss: mse
                optimizer: adam
                epochs: 3
                sweep:
                  grid:
                    optimizer: [sgd, {adam: {beta_1: 0.8}}]
                    learning_rate: [0.01, 0.1]
                    layers[0].units: [2, 3]
                  repeats: 2
                """);
    }

    private static String table(int rows) {
        StringBuilder table = new StringBuilder("a,b,y\n");
        for (int row = 0; row < rows; row++) {
            table.append(row % 7)
                    .append(',')
                    .append(row % 5)
                    .append(',')
                    .append(row % 3)
                    .append('\n');
        }
        return table.toString();
    }

    static Stream<Path> experiments() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("experiments"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    /** The worker computes each id again; where the settings did not arrive it would be another. */
    @ParameterizedTest
    @MethodSource("experiments")
    void everyTrialOfEveryExperimentHasItsId(Path file) throws Exception {
        ExperimentWork work = work(file, Path.of("results"));
        Worker worker = CarriedWork.open(Base.of(work.base().bytes()));
        List<String> told = new ArrayList<>();
        TaskListener listener = new TaskListener() {
            @Override
            public void answered(Task task, TrialTask trial, Answer answer) {
                // A network of no epochs has ended before it can be cancelled.
                if (!(answer instanceof Answer.Ended)) {
                    told.add(trial.number() + ": " + answer);
                }
            }

            @Override
            public boolean cancelled() {
                // Ids are compared before anything trains.
                return true;
            }
        };
        int trials = 0;
        for (Iterator<Task> tasks = work.tasks(TaskTime.ANY); tasks.hasNext(); ) {
            Task task = Task.of(tasks.next().bytes());
            worker.carryOut(task, listener, WorkerPool.ALONE);
            trials += task.trials().size();
        }
        assertThat(trials).isPositive();
        assertThat(told).isEmpty();
    }

    @Test
    void outcomesAreTheSameBytes() throws Exception {
        ExperimentWork work = work(small, folder.resolve("results"));
        Map<Integer, byte[]> here = records(work, work.worker());
        Map<Integer, byte[]> there =
                records(work, CarriedWork.open(Base.of(work.base().bytes())));
        assertThat(here).hasSize(16);
        assertThat(there.keySet()).isEqualTo(here.keySet());
        here.forEach((number, record) -> assertThat(there.get(number)).isEqualTo(record));
    }

    /** What is asked of whole parts is asked there too: more predictions, and all else the same. */
    @Test
    void predictionsOfWholePartsCanBeAskedFor() throws Exception {
        ExperimentWork work = work(small, folder.resolve("results"));
        Worker worker = CarriedWork.open(Base.of(work.base().bytes()));
        Task task = work.tasks(TaskTime.ANY).next();
        Map<Integer, byte[]> asked = new TreeMap<>();
        Map<Integer, byte[]> askedHere = new TreeMap<>();
        Task asking = new Task(true, task.trials());
        worker.carryOut(asking, recording(asked), WorkerPool.ALONE);
        work.worker().carryOut(asking, recording(askedHere), WorkerPool.ALONE);
        asked.forEach((number, record) -> {
            assertThat(record).isEqualTo(askedHere.get(number));
            TrialOutcome.Completed outcome = (TrialOutcome.Completed) new Answer.Ended(record).outcome();
            assertThat(outcome.predictions().rows()).isGreaterThan(10);
        });
        assertThat(asked).hasSameSizeAs(task.trials());
    }

    @Test
    void aTableThatIsGoneBeforeItIsCarriedIsToldAsWhatItIs() throws Exception {
        Path other = Files.createDirectory(folder.resolve("gone"));
        Path table = Files.writeString(other.resolve("t.csv"), table(30));
        Path file = Files.writeString(other.resolve("x.yaml"), """
                dataset: {csv: t.csv, target: y}
                layers: [{dense: 1}]
                loss: mse
                optimizer: adam
                """);
        ExperimentWork work = work(file, folder.resolve("results"));
        Files.delete(table);
        assertThatThrownBy(work::base)
                .isInstanceOf(ExecutorFailed.class)
                .hasMessageStartingWith("can't read what is to be carried to other machines: ")
                .hasMessageContaining("t.csv")
                .hasMessageEndingWith("; mend that and run again");
    }

    @Test
    void anIdThatComesOutOtherwiseIsNotTrained() throws Exception {
        ExperimentWork work = work(small, folder.resolve("results"));
        TrialTask right = work.tasks(TaskTime.ANY).next().trials().get(0);
        TrialTask wrong = new TrialTask(
                right.number(), right.id(), 77, right.settings(), right.repeat() + 1, right.fold(), right.untilEpoch());
        List<Answer> answers = new ArrayList<>();
        CarriedWork.open(work.base())
                .carryOut(
                        new Task(false, List.of(wrong)),
                        new TaskListener() {
                            @Override
                            public void answered(Task task, TrialTask trial, Answer answer) {
                                answers.add(answer);
                            }

                            @Override
                            public boolean cancelled() {
                                return false;
                            }
                        },
                        WorkerPool.ALONE);
        assertThat(answers).singleElement().isInstanceOfSatisfying(Answer.NotTrained.class, it -> {
            assertThat(it.lack()).isEqualTo(Answer.Lack.SAMENESS);
            assertThat(it.message()).contains(right.id());
        });
    }

    @Test
    void whatIsOtherHereIsRefusedBeforeAnythingTrains() throws Exception {
        Base base = work(small, folder.resolve("results")).base();
        Versions versions = base.versions();
        assertRefused(
                with(base, new Versions(versions.arithmetic() + 1, versions.program()), base.tables()),
                "the arithmetic here is version ");
        assertRefused(with(base, new Versions(versions.arithmetic(), "0".repeat(64)), base.tables()), "another build");
        CarriedTable table = base.tables().get(0);
        byte[] cells = table.bytes().clone();
        cells[cells.length - 2] ^= 1;
        assertRefused(
                with(base, versions, List.of(new CarriedTable(table.name(), table.sha256(), cells))),
                "did not arrive as it was sent");
        // One that arrived whole, but is not that of the experiment.
        assertRefused(
                with(base, versions, List.of(new CarriedTable(table.name(), Digest.sha256(cells), cells))), "t.csv");
        assertRefused(
                new Base(versions, "missing", base.experiment(), 10, Optional.empty(), base.tables()),
                "no engine is named 'missing' here");
    }

    private static Base with(Base base, Versions versions, List<CarriedTable> tables) {
        return new Base(versions, base.engine(), base.experiment(), base.firstRows(), base.part(), tables);
    }

    private static void assertRefused(Base base, String why) {
        assertThatThrownBy(() -> CarriedWork.open(base))
                .isInstanceOf(WorkRefused.class)
                .hasMessageContaining(why);
    }

    private static Map<Integer, byte[]> records(ExperimentWork work, Worker worker) throws Exception {
        Map<Integer, byte[]> records = new TreeMap<>();
        for (Iterator<Task> tasks = work.tasks(TaskTime.ANY); tasks.hasNext(); ) {
            worker.carryOut(Task.of(tasks.next().bytes()), recording(records), WorkerPool.ALONE);
        }
        return records;
    }

    private static TaskListener recording(Map<Integer, byte[]> records) {
        return new TaskListener() {
            @Override
            public void answered(Task task, TrialTask trial, Answer answer) {
                assertThat(records.put(trial.number(), ((Answer.Ended) answer).record()))
                        .isNull();
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    private static ExperimentWork work(Path file, Path results) throws Exception {
        Loader loader = new Loader();
        Experiment experiment =
                loader.load(List.of(file), SearchProcess.options(results, 1)).get(0);
        return new ExperimentWork(
                experiment,
                loader.engine(experiment.spec().engine()),
                new DatasetCache(experiment).built(),
                new ParkedTrials(0),
                experiment.spec().trials(),
                false);
    }
}
