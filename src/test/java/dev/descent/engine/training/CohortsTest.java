package dev.descent.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trials are put together by what they have in common, whatever their order. */
class CohortsTest {
    @Test
    void everyTrialIsInExactlyOneCohort() {
        List<Trial> trials = IntStream.range(0, 200)
                .mapToObj(i -> trial(i, i % 3 + 1, 0, optimizer(i % 7 == 0 ? "adam" : "sgd"), dense(1 + i % 2), none()))
                .toList();
        List<Integer> numbers = cohorts(trials).stream()
                .flatMap(List::stream)
                .map(Trial::number)
                .sorted()
                .toList();
        assertThat(numbers)
                .isEqualTo(trials.stream().map(Trial::number).sorted().toList());
    }

    @Test
    void trialsOfOneCohortStayTogether() {
        List<Trial> trials = IntStream.range(0, 60)
                .mapToObj(i -> trial(i, 1, 0, optimizer(i % 2 == 0 ? "adam" : "lion"), dense(1 + i % 3), none()))
                .toList();
        assertThat(cohorts(trials)).hasSize(6).allSatisfy(cohort -> {
            CohortKey key = CohortKey.of(cohort.get(0).network());
            assertThat(cohort).allMatch(t -> CohortKey.of(t.network()).equals(key));
        });
    }

