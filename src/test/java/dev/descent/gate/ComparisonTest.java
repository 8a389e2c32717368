package dev.descent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.output.Experiments;
import dev.descent.output.MemoryFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private final MemoryFolder sweep = MemoryFolder.of(Experiments.sweep());

    @ParameterizedTest
    @ValueSource(strings = {"single", "sweep", "classes", "targets", "minimize", "solve", "hopeless"})
    void aFolderDoesNotDifferFromItself(String name) throws IOException {
        MemoryFolder folder = MemoryFolder.of(Experiments.all().get(name));
        Comparison comparison = Comparison.of(folder.stored("a"), folder.stored("b"), Tolerance.EXACT);
        assertThat(comparison.first()).isEmpty();
        assertThat(comparison.count()).isZero();
        assertThat(comparison.compared()).isPositive();
        assertThat(text(comparison)).startsWith("no differences in " + comparison.compared());
    }

    @Test
    void aNumberThatMovedIsToldWithItsTrialAndColumn() throws IOException {
        MemoryFolder moved = sweep.with("trials.csv", "10,0.36363637", "10,0.36363638");
        assertThat(differences(sweep, moved))
                .containsExactly("trials.csv: trial 21 (optimizer=adam(beta_1=0.8), learning_rate=0.001, case=plain, "
                        + "repeat 3): final_loss 0.36363637 → 0.36363638");
    }

    @Test
    void aMovedEpochIsToldWithItsTrial() throws IOException {
        MemoryFolder moved = sweep.with("history.csv", "36,2,0.1,", "36,2,0.2,");
        assertThat(differences(sweep, moved))
                .containsExactly("history.csv: trial 36 (optimizer=adam(beta_1=0.8), learning_rate=0.1, "
                        + "case=-careful|<b>, repeat 3), epoch 2: learning_rate 0.1 → 0.2");
    }

    @Test
    void aTrialOfOneSideIsToldAndTheOthersAreStillCompared() throws IOException {
        String trials = sweep.file("trials.csv");
        String second = trials.lines().skip(2).findFirst().orElseThrow() + "\n";
        MemoryFolder fewer = sweep.with("trials.csv", second, "");
        String trial = "trials.csv: trial 2 (optimizer=sgd, learning_rate=0.001, case=plain, repeat 2) is only in ";
        assertThat(differences(sweep, fewer)).containsExactly(trial + "a");
        assertThat(differences(fewer, sweep)).containsExactly(trial + "b");
        assertThat(differences(sweep, fewer.with("trials.csv", "37,2,10,4.0625,", "37,2,10,4,")))
                .hasSize(2)
                .first()
                .asString()
                .endsWith("final_loss 4.0625 → 4");
    }

    @Test
    void trialsAreFoundByWhatTheyAreAndNotByTheirNumber() throws IOException {
        MemoryFolder counted = new MemoryFolder()
                .with("trials.csv", "trial,id,rate,repeat,seed,status\n1,x,0.1,1,0,completed\n2,y,0.2,1,0,completed\n")
                .with("history.csv", "trial,epoch,loss\n1,1,5\n2,1,6\n");
        MemoryFolder shifted = new MemoryFolder()
                .with(
                        "trials.csv",
                        "trial,id,rate,repeat,seed,status\n1,z,0,1,0,completed\n2,x,0.1,1,0,completed\n3,y,0.2,1,0,completed\n")
                .with("history.csv", "trial,epoch,loss\n1,1,4\n2,1,5\n3,1,7\n");
        assertThat(differences(counted, shifted))
                .containsExactly(
                        "trials.csv: trial 1 (rate=0, repeat 1) is only in b",
                        "history.csv: trial 1 (rate=0, repeat 1), epoch 1 is only in b",
                        "history.csv: trial 2 (rate=0.2, repeat 1), epoch 1: loss 6 → 7");
    }

    @Test
    void epochsThatOneSideLacksAreTold() throws IOException {
        String last = sweep.file("history.csv").lines().skip(2).findFirst().orElseThrow() + "\n";
        MemoryFolder shorter = sweep.with("history.csv", last, "");
        assertThat(differences(sweep, shorter)).singleElement().asString().endsWith("repeat 3), epoch 2 is only in a");
    }

    @Test
    void rowsInAnotherOrderAreTold() throws IOException {
        MemoryFolder one = new MemoryFolder().with("summary.csv", "rate,n,mean\n0.1,1,5\n0.2,1,6\n");
        MemoryFolder other = new MemoryFolder().with("summary.csv", "rate,n,mean\n0.2,1,6\n0.1,1,5\n");
        assertThat(differences(one, other))
                .containsExactly("summary.csv: from rate=0.1 on, the rows stand in another order");
    }

    @Test
    void aColumnOfOneSideIsTold() throws IOException {
        MemoryFolder one = new MemoryFolder().with("summary.csv", "n,mean\n1,5\n");
        MemoryFolder other = new MemoryFolder().with("summary.csv", "n,sd,mean\n1,,5\n");
        assertThat(differences(one, other)).containsExactly("summary.csv: the column sd is only in b");
        assertThat(differences(other, one)).containsExactly("summary.csv: the column sd is only in a");
    }

    @Test
    void aFileOfOneSideIsTold() throws IOException {
        assertThat(differences(sweep, sweep.without("layers.csv")))
                .containsExactly("layers.csv: the file is only in a");
    }

    @Test
    void anEmptyCellIsNotANumber() throws IOException {
        MemoryFolder one = new MemoryFolder().with("layers.csv", "network,layer,parameters\n1,total,51\n");
        MemoryFolder other = new MemoryFolder().with("layers.csv", "network,layer,parameters\n1,total,\n");
        assertThat(differences(one, other))
                .containsExactly("layers.csv: network=1, layer=total: parameters 51 → (empty)");
    }

    @Test
    void withAToleranceNumbersMayDifferByAShareOfTheLarger() throws IOException {
        MemoryFolder moved = sweep.with("trials.csv", "10,0.36363637", "10,0.3636");
        assertThat(within(1e-3, sweep, moved)).isEmpty();
        assertThat(within(1e-5, sweep, moved)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "epochs", "steps", "steps_done", "parameters", "best_epoch", "diverged", "failed"})
    void noToleranceIsForCountsAndSeeds(String column) throws IOException {
        String header = "trial,id,repeat,status," + column + ",loss\n1,0123456789abcdef,1,completed,";
        MemoryFolder one = new MemoryFolder().with("trials.csv", header + "3,0.5\n");
        assertThat(within(0.5, one, one.with("trials.csv", ",3,0.5", ",3,0.500001")))
                .isEmpty();
        assertThat(within(0.5, one, one.with("trials.csv", ",3,", ",3.0000001,")))
                .hasSize(1);
        assertThat(within(0.5, one, one.with("trials.csv", ",3,", ",4,"))).hasSize(1);
    }

    @Test
    void noToleranceIsForDataThatWereRead() throws IOException {
        MemoryFolder one = new MemoryFolder()
                .with("predictions.csv", "row,part,a,target,prediction,probability_x\n1,train,0.25,2.5,2.75,0.125\n");
        for (String computed : List.of("2.75", "0.125")) {
            assertThat(within(1e-6, one, one.with("predictions.csv", computed, computed + "00001")))
                    .isEmpty();
        }
        for (String read : List.of(",0.25", ",2.5")) {
            assertThat(within(1e-6, one, one.with("predictions.csv", read + ",", read + "00001,")))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.md", "report.html", "plots/loss.svg"})
    void noToleranceIsForNumbersOfTheAuthor(String page) throws IOException {
        String text = "<desc>A rate of 2.13 gives 0.375</desc>\n";
        MemoryFolder one = new MemoryFolder()
                .with("experiment.yaml", "name: x\ndescription: A rate of 2.13\nexpect: [loss > 0.4]\n")
                .with(page, text + "loss > 0.4: loss is 0.375\n");
        assertThat(within(1e-6, one, one.with(page, "0.375", "0.3750001"))).isEmpty();
        assertThat(within(1e-6, one, one.with(page, "2.13", "2.1300001"))).hasSize(1);
        assertThat(within(1e-6, one, one.with(page, "> 0.4", "> 0.4000001"))).hasSize(1);
        assertThat(within(1e-6, one.with(page, "2.13", "2.1300001"), one)).hasSize(1);
        assertThat(within(1e-6, one, one.with(page, "2.13", "2.14"))).hasSize(1);
    }

    @Test
    void idsOfAPictureAreOthersOnlyAllAtOnceAndWhereItMoved() throws IOException {
        MemoryFolder one = new MemoryFolder()
                .with(
                        "plots/loss.svg",
                        "<svg aria-labelledby=\"p3e74c597-t p3e74c597-d\">\n<title id=\"p3e74c597-t\">Loss</title>\n"
                                + "<desc id=\"p3e74c597-d\">Mean</desc>\n<path d=\"M68.8 63L68.8 370\"/></svg>\n");
        MemoryFolder moved = one.with("plots/loss.svg", "M68.8", "M68.81");
        String other = "p00000000";
        assertThat(within(1e-6, one, moved)).isEmpty();
        assertThat(within(1e-6, one, moved.with("plots/loss.svg", "p3e74c597", other)))
                .isEmpty();
        assertThat(within(1e-6, one, one.with("plots/loss.svg", "p3e74c597", other)))
                .containsExactly("plots/loss.svg: its ids are others, though it shows the same");
        for (String place : List.of("labelledby=\"", "title id=\"", "desc id=\"")) {
            assertThat(within(1e-6, one, moved.with("plots/loss.svg", place + "p3e74c597", place + other)))
                    .as(place)
                    .hasSize(1);
        }
    }

    @Test
    void theFloorOfAToleranceIsForNumbersNearZero() throws IOException {
        MemoryFolder one = new MemoryFolder().with("summary.csv", "n,mean\n1,2.6e-14\n");
        MemoryFolder other = new MemoryFolder().with("summary.csv", "n,mean\n1,-1.7e-14\n");
        assertThat(within(1e-6, one, other)).containsExactly("summary.csv: line 2: mean 2.6e-14 → -1.7e-14");
        assertThat(Comparison.of(one.stored("a"), other.stored("b"), new Tolerance(1e-6, 1e-12))
                        .first())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trial,id,n,mean\r\n1,x,2,0.5\r\n",
                "trial,id,n,mean\n1,x,2,\"0.5\"\n",
                "trial,id,n,mean\n1,x,2,0.5,6\n",
                "trial,id,n,mean\n1,x,2,0.5\n\n",
                "trial,id,n,mean\n1,x,2,0.5\n1,x,2,0.5\n",
                "trial,id,n,mean,mean\n1,x,2,0.5,0.5\n",
                "trial,id,mean,n\n1,x,0.5,2\n",
                "trial,id,n,mean\n1,x,2, 0.5\n",
                "trial,id,n,mean\n1,x,2,0.5",
                "\uFEFFtrial,id,n,mean\n1,x,2,0.5\n",
                "trial,id,n,mean\n7,x,2,0.5\n",
                "trial,id,n,mean\n1,x,2,\n",
                "trial,id,n,mean\n1,x,2,diverged\n",
            })
    void aToleranceIsForNumbersAlone(String csv) throws IOException {
        MemoryFolder one = new MemoryFolder().with("layers.csv", "trial,id,n,mean\n1,x,2,0.5\n");
        MemoryFolder other = new MemoryFolder().with("layers.csv", csv);
        assertThat(within(1e-3, other, one)).isNotEmpty();
        assertThat(within(1e-3, one, other)).isNotEmpty();
        assertThat(differences(other, one)).isNotEmpty();
        assertThat(within(1e-3, one, new MemoryFolder().with("layers.csv", "trial,id,n,mean\n1,x,2,0.5000001\n")))
                .isEmpty();
    }

    @Test
    void withATolerancePagesMayDifferInComputedNumbersAndYamlInNothing() throws IOException {
        MemoryFolder page = new MemoryFolder()
                .with("report.md", "loss 0.36363637 of 15 trials\n")
                .with("best.yaml", "learning_rate: 0.1\n");
        assertThat(within(1e-6, page, page.with("report.md", "0.36363637", "0.36363638")))
                .isEmpty();
        assertThat(within(1e-9, page, page.with("report.md", "0.36363637", "0.36363638")))
                .hasSize(1);
        assertThat(within(1e-6, page, page.with("report.md", "0.36363637", "0.37")))
                .containsExactly("report.md: line 1: 'loss 0.36363637 of 15 trials' → 'loss 0.37 of 15 trials'");
        assertThat(within(1e-6, page, page.with("report.md", "15", "16"))).hasSize(1);
        assertThat(within(1e-6, page, page.with("report.md", "trials", "trails")))
                .hasSize(1);
        assertThat(within(1e-6, page, page.with("best.yaml", "0.1", "0.10000000001")))
                .containsExactly("best.yaml: line 1: 'learning_rate: 0.1' → 'learning_rate: 0.10000000001'");
        assertThat(within(1e-6, page, page.with("report.md", "\n", "\r\n")))
                .containsExactly("report.md: line ends only");
    }

    @Test
    void anExperimentThatChangedIsToldApartAndItsIdsAreNot() throws IOException {
        MemoryFolder one = new MemoryFolder()
                .with("experiment.yaml", "epochs: 2\noptimizer: {sgd: {learning_rate: 0.01}}\n")
                .with("trials.csv", "trial,id,repeat,seed,status,loss\n1,0123456789abcdaa,1,0,completed,5\n");
        MemoryFolder other = one.with("experiment.yaml", "2", "3")
                .with("experiment.yaml", "0.01", "0.1")
                .with("trials.csv", "aa", "bb")
                .with("trials.csv", ",5", ",4");
        Comparison comparison = Comparison.of(one.stored("a"), other.stored("b"), Tolerance.EXACT);
        assertThat(comparison.changes()).containsExactly("epochs 2 → 3", "optimizer.learning_rate 0.01 → 0.1");
        assertThat(comparison.first())
                .extracting(Difference::toString)
                .containsExactly("trials.csv: trial 1 (repeat 1): loss 5 → 4");
        assertThat(Comparison.of(
                                one.with("report.html", "[\"fdbebfe21037bd7d\"]")
                                        .stored("a"),
                                one.with("report.html", "[\"f5c41998408d078e\"]")
                                        .with("experiment.yaml", "2", "3")
                                        .with("trials.csv", "aa", "bb")
                                        .stored("b"),
                                Tolerance.EXACT)
                        .first())
                .isEmpty();
        MemoryFolder forged = one.with("trials.csv", "aa", "bb");
        assertThat(differences(one, forged))
                .containsExactly("trials.csv: trial 1 (repeat 1): id 0123456789abcdaa → 0123456789abcdbb");
    }

    @Test
    void textsOfTheSameBeginningAreShownWhereTheyPart() throws IOException {
        String same = "x".repeat(300);
        assertThat(differences(
                        new MemoryFolder().with("report.md", same + "one" + same),
                        new MemoryFolder().with("report.md", same + "two" + same)))
                .singleElement()
                .asString()
                .contains("xone", "xtwo")
                .hasSizeLessThan(300);
    }

    @Test
    void aLineEndInTheMiddleOfALineIsNoLineEnd() throws IOException {
        MemoryFolder page = new MemoryFolder().with("report.md", "a b\n");
        assertThat(differences(page, new MemoryFolder().with("report.md", "a \rb\n")))
                .containsExactly("report.md: line 1: 'a b' → 'a \\u{d}b'");
    }

    @Test
    void aCharacterThatHidesAtALinesEndIsShown() throws IOException {
        MemoryFolder page = new MemoryFolder().with("report.md", "a\n");
        assertThat(differences(page, page.with("report.md", "a\0\n")))
                .containsExactly("report.md: line 1: 'a' → 'a\\u{0}'");
    }

    @Test
    void howManyLinesDifferIsTold() throws IOException {
        MemoryFolder page = new MemoryFolder().with("report.md", "a\nb\nc\nd\n");
        assertThat(differences(page, page.with("report.md", "a\nx\nc\ny\n")))
                .containsExactly("report.md: line 2: 'b' → 'x', and 1 more line");
        assertThat(differences(page, page.with("report.md", "w\nx\ny\nz\n")))
                .containsExactly("report.md: line 1: 'a' → 'w', and 3 more lines");
    }

    @Test
    void namesOfAnyLengthMakeShortSentences() throws IOException {
        String name = "k".repeat(9_000_000);
        MemoryFolder one = new MemoryFolder()
                .with("trials.csv", "trial,id,rate,repeat,seed,status,final_loss\n1,x," + name + ",1,0,completed,5\n")
                .with("summary.csv", "rate," + name + ",n,mean\n" + name + ",2,1,5\n");
        MemoryFolder other = one.with("trials.csv", ",5\n", ",6\n").with("summary.csv", ",5\n", ",6\n");
        CheckResult checked = new CheckResult(
                "x",
                List.of(),
                List.of(),
                Optional.of(Comparison.of(one.stored("a"), other.stored("b"), Tolerance.EXACT)));
        assertThat(checked.differences()).isEqualTo(2);
        StringBuilder text = new StringBuilder();
        new CheckJunit(List.of(checked)).write(text);
        checked.comparison().orElseThrow().write(text);
        assertThat(text).contains("trial 1 (rate=kkk", "…): final_loss 5 → 6").hasSizeLessThan(5_000);
        assertThat(String.join("", differences(one, one.with("summary.csv", "rate,n,mean\n"))))
                .contains("the column kkk")
                .hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0.25]", "15.5px/1.5", "sha256-+V3/2.5", "&lt;5.5&gt;"})
    void noToleranceIsForTheProgramAndTheStyleOfAPage(String number) throws IOException {
        MemoryFolder page = new MemoryFolder().with("report.html", """
                        <meta http-equiv="Content-Security-Policy" content="style-src 'sha256-+V3/2.5'">
                        <style>p {
                          font: 15.5px/1.5 serif
                        }
                        </style>
                        <p>&lt;5.5&gt;
                        <script type="application/json" id="data">
                        {"mean":[7.5]}
                        </script>
                        <script>"use strict";
                        trialColumns[0.25]
                        </script>
                        """);
        String moved = number.replaceFirst("([0-9]\\.[0-9]+)", "$1" + "0000001");
        assertThat(within(1e-3, page, page.with("report.html", number, moved))).hasSize(number.startsWith("&") ? 0 : 1);
        assertThat(within(1e-3, page, page.with("report.html", "7.5", "7.5000001")))
                .isEmpty();
    }

    /** A picture in a page is held as one in a file of its own is, and what stands around it as before. */
    @ParameterizedTest
    @CsvSource({
        "x=\"1.5\", x=\"1.51\", true",
        "x=\"1.5\", x=\"1.7\", false",
        "p11111111, p22222222, false",
        "value 2.5, value 2.51, false",
        "<p>1.5, <p>1.51, false"
    })
    void placesInAPictureOfAPageAreRounded(String text, String moved, boolean holds) throws IOException {
        MemoryFolder page = new MemoryFolder().with("report.html", """
                        <p>1.5
                        <svg class="picture" aria-labelledby="p11111111-t">
                        <rect class="p" x="1.5" y="0.25"/>
                        <text class="t">value 2.5</text>
                        </svg>
                        <p>1.5
                        """);
        assertThat(within(1e-9, page, page.with("report.html", text, moved))).hasSize(holds ? 0 : 1);
    }

    @Test
    void aNameThatEndsWithABlankIsQuoted() throws IOException {
        assertThat(differences(sweep.with("report.md ", "x"), sweep))
                .containsExactly("'report.md ': the file is only in a");
    }

    @Test
    void noToleranceReachesInfinityOrAnId() throws IOException {
        String header = "trial,id,rate,repeat,seed,status,final_loss,mae\n";
        MemoryFolder one = new MemoryFolder().with("trials.csv", header + "1,10,0.1,1,0,completed,inf,\n");
        MemoryFolder other = new MemoryFolder().with("trials.csv", header + "1,11,0.1,1,0,completed,5,NaN\n");
        assertThat(Comparison.of(one.stored("a"), other.stored("b"), new Tolerance(0.5, 0))
                        .first())
                .extracting(Difference::toString)
                .containsExactly(
                        "trials.csv: trial 1 (rate=0.1, repeat 1): id 10 → 11",
                        "trials.csv: trial 1 (rate=0.1, repeat 1): final_loss inf → 5",
                        "trials.csv: trial 1 (rate=0.1, repeat 1): mae (empty) → NaN");
        assertThat(Comparison.of(one.stored("a"), one.stored("b"), new Tolerance(0.5, 0))
                        .count())
                .isZero();
    }

    @Test
    void otherFilesAreComparedByTheirLines() throws IOException {
        assertThat(differences(sweep, sweep.with("report.md", "## Ranking", "## Order")))
                .singleElement()
                .asString()
                .matches("report.md: line [0-9]+: '## Ranking' → '## Order'");
    }

    @Test
    void lineEndsAndQuotesCount() throws IOException {
        MemoryFolder quoted = sweep.with("trials.csv", ",completed,", ",\"completed\",");
        assertThat(differences(sweep, quoted))
                .singleElement()
                .asString()
                .startsWith("trials.csv: line 2: '")
                .endsWith("; the cells are the same");
        MemoryFolder page = new MemoryFolder().with("report.md", "a\n");
        assertThat(differences(page, new MemoryFolder().with("report.md", "a")))
                .containsExactly("report.md: line 2: '' → (no such line)");
    }

    @Test
    void whereGitConvertedLineEndsThatIsSaid() throws IOException {
        MemoryFolder converted = sweep.with("trials.csv", "\n", "\r\n").with("report.md", "\n", "\r\n");
        String remedy = ".gitattributes";
        assertThat(text(Comparison.of(converted.stored("results/sweep"), sweep.stored("a fresh run"), Tolerance.EXACT)))
                .startsWith("2 differences between results/sweep and a fresh run:\n"
                        + "  trials.csv: line ends only\n  report.md: line ends only\n")
                .contains(remedy);
        MemoryFolder moved = converted.with("report.md", "## Ranking", "## Order");
        assertThat(text(Comparison.of(moved.stored("a"), sweep.stored("b"), Tolerance.EXACT)))
                .contains("  trials.csv: line ends only\n  report.md: line ", ": '## Order' → '## Ranking'\n")
                .doesNotContain(remedy);
    }

    @Test
    void ofManyDifferencesTwentyAreTold() throws IOException {
        MemoryFolder moved = sweep.with("trials.csv", ",0.9,", ",0.8,");
        Comparison comparison = Comparison.of(sweep.stored("results/sweep"), moved.stored("afresh"), Tolerance.EXACT);
        assertThat(comparison.count()).isEqualTo(34);
        assertThat(comparison.first()).hasSize(20);
        assertThat(text(comparison))
                .startsWith("34 differences between results/sweep and afresh:\n  trials.csv: trial 1 (")
                .endsWith("  … and 14 more\n");
    }

    @Test
    void emptyFoldersHaveNothingToCompare() throws IOException {
        Comparison comparison =
                Comparison.of(new MemoryFolder().stored("a"), new MemoryFolder().stored("b"), Tolerance.EXACT);
        assertThat(comparison.compared()).isZero();
    }

    private static List<String> differences(MemoryFolder a, MemoryFolder b) throws IOException {
        return within(0, a, b);
    }

    private static List<String> within(double tolerance, MemoryFolder a, MemoryFolder b) throws IOException {
        return Comparison.of(a.stored("a"), b.stored("b"), new Tolerance(tolerance, 0)).first().stream()
                .map(Difference::toString)
                .collect(Collectors.toList());
    }

    private static String text(Comparison comparison) throws IOException {
        StringBuilder text = new StringBuilder();
        comparison.write(text);
        return text.toString();
    }
}
