package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.History;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.journal.Journal;
import dev.descent.journal.JournalBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finished trial is never trained again, whatever is done to its file that does not concern it. */
class ResumeTest {
    private static final String NETWORKS = """
            dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard}
            layers: [{dense: 1}]
            loss: mse
            epochs: 2
            sweep: {grid: {optimizer: [sgd, adam], learning_rate: [0.001, 0.01]}, repeats: 2}
            report: {predictions: 4}
            """;
    private static final String FUNCTIONS = """
            minimize: {function: x^2, start: {x: 1.2}}
            optimizer: sgd
            steps: 2
            sweep: {grid: {learning_rate: [0.1, 0.2, 0.3]}}
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void trainOnce() {
        rig = new CommandRig(folder);
        assertTrains("8 trials to train", NETWORKS);
    }

    @Test
    void whatDoesNotConcernATrialTrainsNothing() {
        String nothing = "0 trials to train, 8 known from before";
        assertTrains(nothing, NETWORKS);
        assertTrains(nothing, "description: Another\n" + NETWORKS);
        assertTrains(nothing, NETWORKS + "expect: [best.final_loss < 1000]\n");
        assertTrains(nothing, NETWORKS.replace("predictions: 4", "predictions: 2, history: none, rank_by: final_loss"));
        assertTrains(
                nothing,
                NETWORKS.replace(
                        "{optimizer: [sgd, adam], learning_rate: [0.001, 0.01]}",
                        "{learning_rate: [0.01, 0.001], optimizer: [adam, sgd]}"));
    }

    @Test
    void aChangeTrainsOnlyWhatIsNew() {
        assertTrains("4 trials to train, 8 known", NETWORKS.replace("[0.001, 0.01]", "[0.1, 0.001, 0.01]"));
        assertTrains("0 trials to train, 8 known", NETWORKS);
        assertTrains("0 trials to train, 4 known", NETWORKS.replace("[0.001, 0.01]", "[0.1]"));
    }

    @Test
    void anotherEngineTrainsForItself() {
        assertTrains("8 trials to train", NETWORKS + "engine: reference\n");
        assertTrains("0 trials to train, 8 known", NETWORKS + "engine: reference\n");
    }

    @Test
    void anotherNameIsAnotherFolderWhichCanBeMoved() throws IOException {
        Files.move(rig.results().resolve("x"), rig.results().resolve("y"));
        assertTrains("0 trials to train, 8 known", "name: y\n" + NETWORKS);
    }

    @Test
    void morePredictionsTrainTheTrialThatIsShownAndNoOther() {
        String split = NETWORKS.replace("scale: standard", "scale: standard, split: {test: 0.1}");
        assertTrains("1 trial to train again, for the predictions that the report shows", split);
        assertTrains("0 trials to train, 8 known", split);
        assertThat(rig.err()).doesNotContain("again");
        String more = split.replace("predictions: 4", "predictions: 7");
        assertTrains("1 trial to train again, for the predictions that the report shows", more);
        assertThat(rig.result("x/predictions.csv").lines()).hasSize(8);
        String all = rig.result("x/predictions.csv") + rig.result("x/trials.csv");
        assertTrains("0 trials to train, 8 known", more);
        assertThat(rig.run("run", rig.experiment("x.yaml", more), "--results", rig.results(), "--fresh"))
                .isZero();
        assertThat(rig.result("x/predictions.csv") + rig.result("x/trials.csv")).isEqualTo(all);
    }

    @Test
    void freshForgets() {
        Path file = rig.experiment("x.yaml", NETWORKS);
        assertThat(rig.run("run", file, "--results", rig.results(), "--fresh")).isZero();
        assertThat(rig.err()).contains("8 trials to train").doesNotContain("known");
        assertTrains("0 trials to train, 8 known", NETWORKS);
    }

    @Test
    void aJournalCutInItsLastRecordIsTakenUp() throws IOException {
        cutJournalEvery(50);
    }

    @Test
    @Tag("slow")
    void aJournalCutAtAnyByteOfItsLastRecordIsTakenUp() throws IOException {
        cutJournalEvery(1);
    }

    private void cutJournalEvery(int bytes) throws IOException {
        assertTrains("3 trials to train", FUNCTIONS);
        Path journal = rig.results().resolve("x/.run/journal");
        String trials = rig.result("x/trials.csv");
        Files.delete(journal);
        assertTrains("3 trials to train", FUNCTIONS);
        byte[] whole = Files.readAllBytes(journal);
        for (int cut = whole.length * 2 / 3; cut < whole.length; cut += bytes) {
            Files.write(journal, Arrays.copyOf(whole, cut));
            Files.delete(rig.results().resolve("x/trials.csv"));
            assertTrains("1 trial to train, 2 known", FUNCTIONS);
            assertThat(rig.err()).doesNotContain("damaged");
            assertThat(rig.result("x/trials.csv")).isEqualTo(trials);
            assertThat(journal).as("cut at %d", cut).hasBinaryContent(whole);
        }
    }

    @Test
    void aFlippedByteIsToldAndItsTrialTrainedAgain() throws IOException {
        byte[] whole = Files.readAllBytes(rig.results().resolve("x/.run/journal"));
        JournalBytes.Place record = JournalBytes.onlyRecords(whole).get(3);
        flip(whole, record.from() + 5);
        flip(whole, record.to() - 5);
    }

    @Test
    @Tag("slow")
    void aFlippedByteAnywhereInARecordIsToldAndItsTrialTrainedAgain() throws IOException {
        byte[] whole = Files.readAllBytes(rig.results().resolve("x/.run/journal"));
        List<JournalBytes.Place> records = JournalBytes.onlyRecords(whole);
        JournalBytes.Place shortest =
                Collections.min(records, Comparator.comparingInt(record -> record.to() - record.from()));
        for (int at = 0; at < shortest.to() - shortest.from(); at++) {
            flip(whole, records.get(at % records.size()).from() + at);
        }
    }

    /** Flips a bit of a byte of the journal, and runs twice. */
    private void flip(byte[] whole, int at) throws IOException {
        Path journal = rig.results().resolve("x/.run/journal");
        Path log = rig.results().resolve("x/.run/log");
        String trials = rig.result("x/trials.csv");
        byte[] bytes = whole.clone();
        bytes[at] ^= (byte) (1 << at % 8);
        Files.write(journal, bytes);
        assertTrains("1 trial to train, 7 known", NETWORKS);
        assertThat(log)
                .content()
                .endsWith("was damaged in 1 place; what stood there counts as if it had never been written\n");
        assertThat(rig.result("x/trials.csv")).as("byte %d", at).isEqualTo(trials);
        Files.delete(log);
        assertTrains("0 trials to train, 8 known", NETWORKS);
        assertThat(log).isEmptyFile();
    }

    @Test
    void aRecordThatNobodyCanReadIsToldOnce() throws IOException {
        Path journal = rig.results().resolve("x/.run/journal");
        Path log = rig.results().resolve("x/.run/log");
        Files.write(journal, JournalBytes.record(new byte[] {1, 2, 3}), StandardOpenOption.APPEND);
        byte[] bytes = Files.readAllBytes(journal);
        assertTrains("0 trials to train, 8 known", NETWORKS);
        assertThat(log).content().contains("has 1 record that this version can't read; it stays there");
        assertThat(Files.readAllBytes(journal)).startsWith(bytes);
        Files.delete(log);
        assertTrains("0 trials to train, 8 known", NETWORKS);
        assertThat(log).isEmptyFile();
    }

    @Test
    void aRecordWithoutTheMetricsOfItsTrialIsNotBelieved() throws IOException {
        String yaml = NETWORKS + "metrics: [mae, rmse]\n";
        assertTrains("8 trials to train", yaml);
        String trials = rig.result("x/trials.csv");
        String id = trials.lines().skip(1).findFirst().orElseThrow().split(",")[1];
        forge(id, 0);
        assertThat(rig.run("report", rig.experiment("x.yaml", yaml), "--results", rig.results()))
                .isEqualTo(2);
        assertThat(rig.err()).contains("trial 1 is not stored; `descent run` trains it");
        assertTrains("1 trial to train, 7 known", yaml);
        forge(id, 3);
        assertTrains("1 trial to train, 7 known", yaml);
        assertThat(rig.result("x/trials.csv")).isEqualTo(trials);
    }

    /** Puts a record with a sound checksum behind that of a trial; it differs in its number of metrics alone. */
    private void forge(String id, int metrics) throws IOException {
        Path path = rig.results().resolve("x/.run/journal");
        try (Journal journal = Journal.open(path, 0)) {
            TrialOutcome.Completed o =
                    (TrialOutcome.Completed) journal.find("lockstep", id, 2).orElseThrow();
            History h = o.history();
            History history = new History(
                    h.learningRate(),
                    h.runningLoss(),
                    h.loss(),
                    h.validationLoss(),
                    new float[h.epochs() * metrics],
                    h.validationMetrics());
            TrialOutcome forged = new TrialOutcome.Completed(
                    id,
                    o.epochs(),
                    o.steps(),
                    o.parameters(),
                    new Scores(o.train().loss(), new float[metrics]),
                    o.validation(),
                    o.test(),
                    o.bestEpoch(),
                    history,
                    o.predictions(),
                    o.trajectory());
            journal.append("lockstep", 2, forged, 0);
        }
    }

    private void assertTrains(String sentence, String yaml) {
        int code = rig.run("run", rig.experiment("x.yaml", yaml), "--results", rig.results());
        assertThat(code).as(rig.err()).isZero();
        assertThat(rig.err()).contains(sentence);
    }
}