    @Test
    void repeatsOfOneNumberStandTogether() {
        List<Trial> trials = IntStream.range(0, 12)
                .mapToObj(i -> trial(i, i % 4 + 1, 0, optimizer("sgd"), dense(1), none()))
                .toList();
        assertThat(cohorts(trials).get(0).stream().map(Trial::repeat))
                .containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4);
    }

    @Test
    void trialsThatGoOnFromOneEpochStandTogether() {
        List<Trial> sameRepeat = IntStream.range(0, 12)
                .mapToObj(i -> trial(i, 1, 0, optimizer("sgd"), dense(1), none()))
                .toList();
        Iterator<List<Trial>> cohorts = Cohorts.of(sameRepeat, trial -> (trial.number() + 2) % 3, TaskLength.ANY);
        assertThat(cohorts.next().stream().map(Trial::id))
                .containsExactly("id0", "id3", "id6", "id9", "id1", "id4", "id7", "id10", "id2", "id5", "id8", "id11");
        assertThat(cohorts).isExhausted();
    }

    @Test
    void aBatchNormalizationWithAnotherMomentumIsAnotherCohort() {
        Component slow = component(Kind.LAYER, "batch_normalization", "momentum", 0.9);
        Component fast = component(Kind.LAYER, "batch_normalization", "momentum", 0.5);
        assertThat(key(slow)).isNotEqualTo(key(fast)).isEqualTo(key(slow));
    }

    @Test
    void initializersAndDropoutRatesDoNotPartTrials() {
        Component zeros = Component.of(Vocabulary.type(Kind.INITIALIZER, "zeros"));
        assertThat(key(dense(3).with("kernel_initializer", zeros))).isEqualTo(key(dense(3)));
        assertThat(key(component(Kind.LAYER, "dropout", "rate", 0.1)))
                .isEqualTo(key(component(Kind.LAYER, "dropout", "rate", 0.2)));
        assertThat(key(dense(3))).isNotEqualTo(key(dense(4)));
    }

    @Test
    void foldsAreOtherDataAndComeOneAfterTheOther() {
        Optional<Split> folds = Optional.of(new Split.Folds(2, 0, Split.Plain.DRAWN, false));
        List<Trial> trials = IntStream.range(0, 8)
                .mapToObj(i -> trial(i, 1, i % 2 + 1, optimizer("sgd"), dense(1), folds))
                .toList();
        assertThat(cohorts(trials))
                .extracting(
                        cohort -> cohort.stream().map(Trial::fold).distinct().toList())
                .containsExactly(List.of(1), List.of(2));
    }

    @Test
    void aSplitDrawnForEachRepeatIsOtherDataForEach() {
        Optional<Split> perRepeat = Optional.of(new Split.Fractions(0.2, 0, Split.Plain.DRAWN, true));
        Optional<Split> once = Optional.of(new Split.Fractions(0.2, 0, Split.Plain.DRAWN, false));
        assertThat(cohorts(repeats(3, perRepeat))).hasSize(3);
        assertThat(cohorts(repeats(3, once))).hasSize(1);
    }

    @Test
    void largeSweepsAreDividedIntoWholePacks() {
        List<List<Trial>> cohorts = cohorts(repeats(1000, none()));
        assertThat(cohorts).hasSizeGreaterThan(15);
        assertThat(cohorts.subList(0, cohorts.size() - 1)).allMatch(c -> c.size() % 16 == 0 && c.size() <= 64);
    }

    @Test
    void tasksOfALengthHaveTheSameTrialsOfEachDatasetAndKey() {
        Optional<Split> folds = Optional.of(new Split.Folds(2, 0, Split.Plain.DRAWN, false));
        List<Trial> trials = IntStream.range(0, 400)
                .mapToObj(i -> trial(i, i % 10 + 1, i % 2 + 1, optimizer("sgd"), dense(1 + i % 3), folds))
                .toList();
        List<Trial> asked = new ArrayList<>();
        TaskLength length = new TaskLength(1e-6, 0, 0, trial -> {
            asked.add(trial);
            return EstimatedTime.of(trial.network(), 1, 1, 0);
        });
        List<List<Trial>> tasks = new ArrayList<>();
        Cohorts.of(trials, trial -> 0, length).forEachRemaining(tasks::add);
        assertThat(asked).as("one of each group").hasSize(6);
        assertThat(tasks).hasSize(6 * 5).allMatch(task -> task.size() <= 16);
        assertThat(tasks.stream().flatMap(List::stream))
                .containsExactlyElementsOf(
                        cohorts(trials).stream().flatMap(List::stream).toList());
    }

    private static List<Trial> repeats(int count, Optional<Split> split) {
        return IntStream.range(0, count)
                .mapToObj(i -> trial(i, i + 1, 0, optimizer("sgd"), dense(1), split))
                .toList();
    }

    private static List<List<Trial>> cohorts(List<Trial> trials) {
        List<List<Trial>> cohorts = new ArrayList<>();
        Cohorts.of(trials).forEachRemaining(cohorts::add);
        return cohorts;
    }

    private static CohortKey key(Component layer) {
        return CohortKey.of(
                (NetworkSpec) trial(0, 1, 0, optimizer("sgd"), layer, none()).spec());
    }

    private static Optional<Split> none() {
        return Optional.empty();
    }

    private static Component dense(long units) {
        return component(Kind.LAYER, "dense", "units", units);
    }

    private static Component optimizer(String name) {
        return Component.of(Vocabulary.type(Kind.OPTIMIZER, name));
    }

    private static Component component(Kind kind, String name, String key, Object value) {
        return Component.of(Vocabulary.type(kind, name), Map.of(key, value));
    }

    private static Trial trial(
            int index, int repeat, int fold, Component optimizer, Component layer, Optional<Split> split) {
        DatasetSpec dataset = new DatasetSpec(
                Path.of("x.csv"),
                List.of("y"),
                List.of("x"),
                List.of(),
                TargetEncoding.NUMERIC,
                DatasetSpec.TargetScale.NONE,
                DatasetSpec.Missing.ERROR,
                Map.of(),
                split);
        NetworkSpec spec = new NetworkSpec(
                dataset,
                List.of(layer),
                Component.of(Vocabulary.type(Kind.LOSS, "mse")),
                List.of(),
                Optional.of(optimizer),
                1,
                32,
                true,
                Optional.empty(),
                Optional.empty(),
                0);
        return new Trial(index + 1, "id" + index, spec, 1, repeat, fold, Optional.empty(), List.of());
    }
}
