package dev.descent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.number.NumberText;
import dev.descent.output.Experiments;
import dev.descent.output.MemoryFolder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static final String HEADER = "trial,id,optimizer,repeat,seed,status,parameters,final_loss\n";

    private final MemoryFolder one = new MemoryFolder()
            .with(
                    "trials.csv",
                    HEADER + "1,a,sgd,1,0,completed,3,5\n2,b,sgd,2,0,completed,3,6\n3,c,sgd,3,0,diverged,3,\n"
                            + "4,d,adam,1,0,completed,3,2\n");

    @Test
    void aTrialThatDivergedHasLostItsPair() throws IOException {
        MemoryFolder other = new MemoryFolder()
                .with(
                        "trials.csv",
                        HEADER + "1,e,sgd,1,0,completed,3,4\n2,f,sgd,2,0,completed,3,5.5\n3,g,sgd,3,0,completed,3,9\n"
                                + "4,h,lion,1,0,completed,3,1\n");
        assertThat(text(one, other)).isEqualTo("""
                best of one: optimizer=adam, final_loss 2
                best of other: optimizer=lion, final_loss 1

                final_loss of the configurations in both; differences are other − one; n counts repeats, the verdict is of other
                configuration  one    other  difference  interval  p  n  detectable  verdict
                optimizer=sgd  5.5  6.16667                           3              too_few
                """);
    }

    @Test
    void whatASearchHalvedIsComparedWithNothing() throws IOException {
        String epochs = HEADER.replace("final_loss", "epochs,final_loss");
        MemoryFolder search = new MemoryFolder()
                .with(
                        "trials.csv",
                        epochs
                                + "1,e,sgd,1,0,halved,3,2,0.1\n2,f,sgd,2,0,diverged,3,1,\n3,g,adam,1,0,completed,3,9,3\n");
        assertThat(text(one, search)).isEqualTo("""
                best of one: optimizer=adam, final_loss 2
                best of other: optimizer=adam, final_loss 3

                final_loss of the configurations in both; differences are other − one; n counts repeats, the verdict is of other
                configuration   one  other  difference  interval  p  n  detectable  verdict
                optimizer=adam    2      3           1               1              too_few
                1 configuration in both was halved in one or both, and compared with nothing
                """);
    }

    @Test
    void trialsOfDifferentSeedsAreNoPairs() throws IOException {
        MemoryFolder other =
                new MemoryFolder().with("trials.csv", HEADER + "1,a,sgd,1,7,completed,3,5\n2,b,sgd,2,7,diverged,3,\n");
        assertThat(text(one, other)).containsPattern("optimizer=sgd +5.5 +5 +0 +too_few\n");
    }

    @Test
    void anEngineThatIsNotBuiltInIsNamed() throws IOException {
        MemoryFolder other = new MemoryFolder()
                .with("trials.csv", HEADER + "1,a,sgd,1,0,completed,3,5\n")
                .with("experiment.yaml", "name: other\nengine: mine\n");
        assertThat(text(one, other))
                .contains(
                        "engine of other: mine, which is not built in: its numbers may repeat on one machine and with one"
                                + " version of it only\n")
                .doesNotContain("engine of one");
    }

    @Test
    void foldersWithoutACommonConfigurationStillHaveABest() throws IOException {
        MemoryFolder other = MemoryFolder.of(Experiments.minimize());
        assertThat(text(one, other)).isEqualTo("""
                best of one: optimizer=adam, final_loss 2
                best of other: minimize.function=-x^2, learning_rate=0.3, final_loss 0.036864
                no configuration is in both
                """);
    }

    @Test
    void aFolderInWhichNothingCompletedHasNoBest() throws IOException {
        MemoryFolder hopeless = MemoryFolder.of(Experiments.hopeless());
        assertThat(text(hopeless, hopeless)).startsWith("best of one: none completed\n");
    }

    @Test
    void theRoundsOfRepeatsArePairs() throws IOException {
        // differences -1, -2, -1, -3: mean -1.75, sd √(2.75/3); ± 3.182446·sd/√4; t = -3.65563 with 3 degrees of
        // freedom
        assertThat(text(values("repeat", "", 5, 6, 7, 8), values("repeat", "", 4, 4, 6, 5)))
                .containsPattern("all +6.5 +4.75 +-1.75 +-3.27348 to -0.22652 +0.0353528 +4 +[0-9.]+ +better\n");
        assertThat(text(values("repeat", "", 4, 4, 6, 5), values("repeat", "", 5, 6, 7, 8)))
                .containsPattern("1.75 +0.22652 to 3.27348 +0.0353528 +4 +[0-9.]+ +worse\n");
    }

    @Test
    void whatIsTheSameIsEqual() throws IOException {
        MemoryFolder folder = values("repeat", "", 5, 6, 7, 8);
        assertThat(text(folder, folder)).containsPattern("all +6.5 +6.5 +0 +4 +equal\n");
    }

    @Test
    void repeatsThatShareTheirFoldsAreOneRound() throws IOException {
        // means of two repeats a fold: differences -1, -2, -4.5; sd √3.25; ± 4.302653·sd·√(1/3 + 1/2); t = -1.51911, 2
        // degrees of freedom
        String split = "dataset: {split: {folds: 3, per_repeat: false}}\n";
        assertThat(text(values("fold", split, 5, 5, 7, 7, 9, 10), values("fold", split, 4, 4, 4, 6, 5, 5)))
                .contains("; n counts folds")
                .containsPattern("-2.5 +-9.58[0-9]+ to 4.58[0-9]+ +0.268[0-9]+ +3 +[0-9.]+ +undecided\n")
                .contains("Nadeau and Bengio");
    }

    @Test
    void nothingIsPairedAcrossOtherTablesRowsOrLosses() throws IOException {
        String same = "seed: 1\ndataset: {cells_sha256: aa, split: {validation: 0.2}}\nloss: mse\n";
        MemoryFolder one = values("repeat", same, 5, 6, 7, 8);
        assertThat(text(one, values("repeat", same + "epochs: 3\n", 4, 4, 6, 5)))
                .contains(" better\n");
        assertThat(text(one, values("repeat", same.replace("aa", "bb"), 4, 4, 6, 5)))
                .contains("nothing is paired, for the tables differ, by their digests\n")
                .contains("the ranking of one\nconfiguration  final_loss  values\nall                   6.5       4\n")
                .contains("the ranking of other\n")
                .doesNotContain("better");
        assertThat(text(one, values("repeat", same.replace("seed: 1", "seed: 2"), 4, 4, 6, 5)))
                .contains("nothing is paired, for the rows differ (seed 1 → 2)\n");
        assertThat(text(one, values("repeat", same.replace("0.2", "0.3"), 4, 4, 6, 5)))
                .contains("nothing is paired, for the rows differ (dataset.split.validation 0.2 → 0.3)\n");
        assertThat(text(one, values("repeat", same.replace("mse", "mae"), 4, 4, 6, 5)))
                .contains("nothing is paired, for the losses differ (loss mse → mae)\n");
        String penalized = "layers: [{dense: {units: 1, kernel_regularizer: {l2: %s}}}]\n";
        MemoryFolder little = values("repeat", same + penalized.formatted("0.01"), 5, 6, 7, 8);
        assertThat(text(little, values("repeat", same + penalized.formatted("0.1"), 4, 4, 6, 5)))
                .contains("nothing is paired, for the penalties differ (")
                .contains("kernel_regularizer.l2 0.01 → 0.1)\n");
    }

    /** Results without a sweep: a trial a value, two a fold where these are folds. */
    private static MemoryFolder values(String unit, String experiment, double... values) {
        boolean folds = unit.equals("fold");
        StringBuilder trials =
                new StringBuilder("trial,id,repeat," + (folds ? "fold," : "") + "seed,status,parameters,final_loss\n");
        for (int i = 0; i < values.length; i++) {
            String round = folds ? i % 2 + 1 + "," + (i / 2 + 1) : Integer.toString(i + 1);
            trials.append(i + 1)
                    .append(",t")
                    .append(i)
                    .append(',')
                    .append(round)
                    .append(",0,completed,3,");
            trials.append(NumberText.written(values[i])).append('\n');
        }
        MemoryFolder folder = new MemoryFolder().with("trials.csv", trials.toString());
        return experiment.isEmpty() ? folder : folder.with("experiment.yaml", experiment);
    }

    private static String text(MemoryFolder a, MemoryFolder b) throws IOException {
        StringBuilder text = new StringBuilder();
        new SideBySide(a.stored("one"), b.stored("other")).write(text);
        return text.toString();
    }
}
