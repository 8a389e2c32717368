package dev.descent.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.ComparisonSpec;
import dev.descent.model.ComparisonSpec.Entrant;
import dev.descent.model.Component;
import dev.descent.model.FileValues;
import dev.descent.model.Origin;
import dev.descent.model.Sections;
import dev.descent.model.Status;
import dev.descent.problem.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two competitors, three configurations each, tuned by two repeats; the first also as it stands. */
class ComparingTest {
    private static final FileValues FILE = new FileValues(
            Component.of(Sections.NETWORK_FILE),
            Set.of(),
            Origin.of(Position.ofFile("x.yaml"), Position.ofFile("x.yaml"), "a mapping"));
    private static final int TUNED = 6;
    private static final double DIVERGED = Double.NaN;

    private final List<Request> grid = new ArrayList<>();

    private Comparing comparing(String selectBy) {
        List<Entrant> entrants = new ArrayList<>();
        for (int i = 0; i < TUNED; i++) {
            entrants.add(new Entrant(i / 3, 1, Map.of()));
            for (int repeat = 1; repeat <= 2; repeat++) {
                grid.add(new Request(i + 1, configuration(i + 1), repeat, 0, 5));
            }
        }
        entrants.add(new Entrant(0, 0, Map.of()));
        ComparisonSpec spec = new ComparisonSpec(
                "optimizer",
                List.of("sgd", "adam"),
                entrants,
                selectBy,
                "test_loss",
                2,
                3,
                Optional.empty(),
                OptionalInt.empty(),
                new ComparisonSpec.Space("", "sobol", 3));
        Grid tuning = new Grid(new Round(grid), new Bounds(1, TUNED, 12, 60, true));
        return new Comparing(tuning, spec, ComparingTest::configuration, it -> 5, 0, 5, true);
    }

    private static Configuration configuration(int number) {
        return new Configuration(FILE, List.of(), Optional.empty(), List.of(Integer.toString(number)));
    }

    /** What is confirmed, once the tuning trials have come out so: the numbers of the configurations, a repeat each. */
    private static List<String> confirmed(Comparing comparing, double... values) {
        assertThat(comparing.next().orElseThrow().confirming()).isFalse();
        for (double value : values) {
            Status status = Double.isNaN(value) ? Status.DIVERGED : Status.COMPLETED;
            comparing.observe(new Observed("", status, value, 5));
        }
        Round round = comparing.next().orElseThrow();
        assertThat(round.confirming()).isTrue();
        assertThat(comparing.next()).isEmpty();
        return round.requests().stream()
                .map(it -> it.number() + ":" + it.configuration().settings().get(0) + ":" + it.repeat())
                .toList();
    }

    @Test
    void ofEachTheLeastMeanIsConfirmedOnOtherRepeatsAndThenWhoStandsUntuned() {
        assertThat(confirmed(comparing("val_loss"), 4, 4, 1, 5, 3, 4, 2, 2, 9, 1, 2, 1.5))
                .containsExactly(
                        "2:2:1001",
                        "2:2:1002",
                        "2:2:1003",
                        "6:6:1001",
                        "6:6:1002",
                        "6:6:1003",
                        "7:7:1001",
                        "7:7:1002",
                        "7:7:1003");
    }

    @Test
    void ofAMetricThatIsBetterTheLargerItIsTheGreatestMeanIs() {
        assertThat(confirmed(comparing("val_accuracy"), 0.4, 0.4, 0.1, 0.5, 0.3, 0.4, 0.2, 0.2, 0.9, 0.1, 0.2, 0.1))
                .contains("1:1:1001", "5:5:1001")
                .hasSize(9);
    }

    @Test
    void tiesGoToTheSmallerNumberAndOneThatDivergedOnceIsWorseThanAllThatDidNot() {
        assertThat(confirmed(comparing("val_loss"), 4, 2, 3, 3, 2, 4, 0.1, DIVERGED, 9, 9, 8, 9))
                .contains("1:1:1001", "6:6:1001")
                .hasSize(9);
    }

    /** The first is tied with the third by accuracy and has the larger loss; of the second competitor all losses are equal too. */
    @Test
    void ofEqualMetricsTheLeastLossIsChosenAndOfEqualLossesTheFirst() {
        Comparing comparing = comparing("val_accuracy");
        comparing.next();
        double[][] outcomes = {{0.9, 3}, {0.9, 3}, {0.8, 1}, {0.8, 1}, {0.9, 2}, {0.9, 2.5}};
        for (double[] it : outcomes) {
            comparing.observe(new Observed("", Status.COMPLETED, it[0], it[1], 5));
        }
        for (int i = 0; i < 6; i++) {
            comparing.observe(new Observed("", Status.COMPLETED, 0.7, 1, 5));
        }
        assertThat(comparing.next().orElseThrow().requests().stream()
                        .map(Request::number)
                        .distinct())
                .containsExactly(3, 4, 7);
    }

    @Test
    void whoDivergedEverywhereTakesPartByItsFirst() {
        double d = DIVERGED;
        assertThat(confirmed(comparing("val_loss"), d, d, d, d, d, d, 3, 3, 2, 2, 1, 1))
                .contains("1:1:1001", "6:6:1001")
                .hasSize(9);
    }

    @Test
    void itsBoundsAreWhatItTrains() {
        assertThat(comparing("val_loss").bounds()).isEqualTo(new Bounds(2, 7, 12 + 9, 60 + 45, true));
    }
}
