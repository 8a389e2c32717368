package dev.descent.gate.across;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.analysis.across.Score;
import dev.descent.analysis.across.ScoredDataSet;
import dev.descent.output.MemoryFolder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MethodScoresTest {
    private static final String TRIALS = """
            trial,id,optimizer,learning_rate,repeat,fold,seed,status,parameters,epochs,steps,final_loss,val_loss,test_loss,best_epoch
            1,a,sgd,0.1,1,1,0,completed,3,5,50,9,4,1,2
            2,b,sgd,0.1,1,2,0,completed,3,5,50,9,2,2,2
            3,c,sgd,1,1,1,0,completed,3,5,50,1,1,9,2
            4,d,sgd,1,1,2,0,diverged,3,5,50,,,,
            5,e,"adam(learning_rate=0.5)",,1,1,0,completed,3,5,50,5,5,5,2
            6,f,"adam(learning_rate=0.5)",,1,2,0,completed,3,5,50,5,4,5,2
            7,g,"adam(learning_rate=0.7)",,1,1,0,completed,3,5,50,5,6,0,2
            8,h,"adam(learning_rate=0.7)",,1,2,0,completed,3,5,50,5,6,0,2
            9,i,lion,0.1,1,1,0,diverged,3,5,50,,,,
            10,j,lion,0.1,1,2,0,failed,3,5,50,,,,
            11,k,,0.1,1,1,0,completed,3,5,50,0,0,0,2
            """;
    private static final String EXPERIMENT = """
            arithmetic: 3
            format: 6
            dataset: {csv: a.csv, cells_sha256: %s}
            report: {rank_by: val_loss}
            """;

    @Test
    void aMethodIsItsBestConfigurationByTheFoldersColumn() throws IOException {
        SweptFolder folder = folder("one", TRIALS, "0a");
        CommonAxis axis = CommonAxis.of("optimizer", List.of(folder));
        assertThat(axis.methods()).containsExactly("sgd", "adam", "lion");
        ScoredDataSet scores = MethodScores.of(folder, axis, Optional.empty());
        assertThat(scores.chosenBy()).isEqualTo("val_loss");
        assertThat(scores.scores())
                .containsExactly(
                        Score.of(3, "optimizer=sgd, learning_rate=0.1", 2),
                        Score.of(4.5, "optimizer=adam(learning_rate=0.5)", 2),
                        Score.none("diverged or failed", "optimizer=lion, learning_rate=0.1", 1));
        assertThat(folder.without("optimizer")).isEqualTo(1);
    }

    @Test
    void anotherColumnScoresTheSameConfigurations() throws IOException {
        SweptFolder folder = folder("one", TRIALS, "0a");
        ScoredDataSet scores =
                MethodScores.of(folder, CommonAxis.of("optimizer", List.of(folder)), Optional.of("test_loss"));
        assertThat(scores.column()).isEqualTo("test_loss");
        assertThat(scores.scores().get(0)).isEqualTo(Score.of(1.5, "optimizer=sgd, learning_rate=0.1", 2));
        // 0 with the rate of 0.7, which validation did not choose
        assertThat(scores.scores().get(1)).isEqualTo(Score.of(5, "optimizer=adam(learning_rate=0.5)", 2));
        assertThat(folder.measures()).containsExactly("final_loss", "val_loss", "test_loss");
    }

    @Test
    void valuesThatSomeFolderLacksAreNoMethods() throws IOException {
        SweptFolder one = folder("one", TRIALS, "0a");
        SweptFolder two = folder(
                "two", TRIALS.replace("lion", "nadam").replace("learning_rate,", "optimizer.learning_rate,"), "0b");
        CommonAxis axis = CommonAxis.of("optimizer", List.of(one, two));
        assertThat(axis.methods()).containsExactly("sgd", "adam");
        assertThat(axis.absent()).isEqualTo(Map.of("lion", List.of("two"), "nadam", List.of("one")));
        assertThat(CommonAxis.of(List.of(one, two)))
                .extracting(CommonAxis::key)
                .containsExactly("optimizer", "learning_rate");
        assertThat(CommonAxis.of("optimizer.learning_rate", List.of(one, two)).methods())
                .containsExactly("0.1", "1");
    }

    @Test
    void tablesAreKnownByTheirDigests() throws IOException {
        assertThat(folder("one", TRIALS, "0a").tables()).containsExactly("0a");
        assertThat(folder("one", TRIALS, "{train: 0a, test: 0b}").tables()).containsExactly("0a", "0b");
        assertThat(SweptFolder.read(
                                new MemoryFolder().with("trials.csv", TRIALS).stored("one"), "one")
                        .tables())
                .isEmpty();
    }

    private static SweptFolder folder(String name, String trials, String digest) throws IOException {
        MemoryFolder folder =
                new MemoryFolder().with("trials.csv", trials).with("experiment.yaml", EXPERIMENT.formatted(digest));
        return SweptFolder.read(folder.stored("results/" + name), name);
    }
}
