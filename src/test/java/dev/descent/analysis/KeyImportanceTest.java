package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.analysis.KeyImportance.Kind;
import dev.descent.analysis.KeyImportance.Row;
import dev.descent.analysis.importance.SweptKey;
import dev.descent.output.HandMade;
import dev.descent.output.MemoryFolder;
import dev.descent.output.Ranked;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class KeyImportanceTest {
    private static final double NONE = Double.NaN;

    /** Four rates by three widths, by a value of the rate and of the width. */
    private static String[] grid() {
        String[] settings = new String[12];
        for (int c = 0; c < settings.length; c++) {
            settings[c] = "0." + "0".repeat(c / 3) + "1 " + (4 << c % 3);
        }
        return settings;
    }

    @Test
    void theKeysOfAGridComeByTheirShares() {
        KeyImportance importance = importance(Ranked.by(grid(), 1, c -> 1 + c % 3 + 0.25 * Math.floorDiv(c, 3)))
                .orElseThrow();
        assertThat(importance.rows()).extracting(Row::name).containsExactly("b", "a", "a × b");
        assertThat(importance.rows()).extracting(Row::kind).containsExactly(Kind.KEY, Kind.KEY, Kind.INTERACTION);
        // Variances 2/3 and (1/16)·5/4.
        assertThat(importance.rows().get(0).share()).isCloseTo(0.8951048951, within(1e-6));
        assertThat(importance.keys()).extracting(SweptKey::name).containsExactly("b", "a");
        assertThat(importance.isOfRanks()).isFalse();
        assertThat(importance.header()).containsExactly("key", "share");
        assertThat(importance.cells().get(1).get(1)).isEqualTo("0.104895");
        assertThat(importance.notes()).contains("Without repeats it is not known how much of it is chance.");
    }

    @Test
    void repeatsSayWhatIsChance() {
        KeyImportance sure = importance(Ranked.by(grid(), 2, t -> 1 + t / 2 % 3 + (t % 2 == 0 ? 0 : 50)))
                .orElseThrow();
        assertThat(sure.notes())
                .anyMatch(note -> note.startsWith(
                        "By the 2 repeats that all configurations share, chance makes 0 % of the variance"));
        KeyImportance chance =
                importance(Ranked.by(grid(), 2, t -> 1 + t * 7 % 24 / 24.0)).orElseThrow();
        assertThat(chance.header()).containsExactly("key", "share", "by chance alone");
        assertThat(chance.notes()).contains("As chance makes most of it, none of the shares means much.");
        double all = chance.rows().stream().mapToDouble(Row::share).sum();
        assertThat(all).isCloseTo(1, within(1e-12));
    }

    @Test
    void aGridWithADivergedTrialIsTakenApartByRanks() {
        KeyImportance importance = importance(Ranked.by(
                        grid(), 1, c -> c == 0 ? NONE : 1 + c % 3 + 0.25 * Math.floorDiv(c, 3)))
                .orElseThrow();
        assertThat(importance.isOfRanks()).isTrue();
        assertThat(importance.notes())
                .contains("Ranks stand for the values, since a trial of 1 configuration diverged,"
                        + " failed or has no value; it counts as the worst of its repeat.");
    }

    @Test
    void oneConfigurationDoesNotHideTheOthers() {
        KeyImportance importance = importance(Ranked.by(
                        grid(), 1, c -> c == 2 ? 1e9 : 1 + c % 3 + 0.25 * Math.floorDiv(c, 3)))
                .orElseThrow();
        KeyImportance mild = importance(Ranked.by(grid(), 1, c -> c == 2 ? 4 : 1 + c % 3 + 0.25 * Math.floorDiv(c, 3)))
                .orElseThrow();
        assertThat(importance.isOfRanks()).isTrue();
        assertThat(mild.isOfRanks()).isFalse();
        assertThat(importance.rows().get(0).name()).isEqualTo("b");
        assertThat(importance.notes())
                .contains("Ranks stand for the values, since a single configuration makes up 91.7 % of the variance of"
                        + " these.");
    }

    @Test
    void keysOfWhichACombinationIsMissingCountAsOne() {
        String[] settings = grid();
        settings[11] = "0.1 64";
        KeyImportance importance = importance(Ranked.by(settings, 1, c -> c)).orElseThrow();
        assertThat(importance.rows()).isEmpty();
        assertThat(importance.notes())
                .containsExactly("a and b were not tried in every combination, so that they count as one: how much each"
                        + " of them mattered can't be told from these configurations.");
    }

    @Test
    void ofLittleNothingIsSaid() {
        assertThat(importance(Ranked.by(List.of(grid()).subList(0, 6).toArray(new String[0]), 1, c -> c)))
                .isEmpty();
        String[] oneKey = {"1 4", "2 4", "3 4", "4 4", "5 4", "6 4", "7 4", "8 4"};
        assertThat(importance(Ranked.by(oneKey, 1, c -> c))).isEmpty();
        assertThat(importance(Ranked.by(grid(), 1, c -> NONE))).isEmpty();
        assertThat(importance(Ranked.by(grid(), 1, c -> 2)).orElseThrow().notes())
                .containsExactly("All configurations have the same final_loss.");
    }

    @Test
    void ofASearchItIsWhatDecidesWhoIsAmongTheBest() {
        String[] points = new String[60];
        for (int c = 0; c < points.length; c++) {
            points[c] = "0." + (100 + c * 37 % 60) + " "
                    + List.of("adam", "sgd(momentum=0." + (10 + c * 7 % 60) + ")")
                            .get(c % 2);
        }
        IntToDoubleFunction loss = c -> c == 3 ? NONE : 1 + c * 37 % 60;
        KeyImportance importance = importance(Ranked.search(points, 60, loss)).orElseThrow();
        assertThat(importance.rows().get(0).name()).isEqualTo("a");
        assertThat(importance.rows()).extracting(Row::name).containsExactlyInAnyOrder("a", "b", "b.momentum of sgd");
        assertThat(importance.rows().stream().mapToDouble(Row::share).sum()).isCloseTo(1, within(1e-12));
        assertThat(importance.notes())
                .contains("1 configuration of which a trial diverged, failed or has no value counts as the worst.");
        assertThat(importance(Ranked.search(List.of(points).subList(0, 40).toArray(new String[0]), 40, loss))
                        .orElseThrow()
                        .notes())
                .containsExactly(
                        "What mattered can't be told: it takes at least 5 configurations in the best tenth, and"
                                + " others that are worse.");
    }

    @Test
    void ofAKeyThatNoneOfTheBestHasNothingIsKnown() {
        String[] points = new String[60];
        for (int c = 0; c < points.length; c++) {
            points[c] = "0." + (100 + c) + " " + (c < 30 ? "adam" : "sgd(momentum=0." + (10 + c) + ")");
        }
        KeyImportance importance =
                importance(Ranked.search(points, 60, c -> 1 + c)).orElseThrow();
        assertThat(importance.rows().get(2).share()).isZero();
        assertThat(importance.notes())
                .contains(
                        "None of the best has a value of b.momentum of sgd, so that a share of 0 tells nothing of it.");
    }

    @Test
    void aSearchThatCameToEveryCombinationIsAGrid() {
        KeyImportance importance = importance(Ranked.search(grid(), 12, c -> 1 + c % 3 + 0.25 * Math.floorDiv(c, 3)))
                .orElseThrow();
        assertThat(importance.rows()).extracting(Row::kind).contains(Kind.INTERACTION);
    }

    @Test
    void theNumbersOfConfigurationsMayHaveGaps() {
        HandMade whole = Ranked.by(grid(), 1, c -> 1 + c);
        // Without the first rate three rates by three widths are left.
        HandMade part =
                whole.with(whole.experiment().only(whole.experiment().trials().subList(3, 12)));
        assertThat(importance(part).orElseThrow().rows()).hasSize(3);
        assertThat(MemoryFolder.of(part).files()).containsKey("plots/slices.svg");
    }

    @Test
    void theCurveOfTheBestIsDrawnForASearchThatIsAlone() {
        IntToDoubleFunction loss = c -> 12 - c;
        assertThat(MemoryFolder.of(Ranked.search(grid(), 12, loss)).files()).containsKey("plots/best_so_far.svg");
        assertThat(MemoryFolder.of(Ranked.search(grid(), 6, loss)).files()).doesNotContainKey("plots/best_so_far.svg");
        assertThat(MemoryFolder.of(Ranked.by(grid(), 1, loss)).files())
                .doesNotContainKey("plots/best_so_far.svg")
                .containsKeys("plots/importance.svg", "plots/slices.svg");
    }

    private static Optional<KeyImportance> importance(Results results) {
        return Findings.of(results).importance();
    }
}
