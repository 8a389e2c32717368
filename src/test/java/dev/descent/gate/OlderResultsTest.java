package dev.descent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Arithmetic;
import dev.descent.model.ResultsVersion;
import dev.descent.output.MemoryFolder;
import dev.descent.output.text.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of the first format, as the program wrote them then, against those of a later one. */
class OlderResultsTest {
    private static final Path STORED = Path.of("src/test/resources/older/results");
    private static final String VERSIONS =
            "results/iris is of format 1 and arithmetic 1, a fresh run of format 7 and arithmetic 3";

    private final MemoryFolder older = folder("iris");
    private final MemoryFolder later = later("iris");

    @ParameterizedTest
    @ValueSource(strings = {"iris", "sparse-features", "gradient-descent"})
    void noNumberMovedWhateverIdsAndTextsAre(String name) throws IOException {
        CheckResult checked = checked(folder(name), later(name));
        assertThat(checked.comparison().orElseThrow().first()).isEmpty();
        assertThat(checked.comparison().orElseThrow().compared()).isGreaterThan(50);
        assertThat(checked.holds()).isTrue();
    }

    @Test
    void theSentenceSaysWhichVersionsAndTheRemedy() throws IOException {
        CheckResult checked = checked(older, later);
        assertThat(checked.heldToLess()).contains(VERSIONS);
        assertThat(text(checked.comparison().orElseThrow()::write))
                .matches("no number moved in [0-9]+ cells\n  " + VERSIONS
                        + "\n  not compared: ids, predictions.csv part, predictions.csv fold, predictions.csv prediction, predictions.csv probability_[*],"
                        + " predictions.csv score_[*], summary.csv ci_low, summary.csv ci_high, summary.csv median_low, summary.csv median_high, summary.csv [*]_n, summary.csv [*]_mean,"
                        + " summary.csv [*]_sd, experiment.yaml but for its settings, report.md\n");
    }

    @Test
    void trialsAreFoundByKeysCaseRepeatAndFoldInHistoryToo() throws IOException {
        MemoryFolder moved = older.with("history.csv", "\n14,60,", "\n14,60,9");
        assertThat(differences(moved, later))
                .singleElement()
                .asString()
                .startsWith("history.csv: trial 14 (fold 5, repeat 2), epoch 60: learning_rate 90.01 → 0.01");
    }

    @Test
    void aNumberThatMovedIsNamedInAllForms() throws IOException {
        MemoryFolder moved = older.with("trials.csv", "0.067679815", "0.067679816");
        String difference = "trials.csv: trial 1 (fold 1, repeat 1): final_loss 0.067679816 → 0.067679815";
        CheckResult checked = checked(moved, later);
        assertThat(checked.holds()).isFalse();
        assertThat(text(checked.comparison().orElseThrow()::write)).contains(difference, VERSIONS);
        assertThat(text(new CheckSummary(List.of(checked), Optional.empty(), List.of())))
                .contains("| iris | 1 difference, in 1 trial |", "- " + difference, "- " + VERSIONS);
        assertThat(text(new CheckJunit(List.of(checked))))
                .contains("failures=\"2\"", "name=\"trial 1 (fold 1, repeat 1)\"", difference, VERSIONS);
    }

    @Test
    void aToleranceHoldsBetweenVersionsToo() throws IOException {
        MemoryFolder moved = older.with("trials.csv", "0.067679815", "0.067679816");
        assertThat(Comparison.of(moved.stored("a"), later.stored("b"), new Tolerance(1e-6, 0))
                        .count())
                .isZero();
    }

    @Test
    void theFormsForMachinesPassAndSayWhatToDo() throws IOException {
        CheckResult checked = checked(older, later);
        assertThat(text(new CheckSummary(List.of(checked), Optional.empty(), List.of())))
                .isEqualTo("## Descent: 1 experiment, no number moved\n\n- " + VERSIONS
                        + "; `descent run` makes the folder anew\n");
        assertThat(text(new CheckJunit(List.of(checked))))
                .contains("failures=\"0\" errors=\"0\"")
                .contains("<system-out>no number moved in ", VERSIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "sparse-features"})
    void aColumnOrFileThatTheFormatHadIsADifference(String name) throws IOException {
        MemoryFolder fewer = withoutColumn(folder(name), "trials.csv", "steps").without("layers.csv");
        assertThat(differences(fewer, later(name)))
                .extracting(Difference::toString)
                .containsExactlyInAnyOrder(
                        "trials.csv: the column steps is only in a fresh run",
                        "layers.csv: the file is only in a fresh run");
        MemoryFolder renamed = folder(name).with("trials.csv", "final_loss", "final_los");
        assertThat(differences(renamed, later(name)))
                .extracting(Difference::toString)
                .contains(
                        "trials.csv: the column final_los is only in results/iris",
                        "trials.csv: the column final_loss is only in a fresh run");
    }

