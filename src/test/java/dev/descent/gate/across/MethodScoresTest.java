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
            format: 7
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
                        Score.of(3, "optimizer=sgd, learning_rate=0.1", 2, true),
                        Score.of(4.5, "optimizer=adam(learning_rate=0.5)", 2, true),
                        Score.none("diverged or failed", "optimizer=lion, learning_rate=0.1", 1));
        assertThat(folder.without("optimizer")).isEqualTo(1);
    }

    @Test
    void anotherColumnScoresTheSameConfigurations() throws IOException {
        SweptFolder folder = folder("one", TRIALS, "0a");
        ScoredDataSet scores =
                MethodScores.of(folder, CommonAxis.of("optimizer", List.of(folder)), Optional.of("test_loss"));
        assertThat(scores.column()).isEqualTo("test_loss");
        assertThat(scores.scores().get(0)).isEqualTo(Score.of(1.5, "optimizer=sgd, learning_rate=0.1", 2, false));
        // 0 with the rate of 0.7, which validation did not choose
        assertThat(scores.scores().get(1)).isEqualTo(Score.of(5, "optimizer=adam(learning_rate=0.5)", 2, false));
        assertThat(folder.measures()).containsExactly("final_loss", "val_loss", "test_loss");
    }

    @Test
    void whatWasTrainedAgainWasChosenFromWhatWasTuned() throws IOException {
        String tuning = """
                trial,id,optimizer,learning_rate,repeat,seed,competitor,study,status,val_loss
                1,a,sgd,0.1,1,0,plain,1,completed,9
                2,b,sgd,0.1,2,0,plain,1,completed,9
                3,c,sgd,0.2,1,0,plain,1,completed,9
                4,d,sgd,0.3,1,0,plain,1,diverged,
                5,e,sgd,0.4,1,0,plain,2,completed,9
                6,f,sgd,0.5,1,0,plain,2,completed,9
                7,g,adam(beta_1=0.5),0.1,1,0,adam,1,completed,9
                8,h,adam(beta_1=0.6),0.1,1,0,adam,1,completed,9
                """;
        // by itself the first study would say that sgd is better
        String trials = """
                trial,id,optimizer,learning_rate,repeat,seed,competitor,study,status,val_loss,test_loss
                9,i,sgd,0.1,1001,0,plain,1,completed,1,3
                10,j,sgd,0.1,1002,0,plain,1,completed,1,5
                11,k,adam(beta_1=0.5),0.1,1001,0,adam,1,completed,2,5
                12,l,adam(beta_1=0.5),0.1,1002,0,adam,1,completed,2,5
                13,m,sgd,0.5,1001,0,plain,2,completed,1,8
                14,n,sgd,0.5,1002,0,plain,2,completed,1,8
                15,o,adam(beta_1=0.5),0.1,1001,0,adam,2,completed,2,5.5
                16,p,adam(beta_1=0.5),0.1,1002,0,adam,2,completed,2,4.5
                """;
        MemoryFolder folder = new MemoryFolder()
                .with("trials.csv", trials)
                .with("tuning.csv", tuning)
                .with("experiment.yaml", """
                        arithmetic: 3
                        format: 7
                        dataset: {csv: a.csv, cells_sha256: 0a}
                        compare: {select_by: val_loss, judge_by: test_loss}
                        report: {rank_by: test_loss}
                        """);
        SweptFolder swept = SweptFolder.read(folder.stored("results/x"), "x");
        ScoredDataSet scores = MethodScores.of(swept, CommonAxis.of("optimizer", List.of(swept)), Optional.empty());
        assertThat(swept.hasStudies()).isTrue();
        assertThat(scores.chosenBy()).isEqualTo("val_loss");
        assertThat(scores.scores())
                .containsExactly(
                        Score.of(6, "optimizer=sgd, learning_rate=0.1; optimizer=sgd, learning_rate=0.5", 3, false),
                        Score.of(5, "optimizer=adam(beta_1=0.5), learning_rate=0.1", 2, false));
        assertThat(scores.isFlattered()).isFalse();
        MemoryFolder diverged = folder.with("trials.csv", trials.replace("2,completed,1,8\n14", "2,diverged,,\n14"));
        SweptFolder lost = SweptFolder.read(diverged.stored("results/x"), "x");
        assertThat(MethodScores.of(lost, CommonAxis.of("optimizer", List.of(lost)), Optional.empty())
                        .scores()
                        .get(0)
                        .text())
                .isEqualTo("1 of 4 trials diverged");
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
