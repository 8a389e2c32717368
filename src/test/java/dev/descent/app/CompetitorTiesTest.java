package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accuracies on few rows: many configurations are as good as each other. */
class CompetitorTiesTest {
    private static final String FILE = """
            dataset: {csv: data/iris.csv, target: species, scale: standard, split: {validation: 0.1, test: 0.1}}
            layers: [{dense: {units: 3, activation: softmax}}]
            loss: categorical_crossentropy
            metrics: [accuracy]
            epochs: 20
            sweep: {grid: {optimizer: [adam, momentum]}}
            compare:
              of: optimizer
              tune: {learning_rate: [0.1, 0.2, 0.3, 0.4]}
              select_by: val_accuracy
              judge_by: test_accuracy
              search: {random: 4}
              tuning_repeats: 1
              confirm_repeats: 2
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.copy(Path.of("data/iris.csv"), folder.resolve("data/iris.csv"));
        Files.writeString(folder.resolve("x.yaml"), FILE);
        Compared.run(folder.resolve("x.yaml"), folder.resolve("results"), 1);
    }

    private List<Map<String, String>> rows(String csv) throws Exception {
        return Compared.rows(folder.resolve("results/x/" + csv));
    }

    @Test
    void ofThoseWithTheBestAccuracyTheLeastLossIsChosenAndTheOthersAreCounted() throws Exception {
        String report = Files.readString(folder.resolve("results/x/report.md"));
        int ties = 0;
        for (String competitor : List.of("adam", "momentum")) {
            List<Map<String, String>> own = rows("tuning.csv").stream()
                    .filter(it -> it.get("competitor").equals(competitor))
                    .toList();
            double best = own.stream()
                    .mapToDouble(it -> Double.parseDouble(it.get("val_accuracy")))
                    .max()
                    .orElseThrow();
            List<Map<String, String>> tied = new ArrayList<>(own.stream()
                    .filter(it -> Double.parseDouble(it.get("val_accuracy")) == best)
                    .toList());
            tied.sort((a, b) ->
                    Double.compare(Double.parseDouble(a.get("val_loss")), Double.parseDouble(b.get("val_loss"))));
            String rate = tied.get(0).get("learning_rate");
            assertThat(rows("trials.csv").stream()
                            .filter(it -> it.get("competitor").equals(competitor))
                            .map(it -> it.get("learning_rate")))
                    .containsOnly(rate);
            if (tied.size() > 1) {
                assertThat(report)
                        .containsPattern("\\| " + competitor + " \\| learning_rate " + rate + "[^|]*; "
                                + (tied.size() - 1) + " others? as good \\|");
            }
            ties += tied.size() - 1;
        }
        assertThat(ties).isPositive();
        List<Map<String, String>> competitors = rows("competitors.csv");
        boolean shared = competitors
                .get(0)
                .get("test_accuracy")
                .equals(competitors.get(1).get("test_accuracy"));
        assertThat(report.contains(" It shares that with " + competitors.get(1).get("competitor") + "."))
                .isEqualTo(shared);
    }
}
