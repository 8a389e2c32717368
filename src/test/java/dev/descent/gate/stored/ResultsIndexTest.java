package dev.descent.gate.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.analysis.Findings;
import dev.descent.analysis.Headline;
import dev.descent.golden.Golden;
import dev.descent.output.Experiments;
import dev.descent.output.HandMade;
import dev.descent.output.MemoryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsIndexTest {
    @Test
    void everyExperimentHasALine() throws IOException {
        List<StoredFolder> folders = new ArrayList<>();
        Experiments.all()
                .forEach((name, results) -> folders.add(MemoryFolder.of(results).stored(name)));
        Golden.assertSame(Path.of("src/test/resources/golden/index/README.md"), text(folders));
    }

    @Test
    void theBestConfigurationIsTheOneOfTheReport() {
        String line = text(List.of(MemoryFolder.of(Experiments.sweep()).stored("sweep")));
        assertThat(line).contains("optimizer=adam(beta_1=0.8), learning_rate=0.1, case=-careful\\|&lt;b&gt;");
        assertThat(line).contains("| val_loss 0.31332 | 36 | 0.284837 | 37 |");
    }

    @Test
    void whatIsKnownOfARunIsWhatItsFilesSay() throws IOException {
        assertThat(Experiments.all()).hasSizeGreaterThan(5);
        for (Map.Entry<String, HandMade> each : Experiments.all().entrySet()) {
            Headline known = Headline.of(Findings.of(each.getValue()));
            StoredFolder folder = MemoryFolder.of(each.getValue())
                    .with(
                            "experiment.yaml",
                            "report: {rank_by: "
                                    + each.getValue().experiment().report().rankBy() + "}\n")
                    .stored(each.getKey());
            assertThat(IndexEntry.of(folder).orElseThrow().headline())
                    .as(each.getKey())
                    .isEqualTo(known);
        }
    }

    @Test
    void aFolderWhoseEntryIsKnownIsNotRead() throws IOException {
        MemoryFolder broken = new MemoryFolder().with("trials.csv", "a,b\n1,\"2\n");
        IndexEntry known = new IndexEntry(
                "sweep", Optional.of("of *rates*"), Optional.of("mine"), Headline.nothing(false, "val_loss", 3), false);
        StringBuilder text = new StringBuilder();
        ResultsIndex.of(List.of(broken.stored("sweep")), Map.of("sweep", known)).write(text);
        assertThat(text)
                .contains(
                        "| [sweep](sweep/report.md) | of \\*rates\\*; engine mine, which is not built in | none completed |  | 3 |  |  |");
    }

    @Test
    void experimentYamlSaysWhatItIsRankedByAndWhatItIsAbout() {
        MemoryFolder classes = MemoryFolder.of(Experiments.classes())
                .with(
                        "experiment.yaml",
                        "description: |\n  Iris | three\n  classes\nreport: {rank_by: val_accuracy}\n");
        assertThat(text(List.of(classes.stored("iris"))))
                .contains("| [iris](iris/report.md) | Iris \\| three |  | val_accuracy 0.5 | 1 | 0.75 | 12 |");
    }

    @Test
    void aFolderWithoutTrialsHasNoLineAndABrokenOneIsNamed() throws IOException {
        StoredFolder broken =
                new MemoryFolder().with("trials.csv", "a,b\n1,\"2\n").stored("broken");
        StoredFolder empty = new MemoryFolder().stored("empty");
        StoredFolder sound = MemoryFolder.of(Experiments.sweep()).stored("sweep");
        ResultsIndex index = ResultsIndex.of(List.of(broken, empty, sound), Map.of());
        assertThat(index.leftOut()).singleElement().satisfies(it -> {
            assertThat(it.folder()).isEqualTo("broken");
            assertThat(it.reason()).hasMessage("trials.csv lacks columns that every trial has");
        });
        StringBuilder page = new StringBuilder();
        index.write(page);
        assertThat(page).contains("[sweep]").doesNotContain("empty", "broken");
    }

    @Test
    void aNameIsTextAndItsAddressIsEncoded() {
        String name = "a)](x)|<b>\n# @me %20*_";
        assertThat(text(List.of(MemoryFolder.of(Experiments.sweep()).stored(name))))
                .contains("(a%29%5D%28x%29%7C%3Cb%3E%0A%23%20%40me%20%2520%2A_/report.md) |")
                .doesNotContain("<b>", "\n#  @me", "](x)|");
    }

    @Test
    void numbersBeyondTheRangeOfFloatsAreRead() {
        MemoryFolder large = new MemoryFolder()
                .with(
                        "trials.csv",
                        "trial,id,repeat,seed,status,parameters,steps,final_loss\n1,x,1,0,completed,1,2,1.5e300\n");
        assertThat(text(List.of(large.stored("large")))).contains("| final_loss 1.5e300 | 1 | 1.5e300 | 1 |");
    }

    private static String text(List<StoredFolder> folders) {
        StringBuilder text = new StringBuilder();
        try {
            ResultsIndex.of(folders, Map.of()).write(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }
}
