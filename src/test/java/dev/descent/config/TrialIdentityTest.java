package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Trial;
import dev.descent.problem.FileRefused;
import dev.descent.problem.ProblemText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a trial's id depends on, and what it does not: whatever it does not depend on trains nothing again. */
class TrialIdentityTest {
    private static final String FILE = """
            name: first
            description: Some sentence
            seed: 3
            dataset: {csv: t.csv, target: y, features: [a, b], split: {validation: 0.3}}
            layers: [{dense: {units: 4, activation: relu}}, {dropout: 0.1}, {dense: 1}]
            loss: mse
            metrics: [mae]
            epochs: 3
            batch_size: 4
            sweep:
              grid:
                optimizer: [sgd, {adam: {learning_rate: [0.001, 0.003]}}]
                epochs: [3, 4]
              cases: {plain: {}, careful: {"layers[1].rate": 0.5}}
              repeats: 2
            engine: lockstep
            executor: local
            report: {rank_by: val_loss, predictions: 10, history: all}
            expect: [best.val_loss < 100]
            """;

    @TempDir
    private Path folder;

    private Set<String> ids;

    @BeforeEach
    void writeTable() throws IOException {
        writeTable("t.csv", 0);
        ids = ids(FILE);
        assertThat(ids).hasSize(24);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the experiment's name     | name: first             | name: second
            its description           | Some sentence           | Another
            no description            | description: Some sentence\\n |
            a case's name             | careful:                | cautious:
            the key ranked by         | rank_by: val_loss       | rank_by: final_loss
            the number of predictions | predictions: 10         | predictions: 3
            the extent of the history | history: all            | history: none
            no report keys            | report: {rank_by: val_loss, predictions: 10, history: all}\\n |
            the engine                | engine: lockstep        | engine: reference
            the executor              | executor: local         | executor: elsewhere
            the conditions            | val_loss < 100          | val_loss < 1
            the order of cases        | plain: {}, careful: {"layers[1].rate": 0.5} | careful: {"layers[1].rate": 0.5}, plain: {}
            the order of values       | [0.001, 0.003]          | [0.003, 0.001]
            the order of alternatives | [sgd, {adam: {learning_rate: [0.001, 0.003]}}] | [{adam: {learning_rate: [0.001, 0.003]}}, sgd]
            a default written out     | metrics: [mae]          | metrics: [mae]\\nshuffle: true
            a number's form           | 0.003                   | 3.0e-3
            """)
    void anIdDoesNotDependOn(String what, String from, String to) {
        assertThat(ids(changed(from, to))).as(what).isEqualTo(ids);
    }

    @Test
    @DisplayName("an id does not depend on the order of axes or of keys")
    void orderOfAxes() {
        String optimizers = "    optimizer: [sgd, {adam: {learning_rate: [0.001, 0.003]}}]\n";
        String epochs = "    epochs: [3, 4]\n";
        assertThat(ids(changed(optimizers + epochs, epochs + optimizers))).isEqualTo(ids);
        String grid = "  grid:\n" + optimizers + epochs;
        String cases = "  cases: {plain: {}, careful: {\"layers[1].rate\": 0.5}}\n";
        assertThat(ids(changed(grid + cases, cases + grid))).isEqualTo(ids);
        assertThat(ids(changed("loss: mse\nmetrics: [mae]\n", "metrics: [mae]\nloss: mse\n")))
                .isEqualTo(ids);
    }

    @Test
    @DisplayName("an id does not depend on where the table lies, but on every byte of it")
    void table() throws IOException {
        Files.move(folder.resolve("t.csv"), folder.resolve("u.csv"));
        String moved = FILE.replace("t.csv", "u.csv");
        assertThat(ids(moved)).isEqualTo(ids);
        writeTable("u.csv", 1);
        assertThat(ids(moved)).doesNotContainAnyElementsOf(ids);
    }

    @Test
    void addingToASweepKeepsTheIdsThatWereThere() {
        assertThat(ids(changed("[0.001, 0.003]", "[0.001, 0.002, 0.003]")))
                .containsAll(ids)
                .hasSize(32);
        assertThat(ids(changed("repeats: 2", "repeats: 3"))).containsAll(ids).hasSize(36);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the seed       | seed: 3          | seed: 4
            the features   | [a, b]           | [b, a]
            the split      | validation: 0.3  | validation: 0.4
            the layers     | units: 4         | units: 5
            the activation | relu             | tanh
            the loss       | loss: mse        | loss: mae
            the metrics    | metrics: [mae]   | metrics: [rmse]
            the batch size | batch_size: 4    | batch_size: 5
            the order      | batch_size: 4    | batch_size: 4\\nshuffle: false
            the stopping   | batch_size: 4    | batch_size: 4\\nearly_stopping: {monitor: val_loss}
            the clipping   | batch_size: 4    | batch_size: 4\\ngradient_clipping: {norm: 1}
            """)
    void anIdDependsOn(String what, String from, String to) {
        assertThat(ids(changed(from, to))).as(what).hasSize(24).doesNotContainAnyElementsOf(ids);
    }

    private static String changed(String from, String to) {
        String text = from.replace("\\n", "\n");
        assertThat(FILE).contains(text);
        return FILE.replace(text, to == null ? "" : to.replace("\\n", "\n"));
    }

    private Set<String> ids(String yaml) {
        try {
            Path file = Files.writeString(folder.resolve("x.yaml"), yaml);
            Experiment experiment = ExperimentReader.read(
                    file, Map.of(), Set.of("lockstep", "reference"), Set.of("local", "elsewhere"));
            return experiment.spec().trials().stream().map(Trial::id).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (FileRefused e) {
            throw new AssertionError(e.problems().stream().map(ProblemText::of).collect(Collectors.joining("\n")), e);
        }
    }

    private void writeTable(String name, int more) throws IOException {
        StringBuilder csv = new StringBuilder("a,b,y\n");
        for (int i = 1; i <= 20; i++) {
            csv.append(i + "," + i * i + "," + (3 * i + more) + "\n");
        }
        Files.writeString(folder.resolve(name), csv);
    }
}
