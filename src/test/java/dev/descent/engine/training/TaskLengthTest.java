package dev.descent.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks are about as long as they should be, and always the same. */
class TaskLengthTest {
    private static final int ROWS = 1_000;
    private static final DatasetSpec TABLE = new DatasetSpec(
            Path.of("x.csv"),
            List.of("y"),
            List.of("x"),
            List.of(),
            TargetEncoding.NUMERIC,
            DatasetSpec.TargetScale.NONE,
            DatasetSpec.Missing.ERROR,
            Map.of(),
            Optional.empty());

    private static final ToIntFunction<Trial> ALL_EPOCHS = Trial::untilEpoch;

    @Test
    void everyTrialIsInExactlyOneTaskInItsOrder() {
        List<Trial> narrow = trials(1_000, 10, 50);
        List<Trial> wide = trials(100, 300, 5);
        List<List<Trial>> tasks = length(0.5, 8).divide(List.of(narrow, wide), ALL_EPOCHS);
        List<Trial> all = tasks.stream().flatMap(List::stream).toList();
        assertThat(all.subList(0, 1_000)).isEqualTo(narrow);
        assertThat(all.subList(1_000, 1_100)).isEqualTo(wide);
        assertThat(tasks).noneMatch(task -> task.contains(narrow.get(999)) && task.contains(wide.get(0)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 1})
    void tasksAreAboutAsLongAsAskedFor(double seconds) {
        List<Trial> trials = trials(20_000, 10, 50);
        double each = time(trials.get(0)).seconds(50);
        List<List<Trial>> tasks = length(seconds, 0).divide(List.of(trials), ALL_EPOCHS);
        assertThat(tasks.subList(0, tasks.size() - 1)).allSatisfy(task -> {
            assertThat(task.size() % Cohorts.PACK).isZero();
            assertThat(task.size()).isLessThanOrEqualTo(TaskLength.MOST_TRIALS);
            if (seconds / each < TaskLength.MOST_TRIALS) {
                assertThat(task.size() * each).isEqualTo(seconds, within(Cohorts.PACK * each / 2 * 1.0001));
            }
        });
    }

    @Test
    void aTaskHasOnePackOrOneWideTrialAtLeastAndNoMoreThanTheMost() {
        assertThat(sizes(1e-6, trials(40, 10, 50))).containsExactly(16, 16, 8);
        assertThat(sizes(1e-6, trials(3, 300, 50))).containsExactly(1, 1, 1);
        assertThat(sizes(1e6, trials(2_100, 10, 1))).containsExactly(1024, 1024, 52);
    }

    @Test
    void trialsThatHaveFewEpochsLeftAreMoreToATask() {
        List<Trial> trials = trials(64, 300, 40);
        TaskLength length = length(4 * time(trials.get(0)).seconds(40), 0);
        assertThat(length.divide(List.of(trials), ALL_EPOCHS)).hasSize(16);
        assertThat(length.divide(List.of(trials), trial -> trial.number() <= 32 ? 10 : 40))
                .hasSizeBetween(10, 11);
    }

    @Test
    void whereCoresAreKnownTasksShrinkToASixteenth() {
        TaskLength length = length(8, 10);
        assertThat(length.next(1_000)).isEqualTo(8);
        assertThat(length.next(100)).isEqualTo(5);
        assertThat(length.next(20)).isEqualTo(1);
        assertThat(length.next(1)).isEqualTo(0.5);
        assertThat(length(8, 0).next(1)).isEqualTo(8);
    }

    @Test
    void tasksAreNotSoShortThatCoresWaitForTheDriver() {
        assertThat(new TaskLength(8, 1_000, 0.003, TaskLengthTest::time).next(1))
                .isEqualTo(3);
        assertThat(new TaskLength(2, 1_000, 0.003, TaskLengthTest::time).next(1))
                .isEqualTo(2);
    }

    @Test
    void theLastTasksAreTheShortest() {
        List<Integer> sizes = length(0.2, 4).divide(List.of(trials(4_000, 10, 50)), ALL_EPOCHS).stream()
                .map(List::size)
                .toList();
        assertThat(sizes.subList(0, sizes.size() - 1)).isSortedAccordingTo((a, b) -> b - a);
        assertThat(sizes.get(sizes.size() - 2)).isLessThanOrEqualTo(sizes.get(0) / 4);
    }

    /** The estimate says that one task would do. */
    @Test
    void whereCoresAreKnownThereAreTasksForEachWhateverTheEstimate() {
        assertThat(length(1e6, 2).divide(List.of(trials(240, 10, 1)), ALL_EPOCHS))
                .hasSize(15);
        assertThat(length(1e6, 2).divide(List.of(trials(240, 300, 1)), ALL_EPOCHS))
                .hasSize(8);
        assertThat(length(1e6, 1_000).divide(List.of(trials(6_400, 300, 1)), ALL_EPOCHS))
                .hasSize(64);
        assertThat(length(1e6, 0).divide(List.of(trials(240, 10, 1)), ALL_EPOCHS))
                .hasSize(1);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> length(Double.NaN, 0)).hasMessageContaining("seconds of a task");
        assertThatThrownBy(() -> length(-1, 0)).hasMessageContaining("seconds of a task");
        assertThatThrownBy(() -> length(1, -1)).hasMessageContaining("cores");
        assertThatThrownBy(() -> new TaskLength(1, 1, Double.NaN, TaskLengthTest::time))
                .hasMessageContaining("overhead");
    }