    @Test
    void whatALaterFormatBroughtIsNoDifference() throws IOException {
        MemoryFolder more = later.with("best.yaml", "name: iris-best\n")
                .with("comparisons.csv", "left,right\n")
                .with("summary.csv", "median,", "median,median_low,median_high,")
                .with("summary.csv", "0.0574729,", "0.0574729,0.01,0.1,");
        CheckResult checked = checked(older, more);
        assertThat(checked.comparison().orElseThrow().first())
                .noneMatch(it ->
                        it.toString().contains("median_low") || it.toString().contains("best.yaml"));
        assertThat(text(checked.comparison().orElseThrow()::write)).contains("best.yaml", "comparisons.csv");
    }

    @Test
    void aColumnIsOneOfManyWhateverItIsNamedAfter() {
        assertThat(WrittenFormat.differ(5, 6, "predictions.csv probability_1")).isTrue();
        assertThat(WrittenFormat.differ(5, 6, "predictions.csv probability_setosa"))
                .isTrue();
        assertThat(WrittenFormat.differ(5, 6, "predictions.csv target")).isFalse();
        assertThat(WrittenFormat.mayLackPicture(5, "plots/sensitivity.svg")).isTrue();
        assertThat(WrittenFormat.mayLackPicture(5, "plots/sensitivity_2.svg")).isTrue();
        assertThat(WrittenFormat.mayLackPicture(6, "plots/sensitivity.svg")).isFalse();
    }

    @Test
    void aFolderThatSaysWhatNoVersionWroteIsDamaged() throws IOException {
        String none = "experiment.yaml: it lacks `arithmetic`; results of this program always say it (in results/iris)";
        assertThat(differences(older.with("experiment.yaml", "arithmetic: 1\n", ""), later))
                .extracting(Difference::toString)
                .contains(none);
        MemoryFolder lowered = later.with("experiment.yaml", "format: 7", "format: 1");
        assertThat(differences(lowered, later))
                .extracting(Difference::toString)
                .contains(
                        "experiment.yaml: it says format 1 and arithmetic 3, which no version of this program wrote together"
                                + " (in results/iris)");
        MemoryFolder unsaid = later.with("experiment.yaml", "format: 7\n", "");
        assertThat(differences(unsaid, later))
                .extracting(Difference::toString)
                .contains(
                        "experiment.yaml: it lacks `format`; results of this program always say it (in results/iris)");
    }

    @Test
    void thePageHasTheIdsOfTheTrials() throws IOException {
        String page = page(older);
        MemoryFolder paged = older.with("report.html", page);
        MemoryFolder fresh = later.with("report.html", page(later));
        assertThat(differences(paged, fresh)).isEmpty();
        MemoryFolder forged = paged.with("trials.csv", ",995322e793f4d570,", ",995322e793f4d571,");
        assertThat(differences(forged, fresh))
                .extracting(Difference::toString)
                .containsExactly("report.html: trial 1 (fold 1, repeat 1): id 995322e793f4d570, in trials.csv "
                        + "995322e793f4d571 (in results/iris)");
        assertThat(differences(paged.with("report.html", "[1,[\"2\",", "[1,[\"99\","), fresh))
                .extracting(Difference::toString)
                .containsExactly("report.html: trial 2 (fold 1, repeat 2): id (none), in trials.csv "
                        + "a384afe11cd0112c (in results/iris)");
    }

    @Test
    void onlyTheFirstArithmeticMayHaveNoPageAndNoVersionOtherPictures() throws IOException {
        MemoryFolder fresh = later.with("report.html", page(later)).with("plots/ranking.svg", "<svg/>\n");
        assertThat(differences(older, fresh)).isEmpty();
        MemoryFolder second = older.with("experiment.yaml", "arithmetic: 1\n", "arithmetic: 2\nformat: 2\n");
        assertThat(differences(second, fresh))
                .extracting(Difference::toString)
                .containsExactly("report.html: the file is only in a fresh run");
        MemoryFolder drawn = older.with("plots/loss.svg", "<svg/>\n");
        assertThat(differences(drawn, fresh)).as("no longer drawn of all").isEmpty();
        assertThat(text(checked(drawn, fresh).comparison().orElseThrow()::write))
                .contains("report.html (only in a fresh run)", "plots/loss.svg (only in results/iris)");
        for (String picture : List.of("plots/evil.svg", "plots/roc.svg", "plots/a.txt")) {
            assertThat(differences(older.with(picture, "<svg/>\n"), fresh))
                    .extracting(Difference::toString)
                    .containsExactly(picture + ": the file is only in results/iris");
        }
        assertThat(differences(older.without("report.md"), fresh))
                .extracting(Difference::toString)
                .containsExactly("report.md: the file is only in a fresh run");
    }

