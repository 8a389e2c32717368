package dev.descent.output.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.output.Altered;
import dev.descent.output.Experiments;
import dev.descent.output.HandMade;
import dev.descent.output.MemoryFolder;
import dev.descent.output.Reports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    @Test
    void theFirstExampleHasFiftyOneParameters() {
        assertThat(page(Experiments.single()))
                .contains("| dense (Dense) | (None, 10) | 40 |\n| dense_1 (Dense) | (None, 1) | 11 |\n")
                .contains("Total params: 51, trainable: 51, non-trainable: 0");
    }

    @Test
    void whereTheExperimentFileLiesDoesNotMatter() {
        HandMade here = Experiments.single();
        assertThat(page(here.with(Altered.of(here.experiment())
                        .file(Path.of("/somewhere/else/advertising.yaml"))
                        .spec())))
                .isEqualTo(page(here));
    }

    @Test
    void ofManyConfigurationsAHundredAreShown() {
        HandMade few = Experiments.minimize();
        List<Trial> trials = new ArrayList<>();
        for (int t = 0; t < 120; t++) {
            Trial first = few.experiment().trials().get(0);
            trials.add(new Trial(
                    1, first.id(), first.spec(), t + 1, 1, 0, Optional.empty(), List.of("x^2", Integer.toString(t))));
        }
        String page = page(few.with(with(few.experiment(), trials)));
        assertThat(page).contains("<summary>Ranks 11 to 100</summary>").contains("summary.csv has all 120.");
        assertThat(page.lines().filter(line -> line.matches("\\| [0-9]+ \\| x\\^2 \\| [0-9]+ \\|.*")))
                .hasSize(100);
        assertThat(page).contains("119 trials are like earlier ones and were not trained again.");
    }

    @Test
    void theVerdictIsOneLineWithoutMarkup() {
        assertThat(Reports.of(Experiments.sweep()).verdictLine())
                .isEqualTo(
                        "optimizer=adam(beta_1=0.8), learning_rate=0.1, case=-careful|<b> has the lowest val_loss of 12 configurations: "
                                + "0.31332 (mean of 3, 95 % interval 0.133723 to 0.492918). "
                                + "Over 3 repeats, 10 of the 11 others can't be told from it, and 1 diverged or failed in all but at most one repeat; "
                                + "to tell it from the runner-up would take about 4 repeats (sweep.confirm: {best: 2, repeats: 4}), if the difference stays what it is. "
                                + "The validation rows also picked the epoch (early stopping), which flatters it. "
                                + "The budgets are unequal, 2 to 10 steps; the best had 2 steps. "
                                + "2 of 4 expectations do not hold.");
        assertThat(Reports.of(Experiments.hopeless()).verdictLine())
                .isEqualTo("No trial completed: 1 diverged, 0 failed. The expectation does not hold.");
    }

    @Test
    void aFileThatAnEarlierRunHadIsRemoved() throws java.io.IOException {
        MemoryFolder folder = MemoryFolder.of(Experiments.single()).with("trajectory.csv", "trial,step\n");
        Reports.of(Experiments.minimize()).write(folder);
        assertThat(folder.files().keySet())
                .containsExactly(
                        "plots/learning_rate.svg",
                        "plots/steps.svg",
                        "plots/way.svg",
                        "report.html",
                        "report.md",
                        "summary.csv",
                        "trajectory.csv",
                        "trials.csv");
    }

    private static String page(HandMade results) {
        return MemoryFolder.of(results).file("report.md");
    }

    private static ExperimentSpec with(ExperimentSpec e, List<Trial> trials) {
        return Altered.of(e).trials(trials).expectations(List.of()).spec();
    }
}
