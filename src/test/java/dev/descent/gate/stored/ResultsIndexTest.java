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
                    .hasValue(known);
        }
    }

    @Test
    void aFolderWhoseEntryIsKnownIsNotRead() throws IOException {
        MemoryFolder broken = new MemoryFolder().with("trials.csv", "a,b\n1,\"2\n");
        IndexEntry known =
                new IndexEntry("sweep", Optional.of("of *rates*"), Optional.of(Headline.nothing(false, "val_loss", 3)));
        StringBuilder text = new StringBuilder();
        ResultsIndex.of(List.of(broken.stored("sweep")), Map.of("sweep", known)).write(text);
        assertThat(text).contains("| [sweep](sweep/report.md) | of \\*rates\\* | none completed |  | 3 |  |  |");
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
    void aFolderWithoutTrialsHasNoLineAndABrokenOneSaysSo() {
        MemoryFolder broken = new MemoryFolder().with("trials.csv", "a,b\n1,\"2\n");
        String page = text(List.of(new MemoryFolder().stored("empty"), broken.stored("broken")));
        assertThat(page)
                .doesNotContain("empty")
                .contains("| [broken](broken/report.md) |  | trials.csv can't be read |");
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
