package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.analysis.Findings;
import dev.descent.analysis.JudgedRows;
import dev.descent.config.Experiment;
import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.data.PartName;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.journal.Journal;
import dev.descent.model.Trial;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The best configuration is judged on rows that the network which predicts them was not trained on. */
class UnseenRowsTest {
    private static final int ROWS = 60;
    private static final String FILE = """
            dataset: {csv: %s, target: y, features: [x, z], split: %s}
            layers: [{dense: {units: 1, activation: sigmoid}}]
            loss: binary_crossentropy
            metrics: [accuracy]
            optimizer: adam
            epochs: 3
            sweep: {grid: {learning_rate: [0.01, 0.3]}, repeats: %d}
            report: {predictions: 7}
            """;

    @TempDir
    private Path folder;

    private Path file;
    private Path results;

    /** x tells rows apart. */
    @BeforeEach
    void writeTables() throws IOException {
        file = folder.resolve("x.yaml");
        results = folder.resolve("results");
        String[] parts = {"train", "test", "train", "validation"};
        StringBuilder all = new StringBuilder("x,z,part,y\n");
        StringBuilder half = new StringBuilder(all);
        for (int row = 0; row < ROWS; row++) {
            String line = row * 7 % ROWS / 100.0 + "," + row * row % 11 + "," + parts[row % 4] + ","
                    + (row * row % 11 > 3 ^ row % 5 == 0 ? "yes" : "no") + "\n";
            all.append(line);
            half.append(line.replaceFirst("^0", "1"));
        }
        Files.writeString(folder.resolve("a.csv"), all);
        Files.writeString(folder.resolve("b.csv"), half);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.csv | {validation: 0.25}                              | 1 | 15 | VALIDATION",
                "a.csv | {validation: 0.25}                              | 3 | 15 | VALIDATION",
                "a.csv | {validation: 0.25, per_repeat: true}            | 3 | 15 | VALIDATION",
                "a.csv | {validation: 0.25, test: 0.2}                   | 2 | 12 | TEST",
                "a.csv | {validation: 0.25, test: 0.2, per_repeat: true} | 3 | 12 | TEST",
                "a.csv | {by: part}                                      | 1 | 15 | TEST",
                "a.csv | {folds: 4}                                      | 1 | 60 | VALIDATION",
                "a.csv | {folds: 4, stratify: true}                      | 3 | 60 | VALIDATION",
                "a.csv | {folds: 4, per_repeat: true}                    | 3 | 60 | VALIDATION",
                "a.csv | {folds: 4, test: 0.2}                           | 2 | 12 | TEST",
                "a.csv | {forward: 3}                                    | 1 | 45 | VALIDATION",
                "a.csv | {forward: 3, test: 0.2}                         | 1 | 12 | TEST",
                "'{train: a.csv, test: b.csv}' | {folds: 3}              | 2 | 60 | TEST",
                "'{train: a.csv, validation: b.csv}' | {test: 0.5}       | 2 | 30 | TEST",
            })
    void noJudgedRowWasTrainedOn(String csv, String split, int repeats, int rows, PartName part) throws Exception {
        write(csv, split, repeats);
        run();
        try (Journal journal = journal()) {
            Experiment experiment = load();
            EngineJournal outcomes = EngineJournal.of(journal, experiment.spec());
            DatasetCache data = new DatasetCache(experiment);
            Findings findings =
                    Findings.of(new StoredResults(experiment, experiment.spec(), outcomes, data, List.of()));
            JudgedRows judged = findings.judged().orElseThrow();
            assertThat(judged.judges().part()).isEqualTo(part);
            assertThat(judged.rows()).isEqualTo(rows);
            Set<Integer> different = new TreeSet<>();
            for (int r = 0; r < rows; r++) {
                different.add(judged.row(r));
            }
            assertThat(different).hasSize(rows);
            int right = 0;
            double rightByRecords = 0;
            for (Trial trial : judged.judges().trials()) {
                Dataset dataset = data.of(trial);
                Part own = dataset.part(part).orElseThrow();
                assertThat(firstInputs(own)).doesNotContainAnyElementsOf(firstInputs(dataset.train()));
                Completed record = (Completed) outcomes.outcome(trial);
                Scores scores = (part == PartName.TEST ? record.test() : record.validation()).orElseThrow();
                rightByRecords += (double) scores.metrics()[0] * own.rows();
                assertThat(trial.repeat())
                        .isEqualTo(judged.judges().trials().get(0).repeat());
            }
            for (int r = 0; r < rows; r++) {
                right += judged.trueClass(r) == judged.predictedClass(r) ? 1 : 0;
            }
            assertThat((double) right).isEqualTo(Math.rint(rightByRecords));
            assertThat(right).isBetween(1, rows - 1);
        }
    }

    /** Whatever the journal lost behind the trials' own records is trained again, in a run as in a report, and ends in the same files. */
    @ParameterizedTest
    @CsvSource({"{folds: 4}", "'{validation: 0.25, test: 0.2}'"})
    void whatIsLostIsPredictedAgain(String split) throws Exception {
        write("a.csv", split, 2);
        run();
        Map<String, String> whole = files();
        Path journal = results.resolve("x/.run/journal");
        byte[] stored = Files.readAllBytes(journal);
        for (int lost : new int[] {1, 100, 700}) {
            for (boolean report : lost < 700 ? new boolean[] {true, false} : new boolean[] {false}) {
                Files.write(journal, stored);
                try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
                    channel.truncate(stored.length - lost);
                }
                Files.delete(results.resolve("x/report.md"));
                RoundLog log = new RoundLog();
                Runner runner = new Runner(new Loader(), SearchProcess.options(results, 1), log, new Cancellation());
                if (report) {
                    runner.report(List.of(load()));
                } else {
                    runner.run(List.of(load()));
                }
                assertThat(log.again()).isBetween(1, 4);
                assertThat(files()).isEqualTo(whole);
                assertThat(Files.size(journal)).isGreaterThanOrEqualTo(stored.length);
            }
        }
    }

    @Test
    void nothingIsTrainedTwice() throws Exception {
        write("a.csv", "{folds: 4}", 2);
        RoundLog first = run();
        assertThat(first.rounds()).containsExactly("1: 16 + 0");
        assertThat(first.again())
                .as("the folds of the best configuration's first repeat")
                .isEqualTo(4);
        RoundLog second = run();
        assertThat(second.rounds()).containsExactly("1: 0 + 16");
        assertThat(second.again()).isZero();
        Files.writeString(
                file, Files.readString(file).replace("[0.01, 0.3]", "[0.3]").replace("repeats: 2", "repeats: 1"));
        results = folder.resolve("others");
        RoundLog alone = run();
        assertThat(alone.rounds()).containsExactly("1: 4 + 0");
        assertThat(alone.again()).as("one configuration is asked at once").isZero();
    }

    @Test
    void aForgedRecordIsNoticed() throws Exception {
        write("a.csv", "{validation: 0.25}", 1);
        run();
        String report = Files.readString(results.resolve("x/report.md"));
        Trial best = load().spec().trials().get(1);
        Completed record;
        try (Journal journal = journal()) {
            record = (Completed) journal.find("lockstep", best.id(), 3).orElseThrow();
        }
        Scores scores = record.validation().orElseThrow();
        Scores better = new Scores(scores.loss() / 2, scores.metrics());
        assertForged(forged(record, better, record.predictions()), "validation loss");

        float[] values = record.predictions().values().clone();
        values[0] = 1 - values[0];
        try (Journal journal = journal()) {
            // As if the rows had not been predicted yet.
            journal.append("lockstep predicting validation", 3, forged(record, better, Predictions.NONE), 0);
        }
        assertForged(forged(record, scores, new Predictions(1, values)), "prediction for the file's first rows");
        assertThat(results.resolve("x/report.md")).hasContent(report);
    }

    private void assertForged(Completed forged, String what) throws IOException {
        try (Journal journal = journal()) {
            journal.append("lockstep", 3, forged, 0);
        }
        assertThatThrownBy(this::run)
                .isInstanceOf(Stopped.class)
                .hasMessageContaining(
                        "was trained again for its predictions, and its " + what + " is not the one that is stored");
    }

    private static Completed forged(Completed o, Scores validation, Predictions predictions) {
        return new Completed(
                o.trialId(),
                o.epochs(),
                o.steps(),
                o.parameters(),
                o.train(),
                Optional.of(validation),
                o.test(),
                o.bestEpoch(),
                o.history(),
                predictions,
                o.trajectory());
    }

    private static Set<Float> firstInputs(Part part) {
        Set<Float> inputs = new TreeSet<>();
        for (int r = 0; r < part.rows(); r++) {
            inputs.add(part.inputs()[r * part.features()]);
        }
        assertThat(inputs).hasSize(part.rows());
        return inputs;
    }

    private void write(String csv, String split, int repeats) throws IOException {
        Files.writeString(file, FILE.formatted(csv, split, repeats));
    }

    private RoundLog run() throws Exception {
        RoundLog log = new RoundLog();
        new Runner(new Loader(), SearchProcess.options(results, 1), log, new Cancellation()).run(List.of(load()));
        return log;
    }

    private Experiment load() throws Exception {
        return new Loader()
                .load(List.of(file), SearchProcess.options(results, 1))
                .get(0);
    }

    private Journal journal() throws IOException {
        return Journal.open(results.resolve("x/.run/journal"), 0);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(results)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                String name = results.relativize(path).toString();
                if (!name.contains(".run")) {
                    files.put(name, Files.readString(path));
                }
            }
        }
        return files;
    }
}
