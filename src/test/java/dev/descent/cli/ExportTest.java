package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code export} says where there is no network to save. */
class ExportTest {
    private static final String FILE = """
            dataset: {csv: ../data/few.csv, target: y, split: {validation: 0.25}}
            layers: [{dense: 1}]
            loss: mse
            optimizer: sgd
            epochs: 4
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void rig() throws Exception {
        rig = new CommandRig(folder);
        Files.writeString(folder.resolve("data/few.csv"), "a,y\n1,2\n2,3\n3,5\n5,8\n7,9\n8,9\n9,9\n9,8\n");
    }

    private void run(String sweep) {
        Path file = rig.experiment("x.yaml", FILE + sweep);
        assertThat(rig.run("run", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();
    }

    private int export(int trial) {
        Path out = folder.resolve("out.safetensors");
        return rig.run("export", rig.results().resolve("x"), "--trial", trial, "--data", folder, "--out", out);
    }

    @Test
    void aTrialThatDivergedHasNoNetwork() {
        run("sweep: {grid: {learning_rate: [0.001, 1e30]}}\n");
        assertThat(export(2)).isEqualTo(2);
        assertThat(rig.err()).matches("trial 2 \\([0-9a-f]{16}\\) diverged at epoch 1; it has no network to save\n");
        assertThat(folder.resolve("out.safetensors")).doesNotExist();
        assertThat(export(1)).as(rig.err()).isZero();
    }

    /** The journal may be gone; then it is trained before anybody knows. */
    @Test
    void norHasOneOfWhichNothingIsStored() throws Exception {
        run("sweep: {grid: {learning_rate: [0.001, 1e30]}}\n");
        Files.delete(rig.results().resolve("x/.run/journal"));
        assertThat(export(2)).as(rig.err()).isEqualTo(2);
        assertThat(rig.err()).contains("diverged at epoch 1; it has no network to save");
    }

    /** It completed the epochs of its rung, with weights that its outcome was measured with. */
    @Test
    void aTrialThatWasHalvedHasTheNetworkOfItsLastEpoch() {
        run("sweep:\n  search: {successive_halving: {configurations: 4, eta: 2, min_epochs: 1}}\n"
                + "  over: {learning_rate: {log_uniform: [0.0001, 0.01]}}\n");
        for (int trial = 1; trial <= 4; trial++) {
            assertThat(export(trial)).as(rig.err()).isZero();
        }
    }
}