    /** A page with what report.html has of the trials. */
    private static String page(MemoryFolder folder) {
        return folder.file("trials.csv")
                .lines()
                .skip(1)
                .map(line -> "[1,[\"" + line.replace(",", "\",\"") + "\"],[60,[]]],\n")
                .collect(Collectors.joining("", "<!DOCTYPE html>\n", "</html>\n"));
    }

    @Test
    void aFolderHasNoColumnsOfALaterFormatThanItSays() throws IOException {
        MemoryFolder fresh =
                later.with("summary.csv", ",max", ",max,val_loss_mean").with("report.md", "# Forged\n");
        MemoryFolder relabelled =
                fresh.with("experiment.yaml", "format: 7", "format: 4").with("report.md", "# Iris\n");
        assertThat(differences(relabelled, fresh))
                .extracting(Difference::toString)
                .contains(
                        "summary.csv: the column val_loss_mean: results/iris says that it is of format 4, which had no such column",
                        "report.md: line 1: '# Iris' → '# Forged'");
        MemoryFolder swept = later.with("summary.csv", "n,diverged", "x_mean,n,diverged");
        assertThat(differences(swept.with("experiment.yaml", "format: 7", "format: 4"), swept))
                .as("a swept key may have any name")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "report.md, '', it is empty",
        "report.html, '', it is empty",
        "report.html, '<!DOCTYPE html>', it does not end with '</html>'",
        "plots/roc.svg, x, it does not begin with '<svg'",
        "best.yaml, x, it can't be read as an experiment",
        "best.yaml, 'name: iris-best\nepochs: 61\n', epochs 61 → 60",
    })
    void whatTheFormatHadIsWholeThoughItIsNotCompared(String file, String text, String what) throws IOException {
        MemoryFolder fresh = later.with("report.html", page(later))
                .with("plots/roc.svg", "<svg x=\"1\">\n</svg>\n")
                .with("best.yaml", "name: iris-best\nepochs: 60\n");
        MemoryFolder fourth = fresh.with("experiment.yaml", "format: 7", "format: 4");
        assertThat(differences(fourth, fresh)).isEmpty();
        assertThat(differences(fourth.with(file, text.replace("\\n", "\n")), fresh))
                .extracting(Difference::toString)
                .anyMatch(it -> it.startsWith(file + ": " + what));
        assertThat(differences(fourth.without(file), fresh))
                .extracting(Difference::toString)
                .contains(file + ": the file is only in a fresh run");
    }

    @Test
    void picturesThatLaterFormatsBroughtMayBeMissing() throws IOException {
        MemoryFolder fresh = later.with("report.html", page(later)).with("plots/slices.svg", "<svg x=\"1\">\n</svg>\n");
        MemoryFolder fifth = fresh.with("experiment.yaml", "format: 7", "format: 5");
        assertThat(differences(fifth.without("plots/slices.svg"), fresh)).isEmpty();
        assertThat(differences(fresh.without("plots/slices.svg"), fresh))
                .extracting(Difference::toString)
                .containsExactly("plots/slices.svg: the file is only in a fresh run");
    }

    @Test
    void dataOfPredictionsAreHeldInEveryFormat() throws IOException {
        String last =
                older.file("predictions.csv").lines().skip(150).findFirst().orElseThrow() + "\n";
        assertThat(differences(older.with("predictions.csv", last, ""), later))
                .extracting(Difference::toString)
                .containsExactly("predictions.csv: row=150 is only in a fresh run");
        assertThat(differences(older.with("predictions.csv", "\n2,4.9,", "\n2,4.8,"), later))
                .extracting(Difference::toString)
                .containsExactly("predictions.csv: row=2: sepal_length 4.8 → 4.9");
        assertThat(differences(older.with("predictions.csv", "setosa,0.99996126", "setosa,0.5"), later))
                .as("of folds a later format has others")
                .isEmpty();
        MemoryFolder fresh = later.with("report.html", page(later));
        MemoryFolder fifth = fresh.with("experiment.yaml", "format: 7", "format: 5");
        String row = fresh.file("predictions.csv").lines().skip(1).findFirst().orElseThrow();
        String other = row.substring(0, row.lastIndexOf(',')) + ",0.123";
        assertThat(differences(fifth.with("predictions.csv", row, other), fresh))
                .as("of several repeats the sixth format has those of the median one")
                .isEmpty();
        assertThat(differences(fresh.with("predictions.csv", row, other), fresh))
                .hasSize(1);
    }

    @Test
    void anIdOfAnotherArithmeticCantBeTheSame() throws IOException {
        MemoryFolder forged = later.with("experiment.yaml", "arithmetic: 3\nformat: 7", "arithmetic: 2\nformat: 2");
        assertThat(differences(forged, later))
                .extracting(Difference::toString)
                .anyMatch(text -> text.contains("is in both folders, but an id depends on the arithmetic"));
    }

    @Test
    void aChangedExperimentIsToldWhateverTheVersions() throws IOException {
        MemoryFolder changed = older.with("experiment.yaml", "seed: 42", "seed: 43");
        assertThat(checked(changed, later).comparison().orElseThrow().changes()).containsExactly("seed 43 → 42");
        assertThat(checked(older, later).comparison().orElseThrow().changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "sparse-features", "gradient-descent"})
    void aTrialOfOneSideIsADifference(String name) throws IOException {
        String trials = later(name).file("trials.csv");
        String last = trials.substring(trials.lastIndexOf('\n', trials.length() - 2) + 1);
        assertThat(differences(folder(name), later(name).with("trials.csv", last, "")))
                .extracting(Difference::toString)
                .anyMatch(text -> text.startsWith("trials.csv: trial ") && text.endsWith(" is only in results/iris"));
        assertThat(differences(
                        folder(name).with("trials.csv", "\n", "\n"), later(name).without("trials.csv")))
                .extracting(Difference::toString)
                .contains("trials.csv: the file is only in results/iris");
    }

    @Test
    void aTrialThatEndsInAnotherWayIsADifference() throws IOException {
        MemoryFolder diverged =
                older.with("trials.csv", "1,995322e793f4d570,1,1,42,completed", "1,995322e793f4d570,1,1,42,diverged");
        assertThat(differences(diverged, later))
                .extracting(Difference::toString)
                .containsExactly("trials.csv: trial 1 (fold 1, repeat 1): status diverged → completed");
    }

    @Test
    void foldersOfOneVersionAreComparedByteByByte() throws IOException {
        MemoryFolder same = older.with("experiment.yaml", "seed: 42", "seed: 43");
        assertThat(Comparison.of(older.stored("a"), same.stored("b"), Tolerance.EXACT)
                        .changes())
                .containsExactly("seed 42 → 43");
        MemoryFolder respelt = older.with("experiment.yaml", "seed: 42", "seed:  42");
        assertThat(differences(older, respelt))
                .extracting(Difference::toString)
                .containsExactly("experiment.yaml: line 5: 'seed: 42' → 'seed:  42'");
        assertThat(Comparison.of(older.stored("a"), same.stored("b"), Tolerance.EXACT)
                        .heldToLess())
                .isEmpty();
    }

    @Test
    void aVersionThatIsNoneIsADifferenceLikeAnother() throws IOException {
        String versions = "format: " + ResultsVersion.FORMAT + "\narithmetic: ";
        MemoryFolder current = older.with("experiment.yaml", "arithmetic: 1", versions + Arithmetic.VERSION);
        MemoryFolder none = older.with("experiment.yaml", "arithmetic: 1", versions + "one");
        assertThat(Comparison.of(none.stored("a"), current.stored("b"), Tolerance.EXACT)
                        .changes())
                .containsExactly("arithmetic one → " + Arithmetic.VERSION);
    }

    /** What a later version may write: other versions, ids and words. */
    private static MemoryFolder later(String name) {
        MemoryFolder folder = folder(name);
        String trials = folder.file("trials.csv")
                .lines()
                .map(line -> line.replaceFirst(",([0-9a-f]{4})([0-9a-f]{12}),", ",$2$1,"))
                .collect(Collectors.joining("\n", "", "\n"));
        return folder.with("trials.csv", trials)
                .with("experiment.yaml", "arithmetic: 1\n", "arithmetic: 3\nformat: 7\n")
                .with("report.md", "# Another page\n");
    }

    private static MemoryFolder withoutColumn(MemoryFolder folder, String file, String column) {
        List<String> lines = folder.file(file).lines().toList();
        int index = List.of(lines.get(0).split(",")).indexOf(column);
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            List<String> cells = new ArrayList<>(List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)));
            cells.remove(index);
            text.append(String.join(",", cells)).append('\n');
        }
        return folder.with(file, text.toString());
    }

    private static MemoryFolder folder(String name) {
        MemoryFolder folder = new MemoryFolder();
        try (Stream<Path> files = Files.list(STORED.resolve(name))) {
            for (Path file : files.toList()) {
                folder = folder.with(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return folder;
    }

    private static CheckResult checked(MemoryFolder a, MemoryFolder b) throws IOException {
        Comparison comparison = Comparison.of(a.stored("results/iris"), b.stored("a fresh run"), Tolerance.EXACT);
        return new CheckResult("iris", List.of(), List.of(), Optional.of(comparison));
    }

    private static List<Difference> differences(MemoryFolder a, MemoryFolder b) throws IOException {
        return checked(a, b).comparison().orElseThrow().first();
    }

    private static String text(Content content) throws IOException {
        StringBuilder text = new StringBuilder();
        content.write(text);
        return text.toString();
    }
}