    @Test
    void timeGrowsWithEachOfEpochsRowsUnitsAndSteps() {
        NetworkSpec network = trials(1, 20, 10).get(0).network();
        double base = EstimatedTime.of(network, 5, ROWS, 0).seconds(10);
        assertThat(EstimatedTime.of(network, 5, ROWS, 0).seconds(20))
                .isGreaterThan(1.5 * base)
                .isLessThan(2 * base);
        assertThat(EstimatedTime.of(network, 5, 2 * ROWS, 0).seconds(10)).isGreaterThan(1.5 * base);
        assertThat(EstimatedTime.of(network, 5, ROWS, ROWS).seconds(10)).isGreaterThan(base);
        assertThat(EstimatedTime.of(trials(1, 40, 10).get(0).network(), 5, ROWS, 0)
                        .seconds(10))
                .isGreaterThan(base);
        assertThat(EstimatedTime.of(spec(20, 10, 1), 5, ROWS, 0).seconds(10)).isGreaterThan(base);
        assertThat(EstimatedTime.of(network, 5, ROWS, 0).seconds(0)).isPositive();
    }

    @Test
    void workIsWhatItsFormulasSay() {
        // 5-20-1 on 1,000 rows in batches of 32, 100 rows that validate: W = 120, W₁ = 100, P = 141, 32 steps, Adam has
        // 2 slots.
        double[] work = EstimatedTime.of(spec(20, 10, 32), 5, ROWS, 100).work(3);
        assertThat(work)
                .containsExactly(
                        3 * (1_000 * 380 + 100 * 120),
                        0,
                        0,
                        0,
                        0,
                        3 * 2_100 * 2,
                        3 * 2_100,
                        3 * 32,
                        3 * 32 * 141,
                        3 * 32 * 141 * 2,
                        3,
                        1,
                        141);
    }

    @Test
    void wideTrialsDoNotFillPacks() {
        assertThat(time(trials(1, 10, 5).get(0)).fillsPacks()).isTrue();
        assertThat(time(trials(1, 300, 5).get(0)).fillsPacks()).isFalse();
    }

    private static List<Integer> sizes(double seconds, List<Trial> trials) {
        return length(seconds, 0).divide(List.of(trials), ALL_EPOCHS).stream()
                .map(List::size)
                .toList();
    }

    private static TaskLength length(double seconds, int cores) {
        return new TaskLength(seconds, cores, 0, TaskLengthTest::time);
    }

    private static EstimatedTime time(Trial trial) {
        return EstimatedTime.of(trial.network(), 20, ROWS, 0);
    }

    private static List<Trial> trials(int count, long units, int epochs) {
        NetworkSpec spec = spec(units, epochs, 32);
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new Trial(n, "id" + n, spec, 1, n, 0, Optional.empty(), List.of()))
                .toList();
    }

    private static NetworkSpec spec(long units, int epochs, int batch) {
        return new NetworkSpec(
                TABLE,
                List.of(dense(units), dense(1)),
                Component.of(Vocabulary.type(Kind.LOSS, "mse")),
                List.of(),
                Optional.of(Component.of(Vocabulary.type(Kind.OPTIMIZER, "adam"))),
                epochs,
                batch,
                true,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    private static Component dense(long units) {
        return Component.of(Vocabulary.type(Kind.LAYER, "dense"), Map.of("units", units));
    }
}
